"""How far a task is: begun, per cent, words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.acts import Act
from bot.domain import OPEN_STATES, Speaker, TaskState
from bot.errors import NhacViecError, NotFound
from bot.services.doing.notes import taken_text
from bot.services.tasks.acts import NotPossibleNow, task_for
from bot.storage import NoteKind, Session, Task, TaskNote, events, tasks
from bot.storage.ids import id_of

PROGRESS = "progress"
"""The conversation in which words of progress are awaited."""


class SeveralSuch(NhacViecError):
    """Several tasks have the number that was said."""

    key = "progress-several"


class NothingSaid(NhacViecError):
    """Neither a share nor words."""

    key = "progress-nothing-said"


@dataclass(frozen=True, slots=True)
class Reported:
    """How far the task now is; `is_new` is false where it was said already."""

    task: Task
    percent: int | None
    is_new: bool = True


async def begin_work(
    session: Session, speaker: Speaker, task_id: int, *, now: datetime
) -> Reported:
    """“Bắt đầu”: nothing happens to a task somebody has begun."""
    task = await task_for(session, speaker, task_id, Act.REPORT_PROGRESS)
    if task.state is not TaskState.NOT_STARTED:
        return Reported(task, task.progress, is_new=False)
    await _move(session, task, progress=task.progress)
    _record(session, speaker, task, "started", now=now, before=TaskState.NOT_STARTED)
    return Reported(task, task.progress)


async def report(
    session: Session,
    speaker: Speaker,
    task_id: int,
    *,
    percent: int | None = None,
    text: str = "",
    now: datetime,
) -> Reported:
    """Notes a share, words or both; the task is then under way.

    Raises `NothingSaid`, `NotPossibleNow`, or what `taken_text` raises.
    """
    task = await task_for(session, speaker, task_id, Act.REPORT_PROGRESS)
    said = taken_text(text)
    if not said and percent is None:
        raise NothingSaid(number=task.number)
    if not said and task.progress == percent and task.state is TaskState.IN_PROGRESS:
        return Reported(task, percent, is_new=False)
    before = task.state
    share = task.progress if percent is None else percent
    note = TaskNote(
        org_id=speaker.org_id,
        task_id=task_id,
        person_id=speaker.id,
        kind=NoteKind.PROGRESS,
        text=said,
        progress=percent,
        created_at=now,
    )
    session.add(note)
    was = task.progress
    await _move(session, task, progress=share)
    await session.flush()
    values = {"note": id_of(note)}
    _record(
        session,
        speaker,
        task,
        "progress_reported",
        now=now,
        before=before,
        was=was,
        **values,
    )
    return Reported(task, share)


async def _move(session: Session, task: Task, *, progress: int | None) -> None:
    moved = await tasks.change_state(
        session, id_of(task), seen=task.state, state=TaskState.IN_PROGRESS, progress=progress
    )
    await session.refresh(task)
    if not moved:
        raise NotPossibleNow(number=task.number, state=task.state.value)


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    action: str,
    *,
    now: datetime,
    before: TaskState,
    was: int | None = None,
    **after: Any,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=id_of(task),
        before={"state": before.value, "progress": was},
        after={"state": task.state.value, "progress": task.progress, **after},
    )


async def task_said(session: Session, speaker: Speaker, number: str, *, asked_about: int) -> int:
    """The task a sentence names while another is asked about; never that one in its place.

    Raises `NotFound` for a number of none, `SeveralSuch`.
    """
    asked = await tasks.task_by_id(session, speaker.org_id, asked_about)
    if asked is not None and asked.number == number:
        return asked_about
    if not await tasks.visible_tasks_by_number(session, speaker, number):
        raise NotFound("no-such-number", number=number)
    found = await task_named(session, speaker, number)
    if found is None:
        raise SeveralSuch(number=number)
    return found


async def task_named(session: Session, speaker: Speaker, number: str) -> int | None:
    """The one task of that number the speaker may see; of several the one that is open."""
    found = await tasks.visible_tasks_by_number(session, speaker, number)
    still_open = [task for task in found if task.state in OPEN_STATES]
    if len(found) == 1:
        return id_of(found[0])
    return id_of(still_open[0]) if len(still_open) == 1 else None

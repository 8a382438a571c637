"""Handing a result in: collect words, document reference and files, then one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.acts import Act
from bot.domain import OPEN_STATES, ResultState, Speaker, TaskState
from bot.errors import NotFound
from bot.services import dialogues
from bot.services.doing import collecting, undoing_hand_ins
from bot.services.doing.closing import close_milestones
from bot.services.doing.collecting import AlreadyClosed, NothingOpen
from bot.services.doing.extension_closing import close_asked
from bot.services.leading.approval_news import tell_deciders
from bot.services.rights import require
from bot.storage import (
    Attachment,
    Result,
    Session,
    Task,
    events,
    handed_tasks,
    results,
    tasks,
)
from bot.storage.ids import id_of
from bot.storage.results import HandIn

HAND_IN = "hand_in"
dialogues.when_put_away(HAND_IN, dialogues.drop_files)
collecting.when_collected(HAND_IN, Act.HAND_IN)


@dataclass(frozen=True, slots=True)
class Done:
    """A hand-in that was kept: the task as it stands now."""

    task: Task
    files: int
    undo_id: int
    has_decider: bool = True
    """Whether somebody was told that it waits for approval, where it does."""


async def start(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> HandIn:
    """Opens the hand-in of a task; one that is open for the same task just goes on.

    Raises `NotFound`, `NotAllowed`, `AlreadyClosed`, or `DialogueOpen` while something else is
    half done.
    """
    return await collecting.start(session, speaker, HAND_IN, task_id, now=now)


async def cancel(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> str:
    """“Huỷ”: forgets the open hand-in and returns the task's number; the task stays as it was.

    Raises `NothingOpen` when the button belongs to a hand-in that is over.
    """
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or dialogue.kind != HAND_IN or dialogue.task_id != task_id:
        raise NothingOpen
    left = await dialogues.leave(session, speaker, now=now)
    return left.number if left else ""


async def files_of(session: Session, speaker: Speaker, task_id: int) -> Sequence[Attachment]:
    """The files of a task's results; raises `NotFound` where the speaker may not see the task."""
    if await tasks.task_by_id(session, speaker.org_id, task_id) is None:
        raise NotFound("task-not-found")
    require(speaker, Act.SEE, await tasks.assignments_of(session, task_id))
    found = await results.handed_in_files(session, task_id)
    if not found:
        raise NotFound("no-files")
    return found


async def finish(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Done:
    """“Xong”: result, task, milestones and event in one transaction.

    Raises `AlreadyClosed` when somebody finished the task first, `NothingOpen` when the button
    belongs to a hand-in that is over.
    """
    await tasks.lock(session, task_id)
    dialogue = await dialogues.current(session, speaker, now=now)
    if dialogue is None or dialogue.kind != HAND_IN or dialogue.task_id != task_id:
        task = await tasks.task_by_id(session, speaker.org_id, task_id)
        if task is not None and task.state not in OPEN_STATES:
            raise AlreadyClosed(number=task.number)
        raise NothingOpen
    task = await collecting.open_task(session, speaker, HAND_IN, task_id)
    hand_in = await collecting.state_of(session, dialogue, task)
    collected = dict(dialogue.data)
    before = await undoing_hand_ins.before_hand_in(session, task)
    needs_approval = speaker.policy.approval
    result = await _store_result(session, speaker, hand_in, approved=not needs_approval, now=now)
    await dialogues.end(session, speaker, HAND_IN)
    today = now.astimezone(speaker.zone).date()
    coming = await close_milestones(session, task_id, today=today, now=now)
    after = _state_after(coming, needs_approval=needs_approval)
    await _move(session, task, after, coming=coming, now=now)
    _record(session, speaker, task, before=before, result=result, now=now)
    has_decider = after is not TaskState.AWAITING_APPROVAL or await tell_deciders(
        session, speaker, task, result, now=now
    )
    await close_asked(session, speaker, task, before=before["milestones"], now=now)
    undo_id = await undoing_hand_ins.keep(
        session, speaker, result, before=before, after=after, collected=collected, now=now
    )
    return Done(task, len(hand_in.file_names), undo_id, has_decider=has_decider)


async def _move(
    session: Session, task: Task, after: TaskState, *, coming: date | None, now: datetime
) -> None:
    values: dict[str, Any] = {"handed_in_at": now, "due": coming or task.due}
    if after is TaskState.DONE:
        values["completed_at"] = now
    if not await tasks.change_state(session, id_of(task), seen=task.state, state=after, **values):
        raise AlreadyClosed(number=task.number)
    await session.refresh(task)


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    *,
    before: dict[str, Any],
    result: Result,
    now: datetime,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="handed_in",
        subject="task",
        subject_id=id_of(task),
        before={"state": before["state"], "due": before["due"]},
        after={
            "state": task.state.value,
            "due": task.due.isoformat() if task.due else None,
            "result_version": result.version,
            "result_state": result.state.value,
        },
    )


async def _store_result(
    session: Session, speaker: Speaker, hand_in: HandIn, *, approved: bool, now: datetime
) -> Result:
    task_id = id_of(hand_in.task)
    place = (await handed_tasks.in_place_of(session, speaker, [task_id])).get(task_id)
    result = Result(
        org_id=speaker.org_id,
        task_id=task_id,
        person_id=speaker.id,
        in_place_of=place[0] if place else None,
        version=await tasks.newest_version(session, task_id) + 1,
        text=hand_in.text,
        document_number=hand_in.document_number,
        document_date=hand_in.document_date,
        state=ResultState.APPROVED if approved else ResultState.HANDED_IN,
        created_at=now,
    )
    session.add(result)
    await session.flush()
    for file in await results.waiting_files(session, speaker.id, task_id):
        file.result_id = result.id
    return result


def _state_after(coming: date | None, *, needs_approval: bool) -> TaskState:
    if coming is not None:
        return TaskState.IN_PROGRESS
    return TaskState.AWAITING_APPROVAL if needs_approval else TaskState.DONE

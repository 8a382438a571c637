"""Handing a result in: collect words, document reference and files, then one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain import OPEN_STATES, ResultState, Speaker, TaskState, next_occurrence
from bot.errors import NhacViecError, NotFound
from bot.parsing.results import read_document_reference
from bot.services.files import StoredFile
from bot.services.rights import Act, require
from bot.storage import (
    Attachment,
    Dialogue,
    Milestone,
    Result,
    Session,
    Task,
    events,
    results,
    tasks,
)
from bot.storage.ids import id_of
from bot.storage.results import HandIn

_PATIENCE = timedelta(days=2)
"""How long a half-finished hand-in waits; its files are kept as long."""
_FILES_AT_MOST = 20
_TEXT_AT_MOST = 3000
"""Leaves the card with the whole text below Telegram's 4096 characters."""
HAND_IN = "hand_in"


class AlreadyClosed(NhacViecError):
    """The task needs no result any more."""

    key = "already-closed"


class HandInOpen(NhacViecError):
    """Another task's hand-in is half done; it is not thrown away silently."""

    key = "hand-in-open"


class NothingOpen(NhacViecError):
    """No hand-in of this person is under way."""

    key = "no-hand-in"


@dataclass(frozen=True, slots=True)
class Done:
    """A hand-in that was kept: the task as it stands now."""

    task: Task
    files: int


async def start(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> HandIn:
    """Opens the hand-in of a task; one that is open for the same task just goes on.

    Raises `NotFound`, `NotAllowed`, `AlreadyClosed`, or `HandInOpen` while another task's is not
    finished; one that ran out of time is put away.
    """
    task = await _open_task(session, speaker, task_id)
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue and dialogue.expires_at <= now:
        await _put_away(session, dialogue)
        dialogue = None
    if dialogue and dialogue.task_id not in (None, task_id):
        other = await tasks.task_by_id(session, speaker.org_id, dialogue.task_id or 0)
        raise HandInOpen(number=other.number if other else "")
    if dialogue is None:
        dialogue = Dialogue(
            person_id=speaker.id,
            org_id=speaker.org_id,
            kind=HAND_IN,
            task_id=task_id,
            expires_at=now + _PATIENCE,
        )
        session.add(dialogue)
        await session.flush()
    return await _state(session, dialogue, task)


async def _open_task(session: Session, speaker: Speaker, task_id: int) -> Task:
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, Act.HAND_IN, await tasks.assignments_of(session, task_id))
    if task.state not in OPEN_STATES:
        raise AlreadyClosed(number=task.number)
    return task


async def _put_away(session: Session, dialogue: Dialogue) -> None:
    if dialogue.task_id is not None:
        await results.drop_waiting_files(session, dialogue.person_id, dialogue.task_id)
    await session.delete(dialogue)
    await session.flush()


async def current(session: Session, speaker: Speaker, *, now: datetime) -> HandIn | None:
    """The hand-in the speaker is in the middle of."""
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue is None or dialogue.task_id is None or dialogue.expires_at <= now:
        return None
    task = await tasks.task_by_id(session, speaker.org_id, dialogue.task_id)
    return await _state(session, dialogue, task) if task else None


async def add_text(session: Session, speaker: Speaker, text: str, *, now: datetime) -> HandIn:
    """Takes words into the open hand-in; a document's number and date are read out of them."""
    dialogue, task = await _running(session, speaker, now=now)
    found = read_document_reference(text, today=now.astimezone(speaker.zone).date())
    data = dict(dialogue.data)
    if found.number:
        data["document_number"] = found.number
        data["document_date"] = found.issued_on.isoformat() if found.issued_on else None
    words = "\n".join(part for part in (data.get("text", ""), text.strip()) if part)
    if len(words) > _TEXT_AT_MOST:
        raise NhacViecError("result-too-long", limit=_TEXT_AT_MOST)
    data["text"] = words
    dialogue.data = data
    dialogue.expires_at = now + _PATIENCE
    return await _state(session, dialogue, task)


async def add_file(
    session: Session, speaker: Speaker, stored: StoredFile, *, album: str | None, now: datetime
) -> HandIn:
    """Takes a kept file into the open hand-in; the same content is taken once."""
    dialogue, task = await _running(session, speaker, now=now)
    waiting = await results.waiting_files(session, speaker.id, id_of(task))
    if len(waiting) >= _FILES_AT_MOST:
        raise NhacViecError("too-many-files", limit=_FILES_AT_MOST)
    if not any(file.sha256 == stored.sha256 and file.name == stored.name for file in waiting):
        session.add(
            Attachment(
                org_id=speaker.org_id,
                task_id=id_of(task),
                person_id=speaker.id,
                sha256=stored.sha256,
                size=stored.size,
                mime_type=stored.mime_type,
                name=stored.name,
                is_photo=stored.is_photo,
                telegram_file_id=stored.telegram_file_id,
                created_at=now,
            )
        )
    dialogue.data = {**dialogue.data, "last_album": album}
    dialogue.expires_at = now + _PATIENCE
    await session.flush()
    return await _state(session, dialogue, task)


async def remember_prompt(session: Session, speaker: Speaker, message_id: int) -> None:
    """Notes which message shows the hand-in, so that the next state can replace its buttons."""
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue is not None:
        dialogue.data = {**dialogue.data, "prompt_id": message_id}


async def _running(session: Session, speaker: Speaker, *, now: datetime) -> tuple[Dialogue, Task]:
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue is None or dialogue.task_id is None or dialogue.expires_at <= now:
        raise NothingOpen
    return dialogue, await _open_task(session, speaker, dialogue.task_id)


async def _state(session: Session, dialogue: Dialogue, task: Task) -> HandIn:
    data: dict[str, Any] = dialogue.data
    waiting = await results.waiting_files(session, dialogue.person_id, id_of(task))
    issued = data.get("document_date")
    return HandIn(
        task=task,
        text=data.get("text", ""),
        document_number=data.get("document_number"),
        document_date=date.fromisoformat(issued) if issued else None,
        file_names=tuple(file.name for file in waiting),
        last_album=data.get("last_album"),
        prompt_id=data.get("prompt_id"),
    )


async def cancel(session: Session, speaker: Speaker, task_id: int) -> str:
    """“Huỷ”: forgets the open hand-in and returns the task's number; the task stays as it was.

    Raises `NothingOpen` when the button belongs to a hand-in that is over.
    """
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue is None or dialogue.task_id != task_id:
        raise NothingOpen
    await _put_away(session, dialogue)
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    return task.number if task else ""


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
    dialogue = await results.dialogue_of(session, speaker.id)
    if dialogue is None or dialogue.task_id != task_id or dialogue.expires_at <= now:
        task = await tasks.task_by_id(session, speaker.org_id, task_id)
        if task is not None and task.state not in OPEN_STATES:
            raise AlreadyClosed(number=task.number)
        raise NothingOpen
    task = await _open_task(session, speaker, task_id)
    hand_in = await _state(session, dialogue, task)
    needs_approval = speaker.policy.approval
    result = await _store_result(session, speaker, hand_in, approved=not needs_approval, now=now)
    await results.close_dialogue(session, speaker.id)
    before = task.state
    today = now.astimezone(speaker.zone).date()
    coming = await _close_milestones(session, task_id, today=today, now=now)
    after = _state_after(coming, needs_approval=needs_approval)
    values: dict[str, Any] = {"handed_in_at": now, "due": coming or task.due}
    if after is TaskState.DONE:
        values["completed_at"] = now
    if not await tasks.change_state(session, task_id, seen=before, state=after, **values):
        raise AlreadyClosed(number=task.number)
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="handed_in",
        subject="task",
        subject_id=task_id,
        before={"state": before.value},
        after={"state": after.value, "result_version": result.version},
    )
    await session.refresh(task)
    return Done(task, files=len(hand_in.file_names))


async def _store_result(
    session: Session, speaker: Speaker, hand_in: HandIn, *, approved: bool, now: datetime
) -> Result:
    task_id = id_of(hand_in.task)
    result = Result(
        org_id=speaker.org_id,
        task_id=task_id,
        person_id=speaker.id,
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


async def _close_milestones(
    session: Session, task_id: int, *, today: date, now: datetime
) -> date | None:
    """Closes what is done; the latest day still open where an occurrence opens instead.

    While a task goes on, a dated milestone that is still to come stays open beside it.
    """
    waiting = [m for m in await tasks.milestones_of(session, task_id) if m.done_at is None]
    coming = {id_of(m): day for m in waiting if (day := _coming(m))}
    still_open: list[date] = []
    for milestone in waiting:
        if day := coming.get(id_of(milestone)):
            milestone.due = day
            still_open.append(day)
        elif coming and milestone.due and milestone.due > today and not milestone.recurrence:
            still_open.append(milestone.due)
        else:
            milestone.done_at = now
    return max(still_open, default=None)


def _state_after(coming: date | None, *, needs_approval: bool) -> TaskState:
    if coming is not None:
        return TaskState.IN_PROGRESS
    return TaskState.AWAITING_APPROVAL if needs_approval else TaskState.DONE


def _coming(milestone: Milestone) -> date | None:
    if milestone.recurrence is None or milestone.due is None or milestone.start is None:
        return None
    return next_occurrence(milestone.recurrence, start=milestone.start, after=milestone.due)

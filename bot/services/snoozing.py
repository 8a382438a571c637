"""“Nhắc lại sau”: one reminder more, beside the series, until the task is handed in."""

from dataclasses import dataclass
from datetime import datetime

from bot.acts import Act
from bot.domain import OPEN_STATES, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.answer import Answer
from bot.messages.cards import task_card
from bot.messages.catalog import words_of
from bot.messages.settings.snoozing import reminded_again
from bot.messages.taps.settings import SnoozeChoice
from bot.reminders import snoozes as rules
from bot.reminders.rendering import NothingToSay, Queued, wait_for_free, when_delivered
from bot.services.rights import require
from bot.services.tasks.tasks import show_card
from bot.storage import (
    Database,
    Session,
    Snooze,
    Task,
    events,
    reminders,
    snoozes,
    tasks,
)
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages

SNOOZE = "snooze"


class AfternoonOver(NhacViecError):
    """“Chiều nay” was tapped too late."""

    key = "snooze-afternoon-over"


@dataclass(frozen=True, slots=True)
class SnoozeMenu:
    """The times a task may be put off to, and until when it is already."""

    number: str
    waits_until: datetime | None
    offered: tuple[tuple[SnoozeChoice, datetime], ...]


async def menu(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> SnoozeMenu:
    """Raises `NotFound`, or an error for a task that is not open any more."""
    task = await _open_task(session, speaker, task_id)
    waiting = await snoozes.waiting_of(session, speaker.id, task_id)
    hours = await _hours(session, speaker)
    return SnoozeMenu(
        number=task.number,
        waits_until=waiting.until if waiting and _holds(waiting, task) else None,
        offered=rules.offered(now, hours=hours),
    )


async def snooze(
    session: Session, speaker: Speaker, task_id: int, choice: SnoozeChoice, *, now: datetime
) -> SnoozeMenu:
    """Puts a task off; a person has one snooze a task, which a new choice moves.

    Raises `AfternoonOver`, and what `menu` raises.
    """
    task = await _open_task(session, speaker, task_id)
    until = rules.ends(choice, now=now, hours=await _hours(session, speaker))
    if until is None:
        raise AfternoonOver
    await tasks.lock(session, task_id)
    waiting = await snoozes.waiting_of(session, speaker.id, task_id)
    before = waiting.until if waiting else None
    if waiting is None:
        waiting = Snooze(
            org_id=speaker.org_id,
            person_id=speaker.id,
            task_id=task_id,
            until=until,
            created_at=now,
        )
        session.add(waiting)
    waiting.until, waiting.created_at = until, now
    if before != until:
        _record(session, speaker, task_id, "snoozed", now=now, before=before, after=until)
    await session.flush()
    return SnoozeMenu(task.number, until, ())


async def end(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> str:
    """“Thôi nhắc lại”: the number of the task; the series is as it was."""
    task = await _seen_task(session, speaker, task_id)
    waiting = await snoozes.waiting_of(session, speaker.id, task_id)
    if waiting is not None:
        _record(session, speaker, task_id, "snooze_ended", now=now, before=waiting.until)
        await session.delete(waiting)
    return task.number


async def tell_due(database: Database, now: datetime) -> int:
    """Queues the snoozes whose time has come; those of tasks handed in since are passed over."""
    async with database.read() as session:
        if not await snoozes.due(session, now=now):
            return 0
    async with database.write() as session:
        found = await snoozes.due(session, now=now)
        rows = [_row(snooze, now) for snooze, task in found if _holds(snooze, task)]
        if rows:
            await insert_messages(session, rows)
        for one, _ in found:
            one.told_at = now
    return len(rows)


def _row(snooze: Snooze, now: datetime) -> dict[str, object]:
    return {
        "org_id": snooze.org_id,
        "person_id": snooze.person_id,
        "kind": SNOOZE,
        "dedupe_key": f"{SNOOZE}:{snooze.id}:{snooze.until.isoformat()}",
        "payload": {"task": snooze.task_id, "asked": snooze.created_at.isoformat()},
        "due_at": now,
        "late": False,
        "created_at": now,
    }


def _holds(snooze: Snooze, task: Task) -> bool:
    return _is_still_to_do(task, asked=snooze.created_at)


def _is_still_to_do(task: Task, *, asked: datetime) -> bool:
    """A hand-in since ends a snooze, even one that was returned."""
    if task.handed_in_at is not None and task.handed_in_at >= asked:
        return False
    return task.state in OPEN_STATES


async def _render(session: Session, queued: Queued, speaker: Speaker, now: datetime) -> Answer:
    """The task's card, with its buttons, under a line that says why it comes."""
    await wait_for_free(session, speaker, now=now)
    today = now.astimezone(speaker.zone).date()
    try:
        shown = await show_card(session, speaker, queued.payload["task"], today=today)
    except NotFound as error:
        raise NothingToSay from error
    asked = datetime.fromisoformat(queued.payload["asked"])
    if not _is_still_to_do(shown.card.task, asked=asked):
        raise NothingToSay
    words = words_of(speaker)
    card = task_card(words, shown.card, acts=shown.acts, today=today, zone=speaker.zone)
    return reminded_again(words, card)


when_delivered(SNOOZE, _render)


async def _open_task(session: Session, speaker: Speaker, task_id: int) -> Task:
    task = await _seen_task(session, speaker, task_id)
    if task.state not in OPEN_STATES:
        raise NhacViecError("already-closed", number=task.number)
    return task


async def _seen_task(session: Session, speaker: Speaker, task_id: int) -> Task:
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, Act.SNOOZE, await tasks.assignments_of(session, id_of(task)))
    return task


async def _hours(session: Session, speaker: Speaker) -> rules.Hours:
    return rules.Hours(
        own=await reminders.own_times_of(session, speaker.id),
        zone=speaker.zone,
        policy=speaker.policy,
        calendar=await reminders.calendar(session, speaker.org_id),
    )


def _record(
    session: Session,
    speaker: Speaker,
    task_id: int,
    action: str,
    *,
    now: datetime,
    before: datetime | None = None,
    after: datetime | None = None,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=task_id,
        before={"until": before.isoformat()} if before else {},
        after={"until": after.isoformat()} if after else {},
    )

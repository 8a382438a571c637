"""Queries of the morning's planning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import delete, func, or_, select
from sqlmodel import col

from bot.domain import NO_OWN_TIMES, OPEN_STATES, OwnTimes
from bot.storage import (
    BotState,
    DayOff,
    Milestone,
    OutboxMessage,
    Person,
    Reminder,
    Session,
    Task,
    WorkSwap,
)
from bot.storage.inserting import insert_new
from bot.workdays import Calendar, calendar_of

_OWN_TIMES = (
    col(Person.morning_at),
    col(Person.morning_before),
    col(Person.morning_since),
    col(Person.quiet_from),
    col(Person.quiet_until),
    col(Person.away_from),
    col(Person.away_until),
)
"""In the order of the fields of `OwnTimes`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open milestone whose due date is near."""

    milestone_id: int
    task_id: int
    due: date
    created_at: datetime


async def calendar(session: Session, org_id: int) -> Calendar:
    """The office's working days."""
    off = await session.scalars(select(col(DayOff.day)).where(col(DayOff.org_id) == org_id))
    swaps = await session.execute(
        select(col(WorkSwap.worked_day), col(WorkSwap.free_day)).where(
            col(WorkSwap.org_id) == org_id
        )
    )
    return calendar_of(off, ((worked, free) for worked, free in swaps))


async def own_times(session: Session, org_id: int) -> dict[int, OwnTimes]:
    """What those people set of when they may be written to who set anything."""
    found = await session.execute(
        select(col(Person.id), *_OWN_TIMES).where(
            col(Person.org_id) == org_id,
            col(Person.active),
            or_(*(column.is_not(None) for column in _OWN_TIMES)),
        )
    )
    rows: Sequence[Any] = found.all()
    return {person_id: OwnTimes(*values) for person_id, *values in rows}


async def own_times_of(session: Session, person_id: int) -> OwnTimes:
    found = await session.execute(select(*_OWN_TIMES).where(col(Person.id) == person_id))
    row = found.one_or_none()
    return OwnTimes(*row) if row else NO_OWN_TIMES


async def candidates(session: Session, org_id: int, *, first: date, last: date) -> list[Candidate]:
    """Open milestones of open tasks that are due between two days."""
    found = await session.execute(
        select(
            col(Milestone.id), col(Milestone.task_id), col(Milestone.due), col(Milestone.created_at)
        )
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .where(
            col(Milestone.org_id) == org_id,
            col(Milestone.due).between(first, last),
            col(Milestone.done_at).is_(None),
            col(Task.state).in_(OPEN_STATES),
        )
        .order_by(col(Milestone.id))
    )
    return [Candidate(row.id, row.task_id, row.due, row.created_at) for row in found]


async def told_steps(
    session: Session, org_id: int, *, first: date, last: date
) -> dict[tuple[int, int, date], frozenset[int]]:
    """(person, milestone, due) to the steps that were told already."""
    found = await session.execute(
        select(
            col(Reminder.person_id),
            col(Reminder.milestone_id),
            col(Reminder.due),
            col(Reminder.step),
        ).where(col(Reminder.org_id) == org_id, col(Reminder.due).between(first, last))
    )
    told: dict[tuple[int, int, date], set[int]] = {}
    for person_id, milestone_id, due, step in found:
        told.setdefault((person_id, milestone_id, due), set()).add(step)
    return {key: frozenset(steps) for key, steps in told.items()}


async def insert_reminders(session: Session, rows: list[dict[str, Any]]) -> None:
    """Adds the steps that are new; one that is there stays with its message."""
    await insert_new(session, Reminder, rows)


async def release(session: Session, message_id: int) -> None:
    """Takes a message's steps back, so that the next morning may tell them."""
    await session.execute(delete(Reminder).where(col(Reminder.message_id) == message_id))


@dataclass(frozen=True, slots=True)
class MorningState:
    """How far the morning of a day was planned."""

    until: time | None = None
    """Whoever's hour is later was not looked at yet."""
    again: int = 0
    """Grows when something makes the morning to be looked at once more."""


async def morning_state(session: Session, org_id: int, day: date) -> MorningState:
    state = await session.get(BotState, _key(org_id, day))
    value = state.value if state is not None else {}
    until = value.get("until")
    return MorningState(time.fromisoformat(until) if until else None, value.get("again", 0))


async def note_planned(
    session: Session, org_id: int, day: date, *, until: time, seen: MorningState
) -> None:
    """Remembers the newest hour that was planned, unless all is to be looked at once more."""
    if (await morning_state(session, org_id, day)).again == seen.again:
        await _keep_state(session, org_id, day, MorningState(until, seen.again))


async def plan_again(session: Session, org_id: int, day: date) -> None:
    """Tasks came, dates or somebody's hours moved: today's morning is looked at once more.

    Who has had today's message waits for the next morning all the same.
    """
    seen = await morning_state(session, org_id, day)
    await _keep_state(session, org_id, day, MorningState(None, seen.again + 1))


async def _keep_state(session: Session, org_id: int, day: date, state: MorningState) -> None:
    until = state.until.isoformat() if state.until else None
    value = {"until": until, "again": state.again}
    await session.merge(BotState(key=_key(org_id, day), value=value))


async def last_planned_before(session: Session, org_id: int, day: date) -> date | None:
    """The last morning before a day that was planned."""
    found = await session.scalar(
        select(func.max(col(BotState.key))).where(
            col(BotState.key) >= _key(org_id, date.min), col(BotState.key) < _key(org_id, day)
        )
    )
    return date.fromisoformat(found.rpartition(":")[2]) if found else None


def _key(org_id: int, day: date) -> str:
    return f"planned:{org_id}:{day.isoformat()}"


async def items_of(session: Session, message_id: int) -> Sequence[tuple[Task, Milestone]]:
    """What a morning message tells of, as it stands now: open milestones that did not move."""
    found = await session.execute(
        select(Task, Milestone)
        .join(Milestone, col(Milestone.task_id) == col(Task.id))
        .join(Reminder, col(Reminder.milestone_id) == col(Milestone.id))
        .where(
            col(Reminder.message_id) == message_id,
            col(Reminder.due) == col(Milestone.due),
            col(Milestone.done_at).is_(None),
            col(Task.state).in_(OPEN_STATES),
        )
        .order_by(
            col(Milestone.due), col(Task.position), col(Milestone.position), col(Milestone.id)
        )
    )
    unique = {milestone.id: (task, milestone) for task, milestone in found}
    return list(unique.values())


async def message_ids(session: Session, org_id: int, keys: Sequence[str]) -> dict[str, int]:
    """The outbox rows of these dedupe keys."""
    found = await session.execute(
        select(col(OutboxMessage.dedupe_key), col(OutboxMessage.id)).where(
            col(OutboxMessage.org_id) == org_id, col(OutboxMessage.dedupe_key).in_(keys)
        )
    )
    return {row.dedupe_key: row.id for row in found}

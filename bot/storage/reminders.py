"""What is kept of reminders, and when people may be written to."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, or_, select
from sqlmodel import col

from bot.domain import NO_OWN_TIMES, OPEN_STATES, OwnTimes
from bot.storage import (
    DayOff,
    Milestone,
    OutboxMessage,
    Person,
    Reminder,
    Session,
    Task,
    WorkSwap,
    planned_mornings,
)
from bot.storage.inserting import insert_new
from bot.storage.reading import among
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
_OWN_TIMES_OF = select(*_OWN_TIMES).where(col(Person.id) == bindparam("who"))
"""In the order of the fields of `OwnTimes`."""

plan_again = planned_mornings.plan_again


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
    found = await session.execute(_OWN_TIMES_OF, {"who": person_id})
    row = found.one_or_none()
    return OwnTimes(*row) if row else NO_OWN_TIMES


async def insert_reminders(session: Session, rows: list[dict[str, Any]]) -> None:
    """Adds the steps that are new; one that is there stays with its message."""
    await insert_new(session, Reminder, rows)


async def release(session: Session, message_id: int) -> None:
    """Takes a message's steps back, so that the next morning may tell them."""
    await session.execute(delete(Reminder).where(col(Reminder.message_id) == message_id))


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


async def tasks_told_with(
    session: Session, message_id: int, steps: Collection[int]
) -> dict[int, set[int]]:
    """The tasks of which a message tells one of these steps, each with those steps."""
    found = await session.execute(
        select(col(Milestone.task_id), col(Reminder.step))
        .join(Milestone, col(Milestone.id) == col(Reminder.milestone_id))
        .where(
            col(Reminder.message_id) == message_id,
            col(Reminder.due) == col(Milestone.due),
            col(Reminder.step).in_(steps),
        )
    )
    told: dict[int, set[int]] = {}
    for task_id, step in found:
        told.setdefault(task_id, set()).add(step)
    return told


async def message_ids(session: Session, org_id: int, keys: Sequence[str]) -> dict[str, int]:
    """The outbox rows of these dedupe keys."""
    key: Any = col(OutboxMessage.dedupe_key)
    found = await session.execute(
        select(key, col(OutboxMessage.id)).where(
            col(OutboxMessage.org_id) == org_id, among(session, key, keys)
        )
    )
    return {row.dedupe_key: row.id for row in found}

"""Queries of the morning's planning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Part, Role
from bot.storage import (
    Assignment,
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


async def recipients(
    session: Session, org_id: int, *, first: date, last: date
) -> dict[int, list[int]]:
    """Whom each of those tasks reminds: task to people.

    The people named with it; where nobody leads it by name, the heads of the leading unit, and
    where that has none, all its officers. A stand-in of somebody away would come in here.
    """
    near = (
        select(col(Milestone.task_id))
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .where(
            col(Milestone.org_id) == org_id,
            col(Milestone.due).between(first, last),
            col(Milestone.done_at).is_(None),
            col(Task.state).in_(OPEN_STATES),
        )
    )
    return await _whom(session, org_id, near)


async def recipients_in_plan(session: Session, org_id: int, plan_id: int) -> dict[int, list[int]]:
    """Whom each task of a plan would remind, whatever its state."""
    return await _whom(session, org_id, select(col(Task.id)).where(col(Task.plan_id) == plan_id))


async def _whom(session: Session, org_id: int, tasks: Select[Any]) -> dict[int, list[int]]:
    named = await _named(session, tasks)
    whom: dict[int, list[int]] = {}
    led: set[int] = set()
    units: dict[int, set[int]] = {}
    for task_id, person_id, unit_id, part in named:
        if person_id is not None and part is not Part.DIRECTING:
            whom.setdefault(task_id, []).append(person_id)
        if person_id is not None and part is Part.LEAD:
            led.add(task_id)
        if unit_id is not None and part is Part.LEAD:
            units.setdefault(task_id, set()).add(unit_id)
    answering = await _answering(session, org_id)
    for task_id in units.keys() - led:
        for unit_id in sorted(units[task_id]):
            whom.setdefault(task_id, []).extend(answering.get(unit_id, ()))
    return {task_id: list(dict.fromkeys(people)) for task_id, people in whom.items()}


async def _named(session: Session, tasks: Select[Any]) -> Sequence[Any]:
    found = await session.execute(
        select(
            col(Assignment.task_id),
            col(Assignment.person_id),
            col(Assignment.unit_id),
            col(Assignment.part),
        )
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            col(Assignment.task_id).in_(tasks),
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id))
    )
    return found.all()


async def _answering(session: Session, org_id: int) -> dict[int, list[int]]:
    """Who answers for a unit's tasks that name nobody."""
    found = await session.execute(
        select(col(Person.id), col(Person.unit_id), col(Person.roles))
        .where(col(Person.org_id) == org_id, col(Person.active), col(Person.unit_id).is_not(None))
        .order_by(col(Person.id))
    )
    heads: dict[int, list[int]] = {}
    everybody: dict[int, list[int]] = {}
    for row in found:
        everybody.setdefault(row.unit_id, []).append(row.id)
        if Role.LEAD in row.roles:
            heads.setdefault(row.unit_id, []).append(row.id)
    return everybody | heads


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


async def was_planned(session: Session, org_id: int, day: date) -> bool:
    state = await session.get(BotState, _key(org_id, day))
    return state is not None and bool(state.value.get("done"))


async def note_planned(session: Session, org_id: int, day: date) -> None:
    """Remembers that the morning of a day was planned."""
    await session.merge(BotState(key=_key(org_id, day), value={"done": True}))


async def plan_again(session: Session, org_id: int, day: date) -> None:
    """Tasks came or dates moved: today's morning is looked at once more.

    Who has had today's message waits for the next morning all the same.
    """
    await session.merge(BotState(key=_key(org_id, day), value={"done": False}))


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

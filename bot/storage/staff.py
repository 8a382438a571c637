"""Queries about people as staff: what they have to do, and what waits for them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from bot.domain import MessageState, TaskState
from bot.storage import (
    Assignment,
    Dialogue,
    OutboxMessage,
    Person,
    Session,
    Snooze,
    Task,
    Unit,
)

NOT_OVER = (
    TaskState.NOT_STARTED,
    TaskState.IN_PROGRESS,
    TaskState.AWAITING_APPROVAL,
    TaskState.PAUSED,
)
"""States of a task somebody still has to answer for."""


async def unfinished_of(session: Session, person: Person) -> Sequence[tuple[Assignment, Task]]:
    """What a person is named on that is not over, in the order of the plans."""
    found = await session.execute(
        select(Assignment, Task)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Assignment.org_id) == person.org_id,
            col(Assignment.person_id) == person.id,
            col(Task.state).in_(NOT_OVER),
        )
        .order_by(col(Task.plan_id), col(Task.position))
    )
    return [(assignment, task) for assignment, task in found]


async def count_unfinished(session: Session, person: Person) -> int:
    """How many tasks those are."""
    found = await session.scalar(
        select(func.count(func.distinct(col(Task.id))))
        .join(Assignment, col(Assignment.task_id) == col(Task.id))
        .where(
            col(Task.org_id) == person.org_id,
            col(Assignment.person_id) == person.id,
            col(Task.state).in_(NOT_OVER),
        )
    )
    return int(found or 0)


async def person_of(session: Session, org_id: int, person_id: int) -> Person | None:
    """Somebody still in this office; those of another are as good as nobody."""
    found = await session.scalars(
        select(Person).where(
            col(Person.id) == person_id, col(Person.org_id) == org_id, col(Person.active)
        )
    )
    return found.one_or_none()


async def unit_of(session: Session, org_id: int, unit_id: int) -> Unit | None:
    """A unit of this office; those of another are as good as none."""
    found = await session.scalars(
        select(Unit).where(col(Unit.id) == unit_id, col(Unit.org_id) == org_id)
    )
    return found.one_or_none()


async def people_in_unit(session: Session, org_id: int, unit_id: int | None) -> Sequence[Person]:
    """Those still in a unit, by name; without one, those who have none."""
    unit = col(Person.unit_id).is_(None) if unit_id is None else col(Person.unit_id) == unit_id
    found = await session.scalars(
        select(Person)
        .where(col(Person.org_id) == org_id, col(Person.active), unit)
        .order_by(col(Person.full_name), col(Person.id))
    )
    return found.all()


async def lock_people(session: Session, org_id: int) -> Sequence[Person]:
    """Everybody still in the office, nobody else changing them until this transaction ends."""
    found = await session.scalars(
        select(Person)
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.id))
        .with_for_update()  # SQLite has one writer and leaves it out
        .execution_options(populate_existing=True)
    )
    return found.all()


async def withdraw_messages_to(session: Session, person: Person) -> None:
    """What waits to be sent to somebody is not sent any more; the ledger keeps it."""
    await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.org_id) == person.org_id,
            col(OutboxMessage.person_id) == person.id,
            col(OutboxMessage.state) == MessageState.WAITING,
        )
        .values(state=MessageState.STALE, claimed_at=None)
    )


async def forget_open_ends(session: Session, person: Person, *, now: datetime) -> None:
    """Half-finished conversations and snoozes of somebody who is gone; nobody's stand-in now."""
    await session.execute(delete(Dialogue).where(col(Dialogue.person_id) == person.id))
    await session.execute(
        update(Snooze)
        .where(col(Snooze.person_id) == person.id, col(Snooze.told_at).is_(None))
        .values(told_at=now)
    )
    await session.execute(
        update(Person)
        .where(col(Person.org_id) == person.org_id, col(Person.stand_in_id) == person.id)
        .values(stand_in_id=None)
    )


async def count_by_unit(session: Session, org_id: int) -> Sequence[tuple[int | None, int, int]]:
    """Of each unit that has people: how many, and how many of them are enrolled."""
    found = await session.execute(
        select(col(Person.unit_id), func.count(), func.count(col(Person.telegram_id)))
        .where(col(Person.org_id) == org_id, col(Person.active))
        .group_by(col(Person.unit_id))
    )
    return [(unit_id, people, enrolled) for unit_id, people, enrolled in found]

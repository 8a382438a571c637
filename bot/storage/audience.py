"""Whom news about a task concerns."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part, Role, Speaker
from bot.storage import Assignment, Person, Session, Task
from bot.storage.filters import me_of, my_values, names_speaker
from bot.storage.handovers import and_stand_ins


async def people_on(session: Session, task_id: int, *parts: Part) -> list[int]:
    """Those named with the task in one of these parts who are still in the office."""
    found = await session.scalars(
        select(col(Person.id))
        .join(Assignment, col(Assignment.person_id) == col(Person.id))
        .where(
            col(Assignment.task_id) == task_id, col(Assignment.part).in_(parts), col(Person.active)
        )
        .order_by(col(Assignment.id))
    )
    return list(dict.fromkeys(one for one in found if one is not None))


async def who_hear(session: Session, task_id: int, *parts: Part) -> set[int]:
    """Those of `people_on`, and who stands in for them on this task."""
    return await and_stand_ins(session, task_id, await people_on(session, task_id, *parts))


async def heads_for(session: Session, task_id: int) -> list[int]:
    """Who heads a unit that leads the task; the unit of its doer where no unit is named."""
    named: Any = await session.execute(
        select(col(Assignment.unit_id), col(Person.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(col(Assignment.task_id) == task_id, col(Assignment.part) == Part.LEAD)
    )
    leading, own = set[int](), set[int]()
    for unit_id, own_unit_id in named:
        leading |= {unit_id} - {None}
        own |= {own_unit_id} - {None}
    found = await session.execute(
        select(col(Person.id), col(Person.roles))
        .where(col(Person.unit_id).in_(leading or own), col(Person.active))
        .order_by(col(Person.id))
    )
    return [row.id for row in found if Role.LEAD in row.roles]


async def visible_of(session: Session, speaker: Speaker, task_ids: Collection[int]) -> set[int]:
    """Those of these tasks that the speaker may see now."""
    statement = select(col(Task.id)).where(
        col(Task.org_id) == speaker.org_id, col(Task.id).in_(task_ids)
    )
    if not speaker.sees_all:
        statement = statement.where(names_speaker(me_of(speaker)))
    found = await session.scalars(statement, my_values(speaker))
    return {one for one in found if one is not None}


async def may_hear_of(session: Session, speaker: Speaker, task_id: int) -> bool:
    """Whether news of a task are the speaker's to read."""
    return bool(await visible_of(session, speaker, {task_id}))


async def people_with(session: Session, org_id: int, role: Role) -> list[int]:
    """Everybody of the office who has a role."""
    found = await session.execute(
        select(col(Person.id), col(Person.roles))
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.id))
    )
    return [row.id for row in found if role in row.roles]


async def names_of(session: Session, people: Iterable[int | None]) -> dict[int, str]:
    """The full names of these people."""
    ids = {one for one in people if one is not None}
    found = await session.execute(
        select(col(Person.id), col(Person.full_name)).where(col(Person.id).in_(ids))
    )
    return {row.id: row.full_name for row in found}

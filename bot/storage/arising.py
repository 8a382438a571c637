"""Queries about tasks that arise: the year's plan that holds them, and whom a task concerns."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from bot.domain import Part, Role
from bot.storage import Assignment, Person, Plan, Session, Task, Unit
from bot.storage.handovers import and_stand_ins
from bot.storage.inserting import insert_new
from bot.storage.plans import ARISEN


async def arisen_plan(
    session: Session, org_id: int, *, year: int, title: str, now: datetime
) -> Plan:
    """The plan of the tasks that arise in a year, made with the first; others wait for its end."""
    source = f"{ARISEN}{org_id}:{year}"
    row = {
        "org_id": org_id,
        "title": title,
        "year": year,
        "document_number": "",
        "source_name": title,
        "source_sha256": source,
        "version": 1,
        "status": "active",
        "created_at": now,
    }
    await insert_new(session, Plan, [row])
    found = await session.scalars(
        select(Plan)
        .where(col(Plan.org_id) == org_id, col(Plan.source_sha256) == source)
        .with_for_update()
    )
    return found.one()


async def last_position(session: Session, plan_id: int) -> int:
    """Of the task added last; 0 where there is none."""
    found = await session.scalar(
        select(func.max(col(Task.position))).where(col(Task.plan_id) == plan_id)
    )
    return found or 0


async def is_number_taken(session: Session, plan_id: int, number: str) -> bool:
    """Whether a task of the plan bears this number."""
    found = await session.scalars(
        select(col(Task.id)).where(col(Task.plan_id) == plan_id, col(Task.number) == number)
    )
    return found.first() is not None


async def units_by_id(session: Session, org_id: int, ids: set[int]) -> dict[int, str]:
    """The names of these units, as far as the office has them."""
    found = await session.execute(
        select(col(Unit.id), col(Unit.name)).where(
            col(Unit.org_id) == org_id, col(Unit.id).in_(ids)
        )
    )
    return {row.id: row.name for row in found}


async def people_by_id(session: Session, org_id: int, ids: set[int]) -> dict[int, str]:
    """The names of these people, as far as they are still in the office."""
    found = await session.execute(
        select(col(Person.id), col(Person.full_name)).where(
            col(Person.org_id) == org_id, col(Person.active), col(Person.id).in_(ids)
        )
    )
    return {row.id: row.full_name for row in found}


async def everybody_on(session: Session, task_id: int) -> list[int]:
    """Who has to know of a change: those named with the task or standing in, its units' heads.

    All people of a leading unit that has no head, where nobody is named.
    """
    rows = (
        await session.execute(
            select(col(Assignment.person_id), col(Assignment.unit_id), col(Assignment.part)).where(
                col(Assignment.task_id) == task_id
            )
        )
    ).all()
    units = {row.unit_id for row in rows if row.unit_id}
    named = await and_stand_ins(session, task_id, (row.person_id for row in rows))
    found = await session.execute(
        select(col(Person.id), col(Person.unit_id), col(Person.roles)).where(
            col(Person.active), col(Person.unit_id).in_(units) | col(Person.id).in_(named)
        )
    )
    people = found.all()
    heads = {one.id: one.unit_id for one in people if Role.LEAD in one.roles}
    doing = {row.unit_id for row in rows if row.unit_id and row.part is Part.LEAD}
    is_named = any(row.person_id and row.part is Part.LEAD for row in rows)
    headless = set() if is_named else doing - set(heads.values())
    of_units = {one for one, unit_id in heads.items() if unit_id in units}
    acting = await and_stand_ins(session, task_id, of_units)
    others = {one.id for one in people if one.id in named or one.unit_id in headless}
    return sorted(others | of_units | acting)

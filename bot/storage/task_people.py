"""Queries about who has to do with late tasks, and who is in the office."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part, Role
from bot.storage import Assignment, Person, Session, Unit


@dataclass(frozen=True, slots=True)
class Named:
    """Who has to do with a task by its assignments, those still in the office."""

    doers: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    """Units that lead it."""
    directing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the office."""

    id: int
    unit_id: int | None
    roles: frozenset[str]
    name: str = ""
    is_in_reach: bool = True
    """Enrolled, and the last message came through."""


@dataclass(frozen=True, slots=True)
class Doing:
    """The names of the people and units that lead a task."""

    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


async def named(session: Session, task_ids: Collection[int]) -> dict[int, Named]:
    """Of each task its doers, leading units and who directs it by name."""
    found = await session.execute(
        select(
            col(Assignment.task_id),
            col(Assignment.person_id),
            col(Assignment.unit_id),
            col(Assignment.part),
        )
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            col(Assignment.task_id).in_(task_ids),
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id))
    )
    rows: dict[int, list[Any]] = {}
    for row in found:
        rows.setdefault(row.task_id, []).append(row)
    return {task_id: _named(of_task) for task_id, of_task in rows.items()}


def _named(rows: Sequence[Any]) -> Named:
    leading = [row for row in rows if row.part is Part.LEAD]
    return Named(
        doers=tuple(row.person_id for row in leading if row.person_id),
        units=tuple(row.unit_id for row in leading if row.unit_id),
        directing=tuple(
            row.person_id for row in rows if row.person_id and row.part is Part.DIRECTING
        ),
    )


async def members(session: Session, org_id: int) -> dict[int, Member]:
    """Everybody who is in the office."""
    found = await session.execute(
        select(
            col(Person.id),
            col(Person.unit_id),
            col(Person.roles),
            col(Person.full_name),
            col(Person.telegram_id),
            col(Person.unreachable_since),
        )
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.id))
    )
    return {
        row.id: Member(
            row.id,
            row.unit_id,
            frozenset(row.roles),
            row.full_name,
            row.telegram_id is not None and row.unreachable_since is None,
        )
        for row in found
    }


def has(member: Member, role: Role) -> bool:
    return role.value in member.roles


async def doing(session: Session, task_ids: Collection[int]) -> dict[int, Doing]:
    """Who does each task, in words; who is no longer in the office does none."""
    found = await session.execute(
        select(col(Assignment.task_id), col(Person.full_name), col(Unit.name))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(
            col(Assignment.task_id).in_(task_ids),
            col(Assignment.part) == Part.LEAD,
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id))
    )
    rows = [(task_id, person, unit) for task_id, person, unit in found]
    return {
        one: Doing(
            tuple(person for task_id, person, _ in rows if task_id == one and person),
            tuple(unit for task_id, _, unit in rows if task_id == one and unit),
        )
        for one in task_ids
    }

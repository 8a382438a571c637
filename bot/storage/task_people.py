"""Queries about who has to do with late tasks, and who is in the office."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import String, and_, cast, select
from sqlmodel import col

from bot.domain import Part, Role
from bot.storage import Assignment, Person, Session, Unit
from bot.storage.reading import among, many_rows


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
    found = many_rows(
        session,
        select(
            col(Assignment.task_id),
            col(Assignment.person_id),
            col(Assignment.unit_id),
            col(Assignment.part),
        )
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            among(session, _TASK, task_ids),
            col(Assignment.part).in_((Part.LEAD, Part.DIRECTING)),
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id)),
    )
    of_tasks: dict[int, list[Any]] = {}
    async for rows in found:
        for row in rows:
            of_tasks.setdefault(row[0], []).append(row)
    return {task_id: _named(of_task) for task_id, of_task in of_tasks.items()}


_TASK: Any = col(Assignment.task_id)


def _named(rows: Sequence[Any]) -> Named:
    doers, units, directing = list[int](), list[int](), list[int]()
    for _, person_id, unit_id, part in rows:
        if part is Part.DIRECTING:
            directing += [person_id] if person_id else []
            continue
        doers += [person_id] if person_id else []
        units += [unit_id] if unit_id else []
    return Named(tuple(doers), tuple(units), tuple(directing))


async def led_by(session: Session, unit_id: int, task_ids: Collection[int]) -> set[int]:
    """Those of these tasks that the unit leads; where none is named, the unit of a doer does."""
    found = await session.execute(
        select(col(Assignment.task_id), col(Assignment.unit_id), col(Person.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(among(session, _TASK, task_ids), col(Assignment.part) == Part.LEAD)
    )
    leading: dict[int, set[int]] = {}
    own: dict[int, set[int]] = {}
    for task_id, unit, unit_of_doer in found:
        leading.setdefault(task_id, set()).update([unit] if unit else ())
        own.setdefault(task_id, set()).update([unit_of_doer] if unit_of_doer else ())
    return {one for one, units in leading.items() if unit_id in (units or own[one])}


async def members(session: Session, org_id: int) -> dict[int, Member]:
    """Everybody who is in the office."""
    found = many_rows(
        session,
        select(
            col(Person.id),
            col(Person.unit_id),
            cast(col(Person.roles), String),
            col(Person.full_name),
            and_(col(Person.telegram_id).is_not(None), col(Person.unreachable_since).is_(None)),
        )
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.id)),
    )
    members: dict[int, Member] = {}
    async for rows in found:
        for person_id, unit_id, roles, name, is_in_reach in rows:
            reached = bool(is_in_reach)
            members[person_id] = Member(person_id, unit_id, _roles(roles), name, reached)
    return members


@cache
def _roles(kept: str) -> frozenset[str]:
    """Thousands have the same few."""
    return frozenset(json.loads(kept))


def has(member: Member, role: Role) -> bool:
    return role.value in member.roles


async def doing(session: Session, task_ids: Collection[int]) -> dict[int, Doing]:
    """Who does each task, in words; who is no longer in the office does none."""
    found = many_rows(
        session,
        select(col(Assignment.task_id), col(Person.full_name), col(Unit.name))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(
            among(session, _TASK, task_ids),
            col(Assignment.part) == Part.LEAD,
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id)),
    )
    names: dict[int, tuple[list[str], list[str]]] = {one: ([], []) for one in task_ids}
    async for rows in found:
        for task_id, person, unit in rows:
            people, units = names[task_id]
            people += [person] if person else []
            units += [unit] if unit else []
    return {one: Doing(tuple(people), tuple(units)) for one, (people, units) in names.items()}

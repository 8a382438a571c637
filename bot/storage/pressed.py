"""Who can be pressed: the people of an office, and who answers for what is late or due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, false, func, or_, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Part, Role
from bot.standing_in import holder_of
from bot.storage import Assignment, Milestone, Person, Session, Task, handovers

TasksOf = dict[int, tuple[int, ...]]
"""Person to the tasks they answer for."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the office, as far as choosing recipients needs to know them."""

    id: int
    name: str
    unit_id: int | None
    roles: frozenset[Role]
    is_enrolled: bool
    is_out_of_reach: bool
    """Telegram refused the last message to them."""


async def members(session: Session, org_id: int) -> list[Member]:
    """Everybody still in the office, by name."""
    found = await session.execute(
        select(
            col(Person.id),
            col(Person.full_name),
            col(Person.unit_id),
            col(Person.roles),
            col(Person.telegram_id),
            col(Person.unreachable_since),
        )
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.full_name), col(Person.id))
    )
    return [
        Member(
            id=row.id,
            name=row.full_name,
            unit_id=row.unit_id,
            roles=frozenset(Role(role) for role in row.roles),
            is_enrolled=row.telegram_id is not None,
            is_out_of_reach=row.unreachable_since is not None,
        )
        for row in found
    ]


async def with_late_tasks(
    session: Session, org_id: int, people: Iterable[Member], *, today: date
) -> TasksOf:
    """Who answers for tasks that are late; of each the longest late first."""
    late = (
        select(col(Task.id), col(Task.due))
        .where(col(Task.org_id) == org_id, col(Task.state).in_(OPEN_STATES), col(Task.due) < today)
        .order_by(col(Task.due), col(Task.id))
    )
    return await _answering(session, org_id, people, late)


async def with_tasks_due(
    session: Session,
    org_id: int,
    people: Iterable[Member],
    *,
    start: date | None,
    end: date | None,
) -> TasksOf:
    """Who answers for open tasks that have a milestone due on one of these days."""
    due = col(Milestone.due)
    found = (
        select(col(Task.id), due)
        .join(Milestone, col(Milestone.task_id) == col(Task.id))
        .where(
            col(Task.org_id) == org_id,
            col(Task.state).in_(OPEN_STATES),
            col(Milestone.done_at).is_(None),
            _within(start, end),
        )
        .order_by(due, col(Task.id))
    )
    return await _answering(session, org_id, people, found)


def _within(start: date | None, end: date | None) -> Any:
    """A milestone is due on one of these days; a missing one is open on that side."""
    due = col(Milestone.due)
    days: list[Any] = [due.is_not(None)]
    days += [due >= start] if start else []
    days += [due <= end] if end else []
    return and_(*days)


async def days_of(
    session: Session,
    org_id: int,
    task_ids: Collection[int],
    periods: Iterable[tuple[date | None, date | None]],
) -> dict[int, tuple[date | None, date | None]]:
    """Of those still open: their own due date, and of their first open milestone in the periods."""
    asked = or_(false(), *(_within(start, end) for start, end in periods))
    of_it = col(Milestone.task_id) == col(Task.id)
    found = await session.execute(
        select(col(Task.id), col(Task.due), func.min(col(Milestone.due)))
        .outerjoin(Milestone, of_it & col(Milestone.done_at).is_(None) & asked)
        .where(
            col(Task.org_id) == org_id,
            col(Task.id).in_(task_ids),
            col(Task.state).in_(OPEN_STATES),
        )
        .group_by(col(Task.id), col(Task.due))
    )
    return {one: (own, first) for one, own, first in found if one is not None}


async def _answering(
    session: Session, org_id: int, people: Iterable[Member], tasks: Any
) -> TasksOf:
    """Those named with the lead part; else the heads of the leading unit, else all of it.

    In the place of who is absent, the one who stands in.
    """
    task_ids = list(dict.fromkeys(row[0] for row in await session.execute(tasks)))
    if not task_ids:
        return {}
    named, units = await _leading(session, org_id, tasks)
    heads = _heads(people)
    passings = await handovers.running(session, org_id)
    found: dict[int, dict[int, None]] = {}
    for task_id in task_ids:
        doers = named.get(task_id) or [
            one for unit_id in units.get(task_id, ()) for one in heads.get(unit_id, ())
        ]
        for person_id in doers:
            holder = holder_of(passings, person_id, task_id)
            found.setdefault(holder, {})[task_id] = None
    return {person_id: tuple(tasks_of) for person_id, tasks_of in found.items()}


async def _leading(
    session: Session, org_id: int, tasks: Any
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The people, and the units, that lead each of these tasks."""
    ids = tasks.with_only_columns(col(Task.id)).order_by(None)
    found = await session.execute(
        select(col(Assignment.task_id), col(Assignment.person_id), col(Assignment.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            col(Assignment.org_id) == org_id,
            col(Assignment.task_id).in_(ids),
            col(Assignment.part) == Part.LEAD,
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id))
    )
    people: dict[int, list[int]] = {}
    units: dict[int, list[int]] = {}
    for row in found:
        if row.person_id is not None:
            people.setdefault(row.task_id, []).append(row.person_id)
        if row.unit_id is not None:
            units.setdefault(row.task_id, []).append(row.unit_id)
    return people, units


def _heads(people: Iterable[Member]) -> dict[int, list[int]]:
    """Who answers for what a unit leads and nobody is named for."""
    heads: dict[int, list[int]] = {}
    everybody: dict[int, list[int]] = {}
    for one in people:
        if one.unit_id is None:
            continue
        everybody.setdefault(one.unit_id, []).append(one.id)
        if Role.LEAD in one.roles:
            heads.setdefault(one.unit_id, []).append(one.id)
    return everybody | heads

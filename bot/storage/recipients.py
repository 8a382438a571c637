"""Whom a task reminds: those named with it, or who answers for its unit, or who stands in."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Part, Role
from bot.standing_in import Passing, holder_of
from bot.storage import Assignment, Milestone, Person, Session, Task, handovers

Whom = dict[int, dict[int, frozenset[int]]]
"""Task to people, each with those they are reminded in place of; none for their own sake."""


async def recipients_near(
    session: Session, org_id: int, *, passings: Sequence[Passing], first: date, last: date
) -> Whom:
    """Whom each task with a milestone open between these days reminds.

    The people named with it; where nobody leads it by name, the heads of the leading unit, and
    where that has none, all its officers. Of whoever is absent, the one who stands in.
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
    return await _whom(session, org_id, near, passings)


async def recipients_in_plan(session: Session, org_id: int, plan_id: int) -> dict[int, list[int]]:
    """Whom each task of a plan would remind, whatever its state; and who stands in for them now."""
    in_plan = select(col(Task.id)).where(col(Task.plan_id) == plan_id)
    named = await _whom(session, org_id, in_plan)
    if not (passings := await handovers.running(session, org_id)):
        return {task_id: list(people) for task_id, people in named.items()}
    having = await _whom(session, org_id, in_plan, passings)
    return {task_id: list({**people, **having[task_id]}) for task_id, people in named.items()}


async def _whom(
    session: Session, org_id: int, tasks: Select[Any], passings: Sequence[Passing] = ()
) -> Whom:
    named = await _named(session, tasks)
    whom: dict[int, dict[int, list[int]]] = {}
    led: set[int] = set()
    units: dict[int, set[int]] = {}
    for task_id, person_id, unit_id, part in named:
        if person_id is not None and part is not Part.DIRECTING:
            _add(whom, task_id, person_id, holder_of(passings, person_id, task_id))
        if person_id is not None and part is Part.LEAD:
            led.add(task_id)
        if unit_id is not None and part is Part.LEAD:
            units.setdefault(task_id, set()).add(unit_id)
    answering, members = await _answering(session, org_id)
    for task_id in units.keys() - led:
        for unit_id in sorted(units[task_id]):
            for person_id in answering.get(unit_id, ()):
                # Somebody of another unit may not even see what names nobody.
                holder = holder_of(passings, person_id, task_id)
                holder = holder if holder in members[unit_id] else person_id
                _add(whom, task_id, person_id, holder)
    return {
        task_id: {
            who: frozenset() if who in absent else frozenset(absent)
            for who, absent in people.items()
        }
        for task_id, people in whom.items()
    }


def _add(whom: dict[int, dict[int, list[int]]], task_id: int, person_id: int, holder: int) -> None:
    whom.setdefault(task_id, {}).setdefault(holder, []).append(person_id)


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


async def _answering(
    session: Session, org_id: int
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Who answers for a unit's tasks that name nobody, and everybody of each unit."""
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
    return everybody | heads, everybody

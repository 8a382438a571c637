"""Whom a task reminds: those named with it, or who answers for its unit, or who stands in."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Part, Role, Speaker
from bot.standing_in import Passing, holder_of
from bot.storage import Assignment, Person, Session, Task, handovers, unit_heads
from bot.storage.coming_due import Given, Near, note_given
from bot.storage.reading import many_rows
from bot.storage.unit_heads import Staff


@dataclass(frozen=True, slots=True)
class Recipient:
    """By what a task reminds somebody."""

    parts: frozenset[Part]
    """Their own, and of those they stand in for."""
    in_place_of: frozenset[int] = frozenset()
    """Whom they are reminded in place of; nobody where it is for their own sake too."""


_OWN = {part: Recipient(frozenset({part})) for part in Part}
"""What nearly everybody is."""

Whom = dict[int, dict[int, Recipient]]
"""Task to people."""
_DOING = (Part.LEAD, Part.COORDINATING)
_AT_ONCE = 500
"""Tasks gone through before others are answered."""


async def recipients_near(
    session: Session, near: Near, *, passings: Sequence[Passing]
) -> tuple[Whom, Given]:
    """Whom each task a morning looks at reminds, and what of it was given in the chat.

    The people named with it; where nobody leads it by name, the heads of the leading unit, and
    where that has none, all its officers; the heads of a co-operating unit nobody of which is
    named. Of whoever is absent, the one who stands in.
    """
    given: Given = {}
    rows = _noting(_named(session, near.tasks(session)), given)
    return await _whom(session, near.org_id, rows, passings, units_help=True), given


async def _noting(
    assignments: AsyncIterator[Sequence[Any]], given: Given
) -> AsyncIterator[Sequence[Any]]:
    """They are so many that they are gone through but once."""
    async for rows in assignments:
        for row in rows:
            if row.assigned_at is not None:
                note_given(given, row)
        yield rows


async def recipients_in_plan(session: Session, org_id: int, plan_id: int) -> dict[int, list[int]]:
    """Whom each task of a plan would remind before its day, whatever its state; and who stands in
    for them now.
    """
    in_plan = select(col(Task.id)).where(col(Task.plan_id) == plan_id)
    named = await _doing(session, org_id, in_plan)
    if not (passings := await handovers.running(session, org_id)):
        return named
    having = await _doing(session, org_id, in_plan, passings)
    return {
        task_id: list(dict.fromkeys([*people, *having.get(task_id, ())]))
        for task_id, people in named.items()
    }


async def everybody_in_plan(session: Session, org_id: int, plan_id: int) -> set[int]:
    """Whoever has a part in an open task of a plan, or answers for a unit that has; and who stands
    in for them now.
    """
    tasks = select(col(Task.id)).where(
        col(Task.plan_id) == plan_id, col(Task.state).in_(OPEN_STATES)
    )
    passings = await handovers.running(session, org_id)
    own = await _whom(session, org_id, _named(session, tasks), (), units_help=True)
    having = await _whom(session, org_id, _named(session, tasks), passings, units_help=True)
    return set[int]().union(*own.values(), *having.values())


async def _doing(
    session: Session, org_id: int, tasks: Select[Any], passings: Sequence[Passing] = ()
) -> dict[int, list[int]]:
    found = await _whom(session, org_id, _named(session, tasks), passings)
    return {
        task_id: [who for who, one in people.items() if not one.parts.isdisjoint(_DOING)]
        for task_id, people in found.items()
    }


async def _whom(
    session: Session,
    org_id: int,
    named: AsyncIterator[Sequence[Any]],
    passings: Sequence[Passing],
    *,
    units_help: bool = False,
) -> Whom:
    whom: Whom = defaultdict(dict)
    absent = {one.from_id for one in passings}
    # Numbers alone: tens of thousands of tuples of anything else burden the garbage collector.
    led, helped_by = set[int](), set[tuple[int, int]]()
    units: list[tuple[int, int, bool]] = []
    async for rows in named:
        for task_id, person_id, unit_id, part, own_unit_id, _ in rows:
            if person_id is None:
                if part is Part.LEAD or (units_help and part is Part.COORDINATING):
                    units.append((task_id, unit_id, part is Part.LEAD))
                continue
            is_away = person_id in absent
            holder = holder_of(passings, person_id, task_id) if is_away else person_id
            _add(whom[task_id], person_id, holder, part)
            # Whoever leads by name does so for every unit; who helps, for their own.
            if part is Part.LEAD:
                led.add(task_id)
            elif part is Part.COORDINATING:
                helped_by.add((task_id, own_unit_id))
    unnamed = [
        (task_id, unit_id, leads)
        for task_id, unit_id, leads in units
        if not (task_id in led if leads else (task_id, unit_id) in helped_by)
    ]
    await _add_units(session, org_id, whom, unnamed, passings)
    return whom


async def _add_units(
    session: Session,
    org_id: int,
    whom: Whom,
    unnamed: Sequence[tuple[int, int, bool]],
    passings: Sequence[Passing],
) -> None:
    """Of each task and unit, which leads it or helps, whoever answers for the unit."""
    if not unnamed:
        return
    staff = await _staff(session, org_id, unnamed, with_all=bool(passings))
    absent = {one.from_id for one in passings}
    for number, (task_id, unit_id, leads) in enumerate(unnamed):
        if not number % _AT_ONCE:
            await asyncio.sleep(0)
        for person_id in staff.answering(unit_id, leads=leads):
            is_away = person_id in absent
            # Somebody of another unit may not even see what names nobody.
            holder = holder_of(passings, person_id, task_id) if is_away else person_id
            if holder != person_id and holder not in staff.members[unit_id]:
                holder = person_id
            _add(whom[task_id], person_id, holder, Part.LEAD if leads else Part.COORDINATING)


async def _staff(
    session: Session, org_id: int, unnamed: Iterable[tuple[int, int, bool]], *, with_all: bool
) -> Staff:
    """Everybody is asked for only where a unit has no head, or heads have others stand in."""
    heads = await unit_heads.heads_of_units(session, org_id)
    units = {unit for _, unit, leads in unnamed if with_all or (leads and unit not in heads)}
    return Staff(await unit_heads.members_of(session, org_id, units) if units else {}, heads)


def _add(people: dict[int, Recipient], person_id: int, holder: int, part: Part) -> None:
    """Gives the holder somebody's part, their own or that of whom they stand in for."""
    known = people.get(holder)
    if known is None:
        absent = frozenset[int]() if holder == person_id else frozenset({person_id})
        people[holder] = _shared(frozenset({part}), absent) if absent else _OWN[part]
        return
    is_own = holder == person_id or not known.in_place_of
    absent = frozenset() if is_own else known.in_place_of | {person_id}
    people[holder] = _shared(known.parts | {part}, absent)


@cache
def _shared(parts: frozenset[Part], in_place_of: frozenset[int]) -> Recipient:
    """Thousands of tasks have the same few."""
    return Recipient(parts, in_place_of)


def _named(session: Session, tasks: Select[Any]) -> AsyncIterator[Sequence[Any]]:
    return many_rows(
        session,
        select(
            col(Assignment.task_id),
            col(Assignment.person_id),
            col(Assignment.unit_id),
            col(Assignment.part),
            col(Person.unit_id),
            col(Assignment.assigned_at),
        )
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            col(Assignment.task_id).in_(tasks),
            col(Assignment.person_id).is_(None) | col(Person.active),
        )
        .order_by(col(Assignment.id)),
    )


async def to_hand_in(session: Session, speaker: Speaker, task_ids: Collection[int]) -> set[int]:
    """Those of these tasks the speaker does, or answers for as head of the leading unit.

    What a button is offered by; whether it may be done is asked again when it is tapped.
    """
    found = await session.execute(
        select(col(Assignment.task_id), col(Assignment.person_id), col(Assignment.unit_id)).where(
            col(Assignment.task_id).in_(task_ids), col(Assignment.part) == Part.LEAD
        )
    )
    rows = found.all()
    named = {row.task_id for row in rows if row.person_id is not None}
    heads = Role.LEAD in speaker.roles
    return {
        row.task_id
        for row in rows
        if _is_or_stands_in(speaker, row.person_id, row.task_id)
        or (
            row.unit_id is not None
            and row.unit_id == speaker.unit_id
            and (heads or row.task_id not in named)
        )
    }


def _is_or_stands_in(speaker: Speaker, person_id: int | None, task_id: int) -> bool:
    if person_id is None:
        return False
    if person_id == speaker.id or person_id in speaker.stands_in_for:
        return True
    return (person_id, task_id) in speaker.stands_in_on

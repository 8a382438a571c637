"""Queries about whose tasks are handed over to whom, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain import HandoverState
from bot.standing_in import Passing, holder_of
from bot.storage import Handover, Organisation, Person, Session, Task

ABSENT, STAND_IN = aliased(Person), aliased(Person)
RUNS = and_(col(Handover.begun_at).is_not(None), col(Handover.ended_at).is_(None))
"""Both were told that it began, and not yet that it ended; rights go by the days: `on_day`."""
NOT_OVER = and_(
    col(Handover.ended_at).is_(None),
    col(Handover.state).in_((HandoverState.ASKED, HandoverState.AGREED)),
)
AGREED = and_(col(Handover.ended_at).is_(None), col(Handover.state) == HandoverState.AGREED)


@dataclass(frozen=True, slots=True)
class Handed:
    """A handover with the two people it is about."""

    row: Handover
    whose: Person
    to: Person


async def running(session: Session, org_id: int) -> list[Passing]:
    """What both were told of; nobody stands in who has left, or for who has."""
    return await _passings(session, org_id, RUNS)


async def and_stand_ins(session: Session, task_id: int, people: Iterable[int | None]) -> set[int]:
    """These people, and of whoever is away the one who has the task: news reach who acts."""
    office = select(col(Task.org_id)).where(col(Task.id) == task_id).scalar_subquery()
    passings = await _passings(session, office, RUNS)
    told = {one for one in people if one is not None}
    return told | {holder_of(passings, one, task_id) for one in told}


async def on_day(session: Session, org_id: int, day: date) -> list[Passing]:
    """The same on some day, as far as it is agreed by now."""
    within = and_(col(Handover.starts_on) <= day, col(Handover.ends_on) >= day)
    return await _passings(session, org_id, AGREED, within)


async def _passings(
    session: Session, org_id: int | ScalarSelect[Any], *conditions: ColumnElement[bool]
) -> list[Passing]:
    found = await session.execute(
        select(col(Handover.from_person_id), col(Handover.to_person_id), col(Handover.task_ids))
        .join(ABSENT, col(ABSENT.id) == col(Handover.from_person_id))
        .join(STAND_IN, col(STAND_IN.id) == col(Handover.to_person_id))
        .where(
            col(Handover.org_id) == org_id, col(ABSENT.active), col(STAND_IN.active), *conditions
        )
        .order_by(col(Handover.id))
    )
    return [Passing(whose, to, frozenset(tasks)) for whose, to, tasks in found]


@dataclass(frozen=True, slots=True)
class Past:
    """A handover that began, with its last day."""

    passing: Passing
    ends_on: date


async def begun_since(session: Session, org_id: int, day: date) -> list[Past]:
    """What was handed over on some day since then, whether or not it is over."""
    found = await session.scalars(
        select(Handover).where(
            col(Handover.org_id) == org_id,
            col(Handover.begun_at).is_not(None),
            col(Handover.ends_on) >= day,
        )
    )
    return [
        Past(
            Passing(one.from_person_id, one.to_person_id, frozenset(one.task_ids)),
            one.ends_on,
        )
        for one in found
    ]


async def handed(session: Session, org_id: int, handover_id: int) -> Handed | None:
    """One of this office; another office's is as good as none. As it stands in the database."""
    statement = handed_rows().where(col(Handover.org_id) == org_id, col(Handover.id) == handover_id)
    found = await session.execute(statement.execution_options(populate_existing=True))
    row = found.one_or_none()
    return Handed(*row) if row else None


def handed_rows() -> Any:
    """A select of each with its two people."""
    return (
        select(Handover, ABSENT, STAND_IN)
        .join(ABSENT, col(ABSENT.id) == col(Handover.from_person_id))
        .join(STAND_IN, col(STAND_IN.id) == col(Handover.to_person_id))
    )


async def not_over(session: Session, org_id: int) -> list[Handed]:
    """Those asked for, agreed to and running, what waits for an answer first."""
    asked_first = case((col(Handover.state) == HandoverState.ASKED, 0), else_=1)
    found = await session.execute(
        handed_rows()
        .where(col(Handover.org_id) == org_id, NOT_OVER)
        .order_by(asked_first, col(Handover.starts_on), col(Handover.id))
    )
    return [Handed(*row) for row in found]


async def with_zones(session: Session) -> list[tuple[Handed, str]]:
    """Of every office what is not over, with the time zone its days are of."""
    found = await session.execute(
        handed_rows()
        .add_columns(col(Organisation.timezone))
        .join(Organisation, col(Organisation.id) == col(Handover.org_id))
        .where(NOT_OVER)
        .order_by(col(Handover.id))
    )
    return [(Handed(row, whose, to), zone) for row, whose, to, zone in found]


async def overlapping(session: Session, wanted: Handover) -> list[Handed]:
    """What else of the same person is handed over, or asked to be, on one of its days."""
    found = await session.execute(
        handed_rows().where(
            col(Handover.from_person_id) == wanted.from_person_id, NOT_OVER, *_on_days_of(wanted)
        )
    )
    return [Handed(*row) for row in found]


def _on_days_of(wanted: Handover) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Handover.starts_on) <= wanted.ends_on,
        col(Handover.ends_on) >= wanted.starts_on,
        col(Handover.id) != (wanted.id or 0),
    )


async def agreed_meanwhile(session: Session, wanted: Handover) -> list[Passing]:
    """What else is handed over on one of its days; what is only asked for does not count."""
    return await _passings(session, wanted.org_id, AGREED, *_on_days_of(wanted))

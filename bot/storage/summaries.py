"""Queries of summaries: who reads them, whose tasks are counted, what held at the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlmodel import col

from bot.domain import MessageState, Role, Speaker
from bot.storage import Organisation, OutboxMessage, PeriodFigures, Person, Session
from bot.storage.ids import id_of
from bot.storage.inserting import insert_new
from bot.storage.policies import read_policy

_KEPT_FOR = timedelta(days=120)
LEADING = "with"
"""Under this the payload of a summary has the others that come in its message."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may get summaries."""

    person_id: int
    unit_id: int | None
    is_lead: bool
    is_director: bool
    wants_weekly: bool


async def readers(session: Session, org_id: int) -> list[Reader]:
    """The heads of units and the directors of an office."""
    found = await session.execute(
        select(col(Person.id), col(Person.unit_id), col(Person.roles), col(Person.weekly_summary))
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.id))
    )
    people = (
        Reader(
            person_id=row.id,
            unit_id=row.unit_id,
            is_lead=Role.LEAD in row.roles and row.unit_id is not None,
            is_director=Role.DIRECTOR in row.roles,
            wants_weekly=row.weekly_summary,
        )
        for row in found
    )
    return [one for one in people if one.is_lead or one.is_director]


async def reader_of(session: Session, person_id: int) -> Reader | None:
    """The same of one person, whatever their roles."""
    person = await session.get(Person, person_id)
    if person is None or not person.active:
        return None
    return Reader(
        person_id=person_id,
        unit_id=person.unit_id,
        is_lead=Role.LEAD in person.roles and person.unit_id is not None,
        is_director=Role.DIRECTOR in person.roles,
        wants_weekly=person.weekly_summary,
    )


def whole_office(office: Organisation) -> Speaker:
    """Nobody, who sees all of the office: for figures that are kept for everybody."""
    return Speaker(
        id=0,
        org_id=id_of(office),
        full_name="",
        unit_id=None,
        unit_name="",
        roles=frozenset({Role.DIRECTOR}),
        language="",
        zone=ZoneInfo(office.timezone),
        plan_year=None,
        policy=read_policy(office.policy),
    )


async def officers_of(session: Session, unit_id: int) -> Sequence[Person]:
    """Everybody in a unit, by name."""
    found = await session.scalars(
        select(Person)
        .where(col(Person.unit_id) == unit_id, col(Person.active))
        .order_by(col(Person.full_name), col(Person.id))
    )
    return found.all()


async def message_of_key(session: Session, org_id: int, key: str) -> OutboxMessage | None:
    """A queued summary by what names it in the outbox."""
    found = await session.scalars(
        select(OutboxMessage).where(
            col(OutboxMessage.org_id) == org_id, col(OutboxMessage.dedupe_key) == key
        )
    )
    return found.one_or_none()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A summary in the outbox that nobody has begun to send."""

    id: int
    person_id: int
    kind: str
    key: str
    payload: dict[str, Any]
    due_at: datetime


async def waiting(session: Session, org_id: int, kinds: Sequence[str]) -> list[Waiting]:
    """Those of these kinds, of people."""
    found = await session.execute(
        select(
            col(OutboxMessage.id),
            col(OutboxMessage.person_id),
            col(OutboxMessage.kind),
            col(OutboxMessage.dedupe_key),
            col(OutboxMessage.payload),
            col(OutboxMessage.due_at),
        ).where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.kind).in_(kinds),
            col(OutboxMessage.person_id).is_not(None),
            col(OutboxMessage.claimed_at).is_(None),
        )
    )
    return [Waiting(*tuple(row)) for row in found]


async def take_along(session: Session, message_id: int, piece: list[Any]) -> None:
    """One that waits brings this one too; where it is being sent, this one comes by itself."""
    row = await session.get_one(OutboxMessage, message_id, with_for_update=True)
    if row.state is MessageState.WAITING and row.claimed_at is None:
        row.payload = {**row.payload, LEADING: [*row.payload.get(LEADING, ()), piece]}


async def planned_periods(session: Session, org_id: int, periods: Sequence[str]) -> frozenset[str]:
    """Those whose figures are kept, so that their summaries are in the outbox."""
    found = await session.scalars(
        select(col(PeriodFigures.period)).where(
            col(PeriodFigures.org_id) == org_id, col(PeriodFigures.period).in_(periods)
        )
    )
    return frozenset(found)


async def keep_figures(
    session: Session,
    org_id: int,
    period: str,
    totals: dict[str, dict[str, int]],
    *,
    now: datetime,
) -> None:
    """The totals of each owner; those kept first stay. What no comparison needs any more goes."""
    await session.execute(
        delete(PeriodFigures).where(
            col(PeriodFigures.org_id) == org_id, col(PeriodFigures.taken_at) < now - _KEPT_FOR
        )
    )
    rows: list[dict[str, Any]] = [
        {"org_id": org_id, "period": period, "owner": owner, "totals": of_owner, "taken_at": now}
        for owner, of_owner in totals.items()
    ]
    await insert_new(session, PeriodFigures, rows)


async def kept_figures(
    session: Session, org_id: int, period: str, owner: str
) -> tuple[dict[str, int], datetime] | None:
    """What was counted then, and when; none where nothing was."""
    found = await session.scalars(
        select(PeriodFigures).where(
            col(PeriodFigures.org_id) == org_id,
            col(PeriodFigures.period) == period,
            col(PeriodFigures.owner) == owner,
        )
    )
    row = found.one_or_none()
    return (row.totals, row.taken_at) if row else None

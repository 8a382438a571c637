"""Queries about people, units, and the links that enrol them."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select, update
from sqlmodel import col

from bot.domain import Policy, Role, Speaker
from bot.storage import Dialogue, Invitation, Organisation, Person, Plan, Session, Unit

_PLAN_YEAR = (
    select(func.max(col(Plan.year)))
    .where(col(Plan.org_id) == col(Person.org_id), col(Plan.status) == "active")
    .correlate(Person)
    .scalar_subquery()
)
_SPEAKERS = (
    select(
        col(Person.id),
        col(Person.org_id),
        col(Person.full_name),
        col(Person.unit_id),
        col(Unit.name),
        col(Person.roles),
        col(Person.language),
        col(Organisation.timezone),
        col(Organisation.policy),
        _PLAN_YEAR,
        col(Dialogue.expires_at),
    )
    .join(Organisation, col(Organisation.id) == col(Person.org_id))
    .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
    .outerjoin(Dialogue, col(Dialogue.person_id) == col(Person.id))
    .where(col(Person.active))
)


async def speaker_by_telegram(session: Session, telegram_id: int) -> Speaker | None:
    """The enrolled person behind a Telegram account."""
    found = await session.execute(_SPEAKERS.where(col(Person.telegram_id) == telegram_id))
    row = found.one_or_none()
    return _speaker(row) if row else None


async def speaker_by_id(session: Session, person_id: int) -> Speaker | None:
    found = await session.execute(_SPEAKERS.where(col(Person.id) == person_id))
    row = found.one_or_none()
    return _speaker(row) if row else None


def _speaker(row: Row[Any]) -> Speaker:
    person_id, org_id, name, unit_id, unit_name, roles, language, zone, policy, year, busy = tuple(
        row
    )
    return Speaker(
        id=person_id,
        org_id=org_id,
        full_name=name,
        unit_id=unit_id,
        unit_name=unit_name or "",
        roles=frozenset(Role(role) for role in roles),
        language=language,
        zone=ZoneInfo(zone),
        plan_year=year,
        policy=read_policy(policy),
        busy_until=busy,
    )


def read_policy(stored: dict[str, Any]) -> Policy:
    """The office's own values over the ones every office starts with."""
    if not stored:
        return Policy()
    known = {field.name for field in fields(Policy)}
    values = {name: value for name, value in stored.items() if name in known}
    for name in ("morning", "evening"):
        if name in values:
            values[name] = time.fromisoformat(values[name])
    if "days_before" in values:
        values["days_before"] = tuple(values["days_before"])
    return Policy(**values)


async def only_organisation(session: Session) -> Organisation | None:
    """The first organisation, which is the only one of a database a single office uses."""
    found = await session.scalars(select(Organisation).order_by(col(Organisation.id)).limit(1))
    return found.one_or_none()


async def organisations(session: Session) -> Sequence[Organisation]:
    return (await session.scalars(select(Organisation).order_by(col(Organisation.id)))).all()


async def units_of(session: Session, org_id: int) -> Sequence[Unit]:
    found = await session.scalars(
        select(Unit).where(col(Unit.org_id) == org_id).order_by(col(Unit.name))
    )
    return found.all()


async def people_of(session: Session, org_id: int) -> Sequence[Person]:
    """Everybody still in the office, by name."""
    found = await session.scalars(
        select(Person)
        .where(col(Person.org_id) == org_id, col(Person.active))
        .order_by(col(Person.full_name), col(Person.id))
    )
    return found.all()


async def enrolled_of(session: Session, org_id: int) -> frozenset[int]:
    """The ids of those still in the office who can be written to."""
    found = await session.scalars(
        select(col(Person.id)).where(
            col(Person.org_id) == org_id, col(Person.active), col(Person.telegram_id).is_not(None)
        )
    )
    return frozenset(one for one in found if one is not None)


async def person_with_telegram(session: Session, telegram_id: int) -> Person | None:
    found = await session.scalars(select(Person).where(col(Person.telegram_id) == telegram_id))
    return found.one_or_none()


async def invitation_by_hash(session: Session, code_hash: str) -> Invitation | None:
    found = await session.scalars(select(Invitation).where(col(Invitation.code_hash) == code_hash))
    return found.one_or_none()


async def void_invitations(session: Session, person_id: int, *, now: datetime) -> None:
    """Lets a person's open links run out now, so that a forwarded one takes nobody over."""
    await session.execute(
        update(Invitation)
        .where(
            col(Invitation.person_id) == person_id,
            col(Invitation.used_at).is_(None),
            col(Invitation.expires_at) > now,
        )
        .values(expires_at=now)
    )


async def use_invitation(
    session: Session, invitation_id: int, *, telegram_id: int, now: datetime
) -> bool:
    """Marks the link used; False when somebody else was quicker."""
    changed = await session.execute(
        update(Invitation)
        .where(col(Invitation.id) == invitation_id, col(Invitation.used_at).is_(None))
        .values(used_at=now, used_by=telegram_id)
    )
    return rows_changed(changed) == 1


def rows_changed(result: Any) -> int:
    """How many rows an UPDATE or DELETE touched."""
    return int(result.rowcount)

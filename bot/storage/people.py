"""Queries about people, units, and the links that enrol them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, bindparam, case, func, not_, select, update
from sqlmodel import col

from bot.domain import Role, Speaker
from bot.standing_in import places_of
from bot.storage import (
    BotState,
    Dialogue,
    Handover,
    Invitation,
    Organisation,
    Person,
    Plan,
    Session,
    Unit,
    handovers,
    wordings,
)
from bot.storage.plans import ARISEN
from bot.storage.policies import read_policy
from bot.storage.unit_tasks import ids_in_unit

_SIGNED = not_(col(Plan.source_sha256).startswith(ARISEN))
"""Tasks that arise keep no calendar: the year that is spoken of is the signed plan's."""
_PLAN_YEAR = (
    select(func.coalesce(func.max(case((_SIGNED, col(Plan.year)))), func.max(col(Plan.year))))
    .where(col(Plan.org_id) == col(Person.org_id), col(Plan.status) == "active")
    .correlate(Person)
    .scalar_subquery()
)
_STANDS_IN = (
    select(col(Handover.id))
    .where(col(Handover.to_person_id) == col(Person.id), handovers.AGREED)
    .correlate(Person)
    .exists()
)
"""Most people stand in for nobody; then nothing more is asked. Whether today, their office's
zone tells."""
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
        col(Dialogue.kind),
        col(Organisation.words_version),
        _STANDS_IN,
    )
    .join(Organisation, col(Organisation.id) == col(Person.org_id))
    .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
    .outerjoin(Dialogue, col(Dialogue.person_id) == col(Person.id))
    .where(col(Person.active))
)
# Made once: every message and every question begins with one of them.
_BY_TELEGRAM = _SPEAKERS.where(col(Person.telegram_id) == bindparam("who"))
_BY_ID = _SPEAKERS.where(col(Person.id) == bindparam("who"))


async def speaker_by_telegram(
    session: Session, telegram_id: int, *, now: datetime | None = None
) -> Speaker | None:
    """The enrolled person behind a Telegram account; without `now` in nobody's place."""
    return await _one_speaker(session, _BY_TELEGRAM, telegram_id, now=now)


async def speaker_by_id(
    session: Session, person_id: int, *, now: datetime | None = None
) -> Speaker | None:
    """Without `now` in nobody's place: enough for words, and for what is one's own."""
    return await _one_speaker(session, _BY_ID, person_id, now=now)


async def _one_speaker(
    session: Session, statement: Select[Any], who: int, *, now: datetime | None
) -> Speaker | None:
    row = (await session.execute(statement, {"who": who})).one_or_none()
    if row is None:
        return None
    speaker = _speaker(row)
    if now is not None:
        speaker = replace(speaker, today=now.astimezone(speaker.zone).date())
    if row[-1] and speaker.today is not None:
        running = await handovers.on_day(session, speaker.org_id, speaker.today)
        places = places_of(running, speaker.id)
        speaker = replace(speaker, stands_in_for=places.people, stands_in_on=places.tasks)
        speaker = await _acting(session, speaker)
    if Role.LEAD in speaker.roles and speaker.unit_id is not None:
        people = await ids_in_unit(session, speaker.unit_id)
        speaker = replace(speaker, unit_people=frozenset(people))
    rewordings = await wordings.rewordings_of(
        session, speaker.org_id, version=speaker.words_version
    )
    return replace(speaker, rewordings=rewordings) if rewordings.texts else speaker


async def _acting(session: Session, speaker: Speaker) -> Speaker:
    """With the units of those heads whose place the speaker takes whole."""
    found = await session.execute(
        select(col(Person.unit_id), col(Person.roles)).where(
            col(Person.id).in_(speaker.stands_in_for), col(Person.unit_id).is_not(None)
        )
    )
    units = frozenset(row.unit_id for row in found if Role.LEAD in row.roles)
    if not units:
        return speaker
    people = await session.scalars(select(col(Person.id)).where(col(Person.unit_id).in_(units)))
    acting = frozenset(one for one in people if one is not None)
    return replace(speaker, acting_units=units, acting_people=acting)


def _speaker(row: Row[Any]) -> Speaker:
    person_id, org_id, name, unit_id, unit_name, roles, language, *rest = tuple(row)
    zone, policy, year, busy_until, busy_with, words_version, _stands_in = rest
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
        busy_until=busy_until,
        busy_with=busy_with or "",
        words_version=words_version,
    )


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


BOT = "bot"
"""Under this key `BotState` holds what is known of the bot itself."""


async def bot_username(session: Session) -> str:
    """The bot's Telegram name as it was when it last ran; links to its private chat need it."""
    state = await session.get(BotState, BOT)
    return str(state.value.get("username", "")) if state else ""

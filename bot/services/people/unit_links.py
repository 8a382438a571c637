"""A link for a whole unit: whoever opens it says who they are, and the office approves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError, NotFound
from bot.reports.enrolment_cards import EnrolmentCard
from bot.services.people.admins import require_may_change_account
from bot.services.people.people import (
    NewInvitation,
    find_people,
    hash_of,
    invite,
    link_of,
    new_code,
)
from bot.services.rights import require_in_office
from bot.storage import Invitation, Person, Session, Unit, enrolment, events, staff
from bot.storage.ids import id_of
from bot.storage.people import bot_username, invitation_by_hash, units_of


@dataclass(frozen=True, slots=True)
class UnitOpened:
    """Whose link it is, and who of them may still say "that is me"."""

    org_id: int
    unit_id: int
    unit_name: str
    people: tuple[tuple[int, str], ...]


async def invite_unit(
    session: Session, unit: Unit, *, days: int, actor_id: int | None, now: datetime
) -> NewInvitation:
    """A link good for everybody of the unit for so many days; its older ones run out."""
    await enrolment.void_unit_links(session, id_of(unit), now=now)
    code, expires_at = new_code(), now + timedelta(days=days)
    session.add(
        Invitation(
            org_id=unit.org_id,
            unit_id=id_of(unit),
            code_hash=hash_of(code),
            created_at=now,
            expires_at=expires_at,
        )
    )
    events.record(
        session,
        org_id=unit.org_id,
        at=now,
        actor_id=actor_id,
        action="invited",
        subject="unit",
        subject_id=id_of(unit),
        after={"expires_at": expires_at.isoformat()},
    )
    link = link_of(await bot_username(session), code)
    return NewInvitation("", unit.name, code, link, expires_at)


async def opened(session: Session, code: str, *, now: datetime) -> UnitOpened | None:
    """What a unit's link opens; none for a person's, raises for one that has run out."""
    invitation = await invitation_by_hash(session, hash_of(code))
    if invitation is None or invitation.unit_id is None:
        return None
    if invitation.expires_at <= now:
        raise NhacViecError("invite-expired")
    unit = await session.get_one(Unit, invitation.unit_id)
    people = await staff.people_in_unit(session, unit.org_id, id_of(unit))
    waiting = ((id_of(one), one.full_name) for one in people if one.telegram_id is None)
    return UnitOpened(unit.org_id, id_of(unit), unit.name, tuple(waiting))


async def reopened(session: Session, code: str, *, now: datetime) -> UnitOpened:
    """The same for a button under the names; raises for anything but a unit's link."""
    found = await opened(session, code, now=now)
    if found is None:
        raise NotFound("invite-unknown")
    return found


async def links_for_sheet(
    session: Session,
    org_id: int,
    *,
    unit: str | None = None,
    days: int,
    actor_id: int | None = None,
    now: datetime,
) -> list[NewInvitation]:
    """Each unit's link and those of its people who are not enrolled; older links run out.

    Raises `NotFound` for a unit nobody has, `NhacViecError` where nobody is to be enrolled or
    the bot's Telegram name is not known.
    """
    if not await bot_username(session):
        raise NhacViecError("bot-name-unknown")
    people = await find_people(session, org_id, unit=unit)
    waiting = [one for one in people if one.telegram_id is None]
    if not waiting:
        raise NhacViecError("nobody-to-enrol")
    made: list[NewInvitation] = []
    for one in await units_of(session, org_id):
        of_unit = [person for person in waiting if person.unit_id == one.id]
        if of_unit:
            made.append(await invite_unit(session, one, days=days, actor_id=actor_id, now=now))
            made += await _invite(session, of_unit, days=days, actor_id=actor_id, now=now)
    without = [person for person in waiting if person.unit_id is None]
    return made + await _invite(session, without, days=days, actor_id=actor_id, now=now)


async def links_for_office(
    session: Session, speaker: Speaker, unit_id: int | None, *, days: int, now: datetime
) -> list[NewInvitation]:
    """The same for somebody who looks after people; of one unit where one is named."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    unit = await staff.unit_of(session, speaker.org_id, unit_id) if unit_id else None
    if unit_id and unit is None:
        raise NotFound("unit-not-found")
    return await links_for_sheet(
        session,
        speaker.org_id,
        unit=unit.name if unit else None,
        days=days,
        actor_id=speaker.id,
        now=now,
    )


async def _invite(
    session: Session, people: Sequence[Person], *, days: int, actor_id: int | None, now: datetime
) -> list[NewInvitation]:
    if not people:
        return []
    return await invite(session, people, days=days, actor_id=actor_id, now=now)


def cards_of(made: Sequence[NewInvitation], *, zone: ZoneInfo) -> list[EnrolmentCard]:
    """What the printed page says of links whose bot is known."""
    return [
        EnrolmentCard(one.person, one.unit, one.link or "", one.expires_at.astimezone(zone).date())
        for one in made
    ]


async def link_for_person(
    session: Session, speaker: Speaker, person_id: int, *, days: int, now: datetime
) -> NewInvitation:
    """A fresh link for somebody of the office; the older ones run out."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("person-left")
    require_may_change_account(speaker, person)
    (made,) = await invite(session, [person], days=days, actor_id=speaker.id, now=now)
    return _with_link(made)


async def link_for_unit(
    session: Session, speaker: Speaker, unit_id: int, *, days: int, now: datetime
) -> NewInvitation:
    """A fresh link of a unit; the older one runs out."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    unit = await staff.unit_of(session, speaker.org_id, unit_id)
    if unit is None:
        raise NotFound("unit-not-found")
    made = await invite_unit(session, unit, days=days, actor_id=speaker.id, now=now)
    return _with_link(made)


def _with_link(made: NewInvitation) -> NewInvitation:
    if made.link is None:
        raise NhacViecError("bot-name-unknown")
    return made

"""Enrol people by one-time links; take a staff list in."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import NhacViecError, NotFound
from bot.parsing.names import match_person
from bot.parsing.text import clean
from bot.parsing.values import KnownNames
from bot.services.people.accounts import require_free, tie
from bot.storage import Invitation, Organisation, Person, Session, Unit, events
from bot.storage.bot_state import keep_state
from bot.storage.ids import id_of
from bot.storage.people import (
    BOT,
    bot_username,
    invitation_by_hash,
    only_organisation,
    people_of,
    units_of,
    use_invitation,
    void_invitations,
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom a link is for."""

    full_name: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A fresh link; its code is shown once and kept only as a hash."""

    person: str
    unit: str
    code: str
    link: str | None
    """None while the bot never ran, so that its Telegram name is not known."""
    expires_at: datetime


async def organisation(session: Session) -> Organisation:
    """The office of this database; raises `NotFound` before the first plan was loaded."""
    found = await only_organisation(session)
    if found is None:
        raise NotFound("no-organisation")
    return found


async def invite(
    session: Session,
    people: Sequence[Person],
    *,
    days: int,
    now: datetime,
    actor_id: int | None = None,
) -> list[NewInvitation]:
    """A link for each of them, good once and for so many days."""
    username = await bot_username(session)
    units = {unit.id: unit.name for unit in await units_of(session, people[0].org_id)}
    made: list[NewInvitation] = []
    for person in people:
        await void_invitations(session, id_of(person), now=now)
        code = new_code()
        expires_at = now + timedelta(days=days)
        session.add(
            Invitation(
                org_id=person.org_id,
                person_id=id_of(person),
                code_hash=hash_of(code),
                created_at=now,
                expires_at=expires_at,
            )
        )
        events.record(
            session,
            org_id=person.org_id,
            at=now,
            actor_id=actor_id,
            action="invited",
            subject="person",
            subject_id=id_of(person),
            after={"expires_at": expires_at.isoformat()},
        )
        link = link_of(username, code)
        made.append(
            NewInvitation(person.full_name, units.get(person.unit_id, ""), code, link, expires_at)
        )
    return made


async def remember_bot(session: Session, username: str) -> None:
    """Notes the bot's Telegram name, which enrolment links are made of."""
    await keep_state(session, BOT, {"username": username})


def new_code() -> str:
    """What a link ends in: too long to be guessed, short enough for a button."""
    return secrets.token_urlsafe(12)


def link_of(username: str, code: str) -> str | None:
    """None while the bot never ran, so that its Telegram name is not known."""
    return f"https://t.me/{username}?start={code}" if username else None


def hash_of(code: str) -> str:
    """All that is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


async def invited(session: Session, code: str, *, now: datetime) -> Invited:
    """Whom the code is for; raises for one that is unknown, expired or used."""
    _, person = await _open_invitation(session, code, now=now)
    unit = await session.get(Unit, person.unit_id) if person.unit_id else None
    return Invited(person.full_name, unit.name if unit else "")


async def _open_invitation(
    session: Session, code: str, *, now: datetime
) -> tuple[Invitation, Person]:
    invitation = await invitation_by_hash(session, hash_of(code))
    person_id = invitation.person_id if invitation else None
    person = await session.get(Person, person_id) if person_id else None
    if invitation is None or person is None or not person.active:
        raise NotFound("invite-unknown")
    if invitation.used_at is not None:
        raise NhacViecError("invite-used")
    if invitation.expires_at <= now:
        raise NhacViecError("invite-expired")
    return invitation, person


async def enrol(
    session: Session, code: str, *, telegram_id: int, language: str, now: datetime
) -> str:
    """Ties the Telegram account to the person of the link and returns their name.

    Raises `NhacViecError` for a link that is unknown, expired or used, and for an account that
    is somebody else's. Another account the person had before is let go.
    """
    invitation, person = await _open_invitation(session, code, now=now)
    await require_free(session, person, telegram_id=telegram_id)
    if not await use_invitation(session, id_of(invitation), telegram_id=telegram_id, now=now):
        raise NhacViecError("invite-used")
    await tie(
        session,
        person,
        telegram_id=telegram_id,
        language=language,
        actor_id=id_of(person),
        now=now,
    )
    return person.full_name


async def is_own_code(session: Session, code: str, person_id: int) -> bool:
    """Whether the code is the one this person enrolled with."""
    invitation = await invitation_by_hash(session, hash_of(code))
    return invitation is not None and invitation.person_id == person_id


async def find_people(
    session: Session, org_id: int, *, name: str | None = None, unit: str | None = None
) -> list[Person]:
    """Everybody, or one person by name, or the people of one unit.

    Raises `NotFound` for a name nobody has, `NhacViecError` for one that several have.
    """
    people = list(await people_of(session, org_id))
    if unit is not None:
        unit_ids = {one.id for one in await units_of(session, org_id) if _is_unit(one, unit)}
        if not unit_ids:
            raise NotFound("no-such-unit", name=unit)
        people = [person for person in people if person.unit_id in unit_ids]
    return [_one_named(people, name)] if name is not None else people


def _is_unit(unit: Unit, printed: str) -> bool:
    wanted = clean(printed).casefold()
    return wanted in (
        clean(name).casefold() for name in (unit.name, unit.short_name, *unit.aliases)
    )


def _one_named(people: Sequence[Person], name: str) -> Person:
    exact = [one for one in people if clean(one.full_name).casefold() == clean(name).casefold()]
    known = KnownNames(people={one.full_name: tuple(one.aliases) for one in people})
    matched = set(match_person(name, known))
    found = exact or [one for one in people if one.full_name in matched]
    if not found:
        raise NotFound("no-such-person", name=name)
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(one.full_name for one in found))
        raise NhacViecError("several-people", name=name, names=names)
    return found[0]

"""The office decides who an account that asked to be let in is; the second to decide is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.acts import OfficeAct
from bot.domain import Role, Speaker
from bot.errors import NhacViecError, NotFound
from bot.messages.people.people_values import Candidate, RequestView
from bot.parsing.names import match_person
from bot.parsing.phones import same_phone
from bot.parsing.text import fold
from bot.parsing.values import KnownNames
from bot.services.people.accounts import tie
from bot.services.people.admins import require_may_change_account
from bot.services.rights import require_in_office
from bot.storage import EnrolmentRequest, Person, Session, enrolment, events, staff
from bot.storage.enrolment import APPROVED, ASKED, DECLINED, MATCHED
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Decided:
    """What the one who asked is to be told, and in which language."""

    telegram_id: int
    language: str
    full_name: str
    without_unit: int | None = None
    """The person, where the office still has to say of which unit."""


class AlreadyDecided(NhacViecError):
    """Somebody else of the office was quicker."""

    key = "request-decided"


async def view(session: Session, speaker: Speaker, request_id: int) -> RequestView:
    """A request as the office looks at it; raises for one that is decided or none of theirs."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    request = await _open(session, speaker, request_id, lock=False)
    people = await people_of(session, speaker.org_id)
    units = {id_of(one): one.name for one in await units_of(session, speaker.org_id)}
    return RequestView(
        id=id_of(request),
        full_name=request.full_name,
        phone=request.phone,
        unit_name=units.get(request.unit_id or 0, ""),
        created_at=request.created_at,
        candidates=tuple(
            Candidate(
                id_of(one),
                one.full_name,
                units.get(one.unit_id or 0, ""),
                one.telegram_id is not None,
            )
            for one in _candidates(request, people)
        ),
        waiting=await enrolment.count_open_requests(session, speaker.org_id),
    )


async def next_open(session: Session, speaker: Speaker) -> int | None:
    """The request that waits longest."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    found = await enrolment.open_requests(session, speaker.org_id, limit=1)
    return id_of(found[0]) if found else None


def _candidates(request: EnrolmentRequest, people: Sequence[Person]) -> tuple[Person, ...]:
    """Who they say they are, whose telephone it is, who is called so; the enrolled last."""
    known = KnownNames(people={one.full_name: tuple(one.aliases) for one in people})
    named = set(match_person(request.full_name, known))
    found = [
        one
        for one in people
        if one.id == request.person_id
        or (request.phone and same_phone(one.phone) == request.phone)
        or fold(one.full_name) == fold(request.full_name)
        or one.full_name in named
    ]
    found.sort(key=lambda one: (one.telegram_id is not None, one.id != request.person_id))
    return tuple(found[:_MOST_CANDIDATES])


async def _open(
    session: Session, speaker: Speaker, request_id: int, *, lock: bool = True
) -> EnrolmentRequest:
    request = await enrolment.request_by_id(session, speaker.org_id, request_id, lock=lock)
    if request is None:
        raise NotFound("request-gone")
    if request.state == ASKED:
        return request
    if request.state == MATCHED:
        raise NotFound("request-gone")
    decider = await session.get(Person, request.decided_by) if request.decided_by else None
    raise AlreadyDecided(
        name=request.full_name,
        by=decider.full_name if decider else "none",
        outcome=request.state,
    )


async def approve_as(
    session: Session, speaker: Speaker, request_id: int, person_id: int, *, now: datetime
) -> Decided:
    """The account is this person's; another one they had is let go."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    request = await _open(session, speaker, request_id)
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("person-left")
    require_may_change_account(speaker, person)
    return await _approve(session, speaker, request, person, now=now)


async def approve_as_new(
    session: Session, speaker: Speaker, request_id: int, *, now: datetime
) -> Decided:
    """Somebody nobody knew: an officer of the unit whose link they opened, if any."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    request = await _open(session, speaker, request_id)
    person = Person(
        org_id=speaker.org_id,
        unit_id=request.unit_id,
        full_name=request.full_name,
        phone=request.phone,
        roles=[Role.OFFICER.value],
    )
    session.add(person)
    await session.flush()
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action="created",
        subject="person",
        subject_id=id_of(person),
        after={"name": person.full_name},
    )
    return await _approve(session, speaker, request, person, now=now)


async def _approve(
    session: Session, speaker: Speaker, request: EnrolmentRequest, person: Person, *, now: datetime
) -> Decided:
    await tie(
        session,
        person,
        telegram_id=request.telegram_id,
        language=request.language,
        actor_id=speaker.id,
        now=now,
    )
    _decide(session, speaker, request, APPROVED, now=now)
    homeless = None if person.unit_id else id_of(person)
    return Decided(request.telegram_id, request.language, person.full_name, homeless)


async def decline(session: Session, speaker: Speaker, request_id: int, *, now: datetime) -> Decided:
    """Nobody of this office; they are told, and may ask again after a day."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    request = await _open(session, speaker, request_id)
    _decide(session, speaker, request, DECLINED, now=now)
    return Decided(request.telegram_id, request.language, request.full_name)


def _decide(
    session: Session, speaker: Speaker, request: EnrolmentRequest, state: str, *, now: datetime
) -> None:
    request.state, request.decided_by, request.decided_at = state, speaker.id, now
    events.record(
        session,
        org_id=speaker.org_id,
        at=now,
        actor_id=speaker.id,
        action=f"enrolment_{state}",
        subject="enrolment_request",
        subject_id=id_of(request),
        before={"state": ASKED},
        after={"state": state},
    )

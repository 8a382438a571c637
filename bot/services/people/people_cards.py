"""People as the office looks at them: units with their numbers, a unit's people, one person."""

from collections.abc import Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.acts import OfficeAct
from bot.domain import Role, Speaker
from bot.errors import NotFound
from bot.messages.people.people_values import (
    PAGE_SIZE,
    PeopleOverview,
    PeoplePage,
    PersonCard,
    PersonLine,
    UnitLine,
)
from bot.services.rights import require_in_office
from bot.storage import Person, Session, Unit, enrolment, handed_tasks, staff
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of

_Row = TypeVar("_Row")


async def overview(session: Session, speaker: Speaker, *, page: int) -> PeopleOverview:
    """The units that have people; the last line counts those without a unit."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    counted = {
        unit_id: (people, enrolled)
        for unit_id, people, enrolled in await staff.count_by_unit(session, speaker.org_id)
    }
    names = {unit.id: unit.name for unit in await units_of(session, speaker.org_id)} | {None: ""}
    lines = [
        UnitLine(unit_id, name, *counted[unit_id])
        for unit_id, name in names.items()
        if unit_id in counted
    ]
    shown, page = _page_of(lines, page)
    return PeopleOverview(
        tuple(shown),
        page,
        len(lines),
        people=sum(line.people for line in lines),
        enrolled=sum(line.enrolled for line in lines),
        requests=await enrolment.count_open_requests(session, speaker.org_id),
    )


async def unit_page(
    session: Session, speaker: Speaker, unit_id: int | None, *, page: int
) -> PeoplePage:
    """The people of a unit, or those without one; raises for another office's unit."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    unit = await unit_for(session, speaker, unit_id) if unit_id is not None else None
    people = await staff.people_in_unit(session, speaker.org_id, unit_id)
    shown, page = _page_of([_line(one) for one in people], page)
    enrolled = sum(one.telegram_id is not None for one in people)
    return PeoplePage(unit_id, unit.name if unit else "", tuple(shown), page, len(people), enrolled)


async def heirs(session: Session, speaker: Speaker, person_id: int, *, page: int) -> PeoplePage:
    """Who may get somebody's open tasks: their own unit first, then everybody else."""
    person = await person_for(session, speaker, person_id)
    others = [one for one in await people_of(session, speaker.org_id) if one.id != person.id]
    others.sort(key=lambda one: one.unit_id != person.unit_id)
    shown, page = _page_of([_line(one) for one in others], page)
    return PeoplePage(person.unit_id, "", tuple(shown), page, len(others))


async def other_units(
    session: Session, speaker: Speaker, person_id: int, *, page: int
) -> tuple[Sequence[Unit], int, int]:
    """A page of where a person may move to, its number, and how many there are."""
    person = await person_for(session, speaker, person_id)
    units = [one for one in await units_of(session, speaker.org_id) if one.id != person.unit_id]
    shown, page = _page_of(units, page)
    return shown, page, len(units)


async def card(session: Session, speaker: Speaker, person_id: int) -> PersonCard:
    """One person; raises `NotFound` for somebody who left and for another office's people."""
    return await card_of(session, await person_for(session, speaker, person_id), zone=speaker.zone)


async def card_of(session: Session, person: Person, *, zone: ZoneInfo) -> PersonCard:
    """The card of a row that was asked for rightly."""
    unit = await session.get(Unit, person.unit_id) if person.unit_id else None
    since = person.unreachable_since
    return PersonCard(
        id_of(person),
        person.full_name,
        person.unit_id,
        unit.name if unit else "",
        person.position,
        person.phone,
        frozenset(Role(role) for role in person.roles),
        person.telegram_id is not None,
        since.astimezone(zone).date() if since else None,
        person.unreachable_reason,
        await staff.count_unfinished(session, person),
        await handed_tasks.of_person(session, person),
    )


async def person_for(session: Session, speaker: Speaker, person_id: int) -> Person:
    """Somebody of the speaker's office, who may look after people."""
    require_in_office(speaker, OfficeAct.MANAGE_PEOPLE)
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("person-left")
    return person


async def unit_for(session: Session, speaker: Speaker, unit_id: int) -> Unit:
    """A unit of the speaker's office."""
    unit = await staff.unit_of(session, speaker.org_id, unit_id)
    if unit is None:
        raise NotFound("unit-not-found")
    return unit


def _line(person: Person) -> PersonLine:
    return PersonLine(
        id_of(person),
        person.full_name,
        person.position,
        person.telegram_id is not None,
        person.unreachable_since is not None,
    )


def _page_of(rows: Sequence[_Row], page: int) -> tuple[Sequence[_Row], int]:
    """A page of rows, the last one where there is no such page."""
    last = max(0, (len(rows) - 1) // PAGE_SIZE)
    shown = min(page, last)
    return rows[shown * PAGE_SIZE : (shown + 1) * PAGE_SIZE], shown

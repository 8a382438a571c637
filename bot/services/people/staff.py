"""Takes a staff list in: people and units that are new, and what changed of the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.plans.staff_diff import ChangedPerson, GonePerson, NewPerson, StaffDiff
from bot.plans.staff_row import StaffRow
from bot.services.people.leaving import leave_to_unit
from bot.services.people.roster import Roster, same
from bot.services.people.roster_copy import RosterCopy
from bot.services.people.staff_rows import (
    RowValues,
    StaffMatching,
    changes,
    doubts_of,
    roles_of_new,
    unit_doubts,
    values_of,
)
from bot.services.plans.plans import office
from bot.storage import Organisation, Person, Session, Unit, events
from bot.storage.ids import id_of
from bot.storage.people import only_organisation


@dataclass(frozen=True, slots=True)
class StaffImported:
    """How a staff list changed the office."""

    rows: int
    new_people: int
    changed: int
    new_units: int
    left: int = 0


async def import_staff(
    session: Session,
    rows: Sequence[StaffRow],
    *,
    zone_name: str,
    now: datetime,
    leaving: Collection[int] = (),
) -> StaffImported:
    """Stores a staff list in the database's only office, as commands do.

    Who is on it already keeps their account and history; those of `leaving` it leaves out go.
    """
    organisation = await office(session, name="", zone_name=zone_name, now=now)
    return await store_staff(session, organisation, rows, leaving=leaving, actor_id=None, now=now)


async def store_staff(
    session: Session,
    organisation: Organisation,
    rows: Sequence[StaffRow],
    *,
    leaving: Collection[int],
    actor_id: int | None,
    now: datetime,
) -> StaffImported:
    """The same in an office that is known, for whoever confirmed it."""
    roster = await Roster.load(session, organisation, now=now, actor_id=actor_id)
    before = {id_of(one): one for one in roster.people()}
    diff = await _take_in(session, roster, rows, actor_id=actor_id, now=now)
    gone = [one.person_id for one in diff.gone if one.person_id in leaving]
    for person_id in gone:
        await leave_to_unit(session, before[person_id], actor_id=actor_id, now=now)
    return StaffImported(
        len(rows), len(diff.new), len(diff.changed), len(diff.new_units), len(gone)
    )


async def compare_staff(
    session: Session, rows: Sequence[StaffRow], *, org_id: int | None = None, now: datetime
) -> StaffDiff:
    """What storing the list would change; stores nothing. Without an office everything is new."""
    organisation = (
        await session.get(Organisation, org_id)
        if org_id is not None
        else await only_organisation(session)
    ) or Organisation(id=0, name="", created_at=now)
    roster = await RosterCopy.load(session, organisation, now=now)
    return await _take_in(roster.nowhere, roster, rows, actor_id=None, now=now)


async def _take_in(
    session: Session,
    roster: Roster,
    rows: Sequence[StaffRow],
    *,
    actor_id: int | None,
    now: datetime,
) -> StaffDiff:
    """Applies every row to the roster, be it the stored one or a copy."""
    known = roster.people()
    known_units = dict(roster.unit_names())
    doubts = doubts_of(rows, known)
    matching = StaffMatching(roster, rows)
    new: list[NewPerson] = []
    changed: dict[int, ChangedPerson] = {}
    for row in rows:
        unit = await roster.unit(row.unit) if row.unit else None
        person = matching.person_of(row, unit)
        if person is None:
            person = await _add(roster, row, unit)
            new.append(_as_new(person, unit))
        elif matching.row_before(person) is None:
            values = values_of(row, person, unit)
            found = changes(person, values, roster.unit_names())
            if found:
                changed[id_of(person)] = ChangedPerson(
                    values.full_name, roster.unit_names().get(values.unit_id or 0, ""), found
                )
                _update(session, person, values, actor_id=actor_id, now=now)
        matching.take(row, person)
    units = roster.unit_names()
    gone = tuple(
        GonePerson(
            id_of(one), one.full_name, units.get(one.unit_id or 0, ""), one.telegram_id is not None
        )
        for one in known
        if not matching.is_on_list(one)
    )
    fresh = tuple(name for unit_id, name in units.items() if unit_id not in known_units)
    doubts += unit_doubts(rows, fresh, known_units.values())
    return StaffDiff(len(rows), tuple(new), tuple(changed.values()), gone, doubts, fresh)


async def _add(roster: Roster, row: StaffRow, unit: Unit | None) -> Person:
    return await roster.add_person(
        row.full_name, unit, roles=roles_of_new(row), position=row.position, phone=row.phone
    )


def _as_new(person: Person, unit: Unit | None) -> NewPerson:
    return NewPerson(
        person.full_name,
        unit.name if unit else "",
        person.position,
        tuple(person.roles),
        person.phone,
    )


def _update(
    session: Session, person: Person, values: RowValues, *, actor_id: int | None, now: datetime
) -> None:
    before = _shown(person)
    if same(person.full_name) != same(values.full_name):
        person.aliases = [*person.aliases, person.full_name]
    person.full_name = values.full_name
    person.unit_id = values.unit_id
    person.roles = list(values.roles)
    person.position = values.position
    person.phone = values.phone
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=actor_id,
        action="staff_list_changed",
        subject="person",
        subject_id=id_of(person),
        before=before,
        after=_shown(person),
    )


def _shown(person: Person) -> dict[str, Any]:
    return person.model_dump(include={"full_name", "unit_id", "roles", "position", "phone"})

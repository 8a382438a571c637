"""Takes a staff list in: people and units that are new, and what changed of the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.parsing.text import clean
from bot.plans.staff import StaffRow
from bot.services.plans import office
from bot.services.roster import Roster, same
from bot.storage import Person, Session, Unit, events
from bot.storage.ids import id_of


@dataclass(frozen=True, slots=True)
class StaffImported:
    """How a staff list changed the office."""

    rows: int
    new_people: int
    changed: int
    new_units: int


async def import_staff(
    session: Session, rows: Sequence[StaffRow], *, zone_name: str, now: datetime
) -> StaffImported:
    """Stores a staff list; who is on it already keeps their account and history."""
    organisation = await office(session, name="", zone_name=zone_name, now=now)
    roster = await Roster.load(session, organisation, now=now)
    changed = 0
    bearers = Counter((same(row.unit), _given_name(row.full_name)) for row in rows)
    names = Counter(same(row.full_name) for row in rows)
    for row in rows:
        unit = await roster.unit(row.unit) if row.unit else None
        known = roster.listed(row.full_name, unit)
        given_name = _given_name(row.full_name)
        if known is None and bearers[same(row.unit), given_name] == 1:
            known = roster.listed(given_name, unit)
        if known is None and names[same(row.full_name)] == 1:
            known = roster.only_one_named(row.full_name)
        if known is None:
            await roster.add_person(
                row.full_name, unit, roles=row.roles, position=row.position, phone=row.phone
            )
        elif _differs(known, row, unit):
            changed += 1
            _update(session, known, row, unit=unit, now=now)
    return StaffImported(len(rows), roster.new_people, changed, roster.new_units)


def _given_name(full_name: str) -> str:
    """What a plan calls a person by: "Thuận" for one Thuận of the unit."""
    return same(full_name).rpartition(" ")[2]


def _differs(person: Person, row: StaffRow, unit: Unit | None) -> bool:
    if unit is not None and person.unit_id != unit.id:
        return True
    kept = (person.full_name, person.position, person.phone, sorted(person.roles))
    position, phone = row.position or person.position, row.phone or person.phone
    return kept != (clean(row.full_name), position, phone, sorted(row.roles))


def _update(
    session: Session, person: Person, row: StaffRow, *, unit: Unit | None, now: datetime
) -> None:
    before = _shown(person)
    if same(person.full_name) != same(row.full_name):
        person.aliases = [*person.aliases, person.full_name]
    person.full_name = clean(row.full_name)
    person.unit_id = unit.id if unit else person.unit_id
    person.roles = list(row.roles)
    person.position = row.position or person.position
    person.phone = row.phone or person.phone
    events.record(
        session,
        org_id=person.org_id,
        at=now,
        actor_id=None,
        action="staff_list_changed",
        subject="person",
        subject_id=id_of(person),
        before=before,
        after=_shown(person),
    )


def _shown(person: Person) -> dict[str, Any]:
    return person.model_dump(include={"full_name", "unit_id", "roles", "position", "phone"})

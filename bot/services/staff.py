"""Takes a staff list in: people and units that are new, and what changed of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.plans.staff import StaffRow
from bot.services.plans import office
from bot.services.roster import Roster
from bot.storage import Person, Session, events
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
    for row in rows:
        unit = await roster.unit(row.unit) if row.unit else None
        known = roster.listed(row.full_name, unit)
        if known is None:
            await roster.add_person(
                row.full_name, unit, roles=row.roles, position=row.position, phone=row.phone
            )
        elif _differs(known, row):
            changed += 1
            _update(session, known, row, now=now)
    return StaffImported(len(rows), roster.new_people, changed, roster.new_units)


def _differs(person: Person, row: StaffRow) -> bool:
    kept = (person.position, person.phone, sorted(person.roles))
    return kept != (row.position or person.position, row.phone or person.phone, sorted(row.roles))


def _update(session: Session, person: Person, row: StaffRow, *, now: datetime) -> None:
    before = {"roles": person.roles, "position": person.position}
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
        after={"roles": person.roles, "position": person.position},
    )

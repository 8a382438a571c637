"""Finds whom each row of a staff list means, and what it changes of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain import Role
from bot.parsing.nearest import nearest_unit
from bot.parsing.phones import same_phone
from bot.parsing.text import clean
from bot.plans.staff_diff import FieldChange, StaffDoubt, StaffField
from bot.plans.staff_row import StaffRow
from bot.services.people.roster import Roster, same
from bot.storage import Person, Unit
from bot.storage.ids import id_of


def given_name(full_name: str) -> str:
    """What a plan calls a person by: "Thuận" for one Thuận of the unit."""
    return same(full_name).rpartition(" ")[2]


class StaffMatching:
    """Tells rows of one list apart; nobody is meant by two rows that name different phones."""

    def __init__(self, roster: Roster, rows: Sequence[StaffRow]) -> None:
        self._roster = roster
        self._bearers = Counter((same(row.unit), given_name(row.full_name)) for row in rows)
        self._names = Counter(same(row.full_name) for row in rows)
        self._row_of: dict[int, StaffRow] = {}

    def person_of(self, row: StaffRow, unit: Unit | None) -> Person | None:
        """Who of those known the row means, a short name out of a plan included."""
        found = self._named(row, unit)
        if found is None:
            return None
        earlier = self._row_of.get(id_of(found))
        return None if earlier is not None and _are_two(earlier, row) else found

    def take(self, row: StaffRow, person: Person) -> None:
        """Notes that the row is about this person."""
        self._row_of.setdefault(id_of(person), row)

    def row_before(self, person: Person) -> StaffRow | None:
        """The row of the same list that was about this person already."""
        return self._row_of.get(id_of(person))

    def is_on_list(self, person: Person) -> bool:
        return id_of(person) in self._row_of

    def _named(self, row: StaffRow, unit: Unit | None) -> Person | None:
        listed = self._roster.all_listed(row.full_name, unit)
        if listed:
            same_number = (one for one in listed if _has_phone_of(one, row))
            free = (one for one in listed if id_of(one) not in self._row_of)
            return next(same_number, None) or next(free, None) or listed[0]
        short = given_name(row.full_name)
        if self._bearers[same(row.unit), short] == 1 and (
            known := self._roster.listed(short, unit)
        ):
            return known
        if self._names[same(row.full_name)] == 1:
            return self._roster.only_one_named(row.full_name)
        return None


def _has_phone_of(person: Person, row: StaffRow) -> bool:
    phone = same_phone(row.phone)
    return bool(phone) and same_phone(person.phone) == phone


def _are_two(one: StaffRow, other: StaffRow) -> bool:
    phones = {same_phone(one.phone), same_phone(other.phone)}
    return len(phones) == 2 and "" not in phones


@dataclass(frozen=True, slots=True)
class RowValues:
    """A person as a row would have them."""

    full_name: str
    unit_id: int | None
    position: str
    roles: tuple[str, ...]
    phone: str


def values_of(row: StaffRow, person: Person, unit: Unit | None) -> RowValues:
    """What is empty in the row stays as it is known; a phone in another form is no change."""
    keeps_phone = not row.phone or (row.phone == person.phone or _has_phone_of(person, row))
    keeps_roles = row.keeps_roles or not row.roles
    return RowValues(
        clean(row.full_name),
        unit.id if unit else person.unit_id,
        row.position or person.position,
        tuple(person.roles) if keeps_roles else row.roles,
        person.phone if keeps_phone else row.phone,
    )


def changes(person: Person, values: RowValues, units: dict[int, str]) -> tuple[FieldChange, ...]:
    """What the values change of a person, in the order of the list's columns."""
    found: list[FieldChange] = []
    if person.full_name != values.full_name:
        found.append(FieldChange(StaffField.NAME, person.full_name, values.full_name))
    if person.unit_id != values.unit_id:
        before, after = units.get(person.unit_id or 0, ""), units.get(values.unit_id or 0, "")
        found.append(FieldChange(StaffField.UNIT, before, after))
    if person.position != values.position:
        found.append(FieldChange(StaffField.POSITION, person.position, values.position))
    if sorted(person.roles) != sorted(values.roles):
        found.append(FieldChange(StaffField.ROLES, tuple(person.roles), values.roles))
    if person.phone != values.phone:
        found.append(FieldChange(StaffField.PHONE, person.phone, values.phone))
    return tuple(found)


def roles_of_new(row: StaffRow) -> tuple[str, ...]:
    """Whoever's role is not read begins with the least."""
    return row.roles or (Role.OFFICER.value,)


def doubts_of(rows: Sequence[StaffRow], known: Sequence[Person]) -> tuple[StaffDoubt, ...]:
    """What a person should look at: unread roles, one name twice, one phone of two people."""
    by_name: defaultdict[str, list[StaffRow]] = defaultdict(list)
    by_phone: defaultdict[str, list[StaffRow]] = defaultdict(list)
    for row in rows:
        by_name[same(row.full_name)].append(row)
        if phone := same_phone(row.phone):
            by_phone[phone].append(row)
    holders = {same_phone(one.phone): one for one in known if same_phone(one.phone)}
    found: list[StaffDoubt] = []
    for row in rows:
        found += [_doubt("unread-role", row, role=role) for role in row.unread_roles]
        if (first := by_name[same(row.full_name)][0]) is not row:
            key = _kind_of_namesake(first, row)
            found.append(_doubt(key, row, other=first.row))
        found += _phone_doubts(row, by_phone, holders)
    return tuple(found)


def unit_doubts(
    rows: Sequence[StaffRow], fresh: Collection[str], known: Collection[str]
) -> tuple[StaffDoubt, ...]:
    """Units the list would make that are nearly one there is, or one the list names more often."""
    often = Counter(clean(row.unit) for row in rows if row.unit)
    found: list[StaffDoubt] = []
    for name in map(clean, fresh):
        row = next((one for one in rows if clean(one.unit) == name), None)
        others = (one for one, count in often.items() if count > often[name])
        nearest = nearest_unit(name, [*known, *others]) if row else None
        if row and nearest:
            found.append(_doubt("unit-like-known", row, unit=name, nearest=nearest))
    return tuple(found)


def _kind_of_namesake(first: StaffRow, row: StaffRow) -> str:
    if same(first.unit) != same(row.unit) or _are_two(first, row):
        return "two-of-one-name"
    return "same-person-twice"


def _phone_doubts(
    row: StaffRow, by_phone: dict[str, list[StaffRow]], holders: dict[str, Person]
) -> list[StaffDoubt]:
    phone = same_phone(row.phone)
    if not phone:
        return [_doubt("no-phone-number", row, phone=row.phone)] if row.phone else []
    first = by_phone[phone][0]
    if first is not row and same(first.full_name) != same(row.full_name):
        return [_doubt("phone-twice", row, phone=phone, other=first.row)]
    holder = holders.get(phone)
    if holder is not None and not _may_be_one(holder.full_name, row.full_name):
        return [_doubt("phone-of-another", row, phone=phone, holder=holder.full_name)]
    return []


def _may_be_one(known: str, printed: str) -> bool:
    return same(known) in (same(printed), given_name(printed))


def _doubt(key: str, row: StaffRow, **values: str | int) -> StaffDoubt:
    named = {"name": clean(row.full_name), **values}
    return StaffDoubt(key, row.row, tuple((name, str(value)) for name, value in named.items()))

"""Names as people type them to the units and people of the office."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain import OwnerKind, Speaker, TaskFilter
from bot.parsing.names import match_person, match_unit, same_unit
from bot.parsing.text import fold
from bot.parsing.values import KnownNames
from bot.services.rights import may_list
from bot.storage import Person, Session, Unit
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of

_OWN_UNIT = re.compile(
    r"(?P<kind>phong|don vi|trung tam|chi cuc|van phong|ban|unit|team)?"
    r"(?P<whose> ?(?:toi|minh|em|ta|chung toi|chung em|chung minh|my))?"
)
_ANY_KIND = frozenset({"phong", "don vi", "unit", "team"})
"""Words for a unit of whatever kind: "cả phòng" is said in a centre too."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A unit or person a name fits, under a label that tells it from the others it fits."""

    kind: OwnerKind
    id: int
    name: str
    label: str
    unit_id: int | None = None
    """The unit of a person."""

    def may_be_listed_by(self, speaker: Speaker) -> bool:
        wanted = TaskFilter(self.kind, self.id)
        return may_list(speaker, wanted, owner_unit_id=self.unit_id)


@dataclass(frozen=True, slots=True)
class Office:
    """The units and people of an office, read once for a question."""

    units: Sequence[Unit]
    people: Sequence[Person]

    @property
    def names(self) -> KnownNames:
        return KnownNames(
            units={unit.name: tuple(_other_names(unit)) for unit in self.units},
            people=_by_name(self.people),
        )

    def named(self, owner: str, speaker: Speaker) -> tuple[Owner, ...]:
        """Whom the owner of a query may mean, `unit:…` or `person:…`; the other kind if need be."""
        kind, _, name = owner.partition(":")
        if kind == "unit" and speaker.unit_id and self._is_own_unit(name, speaker):
            return self.units_of_ids({speaker.unit_id})
        units, people = self._units_called(name), self._people_called(name)
        first, second = (units, people) if kind == "unit" else (people, units)
        return first or second

    def _is_own_unit(self, name: str, speaker: Speaker) -> bool:
        """“Phòng tôi”, "cả phòng"; "chi cục" to those of one, to others it is a name."""
        said = _OWN_UNIT.fullmatch(fold(name))
        if said is None or same_unit(name, self.names):
            return False
        kind = said["kind"] or ""
        is_any = bool(said["whose"]) or kind in _ANY_KIND
        return is_any or fold(speaker.unit_name).startswith(kind)

    def units_of_ids(self, ids: set[int]) -> tuple[Owner, ...]:
        return tuple(_unit_owner(unit) for unit in self.units if unit.id in ids)

    def _units_called(self, name: str) -> tuple[Owner, ...]:
        matched = set(match_unit(name, self.names))
        if not matched:  # "chi cục" is any of them
            matched = {
                one.name for one in self.units if fold(one.name).startswith(f"{fold(name)} ")
            }
        return tuple(_unit_owner(unit) for unit in self.units if unit.name in matched)

    def _people_called(self, name: str) -> tuple[Owner, ...]:
        matched = set(match_person(name, self.names))
        found = [person for person in self.people if person.full_name in matched]
        return told_apart(found, {id_of(unit): unit.name for unit in self.units})


async def office_of(session: Session, org_id: int) -> Office:
    return Office(await units_of(session, org_id), await people_of(session, org_id))


def told_apart(people: Iterable[Person], unit_names: dict[int, str]) -> tuple[Owner, ...]:
    """People, those of the same name with their unit, those of the same unit with their post."""
    rows = list(people)
    names = Counter(person.full_name for person in rows)
    places = Counter((person.full_name, person.unit_id) for person in rows)
    return tuple(
        Owner(
            OwnerKind.PERSON,
            id_of(person),
            person.full_name,
            _label(
                person,
                unit_names.get(person.unit_id or 0, "") if names[person.full_name] > 1 else "",
                person.position if places[person.full_name, person.unit_id] > 1 else "",
            ),
            person.unit_id,
        )
        for person in rows
    )


def _label(person: Person, *marks: str) -> str:
    said = ", ".join(mark for mark in marks if mark)
    return f"{person.full_name} ({said})" if said else person.full_name


def _unit_owner(unit: Unit) -> Owner:
    return Owner(OwnerKind.UNIT, id_of(unit), unit.name, unit.name)


def _other_names(unit: Unit) -> list[str]:
    return [name for name in (unit.short_name, *unit.aliases) if name]


def _by_name(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """Two people of one name are one name with the aliases of both."""
    names: dict[str, tuple[str, ...]] = {}
    for person in people:
        names[person.full_name] = (*names.get(person.full_name, ()), *person.aliases)
    return names

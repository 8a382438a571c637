"""The office's units and people, found by the names plans and staff lists print, or created."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Self

from bot.domain import Role
from bot.parsing.text import clean, fold
from bot.plans.names.spelling import even_tones
from bot.plans.names.titles import title_of_post
from bot.plans.names.units import same_unit
from bot.storage import Organisation, Person, Session, Unit, events
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of


def same(name: str) -> str:
    """What spellings of a name share: marks count; case, spaces, "oà" or "òa" do not."""
    return even_tones(name)


class Roster:
    """Everybody known, by name; what it creates joins the open transaction."""

    def __init__(
        self,
        session: Session,
        organisation: Organisation,
        *,
        now: datetime,
        actor_id: int | None = None,
    ) -> None:
        self._session = session
        self._actor_id = actor_id
        self._org_id = id_of(organisation)
        self._now = now
        self._units: dict[str, Unit] = {}
        self._by_name: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_given_name: defaultdict[str, list[Person]] = defaultdict(list)
        self.new_units = 0
        self.new_people = 0

    @classmethod
    async def load(
        cls,
        session: Session,
        organisation: Organisation,
        *,
        now: datetime,
        actor_id: int | None = None,
    ) -> Self:
        """The roster of an office as it is stored now, for who creates what is new."""
        roster = cls(session, organisation, now=now, actor_id=actor_id)
        for unit in await units_of(session, roster._org_id):
            roster._know_unit(unit)
        for person in await people_of(session, roster._org_id):
            roster._know_person(person)
        return roster

    def _know_person(self, person: Person) -> None:
        full_name = same(person.full_name)
        for name in dict.fromkeys((full_name, *map(same, person.aliases))):
            self._by_name[name].append(person)
        self._by_given_name[full_name.rpartition(" ")[2]].append(person)

    def _know_unit(self, unit: Unit) -> None:
        for name in (unit.name, unit.short_name, *unit.aliases):
            if name:
                self._units.setdefault(same(name), unit)

    def unit_meant(self, spellings: Iterable[str]) -> Unit | None:
        """The unit called so, or the only one whose name these spellings shorten or spell out."""
        names = list(spellings)
        called = (self._units[same(one)] for one in names if same(one) in self._units)
        if found := next(called, None):
            return found
        known = {id_of(unit): unit for unit in self._units.values()}
        meant = [unit for unit in known.values() if any(same_unit(one, unit.name) for one in names)]
        return meant[0] if len(meant) == 1 else None

    async def unit(self, name: str, *, other_names: Iterable[str] = ()) -> Unit:
        """The unit of that name, created where it is new; other spellings are remembered."""
        spellings = [clean(one) for one in (name, *other_names)]
        found = next((self._units[same(s)] for s in spellings if same(s) in self._units), None)
        if found is None:
            found = Unit(org_id=self._org_id, name=spellings[0])
            self._session.add(found)
            await self._session.flush()
            self.new_units += 1
            self._record("unit", found, name=found.name)
        known = {same(found.name), *map(same, found.aliases)}
        fresh = [s for s in dict.fromkeys(spellings) if same(s) not in known]
        if fresh:
            found.aliases = [*found.aliases, *fresh]
        self._know_unit(found)
        return found

    async def person(self, name: str, unit: Unit | None) -> Person:
        """The person a plan means by a name in a unit, created as an officer where new.

        A given name alone means the one person of the unit who has it; a full name may also be
        found in another unit, when only one person there bears it.
        """
        found = self.person_named(name, unit)
        return found or await self.add_person(name, unit)

    def person_named(self, name: str, unit: Unit | None) -> Person | None:
        wanted = same(name)
        named = self._by_name.get(wanted, [])
        if here := [one for one in named if unit is None or one.unit_id == unit.id]:
            return here[0]
        if " " in wanted:
            return named[0] if len(named) == 1 else None
        given = self._by_given_name.get(wanted, [])
        given = [one for one in given if unit is None or one.unit_id == unit.id]
        return given[0] if len(given) == 1 else None

    def holder_of(self, post: str, unit: Unit | None) -> Person | None:
        """The one person the staff list gives this post, in the unit if one is meant."""
        title = fold(title_of_post(post))
        holders = [
            person
            for person in self.people()
            if fold(title_of_post(person.position)) == title
            and (unit is None or person.unit_id == unit.id)
        ]
        return holders[0] if len(holders) == 1 else None

    async def add_person(
        self,
        name: str,
        unit: Unit | None,
        *,
        roles: Iterable[str] = (Role.OFFICER.value,),
        position: str = "",
        phone: str = "",
    ) -> Person:
        person = Person(
            org_id=self._org_id,
            unit_id=unit.id if unit else None,
            full_name=clean(name),
            roles=list(roles),
            position=position,
            phone=phone,
        )
        self._session.add(person)
        await self._session.flush()
        self._know_person(person)
        self.new_people += 1
        self._record("person", person, name=person.full_name)
        return person

    def listed(self, name: str, unit: Unit | None) -> Person | None:
        """The person of exactly that name in that unit."""
        return next(iter(self.all_listed(name, unit)), None)

    def all_listed(self, name: str, unit: Unit | None) -> list[Person]:
        """Everybody of exactly that name in that unit."""
        unit_id = unit.id if unit else None
        return [one for one in self._by_name.get(same(name), []) if one.unit_id == unit_id]

    def people(self) -> list[Person]:
        """Everybody known, each once."""
        return list({id_of(one): one for each in self._by_name.values() for one in each}.values())

    def unit_names(self) -> dict[int, str]:
        """Every unit known, by id."""
        return {id_of(unit): unit.name for unit in self._units.values()}

    def only_one_named(self, name: str) -> Person | None:
        """The one person of that full name anywhere, as one who moved or had no unit yet."""
        named = self._by_name.get(same(name), [])
        return named[0] if len(named) == 1 and " " in same(name) else None

    def _record(self, subject: str, row: Unit | Person, *, name: str) -> None:
        events.record(
            self._session,
            org_id=self._org_id,
            at=self._now,
            actor_id=self._actor_id,
            action="created",
            subject=subject,
            subject_id=id_of(row),
            after={"name": name},
        )


def remember_alias(person: Person, name: str) -> None:
    """Another spelling a plan uses for somebody already known."""
    if same(name) not in (same(person.full_name), *map(same, person.aliases)):
        person.aliases = [*person.aliases, clean(name)]

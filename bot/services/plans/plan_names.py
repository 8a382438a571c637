"""The units and people a plan names, found in the roster or created."""

from collections.abc import Iterable

from bot.domain import Part
from bot.plans.names.people import group_people
from bot.plans.names.titles import is_post, unit_of_post
from bot.plans.names.unit_kinds import starts_unit
from bot.plans.names.units import group_units, is_collective, is_outside
from bot.plans.values import DraftItem
from bot.services.people.roster import Roster, remember_alias, same
from bot.storage import Assignment, Person, Task, Unit
from bot.storage.ids import id_of


class PlanNames:
    """The units and people a plan names, found in the roster or created."""

    def __init__(self, roster: Roster, units: dict[str, Unit]) -> None:
        self._roster = roster
        self._units = units

    @classmethod
    async def of(
        cls,
        items: Iterable[DraftItem],
        roster: Roster,
        *,
        learnt: Iterable[tuple[str, str]] = (),
    ) -> "PlanNames":
        """Brings the spellings of each unit and each person together first."""
        rows = list(items)
        leading = [
            unit for item in rows for unit in (*item.lead_units, *_of_posts(item.lead_persons))
        ]
        helping = [unit for item in rows for unit in item.coordinating_units]
        leads = {same(name) for name in leading}
        units: dict[str, Unit] = {}
        for name, others in group_units(single(leading + helping), dict(learnt)).items():
            spellings = (name, *others)
            known = roster.unit_meant(spellings)
            if known or any(same(one) in leads for one in spellings):
                first = known.name if known else name
                unit = await roster.unit(first, other_names=spellings)
                units |= {same(one): unit for one in spellings}
        names = cls(roster, units)
        await names._meet_people(rows)
        return names

    async def _meet_people(self, items: Iterable[DraftItem]) -> None:
        pairs: list[tuple[str, str]] = []
        by_name: dict[str, Unit] = {}
        for item in items:
            for printed, people in (
                (item.lead_units, item.lead_persons),
                (item.coordinating_units, item.coordinating_persons),
            ):
                unit = self._first(printed)
                key = unit.name if unit else ""
                if unit:
                    by_name[key] = unit
                pairs += [(key, person) for person in people if not is_post(person)]
        for (key, name), others in group_people(pairs).items():
            person = await self._roster.person(name, by_name.get(key))
            for other in (name, *others):
                remember_alias(person, other)

    def _first(self, printed: Iterable[str]) -> Unit | None:
        return next((self._units[same(one)] for one in printed if same(one) in self._units), None)

    def unit_ids(self) -> dict[str, int]:
        """Every spelling of a unit that is known here, and the unit's id."""
        return {spelling: id_of(unit) for spelling, unit in self._units.items()}

    async def assignments(self, task: Task, item: DraftItem) -> list[Assignment]:
        """Who leads, co-operates and directs, each once."""
        leading = (*item.lead_units, *_of_posts(item.lead_persons))
        rows = [self._to_unit(task, one, Part.LEAD) for one in self._known(leading)]
        rows += await self._to_people(task, item.lead_units, item.lead_persons, Part.LEAD)
        rows += [
            self._to_unit(task, one, Part.COORDINATING)
            for one in self._known(item.coordinating_units)
        ]
        rows += await self._to_people(
            task, item.coordinating_units, item.coordinating_persons, Part.COORDINATING
        )
        directing = [await self._person(name, None) for name in item.directed_by]
        return rows + [self._to_person(task, person, Part.DIRECTING) for person in directing]

    def _known(self, printed: Iterable[str]) -> list[Unit]:
        found = [self._units[same(one)] for one in printed if same(one) in self._units]
        return list({unit.id: unit for unit in found}.values())

    async def _to_people(
        self, task: Task, units: Iterable[str], names: Iterable[str], part: Part
    ) -> list[Assignment]:
        unit = self._first(units)
        named = [name for name in names if not self._is_unit_post(name)]
        people = [await self._person(name, unit) for name in named]
        unique = {person.id: person for person in people}
        return [self._to_person(task, person, part) for person in unique.values()]

    async def _person(self, name: str, unit: Unit | None) -> Person:
        """Whom a name means; a post alone is whoever the staff list gives it."""
        holder = (
            self._roster.holder_of(name, self._of_post(name) or unit) if is_post(name) else None
        )
        return holder or await self._roster.person(name, unit)

    def _is_unit_post(self, name: str) -> bool:
        """The post of a known unit that nobody is listed for: the unit itself has the task."""
        unit = self._of_post(name) if is_post(name) else None
        return unit is not None and self._roster.holder_of(name, unit) is None

    def _of_post(self, post: str) -> Unit | None:
        return self._first((unit_of_post(post),))

    def _to_unit(self, task: Task, unit: Unit, part: Part) -> Assignment:
        return Assignment(org_id=task.org_id, task_id=id_of(task), unit_id=unit.id, part=part)

    def _to_person(self, task: Task, person: Person, part: Part) -> Assignment:
        return Assignment(org_id=task.org_id, task_id=id_of(task), person_id=person.id, part=part)


def single(names: Iterable[str]) -> list[str]:
    """The units among what is printed: nobody is noted for many at once, or outside the office."""
    return [name for name in names if not is_collective(name) and not is_outside(name)]


def _of_posts(persons: Iterable[str]) -> tuple[str, ...]:
    """The units whose heads are named by their posts only: "Trưởng phòng QLKH"."""
    units = (unit_of_post(person) for person in persons if is_post(person))
    return tuple(unit for unit in units if starts_unit(unit) and unit.partition(" ")[2])

"""Both versions of a plan with every unit and person under the name the office knows.

The names of a draft go through the very steps by which they would be stored, so that what would
be stored alike is no difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.domain import Part
from bot.plans.values import DraftItem
from bot.plans.versions.changes import OldRow
from bot.plans.versions.one_spelling import InOneSpelling, units_in_one_spelling
from bot.services.people.roster import same
from bot.services.people.roster_copy import RosterCopy
from bot.services.plans.plan_names import PlanNames
from bot.storage import Task

_NOWHERE = Task(id=0, org_id=0, plan_id=0, position=0, number="", content="")


async def in_same_spelling(
    rows: Sequence[OldRow],
    new: Sequence[DraftItem],
    roster: RosterCopy,
    *,
    learnt: Iterable[tuple[str, str]] = (),
) -> tuple[tuple[OldRow, ...], tuple[DraftItem, ...]]:
    """The rows in use and those of a later version, to be compared."""
    items = [*new, *(row.item for row in rows), *(row.now for row in rows if row.now)]
    names = await PlanNames.of(items, roster, learnt=learnt)
    # Every name has to be met before any is looked up: the roster's copy grows meanwhile.
    for item in [*new, *(row.item for row in rows)]:
        await names.assignments(_NOWHERE, item)
    units, people = roster.names()
    helping = units_in_one_spelling(
        (unit for item in items for unit in item.coordinating_units),
        {same(spelling): units[unit_id] for spelling, unit_id in names.unit_ids().items()},
    )
    office = _OfficeNames(names, units, people, helping)
    before = [await office.old(row) for row in rows]
    return tuple(before), tuple([await office.of_draft(item) for item in new])


@dataclass(frozen=True, slots=True)
class _OfficeNames:
    """What is printed, under the names of the roster."""

    names: PlanNames
    units: dict[int, str]
    people: dict[int, str]
    helping: InOneSpelling

    async def old(self, row: OldRow) -> OldRow:
        """Out of a draft, beside what is stored; else what is stored alone."""
        if row.now is None:
            return replace(row, item=self.stored(row.item))
        return replace(row, item=await self.of_draft(row.item), now=self.stored(row.now))

    def stored(self, item: DraftItem) -> DraftItem:
        """Its names are the roster's, but for the units that only help."""
        return replace(item, coordinating_units=self.helping(item.coordinating_units))

    async def of_draft(self, item: DraftItem) -> DraftItem:
        rows = await self.names.assignments(_NOWHERE, item)

        def named(part: Part) -> tuple[str, ...]:
            found = [row.person_id for row in rows if row.part is part]
            return tuple(self.people[one] for one in found if one)

        return replace(
            item,
            lead_units=tuple(
                self.units[row.unit_id] for row in rows if row.part is Part.LEAD and row.unit_id
            ),
            lead_persons=named(Part.LEAD),
            coordinating_units=self.helping(item.coordinating_units),
            coordinating_persons=named(Part.COORDINATING),
            directed_by=named(Part.DIRECTING),
        )

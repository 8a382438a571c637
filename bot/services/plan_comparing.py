"""Both versions of a plan with every unit and person under the name the office knows.

The names of the new one go through the very steps by which they would be stored, so that what
would be stored alike is no difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain import Part
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import OldRow
from bot.plans.versions.one_spelling import units_in_one_spelling
from bot.services.plan_names import PlanNames
from bot.services.roster import same
from bot.services.roster_copy import RosterCopy
from bot.storage import Assignment, Task


async def in_same_spelling(
    rows: Sequence[OldRow], draft: DraftPlan, roster: RosterCopy
) -> tuple[tuple[OldRow, ...], tuple[DraftItem, ...]]:
    """The rows in use and those of the draft, to be compared."""
    old, new = [row.item for row in rows], draft.items
    names = await PlanNames.of([*new, *old], roster, learnt=draft.learnt)
    nowhere = Task(id=0, org_id=0, plan_id=0, position=0, number="", content="")
    stored = [await names.assignments(nowhere, item) for item in new]
    units, people = roster.names()
    helping = units_in_one_spelling(
        (unit for item in (*old, *new) for unit in item.coordinating_units),
        {same(spelling): units[unit_id] for spelling, unit_id in names.unit_ids().items()},
    )
    before = [
        replace(
            row, item=replace(row.item, coordinating_units=helping(row.item.coordinating_units))
        )
        for row in rows
    ]
    after = [
        replace(
            _as_stored(item, assignments, units, people),
            coordinating_units=helping(item.coordinating_units),
        )
        for item, assignments in zip(new, stored, strict=True)
    ]
    return tuple(before), tuple(after)


def _as_stored(
    item: DraftItem,
    assignments: Iterable[Assignment],
    units: dict[int, str],
    people: dict[int, str],
) -> DraftItem:
    rows = list(assignments)

    def named(part: Part) -> tuple[str, ...]:
        return tuple(people[row.person_id] for row in rows if row.part is part and row.person_id)

    return replace(
        item,
        lead_units=tuple(
            units[row.unit_id] for row in rows if row.part is Part.LEAD and row.unit_id
        ),
        lead_persons=named(Part.LEAD),
        coordinating_persons=named(Part.COORDINATING),
        directed_by=named(Part.DIRECTING),
    )

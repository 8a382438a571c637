"""What only the whole plan shows about its names: shortened lists, and likely slips."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.parsing.text import clean
from bot.parsing.values import Doubt
from bot.plans.assignees import with_kind_restored
from bot.plans.names import similar_names
from bot.plans.units import group_units
from bot.plans.values import DraftItem


def restore_kinds(items: Sequence[DraftItem]) -> tuple[DraftItem, ...]:
    """ "Phòng QLKH, TĐC" is read as two "Phòng" where the plan names both in full elsewhere."""
    known = {unit for item in items for unit in (*item.lead_units, *item.coordinating_units)}
    return tuple(
        replace(
            item,
            lead_units=with_kind_restored(item.lead_units, known),
            coordinating_units=with_kind_restored(item.coordinating_units, known),
        )
        for item in items
    )


def doubt_names(items: Sequence[DraftItem]) -> tuple[DraftItem, ...]:
    """Mark the rows whose unit or person differs by one letter from another of the plan."""
    canonical = _canonical_units(items)
    units = similar_names(unit for item in items for unit in _units(item))
    people = similar_names(_label(p, item, canonical) for item in items for p in _people(item))
    return tuple(
        replace(
            item,
            doubts=(
                *item.doubts,
                *(
                    _doubt(unit, units[clean(unit)])
                    for unit in _units(item)
                    if clean(unit) in units
                ),
                *_people_doubts(item, people, canonical),
            ),
        )
        for item in items
    )


def _people_doubts(
    item: DraftItem, slips: dict[str, str], canonical: dict[str, str]
) -> Iterator[Doubt]:
    for person in _people(item):
        label = clean(_label(person, item, canonical))
        if label in slips:
            unit = label.removesuffix(clean(person))
            yield _doubt(person, slips[label].removeprefix(unit))


def _label(person: str, item: DraftItem, canonical: dict[str, str]) -> str:
    """A given name alone can only be compared inside its unit."""
    if " " in person or len(item.lead_units) != 1 or person not in item.lead_persons:
        return person
    return f"{canonical[item.lead_units[0]]} {person}"


def _canonical_units(items: Sequence[DraftItem]) -> dict[str, str]:
    names = [unit for item in items for unit in item.lead_units]
    grouped = group_units(names)
    by_spelling = {s: full for full, others in grouped.items() for s in (full, *others)}
    return {name: by_spelling.get(clean(name), name) for name in names}


def _units(item: DraftItem) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*item.lead_units, *item.coordinating_units)))


def _people(item: DraftItem) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*item.lead_persons, *item.coordinating_persons, *item.directed_by)))


def _doubt(printed: str, other: str) -> Doubt:
    return Doubt("similar-name", (("printed", printed), ("other", other)))

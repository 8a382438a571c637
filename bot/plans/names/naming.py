"""What only the whole plan shows about its names: shortened lists, units inside others, slips."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import clean
from bot.parsing.values import Doubt
from bot.plans.names.people import looks_like_name
from bot.plans.names.shared_kinds import with_kind_restored
from bot.plans.names.slips import similar_names
from bot.plans.names.spelling import spelling_key
from bot.plans.names.units import group_units, is_collective
from bot.plans.names.whole_names import ABBREVIATION, within_another
from bot.plans.values import DraftItem

_RARE, _USUAL = 1, 3


@dataclass(frozen=True, slots=True)
class _Known:
    """The names a plan prints: units, letters that stand alone in a cell, given names."""

    units: frozenset[str]
    keys: frozenset[str]
    alone: frozenset[str]
    given_names: frozenset[str]


def restore_kinds(
    items: Sequence[DraftItem], learnt: Mapping[str, str] | None = None
) -> tuple[DraftItem, ...]:
    """Lists and nested units read again in the light of the names the whole plan knows.

    "Phòng QLKH, TĐC" are two "Phòng"; "Phòng A, Chi cục B" is one unit inside another unless
    Phòng A is named by itself; a given name that other rows know for a person is one.
    """
    known = _known(items, learnt or {})
    return tuple(
        replace(
            item,
            lead_units=_units_of(item.lead_units, known),
            lead_persons=_people_of(item.lead_units, item.lead_persons, known),
            coordinating_units=_units_of(item.coordinating_units, known),
            coordinating_persons=_people_of(
                item.coordinating_units, item.coordinating_persons, known
            ),
            doubts=tuple(doubt for doubt in item.doubts if not _is_settled(doubt, known)),
        )
        for item in items
    )


def _known(items: Sequence[DraftItem], learnt: Mapping[str, str]) -> _Known:
    cells = [units for item in items for units in (item.lead_units, item.coordinating_units)]
    people = (person for item in items for person in (*_people(item), *item.directed_by))
    units = frozenset(unit for cell in cells for unit in cell) | frozenset(learnt.values())
    return _Known(
        units,
        frozenset(map(spelling_key, units)),
        frozenset(cell[0] for cell in cells if cell and ABBREVIATION.fullmatch(cell[0])),
        frozenset(person.rpartition(" ")[2] for person in people if looks_like_name(person)),
    )


def _units_of(units: tuple[str, ...], known: _Known) -> tuple[str, ...]:
    named = (unit for unit in units if not _is_person(unit, known))
    restored = with_kind_restored(named, known.units, alone=known.alone)
    return tuple(dict.fromkeys(part for unit in restored for part in _apart(unit, known)))


def _apart(unit: str, known: _Known) -> tuple[str, ...]:
    """Both units of "Phòng A, Chi cục B" where the plan names Phòng A by itself."""
    found = within_another(unit)
    return found if found and spelling_key(found[0]) in known.keys else (unit,)


def _people_of(units: tuple[str, ...], persons: tuple[str, ...], known: _Known) -> tuple[str, ...]:
    more = (unit for unit in units if _is_person(unit, known))
    return tuple(dict.fromkeys((*persons, *more)))


def _is_person(unit: str, known: _Known) -> bool:
    return unit in known.given_names and looks_like_name(unit)


def _is_settled(doubt: Doubt, known: _Known) -> bool:
    """Taken for a unit, not surely, until other rows showed it to be a person."""
    return doubt.key == "unit-unsure" and _is_person(dict(doubt.values)["printed"], known)


def doubt_names(
    items: Sequence[DraftItem], learnt: Mapping[str, str] | None = None
) -> tuple[DraftItem, ...]:
    """Mark the rows whose unit or person differs by one letter from another of the plan."""
    canonical = _canonical_units(items, learnt or {})
    units = similar_names(unit for item in items for unit in _units(item))
    alike = _alike_units(items, canonical)
    people = similar_names(_label(p, item, canonical) for item in items for p in _people(item))
    return tuple(
        replace(
            item,
            doubts=tuple(
                dict.fromkeys(
                    (
                        *item.doubts,
                        *_unit_doubts(item, units, alike),
                        *_people_doubts(item, people, canonical),
                    )
                )
            ),
        )
        for item in items
    )


def _unit_doubts(
    item: DraftItem, slips: Mapping[str, str], alike: Mapping[str, str]
) -> Iterator[Doubt]:
    for unit in _units(item):
        if clean(unit) in slips:
            yield _doubt(unit, slips[clean(unit)])
        elif unit in alike:
            yield Doubt("unit-alike", (("printed", unit), ("other", alike[unit])))
        if found := within_another(unit):
            yield Doubt("unit-inside", (("printed", unit), ("other", found[1])))


def _alike_units(items: Sequence[DraftItem], canonical: Mapping[str, str]) -> dict[str, str]:
    """A rare unit to the usual one it may be: the end of its letters, or letters of several."""
    counts = Counter(canonical[unit] for item in items for unit in _units(item))
    usual = [name for name, count in counts.items() if count >= _USUAL]
    spelled: dict[str, str] = {}
    for spelling, name in canonical.items():
        if name in usual:
            spelled.setdefault(_letters(spelling), spelling)
    return {
        unit: meant
        for unit, name in canonical.items()
        if counts[name] <= _RARE and not is_collective(unit) and (meant := _longer(unit, spelled))
    }


def _longer(unit: str, spelled: Mapping[str, str]) -> str:
    """ "Phòng CN&CN" may be "Phòng QLCN&CN" with its first letters left out."""
    kind, _, own = _letters(unit).partition(" ")
    if len(own) < 3:
        return ""
    found = [
        name
        for letters, name in spelled.items()
        if letters.startswith(f"{kind} ") and letters != f"{kind} {own}" and letters.endswith(own)
    ]
    return found[0] if len(found) == 1 else ""


def _letters(unit: str) -> str:
    """Kind and letters of a unit named by its initials; nothing for one that is spelled out."""
    kind, _, own = spelling_key(unit).partition(" ")
    printed = clean(unit).partition(" ")[2].replace(" ", "")
    return f"{kind} {own}" if ABBREVIATION.fullmatch(printed) else ""


def _people_doubts(
    item: DraftItem, slips: Mapping[str, str], canonical: Mapping[str, str]
) -> Iterator[Doubt]:
    for person in _people(item):
        label = clean(_label(person, item, canonical))
        if label in slips:
            unit = label.removesuffix(clean(person))
            yield _doubt(person, slips[label].removeprefix(unit))


def _label(person: str, item: DraftItem, canonical: Mapping[str, str]) -> str:
    """A given name alone can only be compared inside its unit."""
    if " " in person or len(item.lead_units) != 1 or person not in item.lead_persons:
        return person
    return f"{canonical[item.lead_units[0]]} {person}"


def _canonical_units(items: Sequence[DraftItem], learnt: Mapping[str, str]) -> dict[str, str]:
    names = [unit for item in items for unit in _units(item)]
    grouped = group_units(names, learnt)
    by_spelling = {s: full for full, others in grouped.items() for s in (full, *others)}
    return {name: by_spelling.get(clean(name), name) for name in names}


def _units(item: DraftItem) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*item.lead_units, *item.coordinating_units)))


def _people(item: DraftItem) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*item.lead_persons, *item.coordinating_persons, *item.directed_by)))


def _doubt(printed: str, other: str) -> Doubt:
    return Doubt("similar-name", (("printed", printed), ("other", other)))

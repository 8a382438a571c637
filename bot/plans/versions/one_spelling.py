"""The names of two versions in one spelling each, so that another spelling is no change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot.plans.names.people import group_people
from bot.plans.names.spelling import even_tones
from bot.plans.names.units import group_units
from bot.plans.values import DraftItem, DraftPlan

InOneSpelling = Callable[[Iterable[str]], tuple[str, ...]]


def units_in_one_spelling(
    printed: Iterable[str],
    known: Mapping[str, str] | None = None,
    *,
    learnt: Mapping[str, str] | None = None,
) -> InOneSpelling:
    """What gives units their one name; `known` is spelling to name and goes before all else."""
    names = dict(known or {})
    for name, others in group_units(printed, learnt).items():
        spellings = [even_tones(one) for one in (name, *others)]
        meant = next((names[one] for one in spellings if one in names), name)
        for one in spellings:
            names.setdefault(one, meant)
    return lambda units: tuple(dict.fromkeys(names.get(even_tones(one), one) for one in units))


def in_one_spelling(
    old: DraftPlan, new: DraftPlan
) -> tuple[tuple[DraftItem, ...], tuple[DraftItem, ...]]:
    """The rows of two files with every unit and person under one name."""
    rows = (*old.items, *new.items)
    units = units_in_one_spelling(
        (unit for item in rows for unit in (*item.lead_units, *item.coordinating_units)),
        learnt=dict((*old.learnt, *new.learnt)),
    )
    people = _People(rows, units)
    before, after = (
        tuple(_evened(item, units, people) for item in plan.items) for plan in (old, new)
    )
    return before, after


class _People:
    """Whom the names of the rows mean, each in the first unit they are printed with."""

    def __init__(self, rows: Iterable[DraftItem], units: InOneSpelling) -> None:
        self._units = units
        pairs = [pair for item in rows for pair in self._named(item)]
        self._names = {
            (unit, even_tones(spelling)): name
            for (unit, name), others in group_people(pairs).items()
            for spelling in (name, *others)
        }

    def _named(self, item: DraftItem) -> Iterable[tuple[str, str]]:
        for units, people in (
            (item.lead_units, item.lead_persons),
            (item.coordinating_units, item.coordinating_persons),
            ((), item.directed_by),
        ):
            yield from ((self._first(units), person) for person in people)

    def _first(self, units: Iterable[str]) -> str:
        return next(iter(self._units(units)), "")

    def named(self, units: Iterable[str], people: Iterable[str]) -> tuple[str, ...]:
        unit = self._first(units)
        found = (self._names.get((unit, even_tones(person)), person) for person in people)
        return tuple(dict.fromkeys(found))


def _evened(item: DraftItem, units: InOneSpelling, people: _People) -> DraftItem:
    return replace(
        item,
        lead_units=units(item.lead_units),
        coordinating_units=units(item.coordinating_units),
        lead_persons=people.named(item.lead_units, item.lead_persons),
        coordinating_persons=people.named(item.coordinating_units, item.coordinating_persons),
        directed_by=people.named((), item.directed_by),
    )

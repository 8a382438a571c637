"""What a doubtful place may mean: the choices a reviewer gets beside typing and skipping."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Doubt, KnownNames
from bot.plans.names.candidates import person_candidates, unit_candidates
from bot.plans.review.kinds import NO_DAY_KNOWN, TWINS
from bot.plans.values import DraftItem, DraftPlan


@dataclass(frozen=True, slots=True)
class AsRead:
    """The draft is right as it is."""


@dataclass(frozen=True, slots=True)
class ByDay:
    """This day is the deadline: in place of a day that was taken, or beside those there are."""

    day: date
    instead_of: date | None = None
    beside: bool = False
    """The row has other days already; only the words to the reviewer differ."""


@dataclass(frozen=True, slots=True)
class NoDay:
    """The row has no deadline."""


@dataclass(frozen=True, slots=True)
class MovedTo:
    """Its dates of another year belong into this one."""

    year: int


@dataclass(frozen=True, slots=True)
class OfYear:
    """The whole plan is of this year."""

    year: int


@dataclass(frozen=True, slots=True)
class Called:
    """A unit or person printed so is called so."""

    printed: str
    name: str


@dataclass(frozen=True, slots=True)
class LedBy:
    unit: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What was typed: fields of `DraftItem` with their new values."""

    values: tuple[tuple[str, Any], ...]


Reading = AsRead | ByDay | NoDay | MovedTo | OfYear | Called | LedBy | Edited

YEAR_DOUBTS = frozenset({"year-contradicts", "year-differs", "year-not-printed", "school-year"})
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_UNITS_OFFERED = 4
_NAMES_OFFERED = 3


def plan_readings(doubt: Doubt, draft: DraftPlan) -> tuple[Reading, ...]:
    """The years a plan may be of; the one it was read in first."""
    named = {int(year) for _, text in doubt.values for year in _YEAR.findall(text)}
    years = sorted(named | {draft.year})
    if len(years) == 1:
        years = [draft.year - 1, draft.year, draft.year + 1]
    return tuple(OfYear(year) for year in sorted(years, key=lambda year: year != draft.year))


def row_readings(
    doubt: Doubt, rows: Sequence[int], draft: DraftPlan, known: KnownNames
) -> tuple[Reading, ...]:
    """The likely meanings of what is doubtful in these rows; each once."""
    if doubt.key in TWINS:
        return tuple(dict.fromkeys(_names_meant(doubt, rows, draft, known)))
    return tuple(dict.fromkeys(_row_readings(doubt, rows, draft)))


def _names_meant(
    doubt: Doubt, rows: Sequence[int], draft: DraftPlan, known: KnownNames
) -> Iterator[Reading]:
    """The other name, this one, names of the office that are like it, or both as they are."""
    values = dict(doubt.values)
    printed, other = values["printed"], values["other"]
    yield Called(printed, other)
    if _is_doubted(doubt.key, other, printed, [draft.items[row] for row in rows]):
        yield Called(other, printed)
    candidates = unit_candidates(printed, known.units)
    candidates += person_candidates(printed, dict.fromkeys(known.people, ""))
    more = [name for name in candidates if name not in (printed, other)]
    yield from (Called(printed, name) for name in more[:_NAMES_OFFERED])
    yield AsRead()


def _row_readings(doubt: Doubt, rows: Sequence[int], draft: DraftPlan) -> Iterator[Reading]:
    item, values = draft.items[rows[0]], dict(doubt.values)
    match doubt.key:
        case "impossible-day":
            yield from _days_near(item, values)
        case "other-year":
            yield from (AsRead(), MovedTo(draft.year))
        case "possible-milestone":
            yield from _possible_day(item, values["printed"], draft.year)
        case "no-lead":
            yield from (LedBy(unit) for unit in _units_nearby(rows[0], draft))
        case "time-from-above":
            yield from (AsRead(), NoDay())
        case key if key in NO_DAY_KNOWN:
            yield from _missing_day(rows, draft)
        case _:
            yield AsRead()


def _is_doubted(key: str, name: str, other: str, items: Iterable[DraftItem]) -> bool:
    """Whether some of these rows take this name, too, for a slip of the other."""
    doubt = Doubt(key, (("printed", name), ("other", other)))
    return any(doubt in item.doubts for item in items)


def _days_near(item: DraftItem, values: dict[str, str]) -> Iterator[Reading]:
    """30/2/2024 stands for 29/2, perhaps for 28/2, perhaps for 1/3."""
    taken = next((m.due for m in item.milestones if m.adjusted and _is(m.due, values)), None)
    if taken is None:
        yield AsRead()
        return
    yield ByDay(taken, instead_of=taken)
    if taken.month == 2 and taken.day == 29:
        yield ByDay(taken - timedelta(days=1), instead_of=taken)
    yield ByDay(taken + timedelta(days=1), instead_of=taken)


def _is(day: date | None, values: dict[str, str]) -> bool:
    return day is not None and f"{day.day}/{day.month}/{day.year}" == values.get("taken")


def _possible_day(item: DraftItem, printed: str, year: int) -> Iterator[Reading]:
    days = {m.due for m in read_deadline(printed, year=year).milestones if m.due}
    yield from (ByDay(day, beside=item.due is not None) for day in sorted(days))
    yield AsRead()


def _missing_day(rows: Sequence[int], draft: DraftPlan) -> Iterator[Reading]:
    if len(rows) == 1:
        yield from _days_of_neighbours(rows[0], draft)
    yield ByDay(date(draft.year, 12, 31))
    yield NoDay()


def _days_of_neighbours(position: int, draft: DraftPlan) -> Iterator[Reading]:
    """The day of the row above, where the cell says "as above"."""
    above = draft.items[position - 1].due if position else None
    if above and any(doubt.key == "as-above" for doubt in draft.items[position].doubts):
        yield ByDay(above)


def _units_nearby(position: int, draft: DraftPlan) -> list[str]:
    """Who leads the rows around this one, then who leads most of the plan."""
    around = draft.items[max(position - 1, 0) : position + 2]
    near = [unit for item in around for unit in item.lead_units]
    counted = Counter(unit for item in draft.items for unit in item.lead_units)
    usual = [unit for unit, _ in counted.most_common(_UNITS_OFFERED)]
    return list(dict.fromkeys([*near, *usual]))[:_UNITS_OFFERED]

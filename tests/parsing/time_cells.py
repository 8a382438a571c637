"""The time cells of the real plans, each with the due date that a clerk read in its row."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Period
from bot.plans.draft import read_plan
from tests.parsing.tables.others import Reader
from tests.parsing.tables.scores import latest_due, shown
from tests.plans.accuracy.gold import GoldPlan, gold_plans
from tests.plans.accuracy.moments import Moments
from tests.plans.accuracy.pairing import pair
from tests.real_plans import real_plans


@dataclass(frozen=True, slots=True)
class TimeCell:
    plan: str
    year: int
    text: str
    due: frozenset[date | None]
    """The due dates accepted: two where the paper is open."""


def time_cells() -> Iterator[TimeCell]:
    """Of every row that has a time cell; what a row says elsewhere is another matter."""
    for plan in gold_plans().values():
        draft = read_plan(real_plans() / plan.files[0])
        for expected, item in pair(plan.items, draft.items):
            if expected and item and item.timeline:
                due = frozenset(map(_due, expected.dates))
                yield TimeCell(plan.key, _year(plan, draft.year), item.timeline, due)


def _due(moments: Moments) -> date | None:
    return max((one.due for one in moments if one.due), default=None)


def _year(plan: GoldPlan, read: int) -> int:
    return int(plan.facts.get("year", read))


def accuracy_of_cells(others: Mapping[str, Reader]) -> str:
    """How many due dates each reader gets right, plan by plan."""
    cells = list(time_cells())
    readers = {"ours": _ours, **others}
    rows = Counter(cell.plan for cell in cells)
    right = Counter(
        (cell.plan, name)
        for cell in cells
        for name, read in readers.items()
        if _end(read(cell.text, date(cell.year, 1, 1), cell.year)) in cell.due
    )
    lines = [
        (plan, str(count), *(f"{right[plan, name] / count:.1%}" for name in readers))
        for plan, count in rows.items()
    ]
    sums = (sum(right[plan, name] for plan in rows) / rows.total() for name in readers)
    lines.append(("all", str(rows.total()), *(f"{one:.1%}" for one in sums)))
    return shown("Due dates of the real plans' time cells", ("plan", "cells", *readers), lines)


def _ours(text: str, today: date, year: int) -> Period | None:
    due = latest_due(read_deadline(text, year=year).milestones)
    return Period(None, due) if due else None


def _end(period: Period | None) -> date | None:
    return period.end if period else None

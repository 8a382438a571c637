"""The columns of a draft's Excel sheet: what each shows of a row, and what a change in it means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import clean
from bot.plans.names.assignees import read_assignees, split_units
from bot.plans.names.titles import without_titles
from bot.plans.review.changes import due_moved
from bot.plans.review.kinds import Concern
from bot.plans.tables.budgets import read_budget
from bot.plans.values import DraftItem

Value = str | int | date | None
Fields = dict[str, Any]


class Unreadable(Exception):
    """A cell that fits its column in no way; whoever reads the sheet knows its address."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    header: str
    width: int
    shown: Callable[[DraftItem], Value]
    typed: Callable[[Value, DraftItem, int], Fields]
    """The fields that a changed cell stands for, given the row and the plan's year."""
    concerns: frozenset[Concern] = frozenset()
    """The doubts that are marked here."""


def _text(field: str) -> Callable[[Value, DraftItem, int], Fields]:
    return lambda value, _item, _year: {field: as_text(value)}


def as_text(value: Value) -> str:
    """A cell as it is printed; lines are kept."""
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return "" if value is None else "\n".join(clean(line) for line in str(value).splitlines())


def as_day(value: Value, year: int) -> date | None:
    """A date cell, or a phrase that names one day or period; `Unreadable` for anything else."""
    if isinstance(value, date) or not as_text(value):
        return value if isinstance(value, date) else None
    days = [m.due for m in read_deadline(as_text(value), year=year).milestones if m.due]
    if not days:
        raise Unreadable
    return max(days)


def _first_day(item: DraftItem) -> date | None:
    return min((m.start for m in item.milestones if m.start), default=None)


def _due(value: Value, item: DraftItem, year: int) -> Fields:
    return {"milestones": due_moved(item, as_day(value, year))}


def _start(value: Value, item: DraftItem, year: int) -> Fields:
    """The first dated milestone begins then."""
    day = as_day(value, year)
    milestones = list(item.milestones)
    place = next((place for place, m in enumerate(milestones) if m.due), None)
    if place is None:
        if day is None:
            return {}
        raise Unreadable
    due = milestones[place].due
    if day and due and day > due:
        raise Unreadable
    milestones[place] = replace(milestones[place], start=day)
    return {"milestones": tuple(milestones)}


def _timeline(value: Value, _item: DraftItem, year: int) -> Fields:
    text = as_text(value)
    return {"timeline": text, "milestones": read_deadline(text, year=year).milestones}


def _lead_units(value: Value, item: DraftItem, _year: int) -> Fields:
    found = read_assignees(as_text(value))
    people = tuple(dict.fromkeys((*item.lead_persons, *found.persons)))
    return {"lead_units": found.units, "lead_persons": people}


def _people(field: str) -> Callable[[Value, DraftItem, int], Fields]:
    return lambda value, _item, _year: {
        field: tuple(without_titles(part) for part in split_units(as_text(value)))
    }


def _coordinating(value: Value, _item: DraftItem, _year: int) -> Fields:
    found = read_assignees(as_text(value))
    return {"coordinating_units": found.units, "coordinating_persons": found.persons}


def _budget(value: Value, _item: DraftItem, _year: int) -> Fields:
    text = as_text(value)
    amount = value if isinstance(value, int) else read_budget(text, header="đồng").amount
    if amount is None and any(map(str.isdigit, text)):
        raise Unreadable
    return {"budget_vnd": amount, "budget_text": text}


def _lines(names: Iterable[str]) -> str:
    return "\n".join(names)


def _coordinators(item: DraftItem) -> str:
    people = ", ".join(item.coordinating_persons)
    if not item.coordinating_units or not people:
        return _lines(item.coordinating_units) or people
    return f"{_lines(item.coordinating_units)} ({people})"


_NAME = frozenset({Concern.NAME})
_DAYS = frozenset({Concern.DEADLINE, Concern.YEAR, Concern.POSSIBLE})
COLUMNS = (
    SheetColumn("STT", 7, lambda i: i.number, _text("number"), frozenset({Concern.NUMBER})),
    SheetColumn(
        "Nội dung", 60, lambda i: i.content, _text("content"), frozenset({Concern.CONTENT})
    ),
    SheetColumn("Thời gian (như in)", 24, lambda i: i.timeline, _timeline),
    SheetColumn("Hạn", 12, lambda i: i.due, _due, _DAYS),
    SheetColumn("Bắt đầu", 12, _first_day, _start),
    SheetColumn(
        "Đơn vị chủ trì",
        26,
        lambda i: _lines(i.lead_units),
        _lead_units,
        frozenset({Concern.LEAD, Concern.NAME}),
    ),
    SheetColumn(
        "Người thực hiện", 22, lambda i: _lines(i.lead_persons), _people("lead_persons"), _NAME
    ),
    SheetColumn("Phối hợp", 26, _coordinators, _coordinating, _NAME),
    SheetColumn(
        "Lãnh đạo chỉ đạo", 22, lambda i: _lines(i.directed_by), _people("directed_by"), _NAME
    ),
    SheetColumn("Kết quả", 32, lambda i: i.expected_result, _text("expected_result")),
    SheetColumn(
        "Kinh phí",
        16,
        lambda i: i.budget_vnd if i.budget_vnd is not None else i.budget_text,
        _budget,
        frozenset({Concern.BUDGET}),
    ),
    SheetColumn("Ghi chú", 28, lambda i: i.note, _text("note")),
)
DOUBTS_HEADER = "Cần rà"
"""The column after these: the doubts in words; emptied by who has looked at the row."""


def shown_row(item: DraftItem) -> tuple[Value, ...]:
    """The row's cells, without its doubts."""
    return tuple(column.shown(item) for column in COLUMNS)

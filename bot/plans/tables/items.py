"""The rows of one table to draft items, each with what is doubtful in it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.tables.budgets import read_budget
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.dates import possible_milestones, row_dates, with_steps
from bot.plans.tables.numbering import order_doubts
from bot.plans.tables.people import read_people_of
from bot.plans.tables.rows import TaskRow, TaskTable
from bot.plans.tables.timelines import timeline
from bot.plans.values import DraftItem

_DITTO = re.compile(r'["”“〃]|\'\'|-?\s*nt\s*-?|-?như trên-?', re.IGNORECASE)
_PROJECT = re.compile(r"^(?:-\s*)?(de tai|du an|cong trinh|de an)\b")
_PROJECT_COLUMNS = frozenset((Column.NUMBER, Column.CONTENT, Column.NOTE, Column.BUDGET))


def read_items(table: TaskTable, *, year: int) -> Iterator[DraftItem]:
    kind = _kind(table)
    order = _order(table)
    measure = ""
    for row, number_doubts in zip(table.rows, order, strict=True):
        item = _item(row, table.columns, kind=kind, year=year, number_doubts=number_doubts)
        printed = table.columns.text(row.cells, Column.MEASURE)
        measure = measure if _DITTO.fullmatch(printed) else printed
        target = _text(row, table.columns, Column.TARGET)
        yield replace(item, indicator_unit=measure or None, indicator_target=target or None)


def _order(table: TaskTable) -> Iterator[tuple[Doubt, ...]]:
    if Column.NUMBER not in table.columns:
        return iter([()] * len(table.rows))
    printed = [
        (number, row.section)
        for row in table.rows
        for number in (*row.titles, *(() if row.shares_number else (row.number,)))
    ]
    doubts = order_doubts(printed)
    return iter([_next_doubts(row, doubts) for row in table.rows])


def _next_doubts(row: TaskRow, doubts: Iterator[tuple[Doubt, ...]]) -> tuple[Doubt, ...]:
    of_titles = tuple(doubt for _ in row.titles for doubt in next(doubts))
    return of_titles if row.shares_number else (*of_titles, *next(doubts))


def _kind(table: TaskTable) -> str:
    if Column.MEASURE in table.columns or Column.TARGET in table.columns:
        return "indicator"
    contents = [table.columns.task(row.cells) for row in table.rows]
    projects = sum(bool(_PROJECT.match(fold(content))) for content in contents)
    is_list = table.columns.places.keys() <= _PROJECT_COLUMNS
    return "project" if is_list and projects * 2 > len(contents) else "task"


def _item(
    row: TaskRow,
    columns: Columns,
    *,
    kind: str,
    year: int,
    number_doubts: tuple[Doubt, ...],
) -> DraftItem:
    content, result = _said(columns.task(row.cells)), _text(row, columns, Column.RESULT)
    note, money = _text(row, columns, Column.NOTE), _text(row, columns, Column.BUDGET)
    people = read_people_of(columns, row.cells)
    when = timeline(columns, row.cells)
    dates = row_dates(when, note=note, sections=row.sections, year=year, parent=row.parent)
    dates = with_steps(dates, _text(row, columns, Column.STEP), year=year)
    budget = read_budget(money, header=columns.header(Column.BUDGET), content=content)
    doubts = [*number_doubts, *row.doubts, *dates.doubts, *people.doubts, *budget.doubts]
    doubts += possible_milestones(result if dates.milestones else f"{result}\n{content}")
    item = DraftItem(
        kind=kind,
        number=row.number,
        section=row.section,
        parent=row.parent,
        content=content,
        timeline=dates.timeline,
        lead_units=people.lead.units,
        lead_persons=people.lead.persons,
        directed_by=people.directed_by,
        coordinating_units=people.cooperating.units,
        coordinating_persons=people.cooperating.persons,
        expected_result=result,
        budget_vnd=budget.amount,
        budget_text=money,
        note="\n".join((*filter(None, (note,)), *people.remarks, *columns.remarks(row.cells))),
        milestones=dates.milestones,
        doubts=tuple(doubts),
    )
    return replace(item, doubts=(*item.doubts, *_missing(item, columns)))


def _missing(item: DraftItem, columns: Columns) -> Iterator[Doubt]:
    """What the row leaves empty; a column that the whole table lacks is the table's doubt."""
    if not item.content:
        yield Doubt("no-content")
    if columns.name_leads and not item.lead_units and not item.lead_persons:
        yield Doubt("no-lead")
    unread = any(doubt.key == "no-date" for doubt in item.doubts)
    if columns.tell_time and not item.milestones and not unread:
        yield Doubt("no-deadline")


def _text(row: TaskRow, columns: Columns, column: Column) -> str:
    return _said(columns.text(row.cells, column))


def _said(text: str) -> str:
    """The text, unless it is only a dash."""
    return text if text.strip("-–_. ") else ""

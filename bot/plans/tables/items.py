"""The rows of one table to draft items, each with what is doubtful in it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.narrative.dates import deadline_within
from bot.plans.tables.budget_tables import whole_amount
from bot.plans.tables.budgets import read_budget
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.dates import possible_milestones, row_dates, with_steps
from bot.plans.tables.joining import is_ditto
from bot.plans.tables.numbering import order_doubts
from bot.plans.tables.people import read_people_of
from bot.plans.tables.rows import TaskRow, TaskTable
from bot.plans.tables.section_units import section_units
from bot.plans.tables.timelines import timeline, with_digits
from bot.plans.values import DraftItem

_PROJECT = re.compile(r"^(?:-\s*)?(de tai|du an|cong trinh|de an)\b")
_PROJECT_COLUMNS = frozenset((Column.NUMBER, Column.CONTENT, Column.NOTE, Column.BUDGET))


def read_items(table: TaskTable, *, year: int) -> Iterator[DraftItem]:
    kind = _kind(table)
    order = _order(table)
    measure = ""
    units = section_units(table)
    for row, number_doubts, unit in zip(table.rows, order, units, strict=True):
        item = _item(row, table, kind=kind, year=year, number_doubts=number_doubts)
        printed = table.columns.text(row.cells, Column.MEASURE)
        measure = measure if is_ditto(printed) else printed
        target = _text(row, table.columns, Column.TARGET)
        leads = item.lead_units or ((unit,) if unit else ())
        yield replace(
            item,
            lead_units=leads,
            indicator_unit=measure or None,
            indicator_target=target or None,
        )


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
    table: TaskTable,
    *,
    kind: str,
    year: int,
    number_doubts: tuple[Doubt, ...],
) -> DraftItem:
    columns = table.columns
    content, result = _said(columns.task(row.cells)), _text(row, columns, Column.RESULT)
    note, (money, money_header) = _text(row, columns, Column.NOTE), _money(row, table)
    people = read_people_of(columns, row.cells)
    when = timeline(columns, row.cells)
    digits = with_digits(when)
    dates = row_dates(digits, note=note, sections=row.sections, year=year, parent=row.parent)
    if not when and not dates.milestones:
        dates = deadline_within(content, year=year)
    dates = with_steps(dates, _text(row, columns, Column.STEP), year=year)
    budget = read_budget(money, header=money_header, content=content)
    doubts = [*number_doubts, *row.doubts, *dates.doubts, *people.doubts, *budget.doubts]
    if digits != when:
        doubts.append(Doubt("digits-misread", (("printed", when), ("other", digits))))
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


def _money(row: TaskRow, table: TaskTable) -> tuple[str, str]:
    """The amount as printed, and what its header and the table's caption say of its unit."""
    columns = table.columns
    place = whole_amount(columns)
    if place is not None and place < len(row.cells) and row.cells[place].strip("-–_. "):
        return row.cells[place], f"{columns.headers[place]} {table.caption}"
    header = f"{columns.header(Column.BUDGET)} {table.caption}"
    return _text(row, columns, Column.BUDGET), header


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

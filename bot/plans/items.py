"""The rows of one table to draft items, each with what is doubtful in it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.assignees import read_assignees, split_units
from bot.plans.budgets import read_budget
from bot.plans.columns import Column, Columns
from bot.plans.dates import possible_milestones, row_dates
from bot.plans.healing import TaskRow, TaskTable
from bot.plans.numbering import order_doubts
from bot.plans.people import read_person
from bot.plans.values import BudgetLine, DraftItem

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
    return order_doubts([(row.number, row.section) for row in table.rows])


def read_budget_lines(table: TaskTable) -> Iterator[BudgetLine]:
    columns = table.columns
    for row in table.rows:
        money = columns.text(row.cells, Column.BUDGET)
        budget = read_budget(money, header=columns.header(Column.BUDGET))
        if budget.amount is not None:
            text = columns.text(row.cells, Column.CONTENT)
            yield BudgetLine(row.number, text, budget.amount)


def _kind(table: TaskTable) -> str:
    if Column.MEASURE in table.columns or Column.TARGET in table.columns:
        return "indicator"
    contents = [table.columns.text(row.cells, Column.CONTENT) for row in table.rows]
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
    content, result = _text(row, columns, Column.CONTENT), _text(row, columns, Column.RESULT)
    note, money = _text(row, columns, Column.NOTE), _text(row, columns, Column.BUDGET)
    lead = read_assignees(_text(row, columns, Column.LEAD))
    with_whom = read_assignees(_text(row, columns, Column.COOPERATING))
    dates = row_dates(_text(row, columns, Column.TIME), note=note, sections=row.sections, year=year)
    budget = read_budget(money, header=columns.header(Column.BUDGET), content=content)
    doubts = [*number_doubts, *row.doubts, *dates.doubts, *budget.doubts]
    doubts += possible_milestones(result if dates.milestones else f"{result}\n{content}")
    item = DraftItem(
        kind=kind,
        number=row.number,
        section=row.section,
        content=content,
        timeline=dates.timeline,
        lead_units=lead.units,
        lead_persons=lead.persons,
        directed_by=_directors(_text(row, columns, Column.DIRECTOR)),
        coordinating_units=with_whom.units,
        coordinating_persons=with_whom.persons,
        expected_result=result,
        budget_vnd=budget.amount,
        budget_text=money,
        note=note,
        milestones=dates.milestones,
        doubts=tuple(doubts),
    )
    return replace(item, doubts=(*item.doubts, *_missing(item)))


def _missing(item: DraftItem) -> Iterator[Doubt]:
    if not item.content:
        yield Doubt("no-content")
    if not item.lead_units and not item.lead_persons:
        yield Doubt("no-lead")
    if not item.milestones and not any(doubt.key == "no-date" for doubt in item.doubts):
        yield Doubt("no-deadline")


def _directors(cell: str) -> tuple[str, ...]:
    """Names without their posts; a post alone ("Giám đốc Sở") stays as printed."""
    if person := read_person(cell):
        return (person,)
    return tuple(read_person(part) or part for part in split_units(cell))


def _text(row: TaskRow, columns: Columns, column: Column) -> str:
    text = columns.text(row.cells, column)
    return "" if not text.strip("-–_. ") else text

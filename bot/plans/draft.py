"""A file to a draft plan: everything it says about the year, and what a person should look at."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import NotAPlan
from bot.parsing.values import Doubt
from bot.plans.columns import Column
from bot.plans.document import Document, Progress, unwatched
from bot.plans.front import Front, read_front
from bot.plans.healing import TaskTable, task_tables
from bot.plans.items import read_budget_lines, read_items
from bot.plans.naming import doubt_names, restore_kinds
from bot.plans.readers import read_document
from bot.plans.values import DraftItem, DraftPlan

_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")


def read_plan(
    path: Path, *, year: int | None = None, progress: Progress = unwatched
) -> DraftPlan:
    """Read the plan in a file; the year given wins over the one it prints.

    Raises `NotAPlan` when the file cannot be read or holds no table of tasks.
    """
    return draft_of(read_document(path, progress=progress), year=year)


def draft_of(document: Document, *, year: int | None = None) -> DraftPlan:
    tables = task_tables(document)
    tasks = [table for table in tables if table.columns.hold_tasks]
    if not tasks:
        raise NotAPlan("plan-no-tasks")
    front = read_front(document)
    known_year = year or front.year or _commonest_year(tasks)
    if known_year is None:
        raise NotAPlan("plan-no-year")
    items = [item for table in tasks for item in read_items(table, year=known_year)]
    money = [line for t in tables if t.columns.hold_money for line in read_budget_lines(t)]
    return DraftPlan(
        title=front.title,
        organisation=front.organisation,
        year=known_year,
        document_number=front.document_number,
        items=doubt_names(restore_kinds(items)),
        budget_lines=tuple(money),
        doubts=tuple(_plan_doubts(front, tasks, items, year=known_year)),
    )


def _plan_doubts(
    front: Front, tables: Sequence[TaskTable], items: Sequence[DraftItem], *, year: int
) -> Iterator[Doubt]:
    yield from front.doubts
    if front.year not in (None, year):
        yield Doubt("year-differs", (("printed", str(front.year)), ("other", str(year))))
    if front.year is None:
        yield Doubt("year-not-printed", (("printed", str(year)),))
    if usual := _other_usual_year(items, year):
        yield Doubt("year-contradicts", (("printed", str(year)), ("other", usual)))
    for table in tables:
        yield from _table_doubts(table)


def _table_doubts(table: TaskTable) -> Iterator[Doubt]:
    for header in table.columns.unknown:
        yield Doubt("unknown-column", (("printed", header),))
    numbered = len({(row.sections, row.number) for row in table.rows if row.number})
    if table.declared not in (None, numbered):
        values = (("printed", str(table.declared)), ("other", str(numbered)))
        yield Doubt("count-differs", (*values, ("heading", table.heading)))


def _commonest_year(tables: Sequence[TaskTable]) -> int | None:
    """For a table without a title: the year most of its time cells name."""
    texts = (table.columns.text(row.cells, Column.TIME) for table in tables for row in table.rows)
    counted = Counter(year for text in texts for year in _YEAR.findall(text))
    return int(counted.most_common(1)[0][0]) if counted else None


def _other_usual_year(items: Sequence[DraftItem], year: int) -> str | None:
    """The year of most dated rows, when that is not the plan's."""
    counted = Counter(found for item in items for found in set(_YEAR.findall(item.timeline)))
    usual, rows = counted.most_common(1)[0] if counted else ("", 0)
    return usual if rows * 2 > sum(counted.values()) and int(usual) != year else None

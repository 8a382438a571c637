"""A file to a draft plan: everything it says about the year, and what a person should look at."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bot.errors import NotAPlan
from bot.parsing.values import Doubt
from bot.plans.document import Document, Paragraph, Progress, unwatched
from bot.plans.forms.readers import read_document
from bot.plans.front.pages import Front, read_front
from bot.plans.front.school_year import in_school_year, is_of_school_year
from bot.plans.names.abbreviations import learnt_names
from bot.plans.names.naming import doubt_names, restore_kinds
from bot.plans.narrative.doubts import left_out_doubts, mark_missing, narrative_doubts
from bot.plans.narrative.tasks import Narrative, read_narrative
from bot.plans.secrecy import refuse_secret
from bot.plans.tables.budget_tables import read_budget_lines
from bot.plans.tables.dates import other_years
from bot.plans.tables.doubts import table_doubts
from bot.plans.tables.healing import read_tables
from bot.plans.tables.items import read_items
from bot.plans.tables.rows import TaskTable
from bot.plans.tables.timelines import timeline
from bot.plans.values import DraftItem, DraftPlan

_YEAR = re.compile(r"(?<!\d)(20[1-9]\d)(?!\d)")
# Read with only to learn whether there are tasks at all, before the year is asked for.
_ANY_YEAR = 2000


def read_plan(path: Path, *, year: int | None = None, progress: Progress = unwatched) -> DraftPlan:
    """Read the plan in a file; the year given wins over the one it prints.

    Raises `NotAPlan` when the file cannot be read or names no task.
    """
    return draft_of(read_document(path, progress=progress), year=year)


def draft_of(document: Document, *, year: int | None = None) -> DraftPlan:
    """Tasks from the tables; from the sentences where no table holds any.

    A plan with a table of tasks usually says in sentences only what stands in the table.
    """
    refuse_secret(document)
    front = read_front(document)
    read = read_tables(document, year=front.year or year)
    tables = read.kept
    tasks = [table for table in tables if table.columns.hold_tasks]
    known_year = year or front.year or _commonest_year(tasks)
    rows = in_school_year(partial(_rows, tasks), known_year or _ANY_YEAR, front)
    said = _narrative(document, front, year=front.year or known_year or _ANY_YEAR)
    in_tables = any(item.kind == "task" for item in rows)
    narrative = Narrative() if in_tables else said
    if not rows and not narrative.items:
        raise NotAPlan("plan-no-tasks")
    if known_year is None:
        raise NotAPlan("plan-no-year")
    learnt = learnt_names(document)
    items = restore_kinds((*rows, *mark_missing(narrative.items)), learnt)
    return DraftPlan(
        title=front.title,
        organisation=front.organisation,
        year=known_year,
        document_number=front.document_number,
        items=_mark_scanned(doubt_names(items, learnt), document),
        budget_lines=tuple(
            line
            for table in tables
            if table.columns.hold_money
            for line in read_budget_lines(table)
        ),
        doubts=(
            *document.doubts,
            *_plan_doubts(front, rows, year=known_year),
            *read.doubts,
            *(doubt for table in tables for doubt in table_doubts(table)),
            *other_years(_sentences(document), year=known_year),
            *(left_out_doubts(rows, said.items) if in_tables else narrative_doubts(narrative)),
        ),
        learnt=tuple(learnt.items()),
    )


def _rows(tables: Sequence[TaskTable], year: int) -> list[DraftItem]:
    return [item for table in tables for item in read_items(table, year=year)]


def _sentences(document: Document) -> Iterator[str]:
    return (block.text for block in document.blocks if isinstance(block, Paragraph))


def _narrative(document: Document, front: Front, *, year: int) -> Narrative:
    narrative = read_narrative(document, year=year)
    items = in_school_year(
        lambda of: narrative.items if of == year else read_narrative(document, year=of).items,
        year,
        front,
    )
    return replace(narrative, items=tuple(items))


def _mark_scanned(items: Sequence[DraftItem], document: Document) -> tuple[DraftItem, ...]:
    if not document.scanned:
        return tuple(items)
    return tuple(replace(item, doubts=(*item.doubts, Doubt("scanned"))) for item in items)


def _plan_doubts(front: Front, items: Sequence[DraftItem], *, year: int) -> Iterator[Doubt]:
    yield from front.doubts
    if front.year not in (None, year):
        yield Doubt("year-differs", (("printed", str(front.year)), ("other", str(year))))
    if front.year is None:
        yield Doubt("year-not-printed", (("printed", str(year)),))
    if not is_of_school_year(front) and (usual := _other_usual_year(items, year)):
        yield Doubt("year-contradicts", (("printed", str(year)), ("other", usual)))


def _commonest_year(tables: Sequence[TaskTable]) -> int | None:
    """For a table without a title: the year most of its time cells name."""
    texts = (timeline(table.columns, row.cells) for table in tables for row in table.rows)
    counted = Counter(year for text in texts for year in _YEAR.findall(text))
    return int(counted.most_common(1)[0][0]) if counted else None


def _other_usual_year(items: Sequence[DraftItem], year: int) -> str | None:
    """The year of most dated rows, when that is not the plan's."""
    counted = Counter(found for item in items for found in set(_YEAR.findall(item.timeline)))
    usual, rows = counted.most_common(1)[0] if counted else ("", 0)
    return usual if rows * 2 > sum(counted.values()) and int(usual) != year else None

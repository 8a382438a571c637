"""What of a whole table a person should look at, beside the doubts of its rows."""

from collections.abc import Iterator

from bot.parsing.values import Doubt
from bot.plans.narrative.dates import states_deadline
from bot.plans.tables.budget_tables import sum_doubts
from bot.plans.tables.dates import section_period
from bot.plans.tables.rows import TaskRow, TaskTable
from bot.plans.tables.section_units import section_units

_ANY_YEAR = 2024


def table_doubts(table: TaskTable) -> Iterator[Doubt]:
    """Columns not understood, rows announced but not there, sums that do not come out."""
    if table.columns.inferred:
        yield Doubt("header-missing", (("heading", table.heading),))
    yield from sum_doubts(table)
    if not table.columns.hold_tasks:
        return
    for header in table.columns.unknown:
        yield Doubt("unknown-column", (("printed", header),))
    yield from _lacks(table)
    numbered = len({(row.sections, row.number) for row in table.rows if row.number})
    if table.declared not in (None, numbered):
        values = (("printed", str(table.declared)), ("other", str(numbered)))
        yield Doubt("count-differs", (*values, ("heading", table.heading)))


def _lacks(table: TaskTable) -> Iterator[Doubt]:
    """What no row of the table can say, asked once rather than of each of them."""
    if not table.columns.name_leads and not all(section_units(table)):
        yield Doubt("no-leads-printed", (("count", str(len(table.rows))),))
    undated = 0 if table.columns.tell_time else sum(_is_undated(row, table) for row in table.rows)
    if undated:
        yield Doubt("no-dates-printed", (("count", str(undated)),))


def _is_undated(row: TaskRow, table: TaskTable) -> bool:
    if any(section_period(heading, _ANY_YEAR) for heading in row.sections):
        return False
    return not states_deadline(table.columns.task(row.cells), year=_ANY_YEAR)

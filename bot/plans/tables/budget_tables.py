"""Tables of amounts: their lines in đồng, and whether the sums they print are right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.tables.budgets import read_budget
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.numbering import Mark, mark_of
from bot.plans.tables.rows import TaskRow, TaskTable
from bot.plans.values import BudgetLine

_TOTAL = re.compile(r"^(tong( cong| so| kinh phi| du toan)?|cong)\b(?!.*\btrong do\b)")
_SUBTOTAL = re.compile(r"^cong\b")
_INCOMPLETE = re.compile(r"\btrong do\b")
_OF_THE_YEAR = re.compile(r"\bke hoach (von|chi)\b")
_WHOLE = re.compile(r"^tong\b|\btong (so|cong|kinh phi|muc|tien)\b|\bthanh tien\b")


@dataclass(frozen=True, slots=True)
class _Line:
    rank: int
    """The outer ranks are the smaller; nought is a total of the table."""
    text: str
    amount: int


def read_budget_lines(table: TaskTable) -> Iterator[BudgetLine]:
    """Every row that prints an amount, totals and subtotals included.

    Of several amount columns the one headed as the total counts, else their sum.
    """
    for row in table.rows:
        amount = _amount(row, table)
        if amount is not None:
            text = " ".join(table.columns.text(row.cells, Column.CONTENT).split())
            yield BudgetLine(row.number, text, amount)


def _amount(row: TaskRow, table: TaskTable) -> int | None:
    places = table.columns.places[Column.BUDGET]
    whole = whole_amount(table.columns)
    if whole is not None and (amount := _amount_at(whole, row, table)) is not None:
        return amount
    amounts = [_amount_at(place, row, table) for place in places]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def whole_amount(columns: Columns) -> int | None:
    """Of several columns of money the one that counts: the year's plan, else the total."""
    places = columns.places.get(Column.BUDGET, ())
    for counts in (_OF_THE_YEAR, _WHOLE):
        for place in places:
            if counts.search(fold(columns.headers[place])):
                return place
    return None


def _amount_at(place: int, row: TaskRow, table: TaskTable) -> int | None:
    cell = row.cells[place] if place < len(row.cells) else ""
    return read_budget(cell, header=f"{table.columns.headers[place]} {table.caption}").amount


def sum_doubts(table: TaskTable) -> Iterator[Doubt]:
    """Each total that is not what its parts come to."""
    if Column.BUDGET not in table.columns:
        return
    if table.columns.hold_tasks:
        yield from _task_sum_doubts(table)
        return
    lines = [line for row in table.rows if (line := _line(row, table))]
    for place, line in enumerate(lines):
        parts = list(_parts(lines, place))
        total = sum(part.amount for part in parts)
        if len(parts) > 1 and total != line.amount and not _INCOMPLETE.search(fold(line.text)):
            values = (("printed", _grouped(line.amount)), ("other", _grouped(total)))
            yield Doubt("sum-differs", (*values, ("heading", line.text)))


def _task_sum_doubts(table: TaskTable) -> Iterator[Doubt]:
    """The last total under tasks, where every row above has an amount that is certain."""
    budgets = [_amount(row, table) for row in table.rows]
    known = [amount for amount in budgets if amount is not None]
    printed = _amount(table.totals[-1], table) if table.totals else None
    if printed is not None and len(known) == len(budgets) > 1 and sum(known) != printed:
        values = (("printed", _grouped(printed)), ("other", _grouped(sum(known))))
        yield Doubt("sum-differs", (*values, ("heading", table.heading)))


def _line(row: TaskRow, table: TaskTable) -> _Line | None:
    amount = _amount(row, table)
    if amount is None:
        return None
    text = " ".join(table.columns.text(row.cells, Column.CONTENT).split())
    return _Line(_rank(row.number or text, text), text or row.number, amount)


def _rank(number: str, text: str) -> int:
    if _TOTAL.search(fold(text)) or _TOTAL.search(fold(number)):
        return 0
    kind = mark_of(number)
    if kind is Mark.DECIMAL:
        return 10 + number.count(".")
    return {Mark.LETTER: 1, Mark.ROMAN: 2, Mark.SMALL: 20}.get(kind, 30)


def _parts(lines: Sequence[_Line], place: int) -> Iterator[_Line]:
    """The lines of the next rank that a line sums up: those below it, or those above a total."""
    line = lines[place]
    if line.rank:
        below = _until_rank(lines[place + 1 :], line.rank)
    elif _closes(lines, place):
        below = _since_total(lines[:place], subtotal=bool(_SUBTOTAL.search(fold(line.text))))
    else:
        below = _until_rank(lines[place + 1 :], 0)
    ranks = [other.rank for other in below]
    return (other for other in below if other.rank == min(ranks, default=0))


def _until_rank(lines: Sequence[_Line], rank: int) -> list[_Line]:
    found: list[_Line] = []
    for line in lines:
        if line.rank <= rank:
            break
        found.append(line)
    return found


def _since_total(lines: Sequence[_Line], *, subtotal: bool) -> list[_Line]:
    """The lines above a closing total; "Cộng" sums up those since the last such line."""
    start = max((i + 1 for i, line in enumerate(lines) if not line.rank), default=0)
    above = list(lines[start:]) if subtotal else [line for line in lines if line.rank]
    outer = max((i for i, line in enumerate(above) if line.rank < 3), default=None)
    if subtotal and outer is not None and all(line.rank >= 3 for line in above[outer + 1 :]):
        return above[outer + 1 :] or above
    return above


def _closes(lines: Sequence[_Line], place: int) -> bool:
    """A total under its parts; one that opens the table stands over them."""
    return place > 0 and (place == len(lines) - 1 or lines[place - 1].rank > 0)


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")

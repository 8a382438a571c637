"""Puts the rows of a plan together again: headers dropped, broken rows joined, sections kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.document import Document, Paragraph, Row, Table
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.going_on import ends_with, goes_on
from bot.plans.tables.header_rows import find_columns, own_texts
from bot.plans.tables.inferred_columns import infer_columns
from bot.plans.tables.joining import as_above, joined
from bot.plans.tables.numbering import Mark, bare_number, mark_of
from bot.plans.tables.outline import Outline, speaks_of_results
from bot.plans.tables.printed_row import BULLET, PrintedRow
from bot.plans.tables.rows import TaskRow, TaskTable
from bot.plans.tables.side_by_side import apart
from bot.plans.tables.sub_rows import Owners

_PAGE_NUMBER = re.compile(r"(trang |page )?[-–]?\s*\d{1,4}\s*([-–]|/\s*\d{1,4})?", re.IGNORECASE)
_RULE = re.compile(r"[-=_.:|\s]{3,}")
# How many rows a header in the middle of a table is judged by.
_LOOK_AHEAD = 200
_CAPTION = re.compile(r"\b(don vi tinh|dvt|don vi) ?:")


@dataclass(frozen=True, slots=True)
class Tables:
    kept: tuple[TaskTable, ...]
    doubts: tuple[Doubt, ...]
    """Which tables were left out, being of tasks that are over."""


def task_tables(document: Document) -> tuple[TaskTable, ...]:
    """Every table of tasks or amounts; letterheads, signatures and other tables are left out."""
    return read_tables(document, year=None).kept


def read_tables(document: Document, *, year: int | None) -> Tables:
    """The tables, and what was left out; the year is the plan's, as far as it is known."""
    reading = _Reading(year)
    for block in document.blocks:
        if isinstance(block, Table):
            for table in apart(block):
                reading.table(table)
        else:
            reading.paragraph(block)
    kept = tuple(reading.finished())
    return Tables(kept, tuple(reading.doubts))


class _Reading:
    """What has been read so far. A table goes on over page breaks until other text intervenes."""

    def __init__(self, year: int | None) -> None:
        self.doubts: list[Doubt] = []
        self._year = year
        self._done: list[TaskTable] = []
        self._outline = Outline()
        self._caption = ""
        self._columns: Columns | None = None
        self._rows: list[TaskRow] = []
        self._totals: list[TaskRow] = []
        self._sections = Outline()
        self._group = ""
        self._owners = Owners(Columns(()))
        self._broken = False

    def finished(self) -> Iterator[TaskTable]:
        self._close()
        yield from self._done

    def paragraph(self, paragraph: Paragraph) -> None:
        if self._columns and _PAGE_NUMBER.fullmatch(paragraph.text):
            return
        self._close()
        self._outline.paragraph(paragraph)
        if _CAPTION.search(fold(paragraph.text)):
            self._caption = paragraph.text

    def table(self, table: Table) -> None:
        if not table.rows:
            return
        self._broken = True
        position = self._open(table.rows)
        while position < len(table.rows):
            position += self._row(table.rows, position)

    def _open(self, rows: Sequence[Row]) -> int:
        """Find the header; without one, the table goes on, or its cells tell, or it is not ours."""
        found = find_columns(rows)
        if found is None:
            if self._columns and goes_on(self._columns, rows):
                return 0
            signed = self._columns is not None and ends_with(self._columns, rows)
            self._close()
            inferred = None if signed else infer_columns(rows)
            if inferred is None:
                return len(rows)
            self._begin(inferred)
            return int(any(inferred.headers))
        columns, height = found
        if not self._is_same(columns):
            self._close()
            self._begin(columns)
            self._caption_over(rows[:height])
        return height

    def _begin(self, columns: Columns) -> None:
        self._columns = columns
        self._owners = Owners(columns)

    def _caption_over(self, rows: Sequence[Row]) -> None:
        for text in (text for row in rows for text in own_texts(row)):
            if _CAPTION.search(fold(text)) and len(text) < 80:
                self._caption = text

    def _is_same(self, columns: Columns) -> bool:
        if self._columns is None:
            return False
        return _folded(columns.headers) == _folded(self._columns.headers)

    def _close(self) -> None:
        past = self._past_heading() if self._rows else ""
        if past:
            values = (("heading", past), ("count", str(len(self._rows))))
            self.doubts.append(Doubt("table-left-out", values))
        elif self._columns and self._rows:
            columns = _without_empty(self._columns, self._rows)
            heading, declared = self._outline.innermost, self._outline.declared
            rows = tuple(self._rows)
            totals = tuple(self._totals)
            self._done.append(TaskTable(columns, rows, heading, declared, self._caption, totals))
        if self._columns and self._rows:
            self._outline.table_passed()
            self._caption = ""
        self._columns, self._sections, self._group = None, Outline(), ""
        self._rows, self._totals = [], []

    def _past_heading(self) -> str:
        """The heading that says the tasks of the table are over."""
        if self._columns is None or not self._columns.hold_tasks:
            return ""
        over = (
            heading
            for heading in self._outline.over_table
            if speaks_of_results(heading, year=self._year)
        )
        return next(over, "")

    def _row(self, rows: Sequence[Row], position: int) -> int:
        """Read one row; the answer is how many were used up (a header may take two)."""
        if self._columns is None:
            return len(rows)
        row = rows[position]
        texts = tuple(own_texts(row))
        if not any(texts) or _is_decoration(texts):
            return 1
        if ends_with(self._columns, rows[position : position + _LOOK_AHEAD]):
            self._close()
            return len(rows)
        if self._is_header(texts):
            return max(self._open(rows[position : position + _LOOK_AHEAD]), 1)
        printed = PrintedRow.of(self._columns, row, texts)
        self._take(printed, row, rows[position + 1 : position + 2])
        self._broken = False
        return 1

    def _is_header(self, texts: Sequence[str]) -> bool:
        headers = self._columns.headers if self._columns else ()
        if not any(headers):
            return False
        first = _folded(texts[:2])
        return first == _folded(headers[:2]) or fold(texts[0]) in ("stt", "tt", "s.t.t")

    def _take(self, printed: PrintedRow, row: Row, below: Sequence[Row]) -> None:
        following, code = _number_of(printed.columns, below), _code_of(printed.columns, below)
        if printed.columns.hold_tasks and printed.is_total:
            self._totals.append(TaskRow("", tuple(cell.text for cell in row), ()))
        elif printed.is_section(following, broken=self._broken and bool(self._rows)):
            self._sections.push(mark_of(printed.number), printed.heading)
            self._owners, self._group = Owners(printed.columns), ""
        elif self._rows and printed.continues(broken=self._broken):
            self._rows[-1] = joined(self._rows[-1], printed, broken=self._broken)
        elif printed.is_title(following, following_code=code):
            self._owners.title(printed, row)
        else:
            self._rows.append(self._task_row(printed, row))

    def _task_row(self, printed: PrintedRow, row: Row) -> TaskRow:
        place = self._owners.place(printed, row)
        if self._rows:
            place = replace(place, cells=as_above(printed.columns, place.cells, self._rows[-1]))
        self._group = printed.columns.text(place.cells, Column.GROUP) or self._group
        groups = (" ".join(self._group.split()),) if self._group else ()
        return TaskRow(
            place.number,
            place.cells,
            (*self._outline.texts, *self._sections.texts, *groups),
            place.doubts,
            parent=place.parent,
            shares_number=place.shares_number,
            titles=place.titles,
        )


def _without_empty(columns: Columns, rows: Sequence[TaskRow]) -> Columns:
    """Columns in which nothing was entered need not be understood."""
    filled = {place for row in rows for place, text in enumerate(row.cells) if text}
    unknown = set(columns.unknown)
    kept = (
        "" if header in unknown and place not in filled else header
        for place, header in enumerate(columns.headers)
    )
    return replace(columns, headers=tuple(kept))


def _number_of(columns: Columns, below: Sequence[Row]) -> str:
    """The number of the next row; a dash if it is a bullet of its own."""
    if not below:
        return ""
    texts = own_texts(below[0])
    number = columns.text(texts, Column.NUMBER)
    if mark_of(number) is not Mark.NONE:
        return number
    return "-" if not number and BULLET.match(columns.task(texts)) else ""


def _code_of(columns: Columns, below: Sequence[Row]) -> str:
    return bare_number(columns.text(own_texts(below[0]), Column.CODE)) if below else ""


def _is_decoration(texts: Sequence[str]) -> bool:
    """Rules of dashes, and the row that numbers the columns: (1) (2) (3)."""
    filled = [bare_number(text) for text in texts if text]
    if all(_RULE.fullmatch(text) for text in texts if text):
        return True
    counted = [str(count) for count in range(1, len(filled) + 1)]
    return len(filled) >= 3 and filled == counted


def _folded(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(fold(text).split()) for text in texts)

"""Puts the rows of a plan together again: headers dropped, broken rows joined, sections kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import fold
from bot.parsing.values import Doubt
from bot.plans.columns import Column, Columns, find_columns
from bot.plans.document import Document, Paragraph, Row, Table
from bot.plans.numbering import Mark, bare_number, mark_of
from bot.plans.outline import Outline
from bot.plans.printed_row import BULLET, PrintedRow

_PAGE_NUMBER = re.compile(r"(trang |page )?[-–]?\s*\d{1,4}\s*([-–]|/\s*\d{1,4})?", re.IGNORECASE)
_RULE = re.compile(r"[-=_.:|\s]{3,}")
_SENTENCE_END = re.compile(r"[.;:!?]\s*$")


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One whole row: its cells as printed, and the headings it stands under, outermost first."""

    number: str
    cells: tuple[str, ...]
    sections: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def section(self) -> str:
        return self.sections[-1] if self.sections else ""


@dataclass(frozen=True, slots=True)
class TaskTable:
    columns: Columns
    rows: tuple[TaskRow, ...]
    heading: str = ""
    declared: int | None = None
    """How many rows the heading announces ("Gồm 26 nhiệm vụ")."""


def task_tables(document: Document) -> tuple[TaskTable, ...]:
    """Every table of tasks or amounts; letterheads, signatures and other tables are left out."""
    reading = _Reading()
    for block in document.blocks:
        if isinstance(block, Table):
            reading.table(block)
        else:
            reading.paragraph(block)
    return tuple(reading.finished())


class _Reading:
    """What has been read so far. A table goes on over page breaks until other text intervenes."""

    def __init__(self) -> None:
        self._done: list[TaskTable] = []
        self._outline = Outline()
        self._columns: Columns | None = None
        self._rows: list[TaskRow] = []
        self._sections = Outline()
        self._broken = False

    def finished(self) -> Iterator[TaskTable]:
        self._close()
        yield from self._done

    def paragraph(self, paragraph: Paragraph) -> None:
        if self._columns and _PAGE_NUMBER.fullmatch(paragraph.text):
            return
        self._close()
        self._outline.paragraph(paragraph)

    def table(self, table: Table) -> None:
        self._broken = True
        position = self._open(table.rows)
        while position < len(table.rows):
            position += self._row(table.rows, position)

    def _open(self, rows: Sequence[Row]) -> int:
        """Find the header; without one, the table goes on or is none of ours."""
        found = find_columns(rows)
        if found is None:
            if self._columns and _goes_on(self._columns, rows[0]):
                return 0
            self._close()
            return len(rows)
        columns, height = found
        if not self._is_same(columns):
            self._close()
            self._columns = columns
        return height

    def _is_same(self, columns: Columns) -> bool:
        if self._columns is None:
            return False
        return _folded(columns.headers) == _folded(self._columns.headers)

    def _close(self) -> None:
        if self._columns and self._rows:
            heading, declared = self._outline.innermost, self._outline.declared
            self._done.append(TaskTable(self._columns, tuple(self._rows), heading, declared))
            self._outline.table_passed()
        self._columns, self._rows, self._sections = None, [], Outline()

    def _row(self, rows: Sequence[Row], position: int) -> int:
        """Read one row; the answer is how many were used up (a header may take two)."""
        if self._columns is None:
            return len(rows)
        row = rows[position]
        texts = tuple("" if cell.continues else cell.text for cell in row)
        if not any(texts) or _is_decoration(texts):
            return 1
        if self._is_header(texts):
            return self._open(rows[position:])
        printed = PrintedRow.of(self._columns, row, texts)
        self._take(printed, row, following=_number_of(self._columns, rows, position + 1))
        self._broken = False
        return 1

    def _is_header(self, texts: Sequence[str]) -> bool:
        headers = self._columns.headers if self._columns else ()
        first = _folded(texts[:2])
        return first == _folded(headers[:2]) or fold(texts[0]) in ("stt", "tt", "s.t.t")

    def _take(self, printed: PrintedRow, row: Row, *, following: str) -> None:
        if printed.is_section(following, broken=self._broken and bool(self._rows)):
            self._sections.push(mark_of(printed.number), printed.heading)
        elif self._rows and printed.continues(broken=self._broken):
            self._rows[-1] = _joined(self._rows[-1], printed, broken=self._broken)
        else:
            cells = tuple(cell.text for cell in row)
            sections = (*self._outline.texts, *self._sections.texts)
            self._rows.append(TaskRow(printed.full_number(row), cells, sections))


def _joined(above: TaskRow, printed: PrintedRow, *, broken: bool) -> TaskRow:
    texts = printed.texts
    width = max(len(above.cells), len(texts))
    cells = tuple(_rejoin(_at(above.cells, place), _at(texts, place)) for place in range(width))
    upper = printed.columns.text(above.cells, Column.CONTENT)
    unsure = broken and printed.content[:1].isupper() and bool(_SENTENCE_END.search(upper))
    doubts = (Doubt("row-joined", (("printed", _start_of(printed.content)),)),) if unsure else ()
    return replace(above, cells=cells, doubts=above.doubts + doubts)


def _rejoin(upper: str, lower: str) -> str:
    # Conversions sometimes print the end of a cell on both pages.
    if not lower or upper.endswith(f" {lower}"):
        return upper
    if not upper:
        return lower
    return f"{upper}\n{lower}" if BULLET.match(lower) else f"{upper} {lower}"


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _start_of(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"


def _goes_on(columns: Columns, first: Row) -> bool:
    """A table without a header goes on with the last one; a row of signatures does not."""
    width = len(columns.headers)
    begins_like_a_row = not first[0].text or mark_of(first[0].text) is not Mark.NONE
    return len(first) == width or (len(first) <= width + 1 and begins_like_a_row)


def _number_of(columns: Columns, rows: Sequence[Row], position: int) -> str:
    if position >= len(rows):
        return ""
    number = columns.text([cell.text for cell in rows[position]], Column.NUMBER)
    return number if mark_of(number) is not Mark.NONE else ""


def _is_decoration(texts: Sequence[str]) -> bool:
    """Rules of dashes, and the row that numbers the columns: (1) (2) (3)."""
    filled = [bare_number(text) for text in texts if text]
    if all(_RULE.fullmatch(text) for text in texts if text):
        return True
    counted = [str(count) for count in range(1, len(filled) + 1)]
    return len(filled) >= 3 and filled == counted


def _folded(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(fold(text).split()) for text in texts)

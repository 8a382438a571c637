"""A sheet's rows to paragraphs and tables: titles above, notes below, several tables in between."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.parsing.text import fold
from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.header_rows import find_columns
from bot.plans.tables.numbering import Mark, mark_of
from bot.plans.tables.printed_row import BULLET
from bot.plans.tables.signatures import are_signatures

Block = Paragraph | Table
Place = tuple[int, int]

_REMARK = re.compile(r"^ghi chu ?:")
_DECIMAL = re.compile(r"^(\d{1,3}),(\d{1,2})$")
_LONGEST_HEADING = 80
_HEADER_ROWS = 4
EMPTY = Cell()


def sheet_blocks(rows: Sequence[Row], spans: Mapping[Place, int]) -> Iterator[Block]:
    """The spans tell how wide the cells are that were merged across."""
    position = 0
    while position < len(rows):
        if found := _header(rows, position):
            columns, height = found
            end = _table_end(rows, position + height, columns)
            body = (_as_heading(rows[place], place, spans) for place in range(position, end))
            wide = _wide_headers(rows, position, height, spans)
            yield Table(tuple(_task_rows([_joined(row, wide) for row in body], columns)))
        elif (end := _grid_end(rows, position)) > position + 1:
            yield Table(tuple(_without_blank_columns(rows[position:end])))
        else:
            end = position + 1
            yield from _paragraphs(rows[position])
        position = end


def filled(row: Row) -> int:
    """How many cells say something of their own."""
    return sum(1 for cell in row if cell.text and not cell.continues)


def _header(rows: Sequence[Row], position: int) -> tuple[Columns, int] | None:
    return (
        find_columns(rows[position : position + _HEADER_ROWS])
        if filled(rows[position]) > 1
        else None
    )


def _paragraphs(row: Row) -> Iterator[Paragraph]:
    for cell in row:
        if not cell.continues:
            lines = filter(None, cell.text.split("\n"))
            yield from (Paragraph(line, cell.strong and not _is_sentence(line)) for line in lines)


def _is_sentence(line: str) -> bool:
    """Sheets print all that stands above a table in bold, sentences too."""
    return len(line) > _LONGEST_HEADING and line.endswith((":", ".", ";"))


def _grid_end(rows: Sequence[Row], start: int) -> int:
    """The end of a table whose header says nothing to us; a letterhead has two cells a row."""
    end = start
    while end < len(rows) and filled(rows[end]) > 2 and (end == start or not _header(rows, end)):
        end += 1
    return end


def _table_end(rows: Sequence[Row], start: int, columns: Columns) -> int:
    """After the last row that surely belongs; a heading belongs if a row of the table follows."""
    last_number = _last_number(rows, start, columns)
    end, blank_seen = start, False
    for position in range(start, len(rows)):
        row = rows[position]
        count = filled(row)
        if count == 0 and not any(cell.continues for cell in row):
            blank_seen = True
        elif (
            _closes(row, columns, count)
            or (blank_seen and position > last_number >= start)
            or (count > 1 and _is_new_header(rows, position, end, columns))
        ):
            break
        elif count > 1 or _goes_on(row, columns, blank_seen=blank_seen):
            end, blank_seen = position + 1, False
    return end


def _last_number(rows: Sequence[Row], start: int, columns: Columns) -> int:
    numbered = (
        place for place in range(len(rows) - 1, start - 1, -1) if _number(rows[place], columns)
    )
    return next(numbered, -1)


def _number(row: Row, columns: Columns) -> str:
    printed = columns.text([cell.text for cell in row], Column.NUMBER)
    return printed if mark_of(printed) is not Mark.NONE else ""


def _closes(row: Row, columns: Columns, count: int) -> bool:
    if count > 2 or _number(row, columns):
        return False
    texts = [cell.text for cell in row if cell.text]
    return are_signatures(texts) or any(_REMARK.search(fold(text)) for text in texts)


def _is_new_header(rows: Sequence[Row], position: int, end: int, columns: Columns) -> bool:
    """The table's own header, printed again right below its rows, is no new one."""
    numbers = columns.places.get(Column.NUMBER, ())
    row = rows[position]
    if any(place < len(row) and row[place].text[:1].isdigit() for place in numbers):
        return False
    found = _header(rows, position)
    return found is not None and (position > end or found[0].headers != columns.headers)


def _goes_on(row: Row, columns: Columns, *, blank_seen: bool) -> bool:
    """Whether a lonely text is more of the row above: merged with it, a bullet, half a sentence."""
    if any(cell.continues for cell in row) or _number(row, columns):
        return True
    text = "".join(cell.text for cell in row)
    return not blank_seen and (text[:1].islower() or bool(BULLET.match(text)))


def _as_heading(row: Row, place: int, spans: Mapping[Place, int]) -> Row:
    """A lonely text merged across the table is printed as a heading, bold or not."""
    if filled(row) != 1:
        return row
    return tuple(
        replace(cell, strong=True) if cell.text and spans.get((place, column), 1) > 2 else cell
        for column, cell in enumerate(row)
    )


def _wide_headers(
    rows: Sequence[Row], position: int, height: int, spans: Mapping[Place, int]
) -> Mapping[int, int]:
    """The columns of header cells merged across that no second header row divides."""
    header, lowest = rows[position], rows[position + height - 1]
    return {
        column: width
        for column in range(len(header))
        if (width := spans.get((position, column), 1)) > 1
        and not any(cell.text for cell in lowest[column + 1 : column + width])
    }


def _task_rows(rows: Sequence[Row], columns: Columns) -> Sequence[Row]:
    """Without columns that say nothing, and without rows that were numbered and never filled."""
    numbers = columns.places.get(Column.NUMBER, ())
    said = [
        row
        for row in rows
        if any(cell.text for place, cell in enumerate(row) if place not in numbers)
        or not _number(row, columns)
    ]
    return _without_blank_columns([_with_whole_number(row, numbers) for row in said])


def _with_whole_number(row: Row, numbers: Sequence[int]) -> Row:
    """ "1.2" typed as a number is one and a fifth to the workbook, which prints it "1,2"."""
    if not any(place < len(row) and "," in row[place].text for place in numbers):
        return row
    return tuple(
        replace(cell, text=_DECIMAL.sub(r"\1.\2", cell.text)) if place in numbers else cell
        for place, cell in enumerate(row)
    )


def _joined(row: Row, wide: Mapping[int, int]) -> Row:
    """Under a header cell merged across, "a)" and its text in the next cell are one."""
    if not wide:
        return row
    cells = list(row)
    for first, width in wide.items():
        parts = [cell for cell in row[first : first + width] if cell.text and not cell.continues]
        if len(parts) > 1:
            text = " ".join(cell.text for cell in parts)
            cells[first] = Cell(text, all(cell.strong for cell in parts))
            cells[first + 1 : first + width] = [EMPTY] * (width - 1)
    return tuple(cells)


def _without_blank_columns(rows: Sequence[Row]) -> Sequence[Row]:
    width = max(map(len, rows), default=0)
    used = [any(row[place].text for row in rows if place < len(row)) for place in range(width)]
    if all(used):
        return rows
    return [tuple(cell for place, cell in enumerate(row) if used[place]) for row in rows]

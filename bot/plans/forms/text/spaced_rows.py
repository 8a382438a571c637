"""Tables whose columns are only kept apart by spaces, or by semicolons, under a known header."""

import csv
import re
from collections.abc import Sequence

from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.forms.text.markup import plain_text
from bot.plans.tables.headers import reads_like_header
from bot.plans.tables.numbering import Mark, mark_of

_CHUNK = re.compile(r"\S+(?: \S+)*")
_SLACK = 2


def read_spaced_rows(
    lines: Sequence[str], start: int
) -> tuple[list[Paragraph | Table], int] | None:
    """Columns aligned under their headers; a line without a number goes on with its row."""
    headers = list(_CHUNK.finditer(lines[start]))
    if len(headers) < 3 or not reads_like_header([found[0] for found in headers]):
        return None
    edges = [found.start() for found in headers]
    numbered = mark_of(headers[0][0]) is Mark.NONE and len(headers[0][0]) <= 6
    rows = [[[found[0]] for found in headers]]
    position = start + 1
    while position < len(lines) and not _ends(lines, position, edges):
        _take(lines[position], edges, rows, numbered=numbered)
        position += 1
    return ([Table(tuple(_row(row) for row in rows))], position) if len(rows) > 1 else None


def _ends(lines: Sequence[str], position: int, edges: Sequence[int]) -> bool:
    if lines[position].strip():
        begins_text = len(_chunks(lines[position], edges)) < 2
        return begins_text and not lines[position - 1].strip()
    following = lines[position + 1 : position + 2]
    return not following or not following[0].strip()


def _chunks(line: str, edges: Sequence[int]) -> list[tuple[int, str]]:
    """Each piece of the line with the column it stands under."""
    return [(_column(found.start(), edges), found[0]) for found in _CHUNK.finditer(line)]


def _column(at: int, edges: Sequence[int]) -> int:
    return max((place for place, edge in enumerate(edges) if edge <= at + _SLACK), default=0)


def _take(line: str, edges: Sequence[int], rows: list[list[list[str]]], *, numbered: bool) -> None:
    chunks = _chunks(line, edges)
    if not chunks:
        return
    begins = chunks[0][0] == 0 or not numbered
    if begins or len(rows) == 1:
        rows.append([[] for _ in edges])
    for place, text in chunks:
        rows[-1][place].append(text)


def _row(cells: Sequence[Sequence[str]]) -> Row:
    return tuple(Cell(plain_text(" ".join(lines))) for lines in cells)


def read_separated_rows(
    lines: Sequence[str], start: int
) -> tuple[list[Paragraph | Table], int] | None:
    """Rows with semicolons between the cells, where the first of them is a header."""
    header = lines[start].split(";")
    if len(header) < 3 or not reads_like_header(header):
        return None
    rows: list[Row] = []
    end = start
    reader = csv.reader((f"{lines[place]}\n" for place in range(start, len(lines))), delimiter=";")
    try:
        for cells in reader:
            if len(cells) != len(header):
                break
            rows.append(tuple(Cell(plain_text(cell)) for cell in cells))
            end = start + reader.line_num
    except csv.Error:
        return None
    return ([Table(tuple(rows))], end) if len(rows) > 1 else None

"""Tables of conversions that give every cell a line of its own.

    region := cell+            up to two empty lines, or an empty line and a heading
    cell   := TAB text line*   its paragraphs follow on lines without a tab
    row    := cell+            a row begins after an empty line, or where text stands before the tab

Empty lines also stand inside cells, so how many cells make a row is found by trying which
width lets most rows end at an empty line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.forms.text.markup import is_strong, plain_text
from bot.plans.tables.headers import reads_like_header
from bot.plans.tables.numbering import Mark, mark_of

_OPENS = re.compile(r"(?P<before>[^\t]*)\t(?P<text>[^\t]*)")
_HEADING = re.compile(r"(?:#|\**(?:[IVX]{1,5}|[A-Z])[.)]\s+\S)")
# Who gets the plan: the end of its body, and no cell of a table that follows.
_CLOSING = re.compile(r"\s*nơi nhận\b", re.IGNORECASE)
_LONGEST_CELL = 60
_MOST_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class _PrintedCell:
    lines: tuple[str, ...]
    may_begin: bool
    """A row may begin here."""
    must_begin: bool = False

    @property
    def text(self) -> str:
        return plain_text("\n".join(self.lines))


def read_cell_lines(lines: Sequence[str], start: int) -> tuple[list[Paragraph | Table], int] | None:
    """The blocks of a region of such cells and where it ends; nothing when it is none."""
    cells, end = _region(lines, start)
    if len(cells) < 2 or (len(cells) == 2 and not _stands_alone(lines, end)):
        return None
    cells, rest = _without_rest(cells)
    rows = _rows(cells)
    blocks = [*_blocks(rows)] if rows else [p for cell in cells for p in _paragraphs(cell.lines)]
    return [*blocks, *_paragraphs(rest)], end


def _region(lines: Sequence[str], start: int) -> tuple[list[_PrintedCell], int]:
    cells: list[list[str]] = []
    begins: list[tuple[bool, bool]] = []
    position = start
    while position < len(lines) and not (cells and _ends(lines, position, len(cells[-1]))):
        line = lines[position]
        if opened := _OPENS.fullmatch(line):
            if opened["before"].strip():
                break
            must = bool(opened["before"]) or bool(cells and _CLOSING.match(cells[-1][0]))
            begins.append((must or position == 0 or not lines[position - 1].strip(), must))
            cells.append([opened["text"]])
        elif "\t" in line:
            break
        else:
            cells[-1].append(line)
        position += 1
    printed = [_PrintedCell(tuple(c), *b) for c, b in zip(cells, begins, strict=True)]
    return printed, position


def _ends(lines: Sequence[str], position: int, height: int) -> bool:
    line, above = lines[position], lines[position - 1]
    if "\t" in line or not line.strip():
        return False
    after_gap = not above.strip() and position > 1 and not lines[position - 2].strip()
    return after_gap or height > _LONGEST_CELL or (not above.strip() and bool(_HEADING.match(line)))


def _stands_alone(lines: Sequence[str], end: int) -> bool:
    """Nothing of an ordinary table follows, whose first row only happens to have two cells."""
    return end >= len(lines) or "\t" not in lines[end]


def _without_rest(cells: list[_PrintedCell]) -> tuple[list[_PrintedCell], tuple[str, ...]]:
    """The last cell ends at its first empty line; what follows stands under the table."""
    last = cells[-1].lines
    stop = next((i for i, line in enumerate(last) if i and not line.strip()), len(last))
    return [*cells[:-1], replace(cells[-1], lines=last[:stop])], last[stop:]


def _rows(cells: Sequence[_PrintedCell]) -> list[list[_PrintedCell]]:
    """The division into rows of one width that fits best; none when the cells make no table."""
    best: list[list[_PrintedCell]] = []
    best_fit = 0.5
    for width in range(2, min(len(cells) // 2, _MOST_COLUMNS) + 1):
        rows = _divided(cells, width)
        fit = _fit(rows, width, len(cells))
        if fit > best_fit:
            best, best_fit = rows, fit
    return best


def _divided(cells: Sequence[_PrintedCell], width: int) -> list[list[_PrintedCell]]:
    """Rows of that width wherever one may end there, else up to the next place where one may."""
    # From each place on: how odd the rows are at best, and where the first of them ends.
    best: dict[int, tuple[int, int]] = {len(cells): (0, len(cells))}
    nearest = len(cells)
    for start in range(len(cells) - 1, -1, -1):
        if start and not cells[start].may_begin:
            continue
        ends = [end for end in _ends_of_row(cells, start, width) if end in best] or [nearest]
        best[start] = min((best[end][0] + _oddness(end - start, width), end) for end in ends)
        nearest = start
    rows, position = [], 0
    while position < len(cells):
        rows.append(list(cells[position : best[position][1]]))
        position = best[position][1]
    return rows


def _ends_of_row(cells: Sequence[_PrintedCell], start: int, width: int) -> Iterator[int]:
    for end in range(start + 1, min(start + width, len(cells)) + 1):
        yield end
        if end < len(cells) and cells[end].must_begin:
            return


def _oddness(length: int, width: int) -> int:
    if length == width:
        return 0
    return 2 if length < width else 3


def _fit(rows: Sequence[Sequence[_PrintedCell]], width: int, cells: int) -> float:
    """How much of the cells the whole rows take up; rows that begin with a number count more."""
    whole = [row for row in rows if len(row) == width]
    if len(whole) < 2:
        return 0
    numbered = sum(_is_number(row[0].text) for row in whole) / len(whole)
    headed = any(reads_like_header([cell.text for cell in row]) for row in rows[:2])
    return len(whole) * width / cells * (0.7 + 0.3 * numbered) + 0.1 * headed


def _is_number(text: str) -> bool:
    return not text or mark_of(text) is not Mark.NONE


def _blocks(rows: Sequence[Sequence[_PrintedCell]]) -> Iterator[Paragraph | Table]:
    """Lone cells before and after the table are paragraphs; a heading between ends the table."""
    table: list[Row] = []
    width = max(map(len, rows), default=0)
    for place, row in enumerate(rows):
        first_rows = not table and all(len(above) == 1 for above in rows[:place])
        last_rows = all(len(below) == 1 for below in rows[place:])
        if len(row) == 1 and (first_rows or last_rows):
            yield from _table(table)
            table = []
            yield from _paragraphs(row[0].lines)
            continue
        following = rows[place + 1] if place + 1 < len(rows) else ()
        whole, heading = _without_heading(row, following)
        table.append(_aligned([_cell(cell) for cell in whole], width))
        if heading:
            yield from _table(table)
            table = []
            yield from _paragraphs(heading)
    yield from _table(table)


def _aligned(cells: list[Cell], width: int) -> Row:
    """In a short row under a number, the text beside the number was printed across columns."""
    if 2 < len(cells) < width and cells[0].text and _is_number(cells[0].text):
        return (*cells[:2], *(Cell() for _ in range(width - len(cells))), *cells[2:])
    return tuple(cells)


def _without_heading(
    row: Sequence[_PrintedCell], following: Sequence[_PrintedCell]
) -> tuple[Sequence[_PrintedCell], tuple[str, ...]]:
    """Text under the last cell belongs to the next table when that has a header of its own."""
    if not reads_like_header([cell.text for cell in following]):
        return row, ()
    cells, rest = _without_rest(list(row))
    return (cells, rest) if any(line.strip() for line in rest) else (row, ())


def _table(rows: Sequence[Row]) -> Iterator[Table]:
    if rows:
        yield Table(tuple(rows))


def _cell(cell: _PrintedCell) -> Cell:
    return Cell(cell.text, is_strong("\n".join(cell.lines).strip()))


def _paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    for line in lines:
        for text in plain_text(line).split("\n"):
            if text:
                yield Paragraph(text, is_strong(line))

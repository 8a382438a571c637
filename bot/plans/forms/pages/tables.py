"""Words inside a ruled grid to the rows of a table."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.parsing.text import clean
from bot.plans.document import Cell, Paragraph, Row, Table
from bot.plans.forms.pages.grid import Box, Grid
from bot.plans.forms.pages.lines import Line, lines_of, pitch_of
from bot.plans.forms.pages.paragraphs import Margins, joined, paragraphs_of
from bot.plans.forms.pages.printed import Word
from bot.plans.tables.headers import read_header

_PADDING = 12.0
_LEAST_PADDING = 0.5
_MOST_TITLE_ROWS = 5


def table_of(grid: Grid, words: Iterable[Word]) -> Table:
    lines = {box: lines_of(inside) for box, inside in _by_box(grid, words).items()}
    margins = _Insides(grid, lines)
    cells = {box: _cell(lines.get(box, []), margins.of(box)) for box in grid.boxes}
    return Table(_rows(grid, cells))


def _by_box(grid: Grid, words: Iterable[Word]) -> dict[Box, list[Word]]:
    at = {
        (box.row + down, box.column + along): box
        for box in grid.boxes
        for down in range(box.rows)
        for along in range(box.columns)
    }
    found: dict[Box, list[Word]] = defaultdict(list)
    for word in words:
        row = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
        column = bisect_right(grid.xs, (word.left + word.right) / 2) - 1
        if (row, column) in at:
            found[at[row, column]].append(word)
    return found


def title_of(table: Table) -> tuple[list[Paragraph], Table]:
    """The title that a spreadsheet prints across the columns above their header, and the rest."""
    above = 0
    for row in table.rows[:_MOST_TITLE_ROWS]:
        if any(cell.text for cell in row[1:]) or row[0].continues:
            break
        above += 1
    below = table.rows[above:]
    if not above or not below or read_header([cell.text for cell in below[0]]) is None:
        return [], table
    titles = [row[0] for row in table.rows[:above]]
    lines = [Paragraph(line, cell.strong) for cell in titles for line in cell.text.split("\n")]
    return [line for line in lines if line.text], Table(below)


class _Insides:
    """Where text may stand in the boxes: within the padding that all of the table keep."""

    def __init__(self, grid: Grid, lines: Mapping[Box, list[Line]]) -> None:
        self._xs = grid.xs
        gaps = [line.left - grid.xs[box.column] for box, each in lines.items() for line in each]
        self._padding = _commonest([gap for gap in gaps if _LEAST_PADDING <= gap <= _PADDING])
        self._pitch = min((pitch_of(each) for each in lines.values() if len(each) > 1), default=0)

    def of(self, box: Box) -> Margins:
        left, right = self._xs[box.column] + self._padding, self._right(box) - self._padding
        return Margins(left, right, self._pitch) if self._pitch else Margins(left, right)

    def _right(self, box: Box) -> float:
        return self._xs[box.column + box.columns]


def _commonest(gaps: list[float]) -> float:
    """What stands at the left stands at one distance; where nothing does, the least of all."""
    counted = Counter(round(gap * 2) / 2 for gap in gaps)
    if not counted:
        return _LEAST_PADDING
    gap, times = counted.most_common(1)[0]
    return gap if times * 4 > len(gaps) else min(gaps)


def _cell(lines: list[Line], margins: Margins) -> Cell:
    texts = [clean(joined(paragraph, margins)) for paragraph in paragraphs_of(lines, margins)]
    strong = bool(lines) and all(line.strong for line in lines if _has_letters(line))
    return Cell("\n".join(text for text in texts if text), strong)


def _has_letters(line: Line) -> bool:
    return any(map(str.isalnum, line.text))


def _rows(grid: Grid, cells: Mapping[Box, Cell]) -> tuple[Row, ...]:
    rows = [[Cell()] * (len(grid.xs) - 1) for _ in range(len(grid.ys) - 1)]
    for box, cell in cells.items():
        rows[box.row][box.column] = cell
        for below in range(box.row + 1, box.row + box.rows):
            rows[below][box.column] = Cell(cell.text, cell.strong, continues=True)
    return tuple(tuple(row) for row in rows)

"""Printed pages to a Document, by where words and lines stand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.parsing.text import clean
from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.forms.pages.lines import Line, pitch_of
from bot.plans.forms.pages.paragraphs import Margins, joined
from bot.plans.forms.pages.printed import PrintedPage
from bot.plans.forms.pages.rows import Layout, unruled_tables
from bot.plans.forms.pages.sheets import Sheet, sheets_of
from bot.plans.forms.pages.sides import sides_of
from bot.plans.forms.pages.tables import table_of, title_of

# No page keeps more of its width free at the right; where it seems so, its lines are short.
_LEAST_WIDTH = 0.75


def document_of(pages: Iterable[PrintedPage]) -> Document:
    """Takes the pages one at a time, so that only a few need be held."""
    reading = _Reading()
    for sheet in sheets_of(pages):
        reading.sheet(sheet)
    return Document(tuple(reading.finished()))


class _Reading:
    """What has been read so far; a paragraph or a table may go on over a page break."""

    def __init__(self) -> None:
        self._blocks: list[Paragraph | Table] = []
        self._paragraph: list[Line] = []
        self._margins = Margins(0.0, 0.0)
        self._unruled: Layout | None = None
        self._rights: dict[float, float] = {}

    def finished(self) -> list[Paragraph | Table]:
        self._close()
        return self._blocks

    def sheet(self, sheet: Sheet) -> None:
        lines = sheet.lines
        for grid, words in zip(sheet.grids, sheet.inside, strict=True):
            above = sum((line.top + line.bottom) / 2 < grid.top for line in lines)
            self._lines(lines[:above], sheet)
            self._table(table_of(grid, words))
            self._unruled = None
            lines = lines[above:]
        self._lines(lines, sheet)

    def _table(self, table: Table) -> None:
        if any(cell.text for row in table.rows for cell in row):
            self._close()
            title, rest = title_of(table)
            self._blocks += [*title, rest]

    def _lines(self, lines: Sequence[Line], sheet: Sheet) -> None:
        text: list[Line] = []
        going_on, self._unruled = self._unruled, None
        for part in unruled_tables(lines, going_on):
            if isinstance(part, Line):
                text.append(part)
                continue
            self._text(text, sheet)
            text = []
            self._table(part.table)
            self._unruled = part.layout if part.is_last else None
        self._text(text, sheet)

    def _text(self, lines: Sequence[Line], sheet: Sheet) -> None:
        margins = self._margins_of(sheet)
        middles = (sheet.page.width / 2, (margins.left + margins.right) / 2)
        for part in sides_of(lines, middles):
            if isinstance(part, Line):
                self._line(part, margins)
            elif part.is_prose:
                self._column(part.left)
                self._column(part.right)
            else:
                cells = (_side(part.left), _side(part.right))
                self._table(Table((cells,)))

    def _margins_of(self, sheet: Sheet) -> Margins:
        """A page of short lines has the right margin of the pages before it."""
        margins, width = sheet.margins, round(sheet.page.width)
        usual = self._rights.get(width, _LEAST_WIDTH * width)
        self._rights[width] = max(margins.right, usual)
        return replace(margins, right=self._rights[width])

    def _column(self, lines: Sequence[Line]) -> None:
        margins = Margins(
            min(line.left for line in lines), max(line.right for line in lines), pitch_of(lines)
        )
        for line in lines:
            self._line(line, margins)

    def _line(self, line: Line, margins: Margins) -> None:
        """The room left in the line above is that of its own page or column."""
        if self._paragraph and not self._margins.goes_on(self._paragraph, line):
            self._close()
        self._paragraph.append(line)
        self._margins = margins

    def _close(self) -> None:
        if self._paragraph:
            text = clean(joined(self._paragraph, self._margins))
            strong = all(line.strong for line in self._paragraph)
            self._blocks += [Paragraph(text, strong)] if text else []
        self._paragraph = []


def _side(lines: Sequence[Line]) -> Cell:
    texts = [clean(line.text) for line in lines]
    return Cell("\n".join(text for text in texts if text), all(line.strong for line in lines))

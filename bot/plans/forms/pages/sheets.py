"""A page parted into its grids and the lines between, without what every page repeats."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.text import fold
from bot.plans.forms.pages.columns import header_at
from bot.plans.forms.pages.grid import Grid, grids_of
from bot.plans.forms.pages.lines import Line, lines_of, pitch_of
from bot.plans.forms.pages.paragraphs import Margins
from bot.plans.forms.pages.printed import PrintedPage, Word

_PAGE_NUMBER = re.compile(
    r"(?:trang|page)?\W{0,2}(?:\d{1,4}|[ivx]{1,5})\W{0,2}(?:(?:/|tren|of)\W?\d{1,4}\W{0,2})?"
)
_DIGITS = re.compile(r"[0-9]+")
# A running head or foot stands among so many lines, in so much of the page, and does not move.
_EDGE_LINES = 3
_EDGE = 0.15
_MOVED = 8.0
_OUT = 6.0
# Words much higher than wide run up the margin.
_STANDING = 2.0


@dataclass(frozen=True)
class Sheet:
    page: PrintedPage
    grids: tuple[Grid, ...]
    inside: tuple[tuple[Word, ...], ...]
    """The words of each grid."""
    lines: tuple[Line, ...]

    @property
    def margins(self) -> Margins:
        """A table stands out a little to both sides, so that its text is even with the rest."""
        lefts = [line.left for line in self.lines] + [grid.xs[0] + _OUT for grid in self.grids]
        rights = [line.right for line in self.lines] + [grid.xs[-1] - _OUT for grid in self.grids]
        left, right = min(lefts, default=0.0), max(rights, default=self.page.width)
        return Margins(left, right, pitch_of(self.lines))


def sheets_of(pages: Iterable[PrintedPage]) -> Iterator[Sheet]:
    """Each page, once the next is known: only then is it seen what both repeat."""
    before: Sheet | None = None
    current: Sheet | None = None
    for page in pages:
        following = _parted(page, current)
        if current:
            yield _without_furniture(current, [before, following])
        before, current = current, following
    if current:
        yield _without_furniture(current, [before])


def _parted(page: PrintedPage, before: Sheet | None) -> Sheet:
    columns = before.grids[-1].xs if before and before.grids else ()
    grids = grids_of(page.rules, columns)
    inside: list[list[Word]] = [[] for _ in grids]
    outside: list[Word] = []
    for word in page.words:
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        holder = next((n for n, grid in enumerate(grids) if grid.holds(x, y)), None)
        if holder is not None:
            inside[holder].append(word)
        elif not _stands_in_margin(word):
            outside.append(word)
    return Sheet(page, tuple(grids), tuple(map(tuple, inside)), tuple(lines_of(outside)))


def _stands_in_margin(word: Word) -> bool:
    return len(word.text) > 2 and word.bottom - word.top > _STANDING * (word.right - word.left)


def _without_furniture(sheet: Sheet, neighbours: Sequence[Sheet | None]) -> Sheet:
    repeated = [line for near in neighbours if near for line in _edges(near)]
    header = {id(line) for line in _header_lines(sheet)}
    dropped = {
        id(line) for line in _edges(sheet) if any(_is_same(line, other) for other in repeated)
    }
    dropped = (dropped - header) | {id(line) for line in _page_numbers(sheet)}
    return replace(sheet, lines=tuple(line for line in sheet.lines if id(line) not in dropped))


def _edges(sheet: Sheet) -> list[Line]:
    near = sheet.page.height * _EDGE
    head = [line for line in sheet.lines[:_EDGE_LINES] if line.bottom < near]
    foot = [line for line in sheet.lines[-_EDGE_LINES:] if line.top > sheet.page.height - near]
    return [*head, *foot]


def _page_numbers(sheet: Sheet) -> Iterator[Line]:
    """A number alone, with nothing of the page above it, or below it."""
    tops = [grid.top for grid in sheet.grids]
    bottoms = [grid.bottom for grid in sheet.grids]
    for line in _edges(sheet):
        if not _PAGE_NUMBER.fullmatch(fold(line.text)):
            continue
        above = all(line.bottom <= top + line.height for top in tops) and line is sheet.lines[0]
        below = all(line.top >= end - line.height for end in bottoms) and line is sheet.lines[-1]
        if above or below:
            yield line


def _header_lines(sheet: Sheet) -> Iterator[Line]:
    """A table that goes on without ruled lines repeats its header, which is no running head."""
    for place in range(min(_EDGE_LINES, len(sheet.lines))):
        if header := header_at(sheet.lines[place:]):
            yield from header.lines


def _is_same(line: Line, other: Line) -> bool:
    """The same words at the same height; of the numbers, that of the page may count on."""
    if abs(line.top - other.top) > _MOVED:
        return False
    one, two = fold(line.text), fold(other.text)
    if _DIGITS.sub("", one) != _DIGITS.sub("", two):
        return False
    pairs = zip(_DIGITS.findall(one), _DIGITS.findall(two), strict=False)
    changed = [abs(int(before) - int(after)) for before, after in pairs if before != after]
    return changed in ([], [1])

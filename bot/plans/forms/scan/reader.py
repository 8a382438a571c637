"""Scans: pages that are pictures, read by Tesseract cell by cell along the ruled lines."""

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby, islice

import numpy as np
from PIL import Image, ImageOps

from bot.plans.document import Document, Progress, Table, unwatched
from bot.plans.forms.pages.grid import Box, Grid, grids_of
from bot.plans.forms.pages.layout import document_of
from bot.plans.forms.pages.printed import PrintedPage, Rule, Word
from bot.plans.forms.scan.lines import Stroke, strokes_of, without, without_lines
from bot.plans.forms.scan.picture import (
    DOTS,
    Ink,
    clean,
    contrasted,
    ink_of,
    pages_of,
    photograph,
    straight,
)
from bot.plans.forms.scan.words import Read, check_tesseract, read_pictures

_POINT = 72 / DOTS
_AT_ONCE = 2
"""Pages held as pictures and read beside each other."""
_BLOCK, _COLUMN, _LINE = 6, 4, 7
"""Tesseract's layouts: an even block of text; one column of texts of any size; one line."""
_STROKES = re.compile(r"[|lI!]{1,3}\.?")
_LONGEST_NUMBER = 5
_FRAME = 20
# A break between two lines, unless the upper ends a sentence or the lower begins with a mark.
_MIDDLE = re.compile(r"(?<![.;:])\n(?![-+*•·]|\(?[0-9a-zđIVX]{1,4}[.)])")
_INSET = 4
_LEAST_INK = 25
_STROKE_OF_BOLD = 1.3


def read_scan(content: bytes, progress: Progress = unwatched) -> Document:
    """The Document of a PDF of pictures, marked as scanned.

    Raises `NotAPlan`: "plan-only-pictures" where Tesseract with Vietnamese is not installed.
    """
    check_tesseract()
    count, pictures = pages_of(content)
    return _evened(document_of(_read_pages(pictures, count, progress)))


def read_picture(content: bytes, progress: Progress = unwatched) -> Document:
    """The same of one page that somebody photographed."""
    check_tesseract()
    return _evened(document_of(_read_pages(iter([photograph(content)]), 1, progress)))


def _read_pages(
    pictures: Iterator[Image.Image], count: int, progress: Progress
) -> Iterator[PrintedPage]:
    """Two pages at a time; drawing them stays in this thread, as pdfium wants it."""
    done = 0
    with ThreadPoolExecutor(_AT_ONCE) as workers:
        while some := list(islice(pictures, _AT_ONCE)):
            for page in workers.map(read_page, some):
                done += 1
                progress(done, count)
                yield page


def read_page(picture: Image.Image) -> PrintedPage:
    """The words and ruled lines of one picture, in points."""
    page = contrasted(straight(picture))
    ink = ink_of(page)
    strokes = strokes_of(ink)
    rules = tuple(_rule(stroke) for stroke in strokes)
    found = _Found(clean(without_lines(page, strokes)), without(ink, strokes))
    for grid in grids_of(rules):
        found.read_cells(grid)
    found.read_rest()
    return PrintedPage(page.width * _POINT, page.height * _POINT, found.words(), rules)


def _rule(stroke: Stroke) -> Rule:
    box = (stroke.left, stroke.top, stroke.right, stroke.bottom)
    return Rule(*(dots * _POINT for dots in box))


@dataclass(frozen=True, slots=True)
class _Area:
    """A part of the page, in dots."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def of(cls, grid: Grid, box: Box) -> "_Area":
        edges = (
            grid.xs[box.column],
            grid.ys[box.row],
            grid.xs[box.column + box.columns],
            grid.ys[box.row + box.rows],
        )
        left, top, right, bottom = (round(edge / _POINT) for edge in edges)
        return cls(left + _INSET, top + _INSET, right - _INSET, bottom - _INSET)


class _Found:
    """The words of a page as they are found; what was read is wiped from the rest."""

    def __init__(self, page: Image.Image, ink: Ink) -> None:
        self._ink = ink
        self._page = page
        self._rest = page.copy()
        self._lines: list[list[Read]] = []

    def read_cells(self, grid: Grid) -> None:
        areas = [(box, _Area.of(grid, box)) for box in grid.boxes]
        inked = [(box, area) for box, area in areas if self._has_ink(area)]
        cells = [self._cut(area) for _, area in inked]
        found = read_pictures(cells, layout=_BLOCK)
        for column in _numbered_columns(inked, found):
            places = [place for place, (box, _) in enumerate(inked) if box.column == column]
            numbers = [place for place in places if _is_short(found[place])]
            tight = [_framed(_trimmed(cells[place])) for place in numbers]
            again = read_pictures(tight, layout=_LINE, digits=True)
            for place, reads in zip(numbers, again, strict=True):
                if reads:  # nothing of a header is left among digits
                    found[place] = [replace(found[place][0], text=reads[0].text)]
        for (box, area), reads in zip(inked, found, strict=True):
            moved = [_moved(read, area) for read in reads]
            self._keep(_as_numbers(moved) if box.column == 0 else moved)
        edges = (grid.xs[0], grid.top, grid.xs[-1], grid.bottom)
        left, top, right, bottom = (round(edge / _POINT) for edge in edges)
        self._rest.paste(255, (left, top, right, bottom))

    def read_rest(self) -> None:
        """What stands outside of the tables."""
        (reads,) = read_pictures([self._rest], layout=_COLUMN)
        self._keep(reads)

    def words(self) -> tuple[Word, ...]:
        """A line is bold as a whole or not at all: single words are too small to tell."""
        widths = [self._stroke_width(line) for line in self._lines]
        usual = float(np.median(widths)) if widths else 0.0
        return tuple(
            _word(read, strong=width > _STROKE_OF_BOLD * usual)
            for line, width in zip(self._lines, widths, strict=True)
            for read in line
        )

    def _keep(self, reads: list[Read]) -> None:
        for _, line in groupby(reads, key=lambda read: read.line):
            self._lines.append(list(line))

    def _has_ink(self, area: _Area) -> bool:
        return int(self._ink[area.top : area.bottom, area.left : area.right].sum()) > _LEAST_INK

    def _cut(self, area: _Area) -> Image.Image:
        return _framed(self._page.crop((area.left, area.top, area.right, area.bottom)))

    def _stroke_width(self, line: list[Read]) -> float:
        """How thick its letters are drawn: ink by the length of its edges."""
        boxes = [self._ink[read.top : read.bottom, read.left : read.right] for read in line]
        edges = sum(int((box[:, 1:] != box[:, :-1]).sum()) for box in boxes)
        return 2 * float(sum(box.sum() for box in boxes)) / max(edges, 1)


def _numbered_columns(
    cells: Sequence[tuple[Box, _Area]], found: Sequence[list[Read]]
) -> Iterator[int]:
    """The first column, where most cells begin with a digit: its letters are slips."""
    texts = [
        reads[0].text
        for (box, _), reads in zip(cells, found, strict=True)
        if box.column == 0 and box.columns == 1 and _is_short(reads)
    ]
    if 2 * sum(text[0].isdigit() for text in texts) > len(texts):
        yield 0


def _framed(cell: Image.Image) -> Image.Image:
    """On a margin of paper, which Tesseract needs to find the first letters."""
    return ImageOps.expand(cell, border=_FRAME, fill=255)


def _trimmed(cell: Image.Image) -> Image.Image:
    """Without the paper around; a single number in a wide cell is read worse."""
    return cell.crop(ImageOps.invert(cell).getbbox())


def _as_numbers(reads: list[Read]) -> list[Read]:
    """A Roman one alone in its cell looks like a line."""
    if len(reads) == 1 and _STROKES.fullmatch(reads[0].text):
        return [replace(reads[0], text="I" * len(reads[0].text.rstrip(".")))]
    return reads


def _is_short(reads: Sequence[Read]) -> bool:
    return len(reads) == 1 and len(reads[0].text) <= _LONGEST_NUMBER


def _moved(read: Read, area: _Area) -> Read:
    across, down = area.left - _FRAME, area.top - _FRAME
    return replace(
        read,
        left=read.left + across,
        top=read.top + down,
        right=read.right + across,
        bottom=read.bottom + down,
    )


def _word(read: Read, *, strong: bool) -> Word:
    left, top, right, bottom = (
        dots * _POINT for dots in (read.left, read.top, read.right, read.bottom)
    )
    return Word(read.text, left, top, right, bottom, strong)


def _evened(document: Document) -> Document:
    """Lines of a cell are one text again: a scan does not show which of them were full."""
    blocks = (_even_table(b) if isinstance(b, Table) else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks), scanned=True)


def _even_table(table: Table) -> Table:
    return Table(
        tuple(tuple(replace(cell, text=_even(cell.text)) for cell in row) for row in table.rows)
    )


def _even(text: str) -> str:
    """Only what begins with a mark, or follows a full stop, begins a line."""
    return _MIDDLE.sub(" ", text)

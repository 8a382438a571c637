"""The ruled lines of tables found in the picture of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image

from bot.plans.forms.scan.picture import DOTS, Ink

# Letters are shorter than a third of an inch; lines of tables are longer.
_SHORTEST = DOTS // 3
_GAP = 8
_EDGE = 3
_THICKEST = DOTS // 15
# A line may wander by a dot or two after the page was turned straight.
_WANDER = 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line as its box, in dots."""

    left: int
    top: int
    right: int
    bottom: int


def strokes_of(ink: Ink) -> list[Stroke]:
    """Level lines, then upright ones."""
    upright = (Stroke(s.top, s.left, s.bottom, s.right) for s in _level(ink.T))
    return [*_level(ink), *upright]


def without(ink: Ink, strokes: Iterable[Stroke]) -> Ink:
    """The ink without the lines."""
    rest = ink.copy()
    for stroke in strokes:
        left, top, right, bottom = _around(stroke)
        rest[top:bottom, left:right] = False
    return rest


def without_lines(page: Image.Image, strokes: Iterable[Stroke]) -> Image.Image:
    """The picture without the lines, which would be read as letters."""
    rest = page.copy()
    for stroke in strokes:
        rest.paste(255, _around(stroke))
    return rest


def _around(stroke: Stroke) -> tuple[int, int, int, int]:
    """The line with its grey edges."""
    return (
        max(0, stroke.left - _EDGE),
        max(0, stroke.top - _EDGE),
        stroke.right + _EDGE,
        stroke.bottom + _EDGE,
    )


def _level(ink: Ink) -> Iterator[Stroke]:
    """Runs of ink in neighbouring rows are one line; what is too thick is a picture."""
    open_strokes: list[Stroke] = []
    for row, start, end in _runs(_thickened(ink)):
        ended = [stroke for stroke in open_strokes if stroke.bottom < row - 1]
        yield from (stroke for stroke in ended if _is_line(stroke))
        open_strokes = [stroke for stroke in open_strokes if stroke.bottom >= row - 1]
        met = [s for s in open_strokes if s.left <= end + _GAP and start <= s.right + _GAP]
        whole = Stroke(
            min([start, *(s.left for s in met)]),
            min([row, *(s.top for s in met)]),
            max([end, *(s.right for s in met)]),
            row + 1,
        )
        open_strokes = [stroke for stroke in open_strokes if stroke not in met] + [whole]
    yield from (stroke for stroke in open_strokes if _is_line(stroke))


def _is_line(stroke: Stroke) -> bool:
    return stroke.bottom - stroke.top <= _THICKEST


def _thickened(ink: Ink) -> Ink:
    """Each row with its neighbours, so that a line that wanders is still one run."""
    thick = ink.copy()
    for step in range(1, _WANDER):
        thick[step:] |= ink[:-step]
    return thick


def _runs(ink: Ink) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of each long run of ink, small gaps closed."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    starts, ends = np.argwhere(edges == 1), np.argwhere(edges == -1)
    if not len(starts):
        return
    rows, begins, stops = starts[:, 0], starts[:, 1], ends[:, 1]
    apart = (rows[1:] != rows[:-1]) | (begins[1:] - stops[:-1] > _GAP)
    firsts = np.concatenate(([0], np.flatnonzero(apart) + 1))
    lasts = np.concatenate((np.flatnonzero(apart), [len(rows) - 1]))
    inked = np.add.reduceat(stops - begins, firsts)
    for first, last, dots in zip(firsts, lasts, inked, strict=True):
        length = stops[last] - begins[first]
        # Letters in a row have gaps too, but less ink than a line.
        if length >= _SHORTEST and dots >= 0.9 * length:
            yield int(rows[first]), int(begins[first]), int(stops[last])

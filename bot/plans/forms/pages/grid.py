"""Ruled lines to the grids they form: boxes with the columns and rows each of them spans."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.plans.forms.pages.printed import Rule
from bot.plans.forms.pages.spans import SNAP, Span, levels_and_uprights

# How far lines that meet may miss or pass one another.
_REACH = 4.0
# Lines that run on beyond the last of the others leave a side of the table open.
_OPEN = 10.0
_RAGGED = 12.0
_COVERED = 0.5
_MOST_LINES = 1_500
_MOST_BOXES = 100_000


@dataclass(frozen=True, slots=True)
class Box:
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids_of(rules: Iterable[Rule], columns: Sequence[float] = ()) -> list[Grid]:
    """The grids of a page from above to below.

    `columns` are those of a table on the page before: a grid whose lines are all among them
    is its continuation and gets the others too.
    """
    levels, uprights = levels_and_uprights(rules)
    if len(levels) + len(uprights) > _MOST_LINES:
        return []
    grids = (_grid(*part, columns) for part in _connected(levels, uprights))
    return sorted((grid for grid in grids if grid), key=lambda grid: (grid.top, grid.xs[0]))


def _connected(levels: list[Span], uprights: list[Span]) -> Iterator[tuple[list[Span], list[Span]]]:
    """Lines that touch one another, directly or by others."""
    left = list(uprights)
    waiting = list(levels)
    while waiting:
        reached, across, down = [waiting.pop()], [], []
        while reached:
            line = reached.pop()
            across.append(line)
            met = [span for span in left if _meet(line, span)]
            left = [span for span in left if not _meet(line, span)]
            down += met
            for span in met:
                reached += [other for other in waiting if _meet(other, span)]
                waiting = [other for other in waiting if not _meet(other, span)]
        if len(across) > 1 and down:
            yield across, down


def _meet(level: Span, upright: Span) -> bool:
    return (
        level.start - _REACH <= upright.at <= level.end + _REACH
        and upright.start - _REACH <= level.at <= upright.end + _REACH
    )


def _grid(levels: list[Span], uprights: list[Span], columns: Sequence[float]) -> Grid | None:
    ys, xs = _places(levels, uprights), _places(uprights, levels)
    if _goes_on(xs, columns):
        xs = list(columns)
    xs = _without_ragged(xs, ys, uprights)
    height, width = len(ys) - 1, len(xs) - 1
    if width < 2 or height < 1 or width * height > _MOST_BOXES:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(_boxes(xs, ys, levels, uprights)))


def _places(spans: Sequence[Span], others: Sequence[Span]) -> list[float]:
    places: list[float] = []
    for at in sorted(span.at for span in spans):
        if not places or at > places[-1] + SNAP:
            places.append(at)
    start, end = min(span.start for span in others), max(span.end for span in others)
    before = [start] if start < places[0] - _OPEN else []
    after = [end] if end > places[-1] + _OPEN else []
    return [*before, *places, *after]


def _goes_on(xs: Sequence[float], columns: Sequence[float]) -> bool:
    if len(columns) <= len(xs):
        return False
    same_edges = abs(xs[0] - columns[0]) < _REACH and abs(xs[-1] - columns[-1]) < _REACH
    return same_edges and all(any(abs(x - at) < _REACH for at in columns) for x in xs)


def _without_ragged(xs: list[float], ys: Sequence[float], uprights: list[Span]) -> list[float]:
    """One place for an edge that stands a little aside in some rows, if in no row at both."""
    drawn = _Drawn(xs, ys, uprights)
    kept = [0]
    for place in range(1, len(xs)):
        near = xs[place] - xs[kept[-1]] <= _RAGGED
        if near and not (drawn.rows_at(kept[-1]) & drawn.rows_at(place)):
            continue
        kept.append(place)
    return [xs[place] for place in kept]


class _Drawn:
    """Between which rows a line is drawn at a place; or, turned around, which columns."""

    def __init__(self, places: Sequence[float], steps: Sequence[float], spans: list[Span]) -> None:
        self._rows: list[set[int]] = [set() for _ in places]
        fields = list(enumerate(pairwise(steps)))
        for place, near in enumerate(_nearest(places, spans)):
            for row, (start, end) in fields:
                covered = sum(max(0.0, span.covers(start, end)) for span in near)
                if covered >= _COVERED * (end - start):
                    self._rows[place].add(row)

    def rows_at(self, place: int) -> set[int]:
        return self._rows[place]


def _nearest(places: Sequence[float], spans: list[Span]) -> list[list[Span]]:
    groups: list[list[Span]] = [[] for _ in places]
    for span in spans:
        groups[min(range(len(places)), key=lambda n: abs(places[n] - span.at))].append(span)
    return groups


def _boxes(
    xs: Sequence[float], ys: Sequence[float], levels: list[Span], uprights: list[Span]
) -> Iterator[Box]:
    """Fields without a line between them are one box."""
    sides, floors = _Drawn(xs, ys, uprights), _Drawn(ys, xs, levels)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            box = _box(row, column, sides, floors, (len(ys) - 1, len(xs) - 1))
            taken.update(
                (row + down, column + along)
                for down in range(box.rows)
                for along in range(box.columns)
            )
            yield box


def _box(row: int, column: int, sides: _Drawn, floors: _Drawn, size: tuple[int, int]) -> Box:
    end = column + 1
    while end < size[1] and row not in sides.rows_at(end):
        end += 1
    below = row + 1
    inner = range(column + 1, end)
    while below < size[0] and not any(at in floors.rows_at(below) for at in range(column, end)):
        if any(below in sides.rows_at(at) for at in inner):
            break
        below += 1
    return Box(row, column, below - row, end - column)

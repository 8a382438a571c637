"""Tables without ruled lines: columns under a header that is understood, rows by their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.plans.forms.pages.lines import Line
from bot.plans.forms.pages.printed import Word
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.headers import read_header

# In heights of a line.
_HEADER_GAP = 0.6
_FLOWING = 0.4
_APART = 1.2
_HEADER_LINES = 6
_LEAST_COLUMNS = 3
_STEP = 1.0


@dataclass(frozen=True, slots=True)
class Header:
    columns: Columns
    lines: tuple[Line, ...]
    cells: tuple[tuple[Word, ...], ...]

    @property
    def number(self) -> int | None:
        """Which column numbers the rows."""
        places = self.columns.places.get(Column.NUMBER, ())
        return places[0] if places else None


def header_at(lines: Sequence[Line]) -> Header | None:
    """The header these lines begin with, as high as it may be; a title above it is left out."""
    found = _highest(lines)
    below = _highest(lines[1:]) if found else None
    if found is None or below is None:
        return found
    is_title = len(list(_clusters(lines[:1]))) == 1
    return None if _known(below) + is_title > _known(found) else found


def _known(header: Header) -> int:
    return len(header.cells) + len(header.columns.places)


def _highest(lines: Sequence[Line]) -> Header | None:
    found: Header | None = None
    for height in range(1, min(_HEADER_LINES, len(lines)) + 1):
        if height > 1 and _is_below(lines[height - 2], lines[height - 1], lines[0]):
            break
        header = _header(lines[:height])
        if found and (header is None or len(header.cells) < len(found.cells)):
            break
        found = header or found
    return found


def _is_below(above: Line, line: Line, first: Line) -> bool:
    """The line stands under the header rather than in it."""
    is_apart = line.top - above.bottom > _APART * line.height
    return is_apart or line.words[0].text[0].isdigit() or (first.strong and not line.strong)


def _header(lines: Sequence[Line]) -> Header | None:
    cells = tuple(_clusters(lines))
    if len(cells) < _LEAST_COLUMNS:
        return None
    columns = read_header([" ".join(word.text for word in cell) for cell in cells])
    if columns is None or len(columns.places) < _LEAST_COLUMNS:
        return None
    return Header(columns, tuple(lines), cells)


def _clusters(lines: Sequence[Line]) -> Iterator[tuple[Word, ...]]:
    """Words above one another or close together; in each, from above to below."""
    order = {id(word): place for place, word in enumerate(w for line in lines for w in line.words)}
    gap = _HEADER_GAP * max(line.height for line in lines)
    cluster: list[Word] = []
    for word in sorted((w for line in lines for w in line.words), key=lambda each: each.left):
        if cluster and word.left - max(each.right for each in cluster) > gap:
            yield tuple(sorted(cluster, key=lambda each: order[id(each)]))
            cluster = []
        cluster.append(word)
    if cluster:
        yield tuple(sorted(cluster, key=lambda each: order[id(each)]))


def separators_of(header: Header, lines: Sequence[Line]) -> tuple[float, ...]:
    """Between two headers, the place that the fewest words of the lines stand across."""
    words = [word for line in [*header.lines, *lines] for word in line.words]
    return tuple(_separator(left, right, words) for left, right in pairwise(header.cells))


def _separator(left: Sequence[Word], right: Sequence[Word], words: Sequence[Word]) -> float:
    start, end = _middle(left), _middle(right)
    places = [start + _STEP * step for step in range(int((end - start) / _STEP) + 1)]
    crossed = [sum(word.left < x < word.right for word in words) for x in places]
    return _widest_run(places, crossed)


def _middle(cell: Sequence[Word]) -> float:
    return (min(word.left for word in cell) + max(word.right for word in cell)) / 2


def _widest_run(places: Sequence[float], crossed: Sequence[int]) -> float:
    """The middle of the longest stretch that is crossed least."""
    least = min(crossed)
    best: tuple[float, float] = (0.0, places[0])
    start: float | None = None
    for place, times in [*zip(places, crossed, strict=True), (places[-1] + _STEP, least + 1)]:
        if times == least and start is None:
            start = place
        elif times != least and start is not None:
            best = max(best, (place - start, (start + place - _STEP) / 2))
            start = None
    return best[1]


def flows(line: Line, separators: Sequence[float]) -> bool:
    """Whether the line runs on over the columns, as a heading or a paragraph does."""
    within = [x for x in separators if line.left < x < line.right]
    gap = _FLOWING * line.height
    crossed = sum(any(_crosses(x, one, other, gap) for one, other in _pairs(line)) for x in within)
    return bool(within) and crossed * 2 >= len(within)


def _pairs(line: Line) -> Iterator[tuple[Word, Word]]:
    yield from pairwise(line.words)
    yield from ((word, word) for word in line.words)


def _crosses(x: float, one: Word, other: Word, gap: float) -> bool:
    if one is other:
        return one.left < x < one.right
    return one.right <= x <= other.left and other.left - one.right < gap


def by_column(words: Sequence[Word], separators: Sequence[float]) -> list[list[Word]]:
    columns: list[list[Word]] = [[] for _ in range(len(separators) + 1)]
    for word in words:
        middle = (word.left + word.right) / 2
        columns[sum(middle > x for x in separators)].append(word)
    return columns

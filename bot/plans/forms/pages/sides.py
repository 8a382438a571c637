"""Texts printed side by side: letterheads, signatures, and pages of two columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.plans.forms.pages.lines import Line
from bot.plans.forms.pages.printed import Word

# In heights of a line: words this far apart do not belong to one text.
_APART = 1.8
_FAR_APART = 4.0
_GUTTER = 0.6
_FURTHER_DOWN = 1.2
_MIDDLE = 12.0
# Two columns of a text are long and their lines hold some words.
_PROSE_LINES = 8
_PROSE_WORDS = 3.5


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines to the left and to the right of a gutter."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]

    @property
    def is_prose(self) -> bool:
        """Two columns of a text, rather than a letterhead or a signature."""
        sides = (self.left, self.right)
        return all(
            len(side) >= _PROSE_LINES
            and sum(len(line.words) for line in side) >= _PROSE_WORDS * len(side)
            for side in sides
        )


@dataclass(frozen=True, slots=True)
class _Gutter:
    start: float
    end: float

    @property
    def width(self) -> float:
        return self.end - self.start

    def beside(self, line: Line) -> "_Gutter":
        """What of it the line leaves free."""
        middle = (self.start + self.end) / 2
        before = max((word.right for word in line.words if word.left < middle), default=self.start)
        after = min((word.left for word in line.words if word.left >= middle), default=self.end)
        return _Gutter(max(self.start, before), min(self.end, after))

    def sides(self, line: Line) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        middle = (self.start + self.end) / 2
        return (
            tuple(word for word in line.words if word.left < middle),
            tuple(word for word in line.words if word.left >= middle),
        )


Middles = Sequence[float]
"""Of the page and of its text: what is centred there, alone on its line, belongs to no side."""


def sides_of(lines: Sequence[Line], middles: Middles) -> Iterator[Line | Beside]:
    """Lines of the full width as they are, the others by their side."""
    position = 0
    while position < len(lines):
        taken, gutter = _reach(lines[position:], middles)
        if taken:
            yield _beside(lines[position : position + taken], gutter)
        else:
            yield lines[position]
        position += max(taken, 1)


def _reach(lines: Sequence[Line], middles: Middles) -> tuple[int, _Gutter]:
    """How many lines from here leave one gutter free; none unless the first has both sides."""
    gutter = _widest_gap(lines[0])
    if gutter.width < _APART * lines[0].height:
        return 0, gutter
    both, taken = 1, 1
    for above, line in pairwise(lines):
        left = gutter.beside(line)
        if left.width < _GUTTER * line.height or _begins_anew(line, above, gutter, middles):
            break
        gutter = left
        both += all(gutter.sides(line))
        taken += 1
    lonely = both == 1 and _widest_gap(lines[0]).width < _FAR_APART * lines[0].height
    return (0 if lonely else taken), gutter


def _begins_anew(line: Line, above: Line, gutter: _Gutter, middles: Middles) -> bool:
    left, right = gutter.sides(line)
    if left and right:
        return False
    if right:
        own = (line.left + line.right) / 2
        return any(abs(own - middle) < _MIDDLE for middle in middles)
    return line.top - above.bottom > _FURTHER_DOWN * line.height


def _widest_gap(line: Line) -> _Gutter:
    """The widest space in the line; the one behind its number or bullet does not count."""
    words = line.words[1:] if line.begins_with_mark else line.words
    widest, reached = _Gutter(0.0, 0.0), words[0].right
    for word in words[1:]:
        if word.left - reached > widest.width:
            widest = _Gutter(reached, word.left)
        reached = max(reached, word.right)
    return widest


def _beside(lines: Sequence[Line], gutter: _Gutter) -> Beside:
    sides = [gutter.sides(line) for line in lines]
    return Beside(
        tuple(Line(left) for left, _ in sides if left),
        tuple(Line(right) for _, right in sides if right),
    )

"""Words of a page to lines, by the height they stand at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.plans.forms.pages.printed import Word

# Half of the lower of two words beside each other is in one line with the other.
_SAME_LINE = 0.5
_APART = 0.6
_BULLET = re.compile(r"[-+*•·●○▪■□◦➢✓✔❖\uf02d\uf02b\uf0a7\uf0b7\uf0d8\uf0fc\uf076–]")
_NUMBER = re.compile(r"\(?(\d{1,3}(\.\d{1,3})*[.)]|[IVXL]{1,7}\.|[A-ZĐ]\.|[a-zđ]\))")
# In heights of a line, from one to the next.
PITCH = 1.4


@dataclass(frozen=True)
class Line:
    words: tuple[Word, ...]

    @cached_property
    def left(self) -> float:
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @cached_property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return max(word.bottom - word.top for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def strong(self) -> bool:
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.strong for word in lettered)

    @cached_property
    def paragraph(self) -> int | None:
        """The one that all of its words are said to stand in."""
        named = {word.paragraph for word in self.words}
        return named.pop() if len(named) == 1 else None

    def is_told_to_follow(self, above: "Line") -> bool:
        same = self.paragraph is not None and self.paragraph == above.paragraph
        return same and self.bottom > above.bottom

    @property
    def begins_with_mark(self) -> bool:
        first = self.words[0].text
        if len(self.words) == 1:
            return False
        return bool(_BULLET.fullmatch(first) or _NUMBER.fullmatch(first))

    @property
    def begins_with_bullet(self) -> bool:
        return bool(_BULLET.fullmatch(self.words[0].text))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Lines from above to below, the words of each from left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.top + each.bottom, each.left)):
        # Compared with the first: lines of other columns stand a little lower each.
        if lines and _same_line(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda each: each.left))) for line in lines]


def _same_line(one: Word, other: Word) -> bool:
    lower = min(one.bottom - one.top, other.bottom - other.top)
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return common > _SAME_LINE * lower and apart < _APART * lower


def pitch_of(lines: Sequence[Line]) -> float:
    """The closest two lines follow one another, as a share of their height."""
    steps = [
        (lower.bottom - upper.bottom) / upper.height
        for upper, lower in pairwise(lines)
        if upper.height and lower.bottom > upper.bottom
    ]
    return min((step for step in steps if step > 0.8), default=PITCH)

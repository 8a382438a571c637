"""A message as it was meant: slips, telex and VNI keys, shorthand and missing spaces mended.

    message := what stands around it (wrappings.py), token* (tokens.py), words side by side
               (pairs.py), numbers in words (figures.py)

What was not mended stays as it was typed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile

from bot.parsing.text import Words, words_of
from bot.parsing.typed.figures import in_figures
from bot.parsing.typed.pairs import (
    beside_each_other,
    lean_on_each_other,
    may_lean,
    without_dots,
)
from bot.parsing.typed.tokens import (
    TOKEN,
    is_struck_as_keys,
    may_mean_another,
    meant_by,
    tokens_of,
)
from bot.parsing.typed.wrappings import unwrapped

Places = tuple[tuple[int, int, str], ...]
"""Where words of a text begin and end, and what was typed there."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A message as it was meant, and what stood there where it was no key that was struck."""

    words: Words
    typed: Places = ()
    """In order, such as "e" for "em"."""

    def as_typed(self, at: int, end: int) -> str:
        """The words from one place to another as they were typed, keys of telex and VNI decoded."""
        pieces = []
        for begin, stop, typed in self.typed:
            if at <= begin and stop <= end:
                pieces += [self.words.printed[at:begin], typed]
                at = stop
        return "".join(pieces) + self.words.printed[at:end]


def words_as_meant(text: str) -> Words:
    """The words of a message as they were meant, in three forms of equal length.

    >>> words_as_meant("Vieejc cuar tooi thang5 😀").printed
    'Việc của tôi thang 5'
    >>> words_as_meant("vie65c qua1 ha5n trc 15/6 của e").printed
    'việc quá hạn trước 15/6 của em'
    >>> words_as_meant("vieccuatoi quahan").printed
    'viec cua toi qua han'
    """
    return as_meant(text).words


def as_meant(text: str) -> Meant:
    """The same, which can give back how it was typed.

    >>> meant = as_meant("gia hạn 5 vì e bij ốm")
    >>> meant.words.printed, meant.as_typed(13, len(meant.words.printed))
    ('gia hạn 5 vì em bị ốm', 'e bị ốm')
    """
    words = words_of(without_dots(unwrapped(text)))
    typed: Places = ()
    if any(map(_may_be_mended, words.lower.split())) and _is_to_be_mended(words):
        mended, typed = _mended(words.printed)
        words = words_of(mended)
    counted = in_figures(words)
    if counted is not words:
        typed = _moved(typed, words.printed, counted.printed)
    return Meant(counted, typed)


@lru_cache(maxsize=8192)
def _may_be_mended(run: str) -> bool:
    """Whether letters without a space, of which most texts have none new, need a second look."""
    tokens = TOKEN.findall(run)
    return any(map(may_mean_another, tokens)) or any(map(may_lean, tokens))


def _is_to_be_mended(words: Words) -> bool:
    tokens = TOKEN.findall(words.lower)
    return any(map(may_mean_another, tokens)) or lean_on_each_other(tokens)


def _mended(printed: str) -> tuple[str, Places]:
    tokens = list(tokens_of(printed))
    words = [meant_by(token) if token else place[0] for place, token in tokens]
    meant = _side_by_side(printed, [place for place, _ in tokens], words)
    pieces: list[str] = []
    typed: list[tuple[int, int, str]] = []
    length = end = 0
    for (place, _), word in zip(tokens, meant, strict=True):
        gap = printed[end : place.start()]
        at = length + len(gap)
        length, end = at + len(word), place.end()
        pieces += [gap, word]
        if word != place[0] and not is_struck_as_keys(place[0].lower()):
            typed.append((at, length, place[0]))
    return "".join(pieces) + printed[end:], tuple(typed)


def _side_by_side(printed: str, places: Sequence["re.Match[str]"], words: list[str]) -> list[str]:
    """The words, those mended that a neighbour makes plain; capitals are left."""
    if not lean_on_each_other(words):
        return words
    run_on = [True, *(printed[a.end() : b.start()] == " " for a, b in pairwise(places))]
    begins = [at for at, follows in enumerate(run_on) if not follows]
    mended: list[str] = []
    for at, end in pairwise((0, *begins, len(words))):
        mended += beside_each_other(words[at:end])
    return [new if old.islower() else old for old, new in zip(words, mended, strict=True)]


def _moved(typed: Places, before: str, now: str) -> Places:
    """The places after numbers were put in figures: those before the first and after the last."""
    first = _alike(before, now)
    last = len(before) - _alike(before[:first:-1], now[:first:-1])
    by = len(now) - len(before)
    kept = (one for one in typed if one[1] <= first)
    return (*kept, *((at + by, end + by, word) for at, end, word in typed if at >= last))


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

"""What a text names as an owner, and what tells an owner's name from other words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.parsing import vocabulary as say
from bot.parsing.names import match_person, match_unit
from bot.parsing.owners.name_ends import is_stop, words_from
from bot.parsing.text import Words
from bot.parsing.typed.syllables import is_syllable
from bot.parsing.values import KnownNames

_POINTS = re.compile(rf"{say.B}(?:cua|cho|nhac|giao|don doc|sang|ben|gui|of|for)\s+$")
_INITIALS = re.compile(r"(?:tt|cc|p|vp)?[bcdghklmnpqrstvx]{3,6}|(?:tt|cc)[a-z]{2,5}")
_SHORTHAND = frozenset({"ntn", "trc", "bnh", "vbqppl", "ubnd", "hdnd", "pls", "plz"})


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner as a query names it, and where the text does."""

    name: str
    at: int
    end: int


def points_here(words: Words, at: int) -> bool:
    """Whether the word before, such as "của" or "nhắc", has somebody follow it."""
    return _POINTS.search(words.folded, max(0, at - 12), at) is not None


def known_as(printed: str, names: KnownNames, *, alike: bool = True) -> str | None:
    """The one person or unit these words mean, as a query names it; none where several fit."""
    if len(people := match_person(printed, names, alike=alike)) == 1:
        return f"person:{people[0]}"
    if len(units := match_unit(printed, names, alike=alike)) == 1 and not people:
        return f"unit:{units[0]}"
    return None


def as_typed(words: Words, at: int, end: int, spoken_at: int) -> Owner:
    """Letters that make no syllable, or capitals only, are a unit's initials."""
    printed = words.printed[at:end].strip(" .-")
    folded = words.folded[at:end].strip(" .-")
    lower = printed.islower() or printed[1:].isupper()
    initials = " " not in folded and len(folded) > 1 and lower and not is_syllable(folded)
    kind = "unit" if len(printed) > 1 and (printed.isupper() or initials) else "person"
    return Owner(f"{kind}:{printed}", spoken_at, end)


def capitalised(words: Words, folded: str, at: int, names: KnownNames) -> Owner | None:
    """A run of capitalised words as a name: "Thuận còn việc gì", "nhắc QLKH nộp"."""
    end = at
    for word_at, word_end in words_from(folded, at):
        printed = words.printed[word_at:word_end]
        stops = printed != "Minh" and is_stop(words, folded, word_at, word_end)
        if not _is_capital(printed) or stops:
            break
        end = word_end
    if end == at:
        return None
    known = known_as(words.printed[at:end], names)
    return Owner(known, at, end) if known else as_typed(words, at, end, at)


def _is_capital(printed: str) -> bool:
    """“Thuận", "QLKH", and "pQLKH" with the "p" of phòng before it; "qlkh" can be nothing else."""
    if printed[0].isupper() or (printed[0] == "p" and printed[1:].isupper()):
        return True
    initials = _INITIALS.fullmatch(printed) and not is_syllable(printed)
    return bool(initials) and printed not in _SHORTHAND


def shorter_ends(folded: str, at: int, end: int) -> Iterator[int]:
    """Where the words would end with one, two, ... of them less."""
    while (end := folded.rfind(" ", at, end)) > at:
        yield end

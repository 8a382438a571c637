"""Known names that a printed one may have meant, for a person to choose from."""

import re
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz

from bot.parsing.text import clean, fold
from bot.plans.names.abbreviations import begins, in_order, same_words, stands_for
from bot.plans.names.people import without_titles
from bot.plans.names.spelling import even_tones, spelling_key
from bot.plans.names.unit_kinds import UNIT

MOST = 5
_LIKE_ENOUGH = 75.0
_SAME, _SAME_BUT_MARKS, _SHORTENED = 100.0, 97.0, 95.0
_SAME_UNIT, _OTHER_UNIT = 2.0, 4.0


def unit_candidates(printed: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units a printed name may mean, the likeliest first.

    >>> unit_candidates("Phòng QLKH", ["Phòng Quản lý Khoa học", "Thanh tra"])
    ('Phòng Quản lý Khoa học',)
    """
    return _best({name: _unit_likeness(printed, name) for name in known})


def person_candidates(printed: str, known: Mapping[str, str], *, unit: str = "") -> tuple[str, ...]:
    """The people a printed name may mean, the likeliest first; `known` gives each one's unit.

    A given name alone fits everybody who bears it; those of the unit come first.
    """
    # "Hùng B" is one of those called Hùng; which one, only a person can say.
    asked = re.sub(r"(?<=[a-zà-ỹ]) [A-HK-UW-Z]$", "", without_titles(printed))
    scores = {
        name: _person_likeness(asked, name) + _by_unit(unit, home) for name, home in known.items()
    }
    return _best(scores)


def _best(scores: Mapping[str, float]) -> tuple[str, ...]:
    likely = [name for name, score in scores.items() if score >= _LIKE_ENOUGH]
    return tuple(sorted(likely, key=lambda name: (-scores[name], name))[:MOST])


def _unit_likeness(printed: str, known: str) -> float:
    asked, other = spelling_key(printed), spelling_key(known)
    if not asked or not other:
        return 0.0
    if asked == other:
        return _SAME
    if fold(asked) == fold(other):
        return _SAME_BUT_MARKS
    if _shortens(printed, known) or _shortens(known, printed):
        return _SHORTENED
    kind, other_kind = UNIT.match(asked), UNIT.match(other)
    if kind and other_kind and kind[0] != other_kind[0]:
        # A centre is no branch, however alike the rest: "Trung tâm TĐC", "Chi cục TĐC".
        return fuzz.ratio(fold(asked), fold(other)) - 10
    own = asked[kind.end() :] if kind else asked
    other_own = other[other_kind.end() :] if other_kind else other
    if not own.strip() or not other_own.strip():
        return fuzz.ratio(fold(asked), fold(other))
    part = _SHORTENED - 5 if f" {own.strip()} " in f" {other_own.strip()} " else 0.0
    return max(part, fuzz.ratio(fold(own.strip()), fold(other_own.strip())))


def _shortens(short: str, long: str) -> bool:
    """Letters or some words of a longer name of the same kind."""
    (kind, own), (long_kind, long_own) = _parted(short), _parted(long)
    if not own or not long_own:
        return False
    if kind and kind != long_kind:
        return False
    ways: tuple[Callable[[str, str], bool], ...] = (stands_for, same_words, in_order)
    return any(way(own, long_own) for way in ways) or (not kind and begins(own, long))


def _parted(name: str) -> tuple[str, str]:
    bare = clean(name)
    kind = UNIT.match(bare)
    if not kind or (kind[0].isupper() and len(kind[0].strip()) > 1):
        return "", bare
    spelled = "phòng" if kind[0].strip(" .").casefold() == "p" else kind[0].casefold()
    return spelled, bare[kind.end() :].strip(" .")


def _person_likeness(asked: str, known: str) -> float:
    one, other = even_tones(asked), even_tones(known)
    if one == other:
        return _SAME
    if fold(one) == fold(other):
        return _SAME_BUT_MARKS
    words, known_words = one.split(), other.split()
    if not words or not known_words:
        return 0.0
    if len(words) <= len(known_words) and _ends_alike(words, known_words):
        return _SHORTENED
    if len(words) == 1:
        # A given name is compared with the given name only.
        return _SHORTENED - 5 if fold(words[0]) == fold(known_words[-1]) else 0.0
    return fuzz.ratio(fold(one), fold(other))


def _ends_alike(words: list[str], known: list[str]) -> bool:
    """ "N. Hùng", "Lê Tâm" and "Tâm" all end as the full name does, its words in order."""
    if words[-1] != known[-1]:
        return False
    rest = iter(known)
    return all(any(_begins_word(word, full) for full in rest) for word in words)


def _begins_word(word: str, full: str) -> bool:
    return word == full or (word.endswith(".") and full.startswith(word[:-1]))


def _by_unit(asked: str, home: str) -> float:
    if not asked or not home:
        return 0.0
    return _SAME_UNIT if spelling_key(asked) == spelling_key(home) else -_OTHER_UNIT

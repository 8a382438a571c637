"""Names of a plan that differ by one letter: likely slips of a scan, proposed for review."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from bot.parsing.text import clean, fold
from bot.plans.names.spelling import even_tones

# A name this many times rarer than its twin is the slip; otherwise either may be.
_CLEARLY_RARER = 2
_MOST_TWINS = 50
# In a shorter word another letter is mostly another word: "Khoa Nội", "Khoa Nhi".
_SHORTEST_SLIP = 4


def similar_names(names: Iterable[str]) -> dict[str, str]:
    """Each name that looks misspelt to the one it was probably meant to be.

    Names are compared word by word: all may differ in marks ("Huynh Phuoc Thanh"), and one by
    one letter, by more than case; numbers and abbreviations are no slips.
    """
    counts = Counter(clean(name) for name in names)
    found: dict[str, str] = {}
    for one, other in (*_pairs(counts), *_bare_pairs(counts)):
        for name, meant in ((one, other), (other, one)):
            if counts[name] <= _CLEARLY_RARER * counts[meant]:
                found.setdefault(name, meant)
    return found


def _pairs(names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs that differ in one word only, found through the words they share."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = even_tones(name).split()
        for place in range(len(words)):
            alike[(*words[:place], "", *words[place + 1 :])].append(name)
    yield from _twins(alike.values())


def _bare_pairs(names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of several words that are equal without their marks."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if " " in name:
            alike[fold(name)].append(name)
    for twins in alike.values():
        for place, one in enumerate(twins[:_MOST_TWINS]):
            others = twins[place + 1 : _MOST_TWINS]
            yield from ((one, other) for other in others if even_tones(one) != even_tones(other))


def _twins(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    for twins in groups:
        for place, one in enumerate(twins[:_MOST_TWINS]):
            others = twins[place + 1 : _MOST_TWINS]
            yield from ((one, other) for other in others if _slip(one, other))


def _slip(one: str, other: str) -> bool:
    differing = [
        (a, b)
        for a, b in zip(one.split(), other.split(), strict=True)
        if even_tones(a) != even_tones(b)
    ]
    return len(differing) == 1 and _is_one_letter(*differing[0])


def _is_one_letter(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()) or _are_letters(one) or _are_letters(other):
        return False
    bare, other_bare = fold(one), fold(other)
    if bare == other_bare:
        return DamerauLevenshtein.distance(one.casefold(), other.casefold(), score_cutoff=1) == 1
    if min(len(bare), len(other_bare)) < _SHORTEST_SLIP:
        return False
    return DamerauLevenshtein.distance(bare, other_bare, score_cutoff=1) == 1


def _are_letters(word: str) -> bool:
    """An abbreviation: "GDTH" and "GDTrH" are two units."""
    return sum(map(str.isupper, word)) > 1

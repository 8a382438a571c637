"""Names of a plan that differ by one letter: likely slips of a scan, proposed for review."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import DamerauLevenshtein

from bot.parsing.text import clean

# A name this many times rarer than its twin is the slip; otherwise either may be.
_CLEARLY_RARER = 2
_MOST_TWINS = 50


def similar_names(names: Iterable[str]) -> dict[str, str]:
    """Each name that looks misspelt to the one it was probably meant to be.

    Names are compared word by word: one word may differ, by one letter, and by more than
    case; numbers and abbreviations are no slips.
    """
    counts = Counter(clean(name) for name in names)
    found: dict[str, str] = {}
    for one, other in _pairs(counts):
        for name, meant in ((one, other), (other, one)):
            if counts[name] <= _CLEARLY_RARER * counts[meant]:
                found.setdefault(name, meant)
    return found


def _pairs(names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs that differ in one word only, found through the words they share."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = name.casefold().split()
        for place in range(len(words)):
            alike[(*words[:place], "", *words[place + 1 :])].append(name)
    for twins in alike.values():
        for place, one in enumerate(twins[:_MOST_TWINS]):
            yield from (
                (one, other) for other in twins[place + 1 : _MOST_TWINS] if _slip(one, other)
            )


def _slip(one: str, other: str) -> bool:
    differing = [
        (a, b)
        for a, b in zip(one.split(), other.split(), strict=True)
        if a.casefold() != b.casefold()
    ]
    return len(differing) == 1 and _is_one_letter(*differing[0])


def _is_one_letter(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()) or (one.isupper() and other.isupper()):
        return False
    return DamerauLevenshtein.distance(one.casefold(), other.casefold(), score_cutoff=1) == 1

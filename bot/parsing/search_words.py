"""The words a text is searched by: the same for what is kept and for what is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.parsing.text import clean, fold
from bot.parsing.typed.keys import from_telex

_WORD = re.compile(r"[^\W\d_]+|\d+")
_JOINED = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*")
_HAS_DIGIT = re.compile(r"\d")
_LONGEST = 100
_FEWEST = 4
"""Letters from which on one may be wrong."""
_LONG = 6
"""Letters from which on two may be wrong."""


@dataclass(frozen=True, slots=True)
class WordAt:
    """A folded word, and where it stands in the text."""

    word: str
    start: int
    end: int


def split_words(text: str) -> list[str]:
    """Folded words, letters and digits apart; all other signs only part them.

    Zeros in front say nothing: "09/2026" is "9/2026".

    >>> split_words("TCVN ISO9001:2015, 32/KH-UBND về đo lường")
    ['tcvn', 'iso', '9001', '2015', '32', 'kh', 'ubnd', 've', 'do', 'luong']
    """
    return [_even(word) for word in _WORD.findall(fold(text))]


def split_terms(text: str) -> list[tuple[str, ...]]:
    """The same words, those of one number together: signs with a digit joined by "/" or "-".

    >>> split_terms("Quyết định 77/QĐ-UBND về đo-lường")
    [('quyet',), ('dinh',), ('77', 'qd', 'ubnd'), ('ve',), ('do',), ('luong',)]
    """
    terms: list[tuple[str, ...]] = []
    for joined in _JOINED.findall(fold(text)):
        words = split_words(joined)
        is_number = _HAS_DIGIT.search(joined) and ("/" in joined or "-" in joined)
        terms += [tuple(words)] if is_number else [(word,) for word in words]
    return terms


def _even(word: str) -> str:
    digits = word.lstrip("0") or "0" if word.isdigit() else word
    return digits[:_LONGEST]


def words_at(text: str) -> list[WordAt]:
    """The same words with their places in the cleaned text.

    >>> words_at("32/KH về")
    [WordAt(word='32', start=0, end=2), WordAt(word='kh', start=3, end=5), \
WordAt(word='ve', start=6, end=8)]
    """
    return [
        WordAt(_even(fold(found[0])), found.start(), found.end())
        for found in _WORD.finditer(clean(text))
    ]


def likest(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The words it was meant to be: what its telex keys make, then those a slip away.

    Two slips in a long word; of three letters or fewer none, as nearly any word is like those.

    >>> likest("luogn", ["lang", "luon", "luong", "truong"])
    ['luong', 'luon']
    >>> likest("xaj", ["pai", "xa", "xao"]), likest("pii", ["pai", "phi", "pi"])
    (['xa'], [])
    """
    struck = fold(from_telex(word) or "")
    as_struck = [struck] if struck in vocabulary else []
    if len(word) < _FEWEST:
        return as_struck
    return [*as_struck, *(one for one in _near(word, vocabulary) if one != struck)]


def _near(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The nearest first."""
    from rapidfuzz import process  # noqa: PLC0415 (slow to import)
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    slips = 2 if len(word) >= _LONG else 1
    near = process.extract_iter(word, vocabulary, scorer=OSA.distance, score_cutoff=slips)
    ranked = sorted(
        (distance, abs(len(one) - len(word)), one[0] != word[0], one) for one, distance, _ in near
    )
    return [one for *_, one in ranked]

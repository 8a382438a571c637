"""A text known by its first words, its last words and its length, so that it need not be kept."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz

_WRITTEN = re.compile(r"(?P<first>.*?)(?: … (?P<last>.*?))? \{(?P<count>\d+)\}")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Slack:
    """How far a reading may be from what is printed and still be right."""

    likeness: int = 90
    share_of_words: float = 0.03


SCANNED = Slack(likeness=75, share_of_words=0.1)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    first: str
    last: str
    count: int

    def __str__(self) -> str:
        return f"{self.first} … {self.last} {{{self.count}}}" if self.last else self.first


def parse(written: str) -> Fingerprint:
    """
    >>> parse("Tổ chức hội … năm 2024 {12}")
    Fingerprint(first='tổ chức hội', last='năm 2024', count=12)
    """
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    return Fingerprint(
        " ".join(words(found["first"])), " ".join(words(found["last"] or "")), int(found["count"])
    )


def words(text: str) -> list[str]:
    """
    >>> words("- Họp (lần 2), ký KH&CN.")
    ['họp', 'lần', '2', 'ký', 'kh&cn']
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    return [word for part in plain.split() if (word := _EDGES.sub("", part))]


def likeness(expected: Fingerprint, text: str) -> float:
    """From 0 to 100: how much the text looks like what left the fingerprint."""
    found = words(text)
    if not found:
        return 0
    first, last = _ends(expected, found)
    size = 100 * min(expected.count, len(found)) / max(expected.count, len(found))
    return 0.4 * first + 0.4 * last + 0.2 * size


def same(expected: Fingerprint, text: str, slack: Slack) -> bool:
    found = words(text)
    allowed = max(1, expected.count * slack.share_of_words)
    if not found or abs(len(found) - expected.count) > allowed:
        return False
    return min(_ends(expected, found)) >= slack.likeness


def _ends(expected: Fingerprint, found: list[str]) -> tuple[float, float]:
    if not expected.last:
        whole = fuzz.ratio(expected.first, " ".join(found))
        return whole, whole
    first = " ".join(found[: len(expected.first.split())])
    last = " ".join(found[-len(expected.last.split()) :])
    return fuzz.ratio(expected.first, first), fuzz.ratio(expected.last, last)

"""Evens out Unicode forms, spaces, dashes and case before any rule looks."""

import re
import unicodedata
from dataclasses import dataclass

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), None)
_EVENED = {**_DASHES, **_INVISIBLE}
# Looked for first: replacing character by character takes four times as long as looking.
_UNEVEN = re.compile("[" + "".join(map(chr, _EVENED)) + "]")
_MARKS = re.compile(r"[\u0300-\u036f]")


def clean(text: str) -> str:
    """The same words in one form: composed, full-width digits narrowed, one kind of space and dash.

    >>> clean("  Tháng\\u00a0５ – 7 ")
    'Tháng 5 - 7'
    """
    if text.isascii():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFKC", text)
    if _UNEVEN.search(composed):
        composed = composed.translate(_EVENED)
    return " ".join(composed.split())


def fold(text: str) -> str:
    """What people type in a hurry: cleaned, lower case, without diacritics.

    >>> fold("Việc của TÔI, Đo lường")
    'viec cua toi, do luong'
    """
    cleaned = clean(text).lower()
    if cleaned.isascii():
        return cleaned
    decomposed = unicodedata.normalize("NFD", cleaned)
    return " ".join(_MARKS.sub("", decomposed).replace("đ", "d").split())


class _Plain(dict[int, str]):
    """Each character's bare lower-case letter or digit, one for one, worked out when first met."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code).lower())[:1] or chr(code)
        digit = unicodedata.decimal(bare, None)
        self[code] = str(digit) if digit is not None else "d" if bare == "đ" else bare
        return self[code]


_PLAIN = _Plain()
_LETTER_BESIDE_DIGIT = re.compile(r"[loi]\d|\d[loi]")
_SCANNED_DIGITS = re.compile(r"(?<![a-z0-9&])(?=[loi]*\d)(?=\d*[loi])[loi\d]{2,4}(?![a-z0-9])")
_AS_DIGITS = str.maketrans("loi", "101")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in three forms of equal length, so a place in one is the same place in all."""

    printed: str
    lower: str
    folded: str

    def part(self, at: int, end: int) -> "Words":
        """The words from one place to another, still alike in length."""
        return Words(self.printed[at:end], self.lower[at:end], self.folded[at:end])

    def spelled(self, at: int, end: int, *spellings: str) -> bool:
        """Whether the word here, if it bears marks at all, is one of these ("tư", not "từ")."""
        word = self.lower[at:end]
        return word.isascii() or word in spellings


def words_of(text: str) -> Words:
    """The text cleaned line by line, with what a scanner took for letters read as digits.

    The folded form has no digits but 0-9, whatever the script they are written in.

    >>> words_of("Từ 1/5  đến 3O/6").folded
    'tu 1/5 den 30/6'
    """
    lines = [_line(line) for line in text.splitlines()]
    printed = lines[0] if len(lines) == 1 else "\n".join(line for line in lines if line)
    lower = printed.lower()
    if len(lower) != len(printed):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in printed)
    folded = lower if lower.isascii() else lower.translate(_PLAIN)
    if _LETTER_BESIDE_DIGIT.search(folded):
        folded = _SCANNED_DIGITS.sub(lambda digits: digits[0].translate(_AS_DIGITS), folded)
    return Words(printed, lower, folded)


def _line(text: str) -> str:
    cleaned = clean(text)
    return cleaned if cleaned.isascii() else _MARKS.sub("", cleaned).strip()

"""What looks like a word of time without its marks and is none: "tôi" (tới), "anh Tư" (từ).

    named := title (Tư | Năm | Sáu) before a day, month or the like     "anh sau thang sau"
    first := (mùng | mồng) D is ngày D

Places stay as they are, so what is found in the text still stands where the words do.
"""

import re

from bot.parsing.heard import heard_in
from bot.parsing.spellings import Spellings
from bot.parsing.text import Words
from bot.parsing.when.citations import BLANK

_TITLE = "(?:anh|chi|ong|chu|bac|cau|co|di|ba|thay|em|sep|dong chi)"
_NAMED = re.compile(
    rf"(?<![a-z0-9]){_TITLE} (tu|nam|sau)"
    r"(?= (?:thang|tuan|quy|thu|ngay|hom|nam|mung|dau|cuoi|giua|t\d|q\d)(?![a-z]))(?!.* den )"
)
_TITLES = frozenset(
    ("anh", "chị", "ông", "chú", "bác", "cậu", "cô", "dì", "bà", "thầy", "em", "sếp")
)
_UNMARKED_TITLES = frozenset(("anh", "chi", "ong", "chu", "bac", "dong chi"))
"""Without marks "co", "ba" and the others are as often other words."""
_NUMBERS = frozenset(["hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"])
_LOOKALIKE_TEXT = "mai mar mon sat sun dec due fri"
LOOKALIKES = frozenset(_LOOKALIKE_TEXT.split())
_SPELLINGS = Spellings.of(_LOOKALIKE_TEXT)
_FIRST_DAYS = re.compile(r"(?<![a-z0-9])m[uo]ng(?= ?\d)")


def without_lookalikes(words: Words, folded: str) -> str:
    """The folded text, equal in length, with nothing in it that only looks like time.

    >>> from bot.parsing.text import words_of
    >>> words = words_of("cuối năm tôi có gì, mùng 5 anh Sáu tháng sau")
    >>> without_lookalikes(words, words.folded)
    'cuoi nam ··· co gi, ngay 5 anh ··· thang sau'
    """
    if not LOOKALIKES.isdisjoint(heard_in(words.folded)):
        folded = _without_other_words(words, folded)
    if "tôi" in words.lower:
        folded = _without_oneself(words, folded)
    if "mung" in folded or "mong" in folded:
        folded = _FIRST_DAYS.sub("ngay", folded)
    if not (" sau " in folded or " tu " in folded or " nam " in folded):
        return folded
    for found in _NAMED.finditer(folded):
        if _is_a_person(words, found):
            at, end = found.span(1)
            folded = folded[:at] + BLANK * (end - at) + folded[end:]
    return folded


def _without_other_words(words: Words, folded: str) -> str:
    """Without "mại", which is not "mai", and "món", which is no Monday."""
    for at, end in _SPELLINGS.others_in(words.lower):
        folded = folded[:at] + BLANK * (end - at) + folded[end:]
    return folded


def _without_oneself(words: Words, folded: str) -> str:
    at = words.lower.find("tôi")
    while at >= 0:
        folded = folded[:at] + BLANK * 3 + folded[at + 3 :]
        at = words.lower.find("tôi", at + 3)
    return folded


def _is_a_person(words: Words, found: "re.Match[str]") -> bool:
    title = words.lower[found.start() : found.start(1) - 1]
    if words.lower.isascii():
        return title in _UNMARKED_TITLES
    return title in _TITLES and words.lower[found.start(1) : found.end(1)] in _NUMBERS

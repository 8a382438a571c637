"""What a text prints of the calendar: mentions, the rules that find them, and what rules share."""

import re
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from bot.parsing.text import Words, fold
from bot.parsing.when.counts import COUNTED
from bot.parsing.when.numbers import MONTH_NAMES, NUMBERS, SPELLED


class Unit(IntEnum):
    DAY = 1
    PART = 2
    MONTH = 3
    QUARTER = 4
    HALF = 5
    YEAR = 6


DayOfYear = tuple[int, int]
"""Month and day; day 31 is a month's last where it has fewer, -7 its seventh from the end."""


class Mention(NamedTuple):
    """What is printed: the first and last day of a stretch, and the year if it says one.

    A tuple, since a phrase makes several and a frozen dataclass takes five times as long.
    """

    unit: Unit
    at: int
    end: int
    first: DayOfYear
    last: DayOfYear
    year: int | None = None
    exists: bool = True
    lunar: bool = False
    """Of the lunar calendar, whose days are not reckoned here."""
    ranged: bool = False
    """It names both its ends itself: "đầu đến giữa tháng 6"."""


Build = Callable[["re.Match[str]", Words, int], Mention | None]


class Rule(NamedTuple):
    """One way to print a time.

    `opens` is what stands at its beginning: a group of words that `mentions` names, or "#" with the
    character that follows a number of one or two digits. A rule is tried only where it opens.
    """

    name: str
    opens: str
    pattern: str
    build: Build


YEAR = r"(?:19|20)\d\d(?!\d)"
NGAY = r"(?:ngay\s*)?(?:(?:mung|mong)\s*)?"
MONTH_SLIPS = ("thnag", "thag", "tahng", "thangs", "thasng", "thanq", "th ang")
"""“Tháng” as hasty fingers, telex and scanners leave it."""
THANG = rf"(?:thang|thg\.?|{'|'.join(MONTH_SLIPS)})"
_WORD_MONTH = (
    r"(?:muoi (?:mot|hai)|gieng|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|chap|[ivx]{1,4})"
    r"(?![a-z])"
)
_COLON = rf"\s?:\s?(?!\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?!\d)|{COUNTED})|\d{{3}})"
"""“Tháng: 5”, “Quý: II”; what follows a label is as often a day or a number of things."""
M = rf"(?:\d{{1,2}}(?!\d)|{_WORD_MONTH})"
MONTH = rf"(?:(?:{THANG}(?:\s*|[.-]|{_COLON})|t\.?\s?)(?=\d)|{THANG}\s+(?=[a-z]))"
Q = r"(?:0?[1-4]|[il]{1,3}|[il1]v|1{1,3})(?![a-z0-9])"
QUARTER = (
    rf"(?:(?:quy|qui)(?:\s*|[.-]|{_COLON})(?:thu\s+)?|q\.?\s?)"
    rf"({Q}|(?:mot|hai|ba|bon|tu|nhat|nhi)(?![a-z]))"
)
OF = r"(?:\s*(?:,|/|-|\bcua\b)\s*|\s+)(?:cua\s+)?"
YEAR_WORD = (
    rf",?\s*(?:\(\s*)?(?:cua\s+|trong\s+)?(?:,\s*)?nam\s*(?:{YEAR}(?:\s*\))?"
    r"|(?:nay|sau|toi|ke tiep|tiep theo|ke hoach)\b|truoc\b(?!\s*(?:ngay|thang|quy|\d)))"
)
OF_YEAR = (
    r"\s+(?:cua\s+)?nam(?:\s+(?:hoc|ke hoach))?(\s*(?:19|20)\d\d|\s*(?:nay|sau|toi)\b"
    r"|\s*truoc\b(?!\s*(?:ngay|thang|quy|\d)))?"
)
DAY_TAIL = rf"(\s*/\s*{YEAR}|{YEAR_WORD})?"
TAIL = (
    rf"((?:\s*[/.-]\s*|\s+|\s*\()(?:{YEAR})(?!\s*/\s*[a-z])\)?"
    rf"|\s*/\s*[23]\d(?![\d/])|{YEAR_WORD})?"
)
JOIN = r"\s*(?:[,&+→÷~]|; ?(?=\d)|=>|-+>?|\b(?:va|den|toi|hoac)\b)\s*"

NOT_A_DATE = r"(?!\d|\s*[/.]\s*(?:0?[1-9]|1[0-2])(?!\d))"
"""Behind the number of a month that is not the day of a date."""

_NUMERALS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "11": 2,
    "111": 3,
    "1v": 4,
    **{f"{zero}{number}": number for number in (1, 2, 3, 4) for zero in ("", "0")},
}
_OTHER_QUARTER = re.compile(r"q(?:uy|úy|uí|uỷ|úi|ui|uỳ|uị|[\s.]*$)")
_PLAIN_MONTH_NAMES = {fold(name): month for name, month in MONTH_NAMES.items()}
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def month_at(found: "re.Match[str]", group: int, words: Words) -> int | None:
    """The month a group names in digits, Roman numerals or words; "từ" is no "tư"."""
    folded = found[group]
    if folded.isdigit():
        return int(folded)
    if folded in _ROMAN_MONTHS:
        return _ROMAN_MONTHS.index(folded) + 1
    spelled = words.lower[found.start(group) : found.end(group)]
    if not spelled.isascii():
        return MONTH_NAMES.get(spelled)
    # Without marks "sau" is "next" or "after" as often as six.
    return _PLAIN_MONTH_NAMES.get(folded) if folded != "sau" else None


def quarter_in(found: "re.Match[str]", group: int, words: Words) -> int | None:
    """The quarter a group names; None where the word before it is no "quý"."""
    at, said = found.start(group), found[group]
    if not says_quarter(words, found.start(), at):
        return None
    spelled = words.lower[at : found.end(group)]
    return (
        numeral(said) or SPELLED.get(spelled) or (NUMBERS.get(said) if spelled.isascii() else None)
    )


def says_quarter(words: Words, at: int, end: int) -> bool:
    """Whether "quý" stands here, as scanners and hasty typing write it, and not "quỹ"."""
    said = words.lower[at:end]
    return "quý" in said or said.isascii() or _OTHER_QUARTER.search(said) is not None


def numeral(said: str) -> int | None:
    """A Roman or Arabic quarter; scanners read its I as l or 1.

    >>> numeral("iv"), numeral("ll"), numeral("03"), numeral("5")
    (4, 2, 3, None)
    """
    return _NUMERALS.get(said.replace("l", "i"))


def year_in(tail: str | None, plan_year: int) -> int | None:
    """The year that what follows a time says, in digits or seen from the plan's year.

    >>> year_in("/2025", 2024), year_in("/25", 2024), year_in(" nam sau", 2024), year_in("", 2024)
    (2025, 2025, 2025, None)
    """
    if not tail:
        return None
    digits = tail.rstrip(" )")[-4:]
    if digits.isdigit():
        return int(digits)
    if digits[-2:].isdigit():
        return int(digits[-2:]) + 2000
    if "nay" in tail or "hoach" in tail:
        return plan_year
    return plan_year - 1 if "truoc" in tail else plan_year + 1


def mention(
    found: "re.Match[str]", unit: Unit, first: DayOfYear, last: DayOfYear, year: int | None
) -> Mention:
    """The mention a match stands for; it does not exist where a month or day cannot be."""
    (month, day), (end_month, end_day) = first, last
    exists = 1 <= month <= 12 and 1 <= end_month <= 12 and -31 <= day <= 31 >= end_day >= -31
    at, end = found.span()
    return Mention(unit, at, end, first, last, year, exists and day != 0 != end_day)

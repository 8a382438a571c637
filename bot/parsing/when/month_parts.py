"""The rules that read a part of a month, on text without diacritics.

    parted := part of month | side (- | den | va) side of month | week of month
    part   := dau | giua | cuoi | nua (dau | cuoi) | (thuong | trung | ha) tuan
            | [N] (ngay | tuan) (dau | cuoi)
    week   := tuan [thu] N [- N]

"đầu", "giữa" and "cuối" are ten days of it; the last ten run to its end.
"""

import re
from calendar import monthrange
from typing import Final

from bot.parsing.text import Words
from bot.parsing.when.numbers import number_in
from bot.parsing.when.printed import (
    JOIN,
    MONTH,
    OF,
    TAIL,
    DayOfYear,
    M,
    Mention,
    Rule,
    Unit,
    mention,
    month_at,
    year_in,
)

Days = tuple[DayOfYear, DayOfYear]

_DAYS_OF_MONTH: Final[dict[str, DayOfYear]] = {
    "dau": (1, 10),
    "giua": (11, 20),
    "cuoi": (21, 31),
    "nua dau": (1, 15),
    "nua cuoi": (16, 31),
    "nua sau": (16, 31),
    "thuong tuan": (1, 10),
    "trung tuan": (11, 20),
    "ha tuan": (21, 31),
    "tuan dau": (1, 7),
    "tuan cuoi": (-7, 31),
    "nhung ngay dau": (1, 10),
    "nhung ngay cuoi": (21, 31),
    "ngay dau": (1, 1),
    "ngay cuoi": (31, 31),
}
COUNTS_SPELLED: Final = ("một", "hai", "ba", "bốn", "sáu", "chín")
COUNT: Final = r"(?:(\d{1,2}|mot|hai|ba|bon|sau|chin)\s*)?"
SIDE: Final = r"(dau|giua|cuoi)(?:\s+(?:tien|cung))?"
TO_SIDE: Final = rf"{SIDE}\s*(?:-|,|den|toi|va)\s*{SIDE}"
_NAMED_PART = (
    r"((?:nua\s+(?:dau|cuoi|sau)|(?:thuong|trung|ha) tuan"
    r"|(?:tuan|(?:nhung )?ngay(?: lam viec)?)\s+(?:dau|cuoi)"
    r"|dau|giua|cuoi))(?:\s+(?:tien|cung))?"
)
_OF_MONTH = rf"{OF}{MONTH}({M}){TAIL}"


def part_days(name: str) -> DayOfYear:
    """First and last day of a part of any month; days count back from its end where negative.

    >>> part_days("nua dau"), part_days("tuan cuoi")
    ((1, 15), (-7, 31))
    """
    return _DAYS_OF_MONTH[name]


def days_at_side(count: int, side: str, first: int, last: int) -> Days | None:
    """The first or last days of some months; a week counts seven."""
    if side == "giua" or not 1 <= count <= 31:
        return None
    return ((first, 1), (first, count)) if side == "dau" else ((last, -count), (last, 31))


def counted(number: str | None) -> int:
    """A printed count, one where none is printed."""
    return number_in(number) if number else 1


def _part_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 2, words)
    if month is None:
        return None
    part = " ".join(found[1].replace("lam viec", "").split())
    if part.startswith("ngay ") and _says_at_once(words, found.start(1)):
        part = part.removeprefix("ngay ")
    first, last = part_days(part)
    return mention(found, Unit.PART, (month, first), (month, last), year_in(found[3], year))


def _says_at_once(words: Words, at: int) -> bool:
    """“Ngay đầu tháng 4” is no first day, where the text bears marks."""
    return words.lower.startswith("ngay", at) and not words.lower.isascii()


def _parts_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“Từ đầu đến giữa tháng 6”: the month said once."""
    month = month_at(found, 3, words)
    if month is None:
        return None
    days = (month, part_days(found[1])[0]), (month, part_days(found[2])[1])
    return mention(found, Unit.PART, *days, year_in(found[4], year))._replace(ranged=True)


def _days_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 4, words)
    if month is None:
        return None
    if not 1 <= month <= 12:
        return None
    said = year_in(found[5], year)
    count = counted(found[1]) * (7 if found[2] == "tuan" else 1)
    # No month has more days than there are in it: "30 ngày cuối tháng 2" is all of February.
    count = min(count, monthrange(said or year, month)[1]) if count <= 35 else count
    days = days_at_side(count, found[3], month, month)
    return mention(found, Unit.PART, *days, said) if days else None


def _week_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 3, words)
    first = number_in(found[1])
    last = number_in(found[2]) if found[2] else first
    if month is None or not 1 <= first <= last <= 5:
        return None
    days = first * 7 - 6, min(last * 7, 31)
    said = year_in(found[4], year)
    return mention(found, Unit.PART, (month, days[0]), (month, days[1]), said)


RULES: Final = (
    Rule(
        "part_of_month",
        "part count",
        rf"{_NAMED_PART}(?:\s+(?:cac|nhung))?{_OF_MONTH}",
        _part_of_month,
    ),
    Rule("parts_of_month", "part", rf"{TO_SIDE}{_OF_MONTH}", _parts_of_month),
    Rule(
        "days_of_month",
        "count",
        rf"{COUNT}(ngay|tuan)\s+{SIDE}{_OF_MONTH}",
        _days_of_month,
    ),
    Rule(
        "week_of_month",
        "tuan",
        rf"tuan\s+(?:le\s+)?(?:thu\s+)?(0?\d|nhat|mot|hai|ba|tu|nam)(?![a-z0-9])"
        rf"(?:{JOIN}(?:tuan\s+)?(?:thu\s+)?(0?\d|nhat|hai|ba|tu|nam)(?![a-z0-9]))?{_OF_MONTH}",
        _week_of_month,
    ),
)

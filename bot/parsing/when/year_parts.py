"""The rules that read a part of a quarter or a year, on text without diacritics.

    parted := part of (quarter | year) | side (- | den | va) side of quarter
            | thang thu N of quarter | N thang | [ca] 4 quy
    part   := dau | giua | cuoi | nua (dau | cuoi)
            | [N] (ngay | tuan | thang | quy) (dau | giua | cuoi)

"đầu", "giữa" and "cuối" are a month of a quarter; of a year its first quarter, the two in the
middle, its last. "9 tháng" runs from January.
"""

import re
from typing import Final

from bot.parsing.text import Words
from bot.parsing.when.month_parts import (
    COUNT,
    COUNTS_SPELLED,
    SIDE,
    TO_SIDE,
    counted,
    days_at_side,
)
from bot.parsing.when.numbers import number_in
from bot.parsing.when.printed import (
    OF,
    OF_YEAR,
    QUARTER,
    TAIL,
    Mention,
    Rule,
    Unit,
    mention,
    quarter_in,
    says_quarter,
    year_in,
)

_MONTHS_OF_QUARTER: Final = {"dau": (1, 1), "giua": (2, 2), "cuoi": (3, 3)}
_MONTHS_OF_YEAR: Final = {"dau": (1, 3), "giua": (4, 9), "cuoi": (10, 12)}
_OF_QUARTER = rf"{OF}{QUARTER}{TAIL}"


def _part_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    quarter = quarter_in(found, 2, words)
    if quarter is None:
        return None
    first, last = _MONTHS_OF_QUARTER[found[1]]
    return _months_of_quarter(found, quarter, first, last, year_in(found[3], year))


def _parts_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    quarter = quarter_in(found, 3, words)
    if quarter is None:
        return None
    first, last = _MONTHS_OF_QUARTER[found[1]][0], _MONTHS_OF_QUARTER[found[2]][1]
    held = _months_of_quarter(found, quarter, first, last, year_in(found[4], year))
    return held._replace(ranged=True)


def _half_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    quarter = quarter_in(found, 2, words)
    if quarter is None:
        return None
    first = quarter * 3 - 2
    days = (
        ((first, 1), (first + 1, 15)) if found[1] == "dau" else ((first + 1, 16), (first + 2, 31))
    )
    return mention(found, Unit.PART, *days, year_in(found[3], year))


def _counted_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“Hai tháng đầu quý II”, “tuần cuối quý II”, “tháng thứ hai của quý II”."""
    quarter = quarter_in(found, 4, words)
    count, side, said = counted(found[1]), found[3], year_in(found[5], year)
    if quarter is None:
        return None
    if found[2] == "thang":
        first, last = {"dau": (1, count), "giua": (2, 2)}.get(side, (4 - count, 3))
        fits = 1 <= count <= 3
        return _months_of_quarter(found, quarter, first, last, said) if fits else None
    days = days_at_side(
        count * (7 if found[2] == "tuan" else 1), side, quarter * 3 - 2, quarter * 3
    )
    return mention(found, Unit.PART, *days, said) if days else None


def _nth_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    quarter, month = quarter_in(found, 2, words), number_in(found[1])
    if quarter is None or not 1 <= month <= 3:
        return None
    return _months_of_quarter(found, quarter, month, month, year_in(found[3], year))


def _months_of_quarter(
    found: "re.Match[str]", quarter: int, first: int, last: int, year: int | None
) -> Mention:
    before = quarter * 3 - 3
    return mention(found, Unit.PART, (before + first, 1), (before + last, 31), year)


def _part_of_year(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    first, last = _MONTHS_OF_YEAR[found[1]]
    unit = Unit.PART if found[1] == "cuoi" else Unit.QUARTER
    return mention(found, unit, (first, 1), (last, 31), year_in(found[2], year))


def _half_of_year(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    first, last = (1, 6) if "dau" in {found[1], found[3]} else (7, 12)
    return mention(found, Unit.HALF, (first, 1), (last, 31), year_in(found[2], year))


def _counted_of_year(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“6 tháng đầu năm”, “hai quý cuối năm”, “tuần cuối năm”."""
    if not words.spelled(found.start(), found.start() + len(found[1] or ""), *COUNTS_SPELLED):
        return None
    count, noun, side, said = counted(found[1]), found[2], found[3], year_in(found[4], year)
    if noun in {"ngay", "tuan"}:
        days = days_at_side(count * (7 if noun == "tuan" else 1), side, 1, 12)
        return mention(found, Unit.PART, *days, said) if days else None
    months = count * (3 if noun == "quy" else 1)
    if months > 12 or side == "giua":
        return None
    first, last = (1, months) if side == "dau" else (13 - months, 12)
    return mention(found, Unit.HALF, (first, 1), (last, 31), said)


def _first_months(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    said = year_in(found[2], year)
    return mention(found, Unit.HALF, (1, 1), (int(found[1]), 31), said)


def _all_quarters(found: "re.Match[str]", words: Words, _year: int) -> Mention | None:
    if not says_quarter(words, found.start(), found.end()):
        return None
    return mention(found, Unit.YEAR, (1, 1), (12, 31), None)


RULES: Final = (
    Rule("part_of_quarter", "part", rf"{SIDE}{_OF_QUARTER}", _part_of_quarter),
    Rule("parts_of_quarter", "part", rf"{TO_SIDE}{_OF_QUARTER}", _parts_of_quarter),
    Rule("half_of_quarter", "part", rf"nua\s+(dau|cuoi|sau){_OF_QUARTER}", _half_of_quarter),
    Rule(
        "counted_of_quarter",
        "count",
        rf"{COUNT}(ngay|tuan|thang)\s+{SIDE}{_OF_QUARTER}",
        _counted_of_quarter,
    ),
    Rule(
        "nth_of_quarter",
        "count",
        rf"thang\s+thu\s+(\d|nhat|hai|ba){_OF_QUARTER}",
        _nth_of_quarter,
    ),
    Rule(
        "part_of_year",
        "part",
        rf"(?:(?:nhung|cac) thang\s+)?{SIDE}{OF_YEAR}",
        _part_of_year,
    ),
    Rule(
        "half_of_year",
        "part count",
        rf"(?:mot\s+)?nua\s+(?:(dau|cuoi|sau){OF_YEAR}|nam\s+(dau|cuoi|sau)(?![a-z]))",
        _half_of_year,
    ),
    Rule(
        "counted_of_year",
        "count",
        rf"{COUNT}(ngay|tuan|thang|quy)\s+{SIDE}{OF_YEAR}",
        _counted_of_year,
    ),
    Rule(
        "first_half",
        "count",
        r"(\d{1,2}|sau|ba|chin)\s*(thang)\s+(dau|cuoi)()(?!\s+tu\b)",
        _counted_of_year,
    ),
    Rule(
        "first_months",
        "#t year",
        r"(?:ca\s+)?(0?[369]|12)\s*thang(?!\s*(?:\d|/|lan\b|mot lan|01 lan|ke tu|sau khi|truoc))"
        rf"{TAIL}",
        _first_months,
    ),
    Rule(
        "all_quarters",
        "#q year",
        r"(?:ca\s+)?(?:0?4|bon)\s+quy(?:\s*/\s*nam)?(?!\s*/)",
        _all_quarters,
    ),
)

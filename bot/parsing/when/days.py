"""The rules that read days, on text without diacritics.

    day   := [ngay] D/M[/Y] | D.M.Y | D-M-Y | Y-M-D | [ngay] D thang M [of] | ngay D.M | ngay D-M
    days  := D, D /M[/Y] | D, D thang M [of] | D/M[/Y] den D
    D     := 1-31 in digits; in words before "thang M"
    of    := /Y | nam Y | nam (nay | sau | truoc)

A weekday in brackets behind a day belongs to it: "28/6 (thứ sáu)".
"""

import re
from typing import Final

from bot.parsing.text import Words
from bot.parsing.when.counts import COUNTED, is_share
from bot.parsing.when.numbers import NTH_WEEKDAY, NUMBERS, SPELLED
from bot.parsing.when.printed import (
    DAY_TAIL,
    JOIN,
    NGAY,
    TAIL,
    THANG,
    YEAR,
    YEAR_WORD,
    DayOfYear,
    M,
    Mention,
    Rule,
    Unit,
    mention,
    month_at,
    year_in,
)

WEEKDAY: Final = rf"(?:thu\s?{NTH_WEEKDAY}|chu\s?nhat|t[2-7]|cn)(?![a-z0-9])"
_WEEKDAY_BEHIND = rf"(?:\s*\(\s*{WEEKDAY}\s*\))?"
_AFTER_LIMIT = (
    r"(?:ngay\s*|(?:(?<=tu )|(?<=truoc )|(?<=den )|(?<=toi )|(?<=han )|(?<=han: )|(?<=nhat )"
    r"|(?<=het ))(?=\d))"
)
_SURELY_A_DAY = r"(?=1[3-9]|2\d|3[01]|\d{1,2}([.-])\d{1,2}\s*(?:-|den|toi)\s*\d{1,2}\1\d)"
_SOME_MONTH = r"(0?[1-9]|1[0-2])(?![\d/]|\.\d|-\d{1,2}(?!\d|[./-]\d))"
_CLAUSE_END = r"(?=\s*(?:$|[;:,.)\n](?!\d)))"
_TO_DAY = (
    r"\s*(?:-|\b(?:den|toi)\b)\s*(?:het\s+)?(?:ngay\s+)?(\d{1,2}|(?:cuoi )?thang)"
    rf"(?:\s*/?\s*cung thang)?{_CLAUSE_END}"
)
_THANG = rf",?\s*(?:cua\s+)?(?:{THANG}\s*(?=\d)|{THANG}\s+|t\.?(?=\d))"
_DAYS_TAIL = DAY_TAIL.replace(r"\s*/\s*", r"(?:\s*/\s*|\.)", 1)
_COUNT_OF_MONTHS = re.compile(rf"(?:0?[369]|12)\s*thang nam {YEAR}")
_HOUR = re.compile(r"\d\s?(?:gio|h|g)\s?$")
_ALSO_PREPOSITIONS = ("tu", "sau")
_TENS = {None: 0, "muoi": 10, "hai muoi": 20, "ba muoi": 30}


def _iso(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    return _one_day(found, (int(found[3]), int(found[4])), int(found[1]))


def _one_day(found: "re.Match[str]", day: DayOfYear, year: int | None) -> Mention:
    return mention(found, Unit.DAY, day, day, year)


def _full_day(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    year = int(found[4])
    return _one_day(found, (int(found[3]), int(found[1])), year if year > 99 else year + 2000)


def _slashed_day(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“30/6”, “30/6/2024”, or “20/5 đến 25” with the month said once."""
    day = (int(found[2]), int(found[1]))
    said = year_in(found[3] or found[4], year)
    bare = said is None and found[5] is None and found[0][0].isdigit()
    if bare and is_share(words, found.start(), found.end(), (day[1], day[0])):
        return None
    if found[5] is None:
        return _one_day(found, day, said)
    last = _end_of_range(found[5])
    return mention(found, Unit.DAY, day, (day[0], last), said) if day[1] < last <= 31 else None


def _end_of_range(said: str) -> int:
    """The last day of "từ 20/5 đến 25" and of "từ 20/5 đến cuối tháng"."""
    return int(said) if said.isdigit() else 31


def _bare_day(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    return _one_day(found, (int(found[3]), int(found[2])), None)


def _plain_day(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    return _one_day(found, (int(found[2]), int(found[1])), None)


def _day_and_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 2, words)
    if month is None or _counts_months(found):
        return None
    return _one_day(found, (month, int(found[1])), year_in(found[3], year))


def _counts_months(found: "re.Match[str]") -> bool:
    """“9 tháng năm 2025” is January to September; "ngày 9 tháng năm" is in May."""
    return found[2] == "nam" and _COUNT_OF_MONTHS.match(found[0]) is not None


def _spelled_day(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 3, words)
    day = _TENS[found[1]] + (NUMBERS[found[2]] if found[2] else 0)
    if month is None or not 1 <= day <= 31 or not _says_number(found, words):
        return None
    return _one_day(found, (month, day), year_in(found[4], year))


def _says_number(found: "re.Match[str]", words: Words) -> bool:
    """“Ngày tư tháng 3”, not "ngay từ tháng 3" nor, without marks, "ngay sau thang 3"."""
    if found[2] is None:
        return True
    said = words.lower[slice(*found.span(2))]
    if said.isascii():
        return found[1] is not None or said not in _ALSO_PREPOSITIONS
    return said == "mốt" or SPELLED.get(said) == NUMBERS[found[2]]


def _days(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = month_at(found, 3, words)
    if month is None or _HOUR.search(words.folded, max(0, found.start() - 6), found.start()):
        return None
    numbers = re.findall(r"\d+", found[2])
    first, last = int(found[1]), int(numbers[-1])
    first_month = month if first <= last else (month - 2) % 12 + 1
    said = year_in(found[4], year)
    if said and first_month > month:
        said -= 1
    return mention(found, Unit.DAY, (first_month, first), (month, last), said)


def _day_to_day(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    """“Từ 20/5 đến 25”: the month said once, with the first day."""
    month = month_at(found, 2, words)
    first, last = int(found[1]), _end_of_range(found[4])
    if month is None or not first < last <= 31:
        return None
    return mention(found, Unit.DAY, (month, first), (month, last), year_in(found[3], year))


RULES: Final = (
    Rule(
        "iso",
        "full_year",
        r"((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[ t]\d\d:\d\d(?::\d\d)?)?",
        _iso,
    ),
    Rule(
        "slashed_day",
        "#/",
        rf"{NGAY}(\d{{1,2}})\s*/\s*(\d{{1,2}})(?!\d)(?:(\s*[/.-]\s*{YEAR}|\s*/\s*[23]\d(?!\d))(?!/)"
        rf"|({YEAR_WORD})|(?!\s*/\s*[a-z\d]|\s*%))(?:{_TO_DAY}|{_WEEKDAY_BEHIND})",
        _slashed_day,
    ),
    Rule(
        "full_day",
        "#. #-",
        rf"{NGAY}(\d{{1,2}})\s*([.-])\s*(\d{{1,2}})\s*\2\s*({YEAR}|[23]\d)(?![\d/])"
        rf"{_WEEKDAY_BEHIND}",
        _full_day,
    ),
    Rule(
        "day_to_day",
        "#t #,",
        rf"{NGAY}(\d{{1,2}}){_THANG}({M}){DAY_TAIL}{_TO_DAY}",
        _day_to_day,
    ),
    Rule(
        "days",
        "#- #, #; #& #+ #~ #→ #÷ #= #v #d #t #h",
        rf"{NGAY}(\d{{1,2}})((?:{JOIN}(?:het\s+)?{NGAY}\d{{1,2}}){{1,30}})"
        rf"(?:\s*/\s*(?=[\divx])|\.(?=\d)|{_THANG})({M})(?!\s*/\s*\d{{1,2}}/)(?!{COUNTED})"
        rf"{_DAYS_TAIL}{_WEEKDAY_BEHIND}",
        _days,
    ),
    Rule(
        "day_and_month",
        "#t #/ #, #c",
        rf"{NGAY}(\d{{1,2}})\s*(?:/\s*)?{_THANG}({M}){TAIL}(?!\s*/\s*\d){_WEEKDAY_BEHIND}",
        _day_and_month,
    ),
    Rule(
        "spelled_day",
        "ngay",
        r"(?:ngay\s+(?:(?:mung|mong)\s+)?|(?:mung|mong)\s+)((?:hai |ba )?muoi)?\s?"
        r"(mot|hai|ba|tu|bon|nam|lam|nham|sau|bay|tam|chin)?(?![a-z])"
        rf"{_THANG}({M}){TAIL}(?!\s*/\s*\d)",
        _spelled_day,
    ),
    Rule(
        "day_after_limit",
        "#. #-",
        rf"{_AFTER_LIMIT}(\d{{1,2}})\s?[.-]\s?{_SOME_MONTH}(?!{COUNTED}){_WEEKDAY_BEHIND}",
        _plain_day,
    ),
    Rule(
        "bare_day",
        "#. #-",
        rf"{_SURELY_A_DAY}(\d{{1,2}})[.-]{_SOME_MONTH}(?!{COUNTED})(?!\s*[a-z](?!en\b|oi\b))",
        _bare_day,
    ),
)

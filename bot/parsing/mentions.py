"""Every day, month, quarter or year a text names, as it is written.

The grammar, on text without diacritics (`[]` optional, `|` or, `,` any list or dash):

    day      := [ngay] D/M[/Y] | D.M.Y | Y-M-D | [ngay] D thang M [of]
    days     := D, D /M[/Y] | D, D thang M [of]
    part     := (dau | giua | cuoi | nua dau | trung tuan | tuan N | N ngay dau ...) thang M [of]
              | (dau | giua | cuoi) quy Q [of] | (dau | giua | cuoi) nam [Y]
    month    := (thang | T) M[, M]* [of] | M/Y | M, M/Y
    quarter  := (quy | Q) Q[, Q]* [of]          Q := 1-4 | I-IV
    half     := N thang (dau | cuoi) nam [Y] | N thang | nua dau nam
    year     := nam Y | ca nam | trong nam | thuong xuyen | Y
    of       := /Y | nam Y | nam (nay | sau | truoc)

The rules stand in order; at one place the first that fits wins.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from bot.parsing.text import Words


class Unit(IntEnum):
    DAY = 1
    PART = 2
    MONTH = 3
    QUARTER = 4
    HALF = 5
    YEAR = 6


DayOfYear = tuple[int, int]
"""Month and day; day 31 is a month's last where it has fewer, -7 its seventh from the end."""


@dataclass(frozen=True, slots=True)
class Mention:
    """What is printed: the first and last day of a stretch, and the year if it says one."""

    unit: Unit
    at: int
    end: int
    first: DayOfYear
    last: DayOfYear
    year: int | None = None
    exists: bool = True


Build = Callable[["re.Match[str]", Words, int], Mention | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: str
    build: Build


_MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_BARE_MONTH_WORDS = {
    "gieng": 1,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "muoi mot": 11,
    "muoi hai": 12,
    "chap": 12,
}
_QUARTER_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "nhất": 1, "nhì": 2}
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NUMERALS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "11": 2,
    "111": 3,
    "1v": 4,
}

_WORD_MONTH = (
    r"(?:muoi (?:mot|hai)|gieng|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|chap|[ivx]{1,4})"
    r"(?![a-z])"
)
_THANG = r"(?:thang|thg\.?|thnag|thag|tahng|thangs|thasng)"
_MONTH = rf"(?:(?:{_THANG}\s*|t\.?\s?)(?=\d)|thang\s+(?=[a-z]))"
_M = rf"(?:\d{{1,2}}(?!\d)|{_WORD_MONTH})"
_Q = r"(?:[il]{1,3}|[il1]v|1{1,3}|[1-4])(?![a-z0-9])"
_YEAR_WORD = (
    r"(?:,?\s*(?:cua\s+)?(?:,\s*)?nam\s*(?:(?:19|20)\d\d(?!\d)|(?:nay|sau|toi|truoc|ke tiep)\b))"
)
_TAIL = (
    r"((?:\s*[/.-]\s*|\s+)(?:19|20)\d\d(?!\d|\s*/\s*[a-z])"
    rf"|\s*/\s*[23]\d(?![\d/])|{_YEAR_WORD})?"
)
_DAY_TAIL = rf"((?:\s*/\s*(?:19|20)\d\d(?!\d))|{_YEAR_WORD})?"
_JOIN = r"\s*(?:[,&+→÷~]|; ?(?=\d)|=>|-+>?|\b(?:va|den|toi|hoac)\b)\s*"
_COUNTED = (
    r"(?:\s*%|\s+(?:lop|cuoc|don vi|doanh nghiep|nguoi|hoi nghi|hoi thao|de tai|du an|nhiem vu"
    r"|mo hinh|bai|buoi|dot|xa|huyen|co so|mau|san pham|luot|lan|doan|khoa|tuan|thang|ngay"
    r"|chuyen|chi tieu|ho so|gio|trieu|ty|dong|hop dong)\b)"
)
_NOT_A_DATE = r"(?!\d|\s*[/.]\s*(?:0?[1-9]|1[0-2])(?!\d))"
_MORE_MONTHS = rf"((?:(?:{_JOIN}|/)(?:0?[1-9]|1[0-2]){_NOT_A_DATE}(?!{_COUNTED}){_TAIL})*)"
_MORE_QUARTERS = rf"((?:{_JOIN}{_Q}(?!\s*/\s*\d{{1,2}}(?!\d))(?!{_COUNTED}){_TAIL})*)"
_CUA = r"(?:\s*(?:,|/|\bcua\b)\s*|\s+)"


def _year_in(tail: str | None, plan_year: int) -> int | None:
    if not tail:
        return None
    if digits := re.search(r"\d+", tail):
        number = int(digits[0])
        return number + 2000 if number < 100 else number
    if "nay" in tail:
        return plan_year
    return plan_year - 1 if "truoc" in tail else plan_year + 1


def _month_at(found: "re.Match[str]", group: int, words: Words) -> int | None:
    folded = found[group]
    if folded.isdigit():
        return int(folded)
    if folded in _ROMAN_MONTHS:
        return _ROMAN_MONTHS.index(folded) + 1
    spelled = words.lower[found.start(group) : found.end(group)]
    return _BARE_MONTH_WORDS.get(folded) if spelled.isascii() else _MONTH_WORDS.get(spelled)


def _mention(
    found: "re.Match[str]", unit: Unit, first: DayOfYear, last: DayOfYear, *, year: int | None
) -> Mention:
    exists = all(1 <= month <= 12 and -31 <= day <= 31 and day for month, day in (first, last))
    return Mention(unit, found.start(), found.end(), first, last, year, exists)


def _iso(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    day = (int(found[2]), int(found[3]))
    return _mention(found, Unit.DAY, day, day, year=int(found[1]))


def _full_day(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    day = (int(found[2]), int(found[1]))
    return _mention(found, Unit.DAY, day, day, year=_year_in(found[3], year))


def _day_and_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 2, words)
    if month is None:
        return None
    day = (month, int(found[1]))
    return _mention(found, Unit.DAY, day, day, year=_year_in(found[3], year))


def _plain_day(found: "re.Match[str]", _words: Words, _year: int) -> Mention:
    day = (int(found[2]), int(found[1]))
    return _mention(found, Unit.DAY, day, day, year=None)


def _days(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 3, words)
    if month is None:
        return None
    numbers = re.findall(r"\d+", found[1] + " " + found[2])
    first, last = int(numbers[0]), int(numbers[-1])
    first_month = month if first <= last else (month - 2) % 12 + 1
    said = _year_in(found[4], year)
    if said and first_month > month:
        said -= 1
    return _mention(found, Unit.DAY, (first_month, first), (month, last), year=said)


def _months(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 1, words)
    if month is None or _is_many(words, found.start()):
        return None
    listed = [
        int(number) for number in re.findall(r"(?<!\d)\d{1,2}(?!\d)", _without_years(found[3]))
    ]
    last = listed[-1] if listed else month
    return _mention(found, Unit.MONTH, (month, 1), (last, 31), year=_list_year(found, year))


def _is_many(words: Words, at: int) -> bool:
    """“các tháng năm 2024” speaks of the year's months, not of May."""
    return words.folded[max(0, at - 4) : at] == "cac "


def _without_years(listed: str) -> str:
    return re.sub(r"nam\s*\S+|[/.-]\s*(?:20\d\d|19\d\d|[23]\d)(?!\d)", " ", listed)


def _list_year(found: "re.Match[str]", plan_year: int) -> int | None:
    """The first year said: a later one belongs to the end of a list that crosses the new year."""
    if own := _year_in(found[2], plan_year):
        return own
    years = re.findall(r"(?:19|20)\d\d|(?<=/)[23]\d(?!\d)", found[3])
    if not years:
        return _year_in("nam sau", plan_year) if "nam sau" in found[3] else None
    last = _year_in(years[-1], plan_year)
    listed = re.findall(r"(?<!\d)\d{1,2}(?!\d)", _without_years(found[3]))
    crosses = bool(listed) and found[1].isdigit() and int(found[1]) > int(listed[-1])
    return last - 1 if last and crosses else last


def _bare_months(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    numbers = [int(number) for number in re.findall(r"\d+", found[1])]
    said = _year_in(found[2], year)
    return _mention(found, Unit.MONTH, (numbers[0], 1), (numbers[-1], 31), year=said)


def _quarters(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    if not words.spelled(
        found.start(), found.start() + 3, "quý", "quy", "qúy", "quí", "quỷ", "qúi"
    ):
        return None
    first = _quarter_at(found, words)
    listed = re.findall(rf"(?<![a-z0-9/]){_Q}", _without_years(found[3] or ""))
    last = _numeral(listed[-1]) if listed else first
    if first is None or last is None:
        return None
    months = (first * 3 - 2, 1), (last * 3, 31)
    return _mention(found, Unit.QUARTER, *months, year=_list_year(found, year))


def _numeral(said: str) -> int | None:
    """A Roman or Arabic quarter; scanners read its I as l."""
    return _NUMERALS.get(said.replace("l", "i"))


def _quarter_at(found: "re.Match[str]", words: Words) -> int | None:
    return _numeral(found[1]) or _QUARTER_WORDS.get(words.lower[found.start(1) : found.end(1)])


_PARTS: dict[str, DayOfYear] = {
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
    "ngay dau": (1, 1),
    "ngay cuoi": (31, 31),
}
_PART_WORDS = (
    r"(?:(?:trong\s+)?(?:nua (?:dau|cuoi|sau)|thuong tuan|trung tuan|ha tuan"
    "|(?:tuan|ngay) (?:dau|cuoi))"
    r"(?:\s+(?:tien|cung))?|dau|giua|cuoi)"
)
WEEK_NAMES = {"nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}


def part_days(name: str) -> DayOfYear:
    """First and last day of a part of any month; days count back from its end where negative."""
    return _PARTS[re.sub(r"^trong\s+|\s+(?:tien|cung)$", "", name)]


def _part_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 2, words)
    if month is None:
        return None
    first, last = part_days(found[1])
    said = _year_in(found[3], year)
    return _mention(found, Unit.PART, (month, first), (month, last), year=said)


def _week_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 3, words)
    first = WEEK_NAMES.get(found[1]) or int(found[1])
    last = int(found[2]) if found[2] else first
    if month is None or not 1 <= first <= last <= 5:
        return None
    days = first * 7 - 6, min(last * 7, 31)
    said = _year_in(found[4], year)
    return _mention(found, Unit.PART, (month, days[0]), (month, days[1]), year=said)


def _days_of_month(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    month = _month_at(found, 3, words)
    if month is None:
        return None
    count = int(found[1])
    days = (1, count) if found[2] == "dau" else (-count, 31)
    said = _year_in(found[4], year)
    return _mention(found, Unit.PART, (month, days[0]), (month, days[1]), year=said)


def _part_of_quarter(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    quarter = _numeral(found[2]) or 1
    if not words.spelled(found.start(2) - 4, found.start(2) - 1, "quý", "quy", "qúy", "quí"):
        return None
    month = quarter * 3 - {"dau": 2, "giua": 1, "cuoi": 0}[found[1]]
    return _mention(found, Unit.PART, (month, 1), (month, 31), year=_year_in(found[3], year))


_PARTS_OF_YEAR = {"dau": (1, 3), "giua": (4, 9), "cuoi": (10, 12)}


def _part_of_year(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    first, last = _PARTS_OF_YEAR[found[1]]
    return _mention(found, Unit.QUARTER, (first, 1), (last, 31), year=_year_in(found[2], year))


def _half_year(found: "re.Match[str]", words: Words, year: int) -> Mention | None:
    count = {"nua": 6, "mot nua": 6, "sau": 6, "ba": 3, "chin": 9}.get(found[1]) or int(found[1])
    if not words.spelled(found.start(1), found.end(1), "sáu", "chín", "nửa"):
        return None
    months = (1, count) if found[2] == "dau" else (13 - count, 12)
    said = _year_in(found[3], year)
    return _mention(found, Unit.HALF, (months[0], 1), (months[1], 31), year=said)


def _first_months(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    said = _year_in(found[2], year)
    return _mention(found, Unit.HALF, (1, 1), (int(found[1]), 31), year=said)


def _years(found: "re.Match[str]", _words: Words, year: int) -> Mention:
    return _mention(found, Unit.YEAR, (1, 1), (12, 31), year=_year_in(found[1], year))


_NGAY = r"(?:ngay\s*|mung\s+|mong\s+)?"
RULES: tuple[Rule, ...] = (
    Rule("iso", r"((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?!\d)(?:[ t]\d\d:\d\d(?::\d\d)?)?", _iso),
    *(
        Rule(
            f"full_day_{name}",
            rf"{_NGAY}(\d{{1,2}}){mark}(\d{{1,2}}){mark}((?:19|20)\d\d|[23]\d)(?![\d/])",
            _full_day,
        )
        for name, mark in (("slash", r"\s*/\s*"), ("dot", r"\.\s?"), ("dash", "-"))
    ),
    Rule(
        "days",
        rf"{_NGAY}(\d{{1,2}})((?:{_JOIN}(?:ngay\s*)?\d{{1,2}}){{1,30}})"
        rf"(?:\s*/\s*|\s*,?\s*{_THANG}\s*|\s+t)({_M})(?!\s*/\s*\d{{1,2}}/){_DAY_TAIL}",
        _days,
    ),
    Rule(
        "day_and_month",
        rf"{_NGAY}(\d{{1,2}})\s*(?:/\s*)?,?\s*(?:{_THANG}\s*(?=\d)|thang\s+|t(?=\d))({_M}){_DAY_TAIL}"
        rf"(?!\s*/\s*\d)",
        _day_and_month,
    ),
    Rule(
        "short_day",
        rf"{_NGAY}(\d{{1,2}})\s*/\s*(\d{{1,2}})(?!\d|\s*/\s*\d|\s*/\s*[a-z]|\s*%){_DAY_TAIL}",
        _full_day,
    ),
    Rule("plain_day", r"ngay\s*(\d{1,2})[.-](\d{1,2})(?![\d/.-])", _plain_day),
    Rule(
        "bare_months",
        r"(\d{1,2}(?:\s*(?:[,-]|\bden\b|\bva\b)\s*\d{1,2}){0,12})\s*[/.-]\s*((?:19|20)\d\d)(?![\d/])",
        _bare_months,
    ),
    Rule("part_of_month", rf"({_PART_WORDS}){_CUA}{_MONTH}({_M}){_TAIL}", _part_of_month),
    Rule(
        "week_of_month",
        rf"tuan\s+(?:le\s+)?(?:thu\s+)?(\d|nhat|mot|hai|ba|tu|nam)"
        rf"(?:{_JOIN}(?:tuan\s+)?(?:thu\s+)?(\d))?{_CUA}{_MONTH}({_M}){_TAIL}",
        _week_of_month,
    ),
    Rule(
        "days_of_month",
        rf"(\d{{1,2}})\s+ngay\s+(dau|cuoi)(?:\s+(?:tien|cung))?{_CUA}{_MONTH}({_M}){_TAIL}",
        _days_of_month,
    ),
    Rule(
        "part_of_quarter",
        rf"(?:thang\s+)?(dau|giua|cuoi){_CUA}(?:quy|qui|q\.?)\s*({_Q}){_TAIL}",
        _part_of_quarter,
    ),
    Rule(
        "half_year",
        r"(\d{1,2}|sau|ba|chin)\s*thang\s*(dau|cuoi)(?:\s+(?:cua\s+)?nam(?:\s*hoc)?"
        r"(\s*(?:19|20)\d\d|\s*(?:nay|sau|truoc)\b)?)?",
        _half_year,
    ),
    Rule(
        "half",
        r"((?:mot )?nua)\s+(dau|cuoi)\s+(?:cua\s+)?nam(\s*(?:19|20)\d\d|\s*(?:nay|sau)\b)?",
        _half_year,
    ),
    Rule(
        "part_of_year", r"(dau|giua|cuoi)\s+nam(\s*(?:19|20)\d\d|\s*(?:nay|sau)\b)?", _part_of_year
    ),
    Rule(
        "first_months",
        rf"0?([369])\s*thang(?!\s*(?:\d|/|lan\b|mot lan|01 lan|ke tu|sau khi|truoc)){_TAIL}",
        _first_months,
    ),
    Rule("months", rf"{_MONTH}({_M}){_TAIL}{_MORE_MONTHS}", _months),
    Rule(
        "quarters",
        rf"(?:(?:quy|qui)\s*|q\.?\s?)({_Q}|(?<=quy )(?:mot|hai|ba|bon|tu|nhat|nhi)(?![a-z]))"
        rf"{_TAIL}{_MORE_QUARTERS}",
        _quarters,
    ),
    Rule(
        "whole_year",
        r"(?:(?:ca|trong|suot|quanh|tron)\s+nam"
        r"|(?:(?<=thang, )|(?<=thang va )|(?<=thang/)|(?<=het ))nam(?!\s*[a-z\d])"
        r"|thuong xuyen(?:,?\s*lien tuc)?|lien tuc)"
        r"(\s*(?:hoc\s+)?(?:19|20)\d\d)?(?!\d)(?:\s+(?:trong|ca)\s+nam\b(?!\s*\d))?",
        _years,
    ),
    Rule("years", r"nam\s*((?:19|20)\d\d)(?![\d/])", _years),
    Rule("bare_year", r"((?:19|20)\d\d)(?![\d/.]|-\d{1,2}(?!\d))", _years),
)

_BY_NAME = {rule.name: rule for rule in RULES}
_GROUP = re.compile(r"\((?!\?)")
_MAYBE = re.compile(r"\d|thang|qu[yi]|q\.|tuan|nam|thuong xuyen|lien tuc")
_ANY = re.compile(
    r"(?<![a-z0-9/])(?<!bat )(?=\d|th|t ?[\d.]|tuan|tahng|tr|dau|giua|cuoi|nua"
    "|ngay|m[uo]|q|ca |lien|nam|ha |s|ba |chin )(?:"
    + "|".join(f"(?P<{rule.name}>{_GROUP.sub('(?:', rule.pattern)})" for rule in RULES)
    + r")(?![a-z])"
)


@cache
def _compiled(pattern: str) -> "re.Pattern[str]":
    """A rule by itself, compiled when first needed: all at once would slow every start."""
    return re.compile(pattern)


def find_mentions(words: Words, folded: str, *, year: int) -> Iterator[Mention]:
    """The mentions in text order; `folded` may have parts blanked out that must not be read."""
    at = 0 if _MAYBE.search(folded) else len(folded)
    while found := _ANY.search(folded, at):
        mention = _fitting(words, folded, found, year=year)
        if mention:
            yield mention
        at = mention.end if mention else found.start() + 1


def _fitting(words: Words, folded: str, any_rule: "re.Match[str]", *, year: int) -> Mention | None:
    """The mention of the rule that was found, or of the first one whose numbers make sense."""
    rule = _BY_NAME[any_rule.lastgroup or ""]
    found = _compiled(rule.pattern).match(folded, any_rule.start())
    mention = rule.build(found, words, year) if found and found.end() == any_rule.end() else None
    return mention or _first_that_fits(words, folded, at=any_rule.start(), year=year)


def _first_that_fits(words: Words, folded: str, *, at: int, year: int) -> Mention | None:
    for rule in RULES:
        found = _compiled(rule.pattern).match(folded, at)
        if found and not folded[found.end() : found.end() + 1].isalpha():
            mention = rule.build(found, words, year)
            if mention:
                return mention
    return None

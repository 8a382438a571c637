"""Days as people say them from where they stand: "hôm nay", "thứ sáu tuần sau", "3 ngày tới".

    day      := hom nay | (ngay) mai | ngay kia | hom qua | thu N [week] | ngay D
    stretch  := (tuan | thang | quy | nam) (nay | sau | toi | truoc)
              | (dau | giua | cuoi) (tuan | thang | quy) [nay | sau] | N (ngay | tuan | thang) toi
    now      := tu nay | tu hom nay
    english  := today | tomorrow | (this | next | last) (week | month ...) | friday | june [15]

A bare weekday is the next one, today included; weeks start on Monday.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.parsing.mentions import Mention, Unit, part_days
from bot.parsing.text import Words
from bot.parsing.vocabulary import COUNTED

Days = tuple[Unit, date, date]
Build = Callable[["re.Match[str]", date], Days | None]

_WEEKDAYS = {
    "hai": 0,
    "ba": 1,
    "tu": 2,
    "nam": 3,
    "sau": 4,
    "bay": 5,
    "nhat": 6,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
    "cn": 6,
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_WORDS = COUNTED | {
    "vai": 3,
    "may": 3,
    "two": 2,
    "three": 3,
}


def _shift(said: str | None) -> int:
    if said in {"sau", "toi", "next", "tiep", "tiep theo", "ke tiep"}:
        return 1
    return -1 if said in {"truoc", "qua", "roi", "last", "ngoai", "vua qua", "vua roi"} else 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def month_of(day: date, shift: int = 0) -> tuple[date, date]:
    """First and last day of the month, some months on."""
    months = day.year * 12 + day.month - 1 + shift
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def quarter_of(day: date, shift: int = 0) -> tuple[date, date]:
    """First and last day of the quarter, some quarters on."""
    start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    first, _ = month_of(start, shift * 3)
    return first, month_of(first, 2)[1]


def week_of(day: date, shift: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week, some weeks on."""
    monday = _monday(day) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def _near_day(found: "re.Match[str]", today: date) -> Days:
    said = found[0].removeprefix("ngay ")
    shift = {
        "mai": 1,
        "tomorrow": 1,
        "kia": 2,
        "mot": 2,
        "hom qua": -1,
        "yesterday": -1,
        "hom kia": -2,
    }
    day = today + timedelta(days=shift.get(said, 0))
    return Unit.DAY, day, day


def _weekday(found: "re.Match[str]", today: date) -> Days:
    weekday = _WEEKDAYS[found[1]]
    return _day_of_week(weekday, found[2], today)


def _sunday(found: "re.Match[str]", today: date) -> Days:
    return _day_of_week(6, found[1], today)


def _day_of_week(weekday: int, week: str | None, today: date) -> Days:
    day = _monday(today) + timedelta(days=weekday)
    day += timedelta(weeks=_shift(week) if week else int(day < today))
    return Unit.DAY, day, day


def _english_weekday(found: "re.Match[str]", today: date) -> Days:
    day = _monday(today) + timedelta(days=_WEEKDAYS[found[2][:3]])
    day += timedelta(weeks=_shift(found[1]) if found[1] else int(day < today))
    return Unit.DAY, day, day


def _named_stretch(found: "re.Match[str]", today: date) -> Days | None:
    return _stretch(found[1], _shift(found[2]), today)


def _stretch(unit: str, shift: int, today: date) -> Days | None:
    if unit in {"tuan", "week"}:
        return Unit.PART, *week_of(today, shift)
    if unit in {"thang", "month"}:
        return Unit.MONTH, *month_of(today, shift)
    if unit in {"quy", "quarter"}:
        return Unit.QUARTER, *quarter_of(today, shift)
    year = today.year + shift
    return Unit.YEAR, date(year, 1, 1), date(year, 12, 31)


def _english_stretch(found: "re.Match[str]", today: date) -> Days | None:
    return _stretch(found[2], _shift(found[1]), today)


def _edge(found: "re.Match[str]", today: date) -> Days | None:
    edge, unit, shift = found[1], found[2], _shift(found[3])
    if unit == "quy":
        first, _ = quarter_of(today, shift)
        return Unit.PART, *month_of(first, {"dau": 0, "giua": 1, "cuoi": 2}[edge])
    if unit == "tuan":
        monday, _ = week_of(today, shift)
        from_day, to_day = {"dau": (0, 1), "giua": (2, 2), "cuoi": (4, 6)}[edge]
        return Unit.PART, monday + timedelta(days=from_day), monday + timedelta(days=to_day)
    month, end = month_of(today, shift)
    first_day, last_day = part_days(edge)
    return Unit.PART, month.replace(day=first_day), end.replace(day=min(last_day, end.day))


def _coming(found: "re.Match[str]", today: date) -> Days | None:
    count = _NUMBER_WORDS.get(found[1]) or int(found[1])
    back = found[3] in {"qua", "truoc", "vua qua", "gan day"}
    if found[2] in {"thang", "month", "months"}:
        first, _ = month_of(today, -count if back else count)
        other = first.replace(day=min(today.day, month_of(first)[1].day))
    else:
        days = count * (7 if found[2] in {"tuan", "week", "weeks"} else 1)
        other = today + timedelta(days=-days if back else days)
    return Unit.PART, min(today, other), max(today, other)


def _english_day(found: "re.Match[str]", today: date) -> Days | None:
    return _english_date(found[1], found[2], found[3], today)


def _english_day_first(found: "re.Match[str]", today: date) -> Days | None:
    return _english_date(found[2], found[1], found[3], today)


def _english_date(month: str, day: str, year: str | None, today: date) -> Days | None:
    first, last = _english_month_days(month, year, today)
    if not 1 <= int(day) <= last.day:
        return None
    return Unit.DAY, first.replace(day=int(day)), first.replace(day=int(day))


def _english_month(found: "re.Match[str]", today: date) -> Days | None:
    return Unit.MONTH, *_english_month_days(found[1], found[2], today)


def _english_month_days(name: str, year: str | None, today: date) -> tuple[date, date]:
    month = _MONTH_NAMES.index(name[:3]) + 1
    return month_of(date(int(year) if year else today.year, month, 1))


_IN_PLAN_YEAR = frozenset({_english_day, _english_day_first, _english_month})


def _soon(_found: "re.Match[str]", today: date) -> Days:
    return Unit.PART, today, today + timedelta(days=7)


def _from_now(_found: "re.Match[str]", today: date) -> Days:
    return Unit.DAY, today, today


def _day_of_month(found: "re.Match[str]", today: date) -> Days | None:
    number = int(found[1])
    if not 1 <= number <= month_of(today)[1].day:
        return None
    day = today.replace(day=number)
    return Unit.DAY, day, day


_WEEK = r"(?: tuan (nay|sau|toi|truoc|roi|qua))?"
_WHICH = r"(nay|sau|toi|truoc|roi|qua|ngoai|vua qua|vua roi|tiep theo|ke tiep|tiep)"
_COUNT = r"(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|vai|may)"
_ENGLISH_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FULL_MONTH = r"(january|february|march|april|june|july|august|september|october|november|december)"
_RULES: tuple[tuple[str, Build], ...] = (
    (
        r"hom nay|hnay|bua nay|ngay nay|today|ngay mai|mai|tomorrow|ngay kia|ngay mot"
        r"|hom qua|hom kia|yesterday",
        _near_day,
    ),
    (r"nay(?= (?:den|toi|cho den) )", _from_now),
    (rf"thu\s*([2-7]|hai|ba|tu|nam|sau|bay){_WEEK}", _weekday),
    (r"t([2-7]) tuan (nay|sau|toi|truoc)", _weekday),
    (rf"(?:chu nhat|cn){_WEEK}", _sunday),
    (rf"(tuan|thang|quy) {_WHICH}", _named_stretch),
    (rf"(?<!\d )(nam) {_WHICH}", _named_stretch),
    (
        rf"(dau|giua|cuoi) (thang|quy|tuan)(?: {_WHICH})?(?!\s*(?:\d|i|mot|hai|ba"
        "|tu|nam|bay|tam|chin|muoi))",
        _edge,
    ),
    (
        rf"{_COUNT} (ngay|tuan|thang) (toi|nua|sap toi|tiep theo|sau|qua|truoc|vua qua|gan day)",
        _coming,
    ),
    (r"(?:next|coming|within) (\d{1,2}|two|three) (days|weeks|months)()", _coming),
    (r"sap (?:den|toi|het) han|sap han|gan (?:den )?han|due soon|upcoming", _soon),
    (r"(this|next|last) (week|month|quarter|year)", _english_stretch),
    (r"(?:(this|next|last) )?(mon|tues?|wednes|thurs|fri|satur|sun)day", _english_weekday),
    (rf"{_ENGLISH_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (20\d\d))?", _english_day),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_ENGLISH_MONTH}(?: (20\d\d))?", _english_day_first),
    (rf"(?:in|for|of|due|during|this) {_ENGLISH_MONTH}(?: (20\d\d))?(?! \d)", _english_month),
    (rf"{_FULL_MONTH}(?: (20\d\d))?(?! \d)", _english_month),
    (r"ngay (\d{1,2})(?!\s*(?:\d|/|-|\.\d|thang|t\d|den \d|,\s*\d))", _day_of_month),
)
_BUILDERS = tuple((re.compile(pattern), build) for pattern, build in _RULES)
_GROUP = re.compile(r"\((?!\?)")
_ANY = re.compile(
    r"(?<![a-z0-9/])(?:"
    + "|".join(f"({_GROUP.sub('(?:', pattern)})" for pattern, _ in _RULES)
    + r")(?![a-z0-9])"
)


def find_relative(words: Words, folded: str, *, today: date, year: int) -> Iterator[Mention]:
    """The stretches said relative to today, as mentions that carry their year."""
    for found in _ANY.finditer(folded):
        pattern, build = _BUILDERS[(found.lastindex or 1) - 1]
        again = pattern.match(folded, found.start())
        if again is None or _only_looks_so(words, found):
            continue
        days = build(
            again, today if build not in _IN_PLAN_YEAR else today.replace(year=year, day=1)
        )
        if days:
            unit, first, last = days
            yield Mention(
                unit,
                found.start(),
                found.end(),
                (first.month, first.day),
                (last.month, last.day),
                first.year,
            )


def _only_looks_so(words: Words, found: "re.Match[str]") -> bool:
    """“tháng sáu” is June, "Mai" a person, "tháng tư" no relative month."""
    at = found.start()
    if found[0] in {"mai", "nay"}:
        return words.printed[at].isupper() and at > 0
    return found[0] == "thang sau" and words.lower.endswith("sáu", at, found.end())

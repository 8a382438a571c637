"""Days in English: "this week", "by friday", "end of month", "june 15", "last 3 weeks".

    day     := today | tonight | tomorrow | day after tomorrow | yesterday
             | [this | next | last] (monday ...) [next week]
             | month D [to D] [Y] | D [to D] [of] month [Y] | [the] Dth
    stretch := (this | next | last) (week | month | quarter | year | weekend) | first quarter ...
             | (beginning | start | middle | end) of [the | this | next | last] (week | month ...)
             | (early | mid | late | first half of | second half of) month
             | (in | for | of | due ...) month [Y] | (january ...) [Y]
    span    := (next | coming | within | last | past) N (hours | days | weeks | months)
             | N (days | weeks | months) ago | (year | month | quarter | week) to date
             | eow | eom | eoq | eoy

"May" alone is a word of Vietnamese too ("mấy"), so short names of months need a word before them
or a day beside them. Spans with "in" and "from now" are left to dateparser, which knows
the ways of saying them well.
"""

import re
from datetime import date, datetime, time, timedelta

from bot.parsing.moments.spoken import Rule, Said
from bot.parsing.moments.stretches import (
    Days,
    edge,
    month_of,
    moved,
    one_day,
    quarter_of,
    week_of,
    whole,
)
from bot.parsing.when.mentions import Unit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "few": 3,
}
_SHIFTS = {"next": 1, "coming": 1, "last": -1, "previous": -1, "past": -1}
_PARTS = {
    **dict.fromkeys(("beginning", "start", "early"), "dau"),
    **dict.fromkeys(("middle", "mid"), "giua"),
    **dict.fromkeys(("end", "late"), "cuoi"),
    "first half": "nua dau",
    "second half": "nua cuoi",
}
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FULL_MONTH = r"(january|february|march|april|june|july|august|september|october|november|december)"
_MONTH_NAMES = (
    "jan january feb february mar march apr april may jun june jul july aug august sep sept"
    " september oct october nov november dec december"
)
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_YEAR = r"(?:,? (20\d\d))?"
_TO = r"(?:\s*-\s*| (?:to|through|thru|until|till|and) )"
_TH = r"(?:st|nd|rd|th)"
_WEEKDAY = "(mon|tues|wednes|thurs|fri|satur|sun)day"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_SPAN = re.compile(
    rf"(?<![a-z0-9])(?:(?:in|within) {_NUMBER} (?:days?|weeks?|months?)"
    rf"|{_NUMBER} (?:days?|weeks?|months?) from (?:now|today))(?![a-z0-9])"
)


def read_english_span(folded: str, *, today: date) -> tuple[date, int, int] | None:
    """The other end of a span counted from today, and where the text names it.

    >>> read_english_span("tasks due in 3 days", today=date(2024, 5, 15))
    (datetime.date(2024, 5, 18), 10, 19)
    """
    found = _SPAN.search(folded)
    if found is None:
        return None
    # Importing it takes longer than everything else at start-up, and few ask in English.
    import dateparser  # noqa: PLC0415 (slow to import)

    base = datetime.combine(today, time())
    said = found[0].replace("within", "in").replace("from today", "from now")
    day = dateparser.parse(said, languages=["en"], settings={"RELATIVE_BASE": base})
    return (day.date(), found.start(), found.end()) if day else None


def _near_day(found: "re.Match[str]", said: Said) -> Days:
    shift = {"tomorrow": 1, "day after tomorrow": 2, "yesterday": -1}.get(found[1], 0)
    return one_day(said.today + timedelta(days=shift))


def _weekday(found: "re.Match[str]", said: Said) -> Days:
    day = week_of(said.today)[0] + timedelta(days=_WEEKDAYS.index(found[2][:3]))
    week = found[1] or found[3]
    weeks = _SHIFTS.get(week, 0) if week else int(day < said.today)
    return one_day(day + timedelta(weeks=weeks))


def _whole(found: "re.Match[str]", said: Said) -> Days:
    return whole(found[2], _SHIFTS.get(found[1], 0), said.today)


def _weekend(found: "re.Match[str]", said: Said) -> Days:
    return edge("cuoi", "week", _SHIFTS.get(found[1] or "this", 0), said.today)


def _edge(found: "re.Match[str]", said: Said) -> Days:
    return edge(_PARTS[found[1]], found[3], _SHIFTS.get(found[2] or "this", 0), said.today)


def _short_edge(found: "re.Match[str]", said: Said) -> Days:
    unit = {"w": "week", "m": "month", "q": "quarter", "y": "year"}[found[1]]
    return edge("cuoi", unit, 0, said.today)


def _part_of_month(found: "re.Match[str]", said: Said) -> Days:
    return edge(_PARTS[found[1]], "month", 0, _month(found[2], found[3], said)[0])


def _span(found: "re.Match[str]", said: Said) -> Days:
    count = int(found[2]) if found[2].isdigit() else _COUNTS[found[2]]
    sign = _SHIFTS.get(found[1], 1)
    other = moved(found[3], sign * count, said.today)
    return Unit.PART, min(said.today, other), max(said.today, other)


def _ago(found: "re.Match[str]", said: Said) -> Days:
    count = int(found[1]) if found[1].isdigit() else _COUNTS[found[1]]
    return whole(found[2], -count, said.today)


def _weekdays(found: "re.Match[str]", said: Said) -> Days:
    """A range of weekdays begins with the next of the first, or in the week that is said."""
    start = week_of(said.today)[0] + timedelta(days=_WEEKDAYS.index(found[2][:3]))
    week = found[1] or found[4]
    weeks = _SHIFTS.get(week, 0) if week else int(start < said.today)
    start += timedelta(weeks=weeks)
    last = _WEEKDAYS.index(found[3][:3])
    return Unit.DAY, start, start + timedelta(days=(last - start.weekday()) % 7)


def _to_date(found: "re.Match[str]", said: Said) -> Days:
    return Unit.DAY, whole(found[1], 0, said.today)[1], said.today


def _month_first(found: "re.Match[str]", said: Said) -> Days:
    first, _ = _month(found[1], found[4], said)
    last = int(found[3] or found[2])
    return Unit.DAY, first.replace(day=int(found[2])), first.replace(day=last)


def _day_first(found: "re.Match[str]", said: Said) -> Days:
    first, _ = _month(found[2], found[3], said)
    return one_day(first.replace(day=int(found[1])))


def _days_first(found: "re.Match[str]", said: Said) -> Days:
    first, _ = _month(found[3], found[4], said)
    return Unit.DAY, first.replace(day=int(found[1])), first.replace(day=int(found[2]))


def _ordinal(found: "re.Match[str]", said: Said) -> Days:
    return one_day(said.today.replace(day=int(found[1])))


def _quarter(found: "re.Match[str]", said: Said) -> Days:
    month = ("first", "second", "third", "fourth").index(found[1]) * 3 + 1
    return Unit.QUARTER, *quarter_of(date(said.year, month, 1))


def _whole_month(found: "re.Match[str]", said: Said) -> Days:
    return Unit.MONTH, *_month(found[1], found[2], said)


def _month(name: str, year: str | None, said: Said) -> tuple[date, date]:
    """A month without a year is the plan's."""
    return month_of(date(int(year) if year else said.year, _MONTHS.index(name[:3]) + 1, 1))


RULES = (
    Rule(
        "english_near_day",
        "today tonight day tomorrow yesterday",
        "(today|tonight|day after tomorrow|tomorrow|yesterday)",
        _near_day,
    ),
    Rule(
        "whole",
        "this next coming last previous current",
        "(this|next|coming|last|previous|current) (week|month|quarter|year)",
        _whole,
    ),
    Rule(
        "weekend", "the this next last weekend", "(?:(?:the )?(this|next|last) )?weekend", _weekend
    ),
    Rule(
        "english_weekdays",
        f"this next last coming {_DAY_NAMES}",
        rf"(?:(this|next|last|coming) )?{_WEEKDAY}"
        rf"{_TO}{_WEEKDAY}(?: (?:of )?(this|next|last) week)?",
        _weekdays,
    ),
    Rule(
        "english_weekday",
        f"this next last coming {_DAY_NAMES}",
        rf"(?:(this|next|last|coming) )?{_WEEKDAY}(?: (?:of )?(this|next|last) week)?",
        _weekday,
    ),
    Rule(
        "english_quarter",
        "the first second third fourth last",
        r"(?:the )?(first|second|third|fourth) quarter",
        _quarter,
    ),
    Rule(
        "english_edge",
        "the beginning start middle end",
        r"(?:the )?(beginning|start|middle|end) of (?:the )?(?:(this|next|last) )?"
        "(week|month|quarter|year)",
        _edge,
    ),
    Rule("short_edge", "eow eom eoq eoy", "eo([wmqy])", _short_edge),
    Rule(
        "part_of_month",
        "the early mid late beginning start middle end first second",
        r"(?:the )?(early|mid|late|(?:beginning|start|middle|end|first half|second half)"
        rf"(?= of))[ -](?:of )?{_MONTH}{_YEAR}",
        _part_of_month,
    ),
    Rule(
        "english_span",
        "the next coming within last past previous",
        rf"(?:(?:in )?the )?(next|coming|within|last|past|previous) "
        rf"(\d{{1,3}}|{'|'.join(_COUNTS)}) (hour|day|week|month|quarter)s?",
        _span,
    ),
    Rule(
        "english_ago",
        f"1 {' '.join(_COUNTS)}",
        rf"(\d{{1,3}}|{'|'.join(_COUNTS)}) (day|week|month|quarter|year)s? ago",
        _ago,
    ),
    Rule(
        "english_to_date", "year quarter month week", "(year|quarter|month|week) to date", _to_date
    ),
    Rule(
        "month_first",
        _MONTH_NAMES,
        rf"{_MONTH} (\d{{1,2}}){_TH}?(?!\d)(?:{_TO}(?:the )?(\d{{1,2}}){_TH}?(?!\d))?{_YEAR}",
        _month_first,
    ),
    Rule(
        "days_first",
        "the 1",
        rf"(?:the )?(\d{{1,2}}){_TH}?{_TO}(?:the )?(\d{{1,2}}){_TH}? (?:of )?{_MONTH}{_YEAR}",
        _days_first,
    ),
    Rule("day_first", "the 1", rf"(?:the )?(\d{{1,2}}){_TH}? (?:of )?{_MONTH}{_YEAR}", _day_first),
    Rule(
        "whole_month",
        "in for of due during this",
        rf"(?:in|for|of|due|during|this) {_MONTH}{_YEAR}(?! \d)",
        _whole_month,
    ),
    Rule("full_month", _MONTH_NAMES, rf"{_FULL_MONTH}{_YEAR}(?! \d)", _whole_month),
    Rule("ordinal", "the 1", rf"(?:the )?(\d{{1,2}}){_TH}", _ordinal),
)

"""Days of the week: "thứ sáu", "thứ ba tới", "t2 tuần sau", "từ thứ hai đến thứ sáu".

    weekday := thu (2-7 | hai ... bay) [week] | (chu nhat | cn) [week] | tN week
    week    := [cua] tuan which | which          "thứ sáu tuần sau", "thứ sáu này"
    range   := weekday (- | den) weekday         a week said last counts for both

A bare weekday is the next one, today included; "tới" is the next one after today. "T5" without a
week is May, as questions about tasks mean it.
"""

import re
from datetime import date, timedelta

from bot.parsing.moments.spoken import (
    WHICH,
    Rule,
    Said,
    is_a_name,
    is_said_of_oneself,
    shift_of,
)
from bot.parsing.moments.stretches import Days, one_day, week_of
from bot.parsing.when.mentions import Unit

_NUMBERS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_SPELLED = ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy")
_SUNDAY = 6
_NOT_COUNTED = r"(?<!tuan )(?<!lan )(?<!ky )(?<!quy )(?<!phien )(?<!nguoi )(?<!ky hop )"
_NUMBER = r"([2-7](?!\d)|hai|ba|tu|nam|sau|bay)"
_DAY = rf"(?:{_NOT_COUNTED}thu\s*{_NUMBER}|(chu nhat|cn))"
_WEEK = rf"(?: (?:cua )?(tuan )?{WHICH}(?!\s*(?:\d|ngay\b|khi\b)))?"
_OF_DATE = re.compile(
    rf"(?<![a-z0-9]){_DAY}[ ,(]*(?:ngay\s*)?(?=\d{{1,2}}\s*(?:[/-]\s*\d|thang\b))"
)
_TO = r"\s*(?:-|\b(?:cho )?(?:den|toi)(?: het)?\b)\s*"
_FOLLOWING = re.compile(r" +([a-z]+)")
_DONE_BY_ONE_TEXT = "co phai lam con can nop duoc se da dang chua xem muon hoi"
_DONE_BY_ONE = frozenset(_DONE_BY_ONE_TEXT.split())


def without_weekdays_of_dates(folded: str) -> str:
    """The text with "thứ sáu" blanked where its date stands beside it: "thứ sáu, 24/5".

    >>> without_weekdays_of_dates("hop thu sau, ngay 24/5")
    'hop               24/5'
    """
    if not any(word in folded for word in ("thu", "nhat", "cn")):
        return folded
    return _OF_DATE.sub(lambda found: " " * len(found[0]), folded)


def _weekday(found: "re.Match[str]", said: Said) -> Days | None:
    day = _number(found, 1, said)
    if day is None or _is_oneself(found, 4, said):
        return None
    return one_day(_day_of(day, found[3], found[4], said.today))


def _bare_weekday(found: "re.Match[str]", said: Said) -> Days | None:
    day = _number(found, 1, said)
    return None if day is None else one_day(_day_of(day, None, None, said.today))


def _number(found: "re.Match[str]", group: int, said: Said) -> int | None:
    """The weekday, Monday 0; "thư", "thủ tục" and somebody called Thu are none."""
    number = found[group]
    if number is None:
        return _SUNDAY
    at = said.words.folded.rfind("thu", 0, found.start(group))
    if not said.spelled(at, at + 3, "thứ") or _is_thu(said, at):
        return None
    if number.isdigit():
        return int(number) - 2
    return _NUMBERS[number] if said.spelled(*found.span(group), *_SPELLED) else None


def _is_thu(said: Said, at: int) -> bool:
    return said.words.lower.startswith("thu", at) and is_a_name(said.words, at)


def _is_oneself(found: "re.Match[str]", group: int, said: Said) -> bool:
    """“Thứ sáu tôi có ...”: "tôi" is no "tới", and without marks what follows tells them apart."""
    which, at = found[group], found.start(group)
    if which is None or not which.startswith("toi"):
        return False
    if not said.words.lower.startswith("toi", at):
        return is_said_of_oneself(said, at)
    following = _FOLLOWING.match(said.words.folded, at + 3)
    return following is not None and following[1] in _DONE_BY_ONE


def _day_of(number: int, of_week: str | None, which: str | None, today: date) -> date:
    monday, _ = week_of(today)
    day = monday + timedelta(days=number)
    if of_week:
        return day + timedelta(weeks=shift_of(which))
    if which in {"toi", "sap toi", "ke tiep", "tiep theo"}:
        return day + timedelta(weeks=int(day <= today))
    if which in {"truoc", "qua", "roi", "vua qua", "vua roi", "vua rui"}:
        return day - timedelta(weeks=int(day >= today))
    return day + timedelta(weeks=shift_of(which) if which else int(day < today))


def _short_weekday(found: "re.Match[str]", said: Said) -> Days:
    return one_day(_day_of(int(found[1]) - 2, "tuan", found[2], said.today))


def _range(found: "re.Match[str]", said: Said) -> Days | None:
    first, last = _number(found, 1, said), _number(found, 3, said)
    if first is None or last is None:
        return None
    if _is_oneself(found, 6, said):
        return None
    return _span(first, last, "tuan" if found[6] else None, found[6], said.today)


def _short_range(found: "re.Match[str]", said: Said) -> Days:
    last = int(found[2]) - 2 if found[2] else _SUNDAY
    return _span(int(found[1]) - 2, last, "tuan", found[3], said.today)


def _span(first: int, last: int, of_week: str | None, which: str | None, today: date) -> Days:
    start = _day_of(first, of_week, which, today)
    return Unit.DAY, start, start + timedelta(days=(last - first) % 7)


RULES = (
    Rule("weekdays", "thu chu cn", rf"{_DAY}{_TO}{_DAY}{_WEEK}", _range),
    Rule("short_weekdays", "t", rf"t([2-7]){_TO}(?:t([2-7])|cn) tuan {WHICH}", _short_range),
    Rule("weekday", "thu chu cn", rf"{_DAY}{_WEEK}", _weekday),
    Rule("bare_weekdays", "thu chu cn", rf"{_DAY}{_TO}{_DAY}()()", _range),
    Rule("bare_weekday", "thu chu cn", rf"{_DAY}", _bare_weekday),
    Rule("short_weekday", "t", rf"t([2-7]) tuan {WHICH}", _short_weekday),
)

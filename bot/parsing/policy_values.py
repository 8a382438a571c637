"""What an office types for how it reminds: counts of days, a weekday with its hour, yes or no."""

import re
from datetime import time

from bot.parsing.hours import read_hour
from bot.parsing.text import fold

_ON_THE_DAY = re.compile(r"\b(?:dung (?:ngay )?han|dung ngay|ngay han|hom do|on the day)\b")
_COUNT_WORDS = re.compile(r"\b(?:truoc|ngay|va|days?|before|and)\b|[,;.]")
_WEEKDAY = re.compile(
    r"\b(?:(?:thu|t)\s*(?P<day>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat|cn))\b"
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_YES = ("1", "co", "bat", "can", "yes", "on")
_NO = ("0", "khong", "tat", "no", "off")


def read_day_counts(text: str) -> tuple[int, ...] | None:
    """Days before a due date, the most first; none where other words stand between.

    >>> read_day_counts("7, 3 ngày và đúng ngày"), read_day_counts("7 tuần")
    ((7, 3, 0), None)
    """
    folded = _COUNT_WORDS.sub(" ", _ON_THE_DAY.sub(" 0 ", fold(text)))
    words = folded.split()
    if not words or not all(word.isdigit() and len(word) <= 3 for word in words):
        return None
    return tuple(sorted({int(word) for word in words}, reverse=True))


def weekday_in(text: str) -> int | None:
    """The weekday the text names, Monday being 1.

    >>> weekday_in("thứ bảy 9/5"), weekday_in("CN"), weekday_in("9/5")
    (6, 7, None)
    """
    found = _WEEKDAY.search(fold(text))
    if found is None:
        return None
    if found["sunday"]:
        return 7
    return _WEEKDAYS.get(found["day"]) or int(found["day"]) - 1


def without_weekday(text: str) -> str:
    """The same without the weekday, folded."""
    return " ".join(_WEEKDAY.sub(" ", fold(text)).split())


def read_weekday_hour(text: str) -> tuple[int, time] | None:
    """A weekday and an hour.

    >>> read_weekday_hour("thứ sáu lúc 16h")
    (5, datetime.time(16, 0))
    """
    weekday, hour = weekday_in(text), read_hour(without_weekday(text))
    return (weekday, hour) if weekday is not None and hour is not None else None


def read_yes_or_no(text: str) -> bool | None:
    """Yes or no in a word or as 1 or 0; none where it is neither.

    >>> read_yes_or_no("Có"), read_yes_or_no("tắt"), read_yes_or_no("chưa rõ")
    (True, False, None)
    """
    folded = fold(text)
    if folded in _YES:
        return True
    return False if folded in _NO else None

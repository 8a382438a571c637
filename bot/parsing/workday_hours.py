"""What an office types for summaries of months and quarters: which working day, and the hour."""

import re
from datetime import time

from bot.parsing.hours import read_hour
from bot.parsing.policy_values import read_working_days
from bot.parsing.text import fold

_HOUR = re.compile(r"\b\d{1,2}\s*(?:gio|h|g|:)\s*(?:\d{1,2}|ruoi)?")
_FIRST = re.compile(r"\b(?:dau(?: tien)?|first)\b")
_NUMBER = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORKING = re.compile(r"\b(?:lam viec|working|workday)\b")
_OTHER_DAYS = re.compile(r"\b(?:thu|ngay|mung|mong|tuan|thang|week|month)\b(?! dau tien)")
"""Weekdays and days of a month, unless it says that working days are counted."""
_IN_WORDS = re.compile(r"\blam viec thu (nhat|hai|ba|tu|nam)\b")
_PLACES = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}
NEVER = (0, time(0))


def read_workday_hour(text: str) -> tuple[int, time] | None:
    """Which working day, the first being 1, and the hour; `NEVER`, or none for anything else.

    >>> read_workday_hour("ngày làm việc đầu tiên, 8h"), read_workday_hour("3 7h30")
    ((1, datetime.time(8, 0)), (3, datetime.time(7, 30)))
    >>> read_workday_hour("ngày làm việc thứ hai lúc 14h"), read_workday_hour("thứ hai 14h")
    ((2, datetime.time(14, 0)), None)
    >>> read_workday_hour("thứ 2, 8h"), read_workday_hour("mùng 5, 8h")
    (None, None)
    >>> read_workday_hour("không gửi") == NEVER, read_workday_hour("8h")
    (True, None)
    """
    if read_working_days(text) == 0:
        return NEVER
    hour, place = read_hour(text), _place(_HOUR.sub(" ", fold(text)))
    return (place, hour) if hour is not None and place else None


def _place(folded: str) -> int | None:
    if _OTHER_DAYS.search(folded) and not _WORKING.search(folded):
        return None
    if _FIRST.search(folded):
        return 1
    if named := _IN_WORDS.search(folded):
        return _PLACES[named[1]]
    numbers = _NUMBER.findall(folded)
    return int(numbers[0]) if len(numbers) == 1 else None

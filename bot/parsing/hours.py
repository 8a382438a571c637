"""Hours of the day as people type them: "7h30", "19:00", "7 giờ rưỡi", "5 giờ chiều"."""

import re
from datetime import time

from bot.parsing.text import fold

_HOUR = re.compile(
    r"(?<![\d/.])(?P<hour>\d{1,2})\s*(?:gio|h|g|:)\s*(?:(?P<minute>\d{1,2})(?!\d)|(?P<half>ruoi)\b)?"
    r"(?:\s*(?:p|ph|phut)\b)?(?:\s*(?P<part>sang|trua|chieu|toi|dem|am|pm)\b)?"
)
_BARE = re.compile(r"(?P<hour>\d{1,2})")
_AFTERNOON = ("chieu", "toi", "pm")


def read_hour(text: str) -> time | None:
    """The one hour the text names; none where it names several, or one no clock has.

    >>> read_hour("7h30"), read_hour("5 giờ chiều"), read_hour("25h")
    (datetime.time(7, 30), datetime.time(17, 0), None)
    """
    folded = fold(text)
    if bare := _BARE.fullmatch(folded):
        return _time(int(bare["hour"]), 0, "")
    found = read_hours(folded)
    return found[0] if len(found) == 1 else None


def read_hours(text: str) -> tuple[time, ...]:
    """All the hours a text names, in order; none at all where one of them is on no clock.

    >>> [str(hour) for hour in read_hours("từ 22h đến 6h30")]
    ['22:00:00', '06:30:00']
    """
    found = [_read(one) for one in _HOUR.finditer(fold(text))]
    return tuple(hour for hour in found if hour is not None) if None not in found else ()


def _read(found: "re.Match[str]") -> time | None:
    minute = 30 if found["half"] else int(found["minute"] or 0)
    return _time(int(found["hour"]), minute, found["part"] or "")


def _time(hour: int, minute: int, part: str) -> time | None:
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if (part == "dem" and hour == 12) or (hour, minute) == (24, 0):
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None

"""The days from one mention to another: years filled in, days that do not exist moved."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from bot.parsing.text import Words
from bot.parsing.when.printed import DayOfYear, Mention, Unit


class Stretch(NamedTuple):
    """Inclusive days a text names; `moved` are the days as printed that do not exist."""

    unit: Unit
    at: int
    end: int
    first: date
    last: date
    moved: tuple[tuple[str, date], ...] = ()
    exists: bool = True
    ranged: bool = False
    backwards: bool = False
    """It is printed to end before it begins; only the end is believed."""
    lunar: bool = False
    """Of the lunar calendar: it stands for no day here."""


def stretch_of(words: Words, first: Mention, last: Mention, *, year: int) -> Stretch:
    """The days from one mention to another (or the same), years filled in."""
    unit = first.unit if last is first or first.unit > last.unit else last.unit
    if not (first.exists and last.exists):
        lunar = first.lunar or last.lunar
        return Stretch(unit, first.at, last.end, date.min, date.min, exists=False, lunar=lunar)
    start_year = first.year or year
    crosses = first.first > last.last
    end_year = last.year if last.year and last is not first else start_year + crosses
    start, finish = day_in(start_year, first.first), day_in(end_year, last.last)
    moved: tuple[tuple[str, date], ...] = ()
    if last.unit is Unit.DAY or first.unit is Unit.DAY:
        moved = _moved(words, first, start, first.first) + (
            () if finish == start else _moved(words, last, finish, last.last)
        )
    ranged = last is not first or _is_range(first)
    if finish < start:
        return Stretch(unit, first.at, last.end, finish, finish, moved, True, ranged, True)
    return Stretch(unit, first.at, last.end, start, finish, moved, True, ranged)


def _moved(
    words: Words, mention: Mention, day: date, printed: DayOfYear
) -> tuple[tuple[str, date], ...]:
    if mention.unit is not Unit.DAY or day.day == printed[1]:
        return ()
    return ((_without_ngay(words.printed[mention.at : mention.end]), day),)


def _without_ngay(printed: str) -> str:
    return re.sub(r"^\D+", "", printed)


def _is_range(mention: Mention) -> bool:
    """Whether one mention names several of its unit: "15-20/5", "tháng 3-6"."""
    if mention.ranged or mention.unit is Unit.DAY:
        return mention.first != mention.last
    if mention.unit is Unit.MONTH:
        return mention.first[0] != mention.last[0]
    return mention.unit is Unit.QUARTER and (mention.last[0] - mention.first[0]) % 12 > 2


@lru_cache(maxsize=4096)
def day_in(year: int, day_of_year: DayOfYear) -> date:
    """A day of a year; the month's last where it has fewer, counted from there if negative.

    >>> day_in(2024, (2, 30)).isoformat(), day_in(2024, (2, -7)).isoformat()
    ('2024-02-29', '2024-02-23')
    >>> day_in(2024, (6, -31)).isoformat()
    '2024-05-31'
    """
    month, day = day_of_year
    if 0 < day <= 28:
        return date(year, month, day)
    length = monthrange(year, month)[1]
    if day > 0:
        return date(year, month, min(day, length))
    return date(year, month, length) + timedelta(days=day + 1)

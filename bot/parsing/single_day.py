"""One day out of words: a date, or a day said from today or from another day.

day   := what a question's period is read from (see moments/moment.py), the last of its days
later := [them | +] N (ngay | tuan | thang) [lam viec]     counted from a day that is given
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.parsing.intents.task_numbers import number_place
from bot.parsing.moments.moment import find_moment
from bot.parsing.text import words_of
from bot.parsing.when.lengths import COUNT, days_in

_LATER = re.compile(rf"(?:\b(?:them|thêm|gia han|lui)\s+|\+\s*){COUNT}")


@dataclass(frozen=True, slots=True)
class Later:
    """So many days after a day; working days where it says so."""

    days: int
    working: bool


def read_day(text: str, *, today: date, year: int) -> date | None:
    """The last day of what is named; a date without a year is of `year`.

    >>> read_day("ngày 10/6", today=date(2024, 5, 15), year=2024)
    datetime.date(2024, 6, 10)
    >>> read_day("hôm qua", today=date(2024, 5, 15), year=2024)
    datetime.date(2024, 5, 14)
    >>> read_day("chưa biết", today=date(2024, 5, 15), year=2024)
    """
    words = words_of(text[:200])
    found = find_moment(words, words.folded, today=today, year=year)
    return found.period.end if found else None


def without_task_number(text: str) -> str:
    """The words without the number of the task they are about, which is part of no day.

    >>> without_task_number("gia hạn việc 55 đến 15/6")
    'gia hạn việc đến 15/6'
    >>> without_task_number("đến 15/6")
    'đến 15/6'
    """
    words = words_of(text)
    at, end = number_place(words.folded)
    if at == end:
        return text
    kept = words.printed[:at].rstrip(), words.printed[end:].lstrip()
    return " ".join(part for part in kept if part)


def read_later(text: str) -> Later | None:
    """“Thêm 5 ngày làm việc”: how much later, where only that is said.

    >>> read_later("gia hạn thêm 5 ngày làm việc"), read_later("thêm 2 tuần")
    (Later(days=5, working=True), Later(days=14, working=False))
    >>> read_later("đến 15/6")
    """
    found = _LATER.search(words_of(text[:400]).folded)
    if found is None:
        return None
    return Later(days_in(found[1], found[2]), working=bool(found[3]))

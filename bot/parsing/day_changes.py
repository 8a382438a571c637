"""What an office types of its days off: "nghỉ 30/4 - 3/5", "làm bù thứ bảy 9/5 thay 30/4"."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.parsing.day_ranges import read_days
from bot.parsing.guesses import moved_in
from bot.parsing.policy_values import weekday_in, without_weekday
from bot.parsing.text import fold
from bot.parsing.values import Period

_DROP = re.compile(r"^(?:bo|xoa|thoi|khong)\s+")
_WORK = re.compile(r"^(?:di )?(?:lam bu|lam viec|lam)\b")
_OFF = re.compile(r"^(?:nghi(?: bu| le| phep)?)\b")
_INSTEAD = re.compile(r"\b(?:thay cho|bu cho|thay|cho|doi)(?: ngay)?\b")


class DayKind(StrEnum):
    OFF = "off"
    WORK = "work"
    DROP_OFF = "drop_off"
    DROP_WORK = "drop_work"


@dataclass(frozen=True, slots=True)
class DayChange:
    """Days off, or one day to be worked, to be added or dropped."""

    kind: DayKind
    days: Period
    """Both ends are known."""
    instead_of: date | None = None
    """The day that is off in exchange."""
    weekday: int | None = None
    """As it was typed with the day, Monday being 1; it may be wrong."""


def read_day_change(text: str, *, today: date) -> DayChange | None:
    """What the words ask for; none where a day is missing, or no calendar has it.

    >>> found = read_day_change("làm bù thứ bảy 9/5 thay 30/4", today=date(2026, 4, 1))
    >>> str(found.days.start), str(found.instead_of), found.weekday
    ('2026-05-09', '2026-04-30', 6)
    """
    folded = fold(text)
    if moved_in(folded, year=today.year) is not None:
        return None
    drop = _DROP.match(folded)
    said = folded[drop.end() :] if drop else folded
    if work := _WORK.match(said):
        return _worked(said[work.end() :], today=today, dropped=drop is not None)
    off = _OFF.match(said)
    days = _days(said[off.end() :] if off else said, today=today)
    if days is None or (drop is None and off is None and not said[:1].isdigit()):
        return None
    named = weekday_in(said) if days.start == days.end else None
    return DayChange(DayKind.DROP_OFF if drop else DayKind.OFF, days, weekday=named)


def _worked(said: str, *, today: date, dropped: bool) -> DayChange | None:
    worked, *instead = _INSTEAD.split(said, maxsplit=1)
    days = _days(worked, today=today)
    if days is None or days.start != days.end:
        return None
    kind = DayKind.DROP_WORK if dropped else DayKind.WORK
    if not instead:
        return DayChange(kind, days, weekday=weekday_in(worked))
    free = _days(instead[0], today=today)
    if free is None or free.start != free.end:
        return None
    return DayChange(kind, days, instead_of=free.start, weekday=weekday_in(worked))


def _days(said: str, *, today: date) -> Period | None:
    return read_days(without_weekday(said), today=today)

"""A deadline as somebody types it for one task: a plan's time phrase, or a day said from today.

    deadline := a time cell (deadlines.py) | a moment (moments/): "thứ sáu tuần này", "cuối tháng"

A month or day without a year is this year's, unless that lies more than half a year back: in
December "trước 15/1" is next year's. A single day is the last day, not the only one.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.parsing.deadlines import read_deadline
from bot.parsing.moments.moment import find_moment
from bot.parsing.replies import without_particles
from bot.parsing.text import words_of
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import Doubt, Milestone
from bot.parsing.when.timed import find_timed

_LONG_PAST = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class TypedDeadline:
    """What was typed, and what it says; no milestones where it names no time.

    A day said from today stands as its date, since tomorrow the words would say another.
    """

    printed: str
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def last_day(self) -> date | None:
        return max((one.due for one in self.milestones if one.due), default=None)


def read_typed_deadline(text: str, *, today: date, strict_before: bool = False) -> TypedDeadline:
    """The milestones of a typed deadline; nothing raises.

    >>> read_typed_deadline("trước 30/6", today=date(2024, 5, 15)).last_day
    datetime.date(2024, 6, 30)
    >>> read_typed_deadline("thứ sáu tuần này", today=date(2024, 5, 15)).last_day
    datetime.date(2024, 5, 17)
    >>> read_typed_deadline("trước 15/1", today=date(2024, 12, 20)).last_day
    datetime.date(2025, 1, 15)
    """
    found = _read(text, today=today, year=today.year, strict_before=strict_before)
    if found.last_day and today - found.last_day > _LONG_PAST:
        later = _read(text, today=today, year=today.year + 1, strict_before=strict_before)
        if later.last_day and later.last_day >= today:
            return later
    return found


def _read(text: str, *, today: date, year: int, strict_before: bool) -> TypedDeadline:
    words = without_particles(words_of(text))
    text = words.printed
    is_timed = bool(find_timed(words, words.folded, year=year))
    if not is_timed and (said := _said_from_today(text, today=today, year=year)):
        return said
    read = read_deadline(text, year=year, strict_before=strict_before)
    milestones = tuple(map(_as_last_day, read.milestones))
    # A year that is printed is meant: that it is not the plan's is no doubt here.
    doubts = tuple(one for one in read.doubts if one.key != "other-year")
    return TypedDeadline(text, milestones, doubts)


def _said_from_today(text: str, *, today: date, year: int) -> TypedDeadline | None:
    """A moment that is all there is: nothing is awaited beside it."""
    words = words_as_meant(text)
    moment = find_moment(words, words.folded, today=today, year=year)
    if moment is None or moment.period.end is None:
        return None
    awaited = next((one for one in read_deadline(text, year=year).milestones if one.trigger), None)
    if awaited and (awaited.offset_days or moment.at > len("sau khi ")):
        return None
    day = moment.period.end
    return TypedDeadline(f"{day.day}/{day.month}/{day.year}", (Milestone(due=day),))


def _as_last_day(milestone: Milestone) -> Milestone:
    is_one_day = milestone.start == milestone.due and milestone.recurrence is None
    return replace(milestone, start=None) if is_one_day else milestone

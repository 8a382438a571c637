"""The later days that may be asked for and granted; pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import NhacViecError
from bot.storage import Milestone
from bot.workdays import Calendar

_LONGEST = timedelta(days=2 * 366)
_MONTHS, _QUARTER = 12, 3


class BadDay(NhacViecError):
    """The day asked for or granted is past, no later than the one in force, or years away."""

    key = "later-day-past"


@dataclass(frozen=True, slots=True)
class NewDay:
    """The day that may be asked for; `moved_from` is the day off it was moved from."""

    milestone: Milestone
    old_due: date
    day: date
    moved_from: date | None = None


def allowed_day(milestone: Milestone, *, wanted: date, today: date, calendar: Calendar) -> NewDay:
    """Raises `BadDay` with a sentence for each reason."""
    old_due = milestone.due or today
    day = checked_day(old_due, wanted=wanted, today=today, calendar=calendar)
    return NewDay(milestone, old_due, day, moved_from=wanted if day != wanted else None)


def checked_day(old_due: date, *, wanted: date, today: date, calendar: Calendar) -> date:
    """The day, or the working day before a day off; raises `BadDay` as `allowed_day` does."""
    if wanted < today:
        raise BadDay(day=wanted)
    if wanted > today + _LONGEST:
        raise BadDay("later-day-far", day=wanted)
    day = calendar.workday_on_or_before(wanted)
    if day < today or day <= old_due:
        raise BadDay("later-day-not-later", day=day, old=old_due)
    return day


def quick_days(old_due: date, *, today: date, calendar: Calendar) -> tuple[date, ...]:
    """Three working days, a week, the ends of month and quarter; all on working days.

    Counted from the due day, or from today where that has passed.
    """
    start = max(old_due, today)
    wanted = (
        calendar.add_workdays(start, 3),
        start + timedelta(days=7),
        month_end(start.year, start.month),
        month_end(start.year, (start.month + _QUARTER - 1) // _QUARTER * _QUARTER),
    )
    days = {calendar.workday_on_or_before(day) for day in wanted}
    return tuple(sorted(day for day in days if day > start))


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 12)
    datetime.date(2024, 12, 31)
    """
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return following - timedelta(days=1)

"""Working days, days off and swapped days, given the table of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Vietnam's working days, with the office's own days off and swapped days over them."""

    days_off: frozenset[date] = frozenset()
    worked_days: frozenset[date] = frozenset()
    """Weekends and holidays on which the office does work, in exchange for another day."""

    def is_workday(self, day: date) -> bool:
        if day in self.worked_days:
            return True
        if day in self.days_off:
            return False
        country = _vietnam(day.year)
        if day in country.worked:
            return True
        return day.weekday() < _SATURDAY and day not in country.off

    def workday_on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def workday_on_or_after(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        return day if self.is_workday(day) else self.add_workdays(day, 1)

    def add_workdays(self, day: date, count: int) -> date:
        """The day `count` working days later, or earlier; the first day is not counted."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day


@dataclass(frozen=True, slots=True)
class _Country:
    """A year's public holidays, and the Saturdays worked in exchange for a day beside one."""

    off: frozenset[date]
    worked: frozenset[date]


@cache
def _vietnam(year: int) -> _Country:
    # The import takes a tenth of a second, which a start-up need not pay; see `know_years`.
    from holidays import country_holidays  # noqa: PLC0415

    days = country_holidays("VN", years=year)
    return _Country(frozenset(days), frozenset(days.weekend_workdays))


def know_years(around: int) -> None:
    """Works out the holidays of a year and of those beside it; for a thread, as it takes long."""
    for year in (around - 1, around, around + 1):
        _vietnam(year)


@cache
def country_days(year: int, language: str) -> tuple[tuple[date, str], ...]:
    """Vietnam's public holidays of a year with their names, in Vietnamese or English."""
    from holidays import country_holidays  # noqa: PLC0415 - as above

    spoken = "vi" if language == "vi" else "en_US"
    return tuple(sorted(country_holidays("VN", years=year, language=spoken).items()))


def country_worked_days(year: int) -> tuple[date, ...]:
    """Weekends of a year the country works, in exchange for a day beside a holiday."""
    return tuple(sorted(day for day in _vietnam(year).worked if day.year == year))


def calendar_of(days_off: Iterable[date], swaps: Iterable[tuple[date, date | None]]) -> Calendar:
    """The calendar of an office out of its table of days off and of (worked, free) swaps."""
    pairs = list(swaps)
    free = {day for _, day in pairs if day is not None}
    return Calendar(frozenset(days_off) | free, frozenset(worked for worked, _ in pairs))

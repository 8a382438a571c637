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
        return (
            day.weekday() < _SATURDAY and day not in self.days_off and day not in holidays(day.year)
        )

    def workday_on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def add_workdays(self, day: date, count: int) -> date:
        """The day `count` working days later, the first day not counted."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day


@cache
def holidays(year: int) -> frozenset[date]:
    """Vietnam's public holidays of a year, Tết and days given for others among them."""
    # The import takes a tenth of a second, which a start-up need not pay.
    from holidays import country_holidays  # noqa: PLC0415

    return frozenset(country_holidays("VN", years=year))


def calendar_of(days_off: Iterable[date], swaps: Iterable[tuple[date, date | None]]) -> Calendar:
    """The calendar of an office out of its table of days off and of (worked, free) swaps."""
    pairs = list(swaps)
    free = {day for _, day in pairs if day is not None}
    return Calendar(frozenset(days_off) | free, frozenset(worked for worked, _ in pairs))

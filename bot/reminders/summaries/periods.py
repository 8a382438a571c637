"""When a summary is due, and until when it is still of use; pure rules of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.domain import Policy
from bot.messages.summaries.values import Span
from bot.reminders.rules import next_opening
from bot.workdays import Calendar

_DAY = timedelta(days=1)
_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3}
_USEFUL = {Span.MONTH: timedelta(days=21), Span.QUARTER: timedelta(days=31)}
"""After the period; the next weekly summary says more than a monthly one that is older."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a summary is about, both included; of a week, those in which it is sent."""

    span: Span
    first: date
    last: date

    @property
    def key(self) -> str:
        return f"{self.span}:{self.first.isoformat()}"

    @property
    def before(self) -> "Period":
        return period_with(self.span, self.first - _DAY)

    @property
    def useful_until(self) -> date:
        """The last day on which it is still sent."""
        return self.last + _USEFUL.get(self.span, timedelta(0))


def period_with(span: Span, day: date) -> Period:
    """The week, month or quarter a day is in."""
    if span is Span.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(span, monday, monday + timedelta(days=6))
    months = _MONTHS[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(span, first, first + relativedelta(months=months) - _DAY)


def read_period(span: Span, first: str) -> Period:
    """The period of an ISO day; raises `ValueError` for what is none."""
    return period_with(span, date.fromisoformat(first))


def sent_around(today: date) -> Iterator[Period]:
    """What may be due: this week's, and those of the last month and quarter."""
    yield period_with(Span.WEEK, today)
    for span in (Span.MONTH, Span.QUARTER):
        yield period_with(span, today).before


def moment_of(
    period: Period, *, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> datetime | None:
    """When it is due: a week's on the office's day, the others on the first one after their days.

    On a day off it waits for the first working day after; a week's that has none any more comes on
    the one before. None where the office does not work while it is of use.
    """
    planned = period.last + _DAY
    if period.span is Span.WEEK:
        planned = period.first + timedelta(days=policy.weekly_day - 1)
    day = _working_day(planned, period, calendar)
    if day is None:
        return None
    return datetime.combine(day, policy.weekly_hour, zone).astimezone(UTC)


def _working_day(planned: date, period: Period, calendar: Calendar) -> date | None:
    """The day itself or the next one that is of use, else the last one of its days before."""
    after = (planned + _DAY * n for n in range((period.useful_until - planned).days + 1))
    before = (planned - _DAY * n for n in range(1, (planned - period.first).days + 1))
    in_turn = chain(after, before if period.span is Span.WEEK else ())
    return next((day for day in in_turn if calendar.is_workday(day)), None)


def post_at(
    now: datetime, moment: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> datetime:
    """Now on the day itself until the evening; what was missed goes out when the office works."""
    local, planned = now.astimezone(zone), moment.astimezone(zone)
    if local.date() == planned.date() and local.time() < max(policy.evening, planned.time()):
        return now
    return next_opening(now, zone=zone, policy=policy, calendar=calendar)

"""When a summary is due, and until when it is still of use; pure rules of days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from bot.domain import Policy
from bot.messages.summaries.values import Span
from bot.reminders.rules import next_opening
from bot.workdays import Calendar

_DAY = timedelta(days=1)
_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3}
A_MORNING = timedelta(hours=3)
"""What is due so close together comes as one message."""
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
    """When it is due: a week's on the office's weekday, the others on its working day after them.

    None where the office wants none, or does not work while it is of use.
    """
    if period.span is Span.WEEK:
        day, hour = _of_week(period, policy.weekly_day, calendar), policy.weekly_hour
    elif period.span is Span.MONTH:
        day, hour = _after(period, policy.monthly_day, calendar), policy.monthly_hour
    else:
        day, hour = _after(period, policy.quarterly_day, calendar), policy.quarterly_hour
    return datetime.combine(day, hour, zone).astimezone(UTC) if day else None


def _of_week(week: Period, weekday: int, calendar: Calendar) -> date | None:
    """The weekday itself or the next working day of its week, else the last one before."""
    planned = week.first + timedelta(days=weekday - 1)
    after = (planned + _DAY * n for n in range((week.last - planned).days + 1))
    before = (planned - _DAY * n for n in range(1, (planned - week.first).days + 1))
    return next((day for day in chain(after, before) if calendar.is_workday(day)), None)


def _after(period: Period, place: int, calendar: Calendar) -> date | None:
    """The working day that is the first, second … after it, while it is of use; 0 for none."""
    days = (period.last + _DAY * n for n in range(1, (period.useful_until - period.last).days + 1))
    worked = (day for day in days if calendar.is_workday(day))
    return next(islice(worked, place - 1, None), None) if place else None


Policies = Sequence[tuple[datetime, Policy]]
"""What the office has wanted, the newest first, each with the instant it began to hold."""


def held_moment(
    period: Period, policies: Policies, *, zone: ZoneInfo, calendar: Calendar
) -> datetime | None:
    """When it is due by what held then.

    A change brings nothing that would lie before it, and what the office wanted until then still
    comes where it was yet to come.
    """
    for since, policy in policies:
        moment = moment_of(period, zone=zone, policy=policy, calendar=calendar)
        if moment is None or moment >= since:
            return moment
    return None


def of_one_morning(
    period: Period, moment_of_one: Callable[[Period], datetime | None], *, zone: ZoneInfo
) -> list[tuple[Period, datetime]]:
    """What is due within hours of it on the same day, itself included, the longest first."""
    own = moment_of_one(period)
    if own is None:
        return []
    day = own.astimezone(zone).date()
    moments = ((one, moment_of_one(one)) for one in sent_around(day))
    found = [
        (one, moment)
        for one, moment in moments
        if moment is not None
        and moment.astimezone(zone).date() == day
        and abs(moment - own) <= A_MORNING
    ]
    return found[::-1]


def post_at(
    period: Period,
    moment: datetime,
    *,
    now: datetime,
    zone: ZoneInfo,
    policy: Policy,
    calendar: Calendar,
) -> datetime:
    """Now on its own day: until the evening, or until midnight where its hour is near that.

    What was missed goes out when the office works again; now, where its time is over by then.
    """
    opening = next_opening(now, zone=zone, policy=policy, calendar=calendar)
    local, planned = now.astimezone(zone), moment.astimezone(zone)
    if local.date() != planned.date():
        return opening
    evening = datetime.combine(planned.date(), policy.evening, zone)
    is_late_in_the_day = planned + A_MORNING >= evening
    is_over_by_then = opening.astimezone(zone).date() > period.useful_until
    return now if local < evening or is_late_in_the_day or is_over_by_then else opening

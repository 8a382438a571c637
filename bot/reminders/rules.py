"""Milestone, policy and working days to the steps that are to be told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES, OwnTimes, Part, Policy
from bot.workdays import Calendar

STILL_USEFUL = timedelta(days=14)
"""What was to be told longer ago, while nobody was told, is no morning's news any more."""
LATE_AFTER = timedelta(minutes=30)
PERIOD_BEGINS = 10_000
"""The step at which a period's task is first mentioned; no count of days reaches it."""
SHORTEST_PERIOD = timedelta(days=27)
LEADING = frozenset({Part.LEAD})


@dataclass(frozen=True, slots=True)
class Step:
    """One telling, on a working day.

    `days_before` counts from the due date: 7 is a week before it, 0 the day itself, -3 three days
    after it, and `PERIOD_BEGINS` the first working day of the period. `Reminder.step` keeps it.
    """

    days_before: int
    day: date


def counts(policy: Policy, part: Part) -> tuple[int, ...]:
    """The steps of one part in a task, as `Step.days_before` counts them."""
    match part:
        case Part.LEAD:
            begins = (PERIOD_BEGINS,) if policy.period_start else ()
            return (*begins, *policy.days_before, *_after(policy.days_after))
        case Part.COORDINATING:
            return (*policy.coordinating_before, *_after(policy.coordinating_after))
        case Part.DIRECTING:
            return _after(policy.directing_after)


def _replaced(policy: Policy, part: Part, due: date | None = None) -> list[int]:
    """Counts the office gave up that still hold for this due date, or for any."""
    before, after = _FIELDS[part]
    return [
        count if field == before else -count
        for field, count, first, last in policy.replaced
        if field in (before, after) and (due is None or first <= due <= last)
    ]


def _after(days: Collection[int]) -> tuple[int, ...]:
    return tuple(-count for count in days)


def steps(
    due: date,
    policy: Policy,
    calendar: Calendar,
    *,
    parts: Collection[Part] = LEADING,
    begins: date | None = None,
) -> tuple[Step, ...]:
    """When somebody with these parts is told of a due date, each count once.

    Before the due date a day off moves to the working day before it, after it to the next one.
    `begins` is the first day of the milestone's period, where it has one.
    """
    wanted = dict.fromkeys(
        count for part in parts for count in (*counts(policy, part), *_replaced(policy, part, due))
    )
    days = ((count, _day_of(count, due, begins, calendar)) for count in wanted)
    return tuple(Step(count, day) for count, day in days if day is not None)


def _day_of(count: int, due: date, begins: date | None, calendar: Calendar) -> date | None:
    if count == PERIOD_BEGINS:
        day = calendar.workday_on_or_after(begins) if begins else due
        return day if day < due else None
    day = due - timedelta(days=count)
    return calendar.workday_on_or_before(day) if count >= 0 else calendar.workday_on_or_after(day)


def period_begins(start: date | None, due: date, recurrence: str | None) -> date | None:
    """The first day of a month's, quarter's or longer window; none of a shorter one.

    What recurs has its own days, each of which is told of by the others steps.
    """
    if start is None or recurrence is not None or due - start < SHORTEST_PERIOD:
        return None
    return start


def first_due(day: date, policy: Policy, calendar: Calendar) -> date:
    """The first due date with a step that comes on this day or later."""
    longest = max((-count for count in _all_counts(policy)), default=0)
    # A step on a day off waits for the next working day, however long the office was closed.
    open_before = calendar.add_workdays(day, -1)
    return min(day, open_before + timedelta(days=1) - timedelta(days=max(longest, 0)))


def last_due(day: date, policy: Policy, calendar: Calendar) -> date:
    """The last due date with a step that comes on this day or on the days off after it.

    What is told when its period begins may be due much later: see `period_starts`.
    """
    found = (count for count in _all_counts(policy) if count != PERIOD_BEGINS)
    longest = timedelta(days=max(*found, 0, 0))
    return calendar.add_workdays(day, 1) - timedelta(days=1) + longest


def period_starts(since: date, today: date, calendar: Calendar) -> tuple[date, date]:
    """The first days of the periods whose first working day is one of these."""
    return calendar.add_workdays(since, -1) + timedelta(days=1), today


def policy_since(policy: Policy, part: Part, count: int) -> date:
    """The first day on which the office wants this step to be told."""
    if count == PERIOD_BEGINS:
        return policy.told_from(0, "period_start")
    before, after = _FIELDS[part]
    return policy.told_from(abs(count), before if count >= 0 else after)


_FIELDS = {
    Part.LEAD: ("days_before", "days_after"),
    Part.COORDINATING: ("coordinating_before", "coordinating_after"),
    Part.DIRECTING: ("", "directing_after"),
}


def _all_counts(policy: Policy) -> list[int]:
    replaced = [count for part in Part for count in _replaced(policy, part)]
    return [count for part in Part for count in counts(policy, part)] + replaced


def is_useful(step: Step, due: date, *, since: date) -> bool:
    """Whether telling still helps: what is ahead does, whatever day it was to be told on.

    A period that began long ago is the exception: the other steps speak of its end.
    """
    moment = step.day if step.days_before == PERIOD_BEGINS else max(step.day, due)
    return moment >= since


def is_open(now: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar) -> bool:
    """Whether the office works: on working days, from the morning to the evening."""
    local = now.astimezone(zone)
    opens = policy.morning_on(local.date())
    return calendar.is_workday(local.date()) and opens <= local.time() < policy.evening


def next_opening(now: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar) -> datetime:
    """Now while the office works, else the next working morning."""
    if is_open(now, zone=zone, policy=policy, calendar=calendar):
        return now
    local = now.astimezone(zone)
    day = local.date()
    if not calendar.is_workday(day) or local.time() >= policy.morning_on(day):
        day = calendar.add_workdays(day, 1)
    return datetime.combine(day, policy.morning_on(day), zone).astimezone(UTC)


def morning_hour(
    day: date, *, policy: Policy, own: OwnTimes = NO_OWN_TIMES, quiet: bool = True
) -> time:
    """When somebody's morning message goes out on a working day, `quiet` hours considered.

    An hour or a quiet that the office's own hours leave no room for counts as none.
    """
    office = policy.morning_on(day)
    hour = own.morning_on(day) or office
    if hour >= policy.evening:
        hour = office
    if quiet and own.is_quiet(hour) and own.quiet_until is not None:
        return own.quiet_until if hour < own.quiet_until < policy.evening else hour
    return hour


def is_late(now: datetime, *, zone: ZoneInfo, hour: time) -> bool:
    """Whether somebody's morning is over by enough to say so."""
    local = now.astimezone(zone)
    return local - datetime.combine(local.date(), hour, zone) > LATE_AFTER

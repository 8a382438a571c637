"""Milestone, policy and working days to the steps that are to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES, OwnTimes, Policy
from bot.workdays import Calendar

STILL_USEFUL = timedelta(days=14)
"""A deadline that passed longer ago while nobody was told is no morning's news any more."""
LATE_AFTER = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Step:
    """One telling: so many days before the due date, on a working day."""

    days_before: int
    day: date


def steps(due: date, policy: Policy, calendar: Calendar) -> tuple[Step, ...]:
    """When a due date is told of; what falls on a day off moves to the working day before it."""
    return tuple(
        Step(days, calendar.workday_on_or_before(due - timedelta(days=days)))
        for days in policy.days_before
    )


def untold(
    found: Iterable[Step], *, told: frozenset[int], since: date, today: date, policy: Policy
) -> tuple[Step, ...]:
    """The steps whose day has come since then and that nobody was told of."""
    return tuple(
        step
        for step in found
        if max(since, policy.told_from(step.days_before)) <= step.day <= today
        and step.days_before not in told
    )


def due_between(today: date, policy: Policy, calendar: Calendar) -> tuple[date, date]:
    """Due dates outside these have no step to tell today, however long the office then closes."""
    return today - STILL_USEFUL, last_due(today, policy, calendar)


def last_due(day: date, policy: Policy, calendar: Calendar) -> date:
    """The last due date with a step that comes on this day or on the days off after it."""
    longest = timedelta(days=max(policy.days_before, default=0))
    return calendar.add_workdays(day, 1) - timedelta(days=1) + longest


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


def morning_hour(day: date, *, policy: Policy, own: OwnTimes = NO_OWN_TIMES) -> time:
    """When somebody's morning message goes out on a working day, quiet hours considered.

    An hour or a quiet that the office's own hours leave no room for counts as none.
    """
    office = policy.morning_on(day)
    hour = own.morning_on(day) or office
    if hour >= policy.evening:
        hour = office
    if own.is_quiet(hour) and own.quiet_until is not None:
        return own.quiet_until if hour < own.quiet_until < policy.evening else hour
    return hour


def is_late(now: datetime, *, zone: ZoneInfo, hour: time) -> bool:
    """Whether somebody's morning is over by enough to say so."""
    local = now.astimezone(zone)
    return local - datetime.combine(local.date(), hour, zone) > LATE_AFTER

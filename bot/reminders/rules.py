"""Milestone, policy and working days to the steps that are to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain import Policy
from bot.workdays import Calendar

STILL_USEFUL = timedelta(days=14)
"""A deadline that passed longer ago while nobody was told is no morning's news any more."""
LATE_AFTER = timedelta(minutes=30)
_LONGEST_HOLIDAY = timedelta(days=16)
"""How far days off can move a step to before its day; Tết with its weekends is ten days."""


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
    found: Iterable[Step], *, told: frozenset[int], since: date, today: date
) -> tuple[Step, ...]:
    """The steps whose day has come since then and that nobody was told of."""
    return tuple(
        step for step in found if since <= step.day <= today and step.days_before not in told
    )


def due_between(today: date, policy: Policy) -> tuple[date, date]:
    """Due dates outside these have no step to tell today."""
    longest = timedelta(days=max(policy.days_before, default=0))
    return today - STILL_USEFUL, today + longest + _LONGEST_HOLIDAY


def is_morning_time(now: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar) -> bool:
    """Whether morning messages may go out: on working days, from the morning to the evening."""
    local = now.astimezone(zone)
    return calendar.is_workday(local.date()) and policy.morning <= local.time() < policy.evening


def next_opening(now: datetime, *, zone: ZoneInfo, policy: Policy, calendar: Calendar) -> datetime:
    """Now while the office works, else the next working morning."""
    if is_morning_time(now, zone=zone, policy=policy, calendar=calendar):
        return now
    local = now.astimezone(zone)
    day = local.date()
    if not calendar.is_workday(day) or local.time() >= policy.morning:
        day = calendar.add_workdays(day, 1)
    return datetime.combine(day, policy.morning, zone).astimezone(UTC)


def is_late(now: datetime, *, zone: ZoneInfo, policy: Policy) -> bool:
    """Whether the morning is over by enough to say so."""
    local = now.astimezone(zone)
    morning = datetime.combine(local.date(), policy.morning, zone)
    return local - morning > LATE_AFTER

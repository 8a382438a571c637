"""When one person may be written to: working hours, and what they set themself."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import OwnTimes, Policy
from bot.reminders.rules import next_opening
from bot.workdays import Calendar

_TURNS = 12
"""Leave, opening and quiet can each push the moment on; more turns mean there is no room at all."""


def next_free(
    now: datetime, *, own: OwnTimes, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> datetime:
    """Now if the office works and the person is neither away nor quiet, else when that is so.

    A quiet that takes the whole of the office's hours counts for nothing: better heard than lost.
    """
    moment = now
    for _ in range(_TURNS):
        later = after_quiet(moment, own=own, zone=zone)
        later = next_opening(later, zone=zone, policy=policy, calendar=calendar)
        if later == moment:
            return moment
        moment = later
    return next_opening(_after_leave(now, own, zone), zone=zone, policy=policy, calendar=calendar)


def after_quiet(now: datetime, *, own: OwnTimes, zone: ZoneInfo) -> datetime:
    """Now, or when leave and quiet hours are over; for what may come at night and on days off."""
    moment = _after_leave(now, own, zone)
    local = moment.astimezone(zone)
    if own.quiet_until is None or not own.is_quiet(local.time()):
        return moment
    day = local.date()
    if local.time() >= own.quiet_until:
        day += timedelta(days=1)
    return datetime.combine(day, own.quiet_until, zone).astimezone(UTC)


def _after_leave(now: datetime, own: OwnTimes, zone: ZoneInfo) -> datetime:
    if own.away_until is None or not own.is_away(now.astimezone(zone).date()):
        return now
    back = own.away_until + timedelta(days=1)
    return datetime.combine(back, time(0), zone).astimezone(UTC)


def may_have_morning(
    now: datetime, *, own: OwnTimes, zone: ZoneInfo, policy: Policy, calendar: Calendar
) -> bool:
    """Whether a message of this morning, which was planned at its hour, may still go out."""
    local = now.astimezone(zone)
    if own.is_away(local.date()) or not calendar.is_workday(local.date()):
        return False
    return local.time() < policy.evening

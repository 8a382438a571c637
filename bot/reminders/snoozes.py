"""When a snooze ends, by the choices there are; always in working time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import OwnTimes, Policy
from bot.messages.taps.settings import SnoozeChoice
from bot.reminders.own_times import next_free
from bot.workdays import Calendar

AFTERNOON = time(14, 0)


@dataclass(frozen=True, slots=True)
class Hours:
    """What decides when one person may be reminded."""

    own: OwnTimes
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar

    def free(self, moment: datetime) -> datetime:
        return next_free(
            moment, own=self.own, zone=self.zone, policy=self.policy, calendar=self.calendar
        )

    def morning(self, day: date) -> datetime:
        """The office's morning of a working day, as an instant."""
        return datetime.combine(day, self.policy.morning_on(day), self.zone).astimezone(UTC)


def ends(choice: SnoozeChoice, *, now: datetime, hours: Hours) -> datetime | None:
    """When to remind again, to the minute; none for an afternoon that is no more."""
    today = now.astimezone(hours.zone).date()
    match choice:
        case SnoozeChoice.HOUR:
            moment = now + timedelta(hours=1)
        case SnoozeChoice.AFTERNOON:
            moment = datetime.combine(today, AFTERNOON, hours.zone).astimezone(UTC)
            if moment <= now or hours.free(moment) != moment:
                return None
        case SnoozeChoice.TOMORROW:
            moment = hours.morning(hours.calendar.add_workdays(today, 1))
        case SnoozeChoice.MONDAY:
            monday = today + timedelta(days=7 - today.weekday())
            moment = hours.morning(hours.calendar.workday_on_or_after(monday))
        case SnoozeChoice.THREE_DAYS:
            moment = hours.morning(hours.calendar.add_workdays(today, 3))
    return hours.free(moment.replace(second=0, microsecond=0))


def offered(now: datetime, *, hours: Hours) -> tuple[tuple[SnoozeChoice, datetime], ...]:
    """The choices there are now with their times; of two at the same time the first."""
    found: dict[datetime, SnoozeChoice] = {}
    for choice in SnoozeChoice:
        until = ends(choice, now=now, hours=hours)
        if until is not None:
            found.setdefault(until, choice)
    return tuple((choice, until) for until, choice in found.items())

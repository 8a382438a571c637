"""The morning of one day in one office, as everybody's reminders are made of it."""

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES, OwnTimes, Policy
from bot.reminders.rules import STILL_USEFUL, morning_hour
from bot.storage import Organisation, Session, reminders
from bot.storage.ids import id_of
from bot.storage.people import read_policy
from bot.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Morning:
    """The morning of one day in one office, as everybody's reminders are made of it."""

    org_id: int
    today: date
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar
    own: dict[int, OwnTimes]
    last: date | None
    """The last earlier morning that was planned."""

    def hour_of(self, person_id: int) -> time:
        return morning_hour(
            self.today, policy=self.policy, own=self.own.get(person_id, NO_OWN_TIMES)
        )

    def newest_hour(self, now: time) -> time | None:
        """The latest of everybody's hours that has come."""
        hours = {self.hour_of(person_id) for person_id in (0, *self.own)}
        return max((hour for hour in hours if hour <= now), default=None)

    def back_from(self, person_id: int) -> OwnTimes | None:
        """The leave somebody came back from lately."""
        own = self.own.get(person_id, NO_OWN_TIMES)
        if own.away_from is None or own.away_until is None:
            return None
        is_lately = self.today - STILL_USEFUL <= own.away_until < self.today
        return own if is_lately else None


async def morning_of(session: Session, office: Organisation, today: date) -> Morning:
    org_id = id_of(office)
    return Morning(
        org_id=org_id,
        today=today,
        zone=ZoneInfo(office.timezone),
        policy=read_policy(office.policy),
        calendar=await reminders.calendar(session, org_id),
        own=await reminders.own_times(session, org_id),
        last=await reminders.last_planned_before(session, org_id, today),
    )

"""The morning of one day in one office, as everybody's reminders are made of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import NO_OWN_TIMES, OwnTimes, Part, Policy
from bot.reminders.rules import STILL_USEFUL, counts, morning_hour, policy_since
from bot.storage import Organisation, Session, planned_mornings, reminders
from bot.storage.ids import id_of
from bot.storage.planned_mornings import PlannedMorning
from bot.storage.policies import read_policy
from bot.workdays import Calendar

Begins = Mapping[tuple[Part, int], date]
"""By part and count of days, the first day on which this step is told of."""


@dataclass(frozen=True, slots=True)
class Morning:
    """The morning of one day in one office, as everybody's reminders are made of it."""

    org_id: int
    today: date
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar
    own: dict[int, OwnTimes]
    last: PlannedMorning | None
    """The last earlier morning that was planned."""
    begins: Begins = field(default_factory=dict)

    @property
    def useful_from(self) -> date:
        return self.today - STILL_USEFUL

    def hour_of(self, person_id: int, *, urgent: bool = False) -> time:
        """What is urgent does not wait for the end of somebody's quiet hours."""
        own = self.own.get(person_id, NO_OWN_TIMES)
        return morning_hour(self.today, policy=self.policy, own=own, quiet=not urgent)

    def newest_hour(self, now: time) -> time | None:
        """The latest of everybody's hours that has come."""
        people = (0, *self.own)
        hours = {self.hour_of(one, urgent=urgent) for one in people for urgent in (False, True)}
        return max((hour for hour in hours if hour <= now), default=None)

    def back_from(self, person_id: int) -> OwnTimes | None:
        """The leave somebody came back from lately."""
        own = self.own.get(person_id, NO_OWN_TIMES)
        if own.away_from is None or own.away_until is None:
            return None
        return own if self.useful_from <= own.away_until < self.today else None

    def last_for(self, person_id: int) -> date | None:
        """The last earlier day whose morning was planned at somebody's hour too."""
        if self.last is None:
            return None
        if self.last.until is not None and self.last.until < self.hour_of(person_id):
            return self.last.day - timedelta(days=1)
        return self.last.day

    def first_after(self, instant: datetime, person_id: int) -> date:
        """The first morning of somebody's, working day or not, that comes after an instant."""
        local = instant.astimezone(self.zone)
        is_before = local.time() < self.hour_of(person_id)
        return local.date() if is_before else local.date() + timedelta(days=1)

    def told_from(self, count: int, parts: Collection[Part]) -> date:
        """The first day on which somebody with these parts is told of this step."""
        found = (
            max(self.begins.get((part, count), date.min), policy_since(self.policy, part, count))
            for part in parts
            if count in counts(self.policy, part)
        )
        return min(found, default=date.min)


async def morning_of(session: Session, office: Organisation, today: date) -> Morning:
    org_id, policy = id_of(office), read_policy(office.policy)
    planned = await planned_mornings.latest(session, org_id, until=today)
    return Morning(
        org_id=org_id,
        today=today,
        zone=ZoneInfo(office.timezone),
        policy=policy,
        calendar=await reminders.calendar(session, org_id),
        own=await reminders.own_times(session, org_id),
        last=next((one for one in planned if one.day < today), None),
        begins=_begins(policy, planned[0] if planned else None),
    )


def _begins(policy: Policy, last: PlannedMorning | None) -> Begins:
    """A step that the morning planned last did not know begins with the next: no flood of what
    it would have told, neither when the program comes to know more steps nor when the office does.
    """
    every = ((part, count) for part in Part for count in counts(policy, part))
    if last is None:
        return dict.fromkeys(every, date.min)
    known = _known_to(last, policy)
    return {one: known.get(one, last.day + timedelta(days=1)) for one in every}


def _known_to(last: PlannedMorning, policy: Policy) -> Begins:
    """A morning of an earlier version told the same days before to whoever leads and helps."""
    if last.begins is not None:
        return last.begins
    parts = (Part.LEAD, Part.COORDINATING)
    return {(part, count): date.min for part in parts for count in policy.days_before}

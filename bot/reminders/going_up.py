"""Which tasks go up the line on a day, and to whom; nothing is stored here.

Only what came late after it was stored, and what reaches its day under the counts that hold:
neither a plan loaded late nor a changed count brings a flood.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain import Level, Policy, counts_held, escalation_field
from bot.reminders.rules import Step
from bot.reminders.superiors import Staff
from bot.storage import (
    Organisation,
    Session,
    escalations,
    handovers,
    late_tasks,
    reminders,
    task_people,
)
from bot.storage.escalations import Key
from bot.storage.ids import id_of
from bot.storage.late_tasks import Late
from bot.storage.task_people import Member, Named
from bot.workdays import Calendar

STILL_NEWS = timedelta(days=30)
"""What nobody could be told of for so long is left to the reports."""
_AT_ONCE = 200
"""Tasks gone through before others are answered."""
WENT_UP = {Level.LEAD: -1001, Level.DIRECTOR: -1002}
"""`Reminder.step` of the morning that tells the doers that their task went up; no count of days
comes near."""


@dataclass(frozen=True, slots=True)
class Rising:
    """A task that goes up today, to one level's superiors."""

    task_id: int
    due: date
    level: Level
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Unheard:
    """A task whose day has come, but no message reaches anybody of the level."""

    task_id: int
    since: date
    people: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a morning brings."""

    rising: tuple[Rising, ...] = ()
    unheard: tuple[Unheard, ...] = ()


@dataclass(frozen=True, slots=True)
class _LevelDue:
    """A level whose day has come."""

    late: Late
    level: Level
    day: date


@dataclass(frozen=True)
class Day:
    """A working day of one office, as escalation looks at it."""

    org_id: int
    today: date
    zone: ZoneInfo
    policy: Policy
    calendar: Calendar
    _known: dict[tuple[date, Level], date | None] = field(default_factory=dict, compare=False)

    def goes_up_on(self, counted_from: date, level: Level) -> date | None:
        """Worked out once for the thousands of tasks that are late since the same day."""
        key = counted_from, level
        if key not in self._known:
            self._known[key] = goes_up_on(counted_from, level, self.policy, self.calendar)
        return self._known[key]


def goes_up_on(counted_from: date, level: Level, policy: Policy, calendar: Calendar) -> date | None:
    """The working day a level hears of what is late since then; none where the office wants none.

    Also none where that day is before the count began to hold, unless a count before had its day
    still ahead: then the first working day of the new one.
    """
    ahead: date | None = None
    for held in counts_held(policy, escalation_field(level)):
        day = calendar.add_workdays(counted_from, held.count) if held.count else None
        if day is not None and day < held.first:
            is_owed = ahead is not None and ahead >= held.first
            day = calendar.workday_on_or_after(held.first) if is_owed else None
        if day is not None and day <= held.last:
            return day
        ahead = day or ahead
    return None


def went_up_steps(days: Mapping[Level, date]) -> tuple[Step, ...]:
    """What tells the doers that a task went up, on those mornings."""
    return tuple(Step(WENT_UP[level], day) for level, day in days.items())


def by_task(rising: Iterable[Rising], day: date) -> dict[Key, dict[Level, date]]:
    """What goes up on a day, as what went up is kept."""
    found: dict[Key, dict[Level, date]] = {}
    for one in rising:
        found.setdefault((one.task_id, one.due), {})[one.level] = day
    return found


async def preview(
    session: Session, *, office: Organisation, day: date, policy: Policy
) -> list[Rising]:
    """What would have gone up on the morning of a day, by a policy; stores nothing.

    As if every earlier morning had been told, whenever the tasks were stored.
    """
    calendar = await reminders.calendar(session, id_of(office))
    if not calendar.is_workday(day):
        return []
    zone = ZoneInfo(office.timezone)
    looked_at = Day(id_of(office), day, zone, policy, calendar)
    if (first := _first_due(looked_at, day)) is None:
        return []
    morning = datetime.combine(day, policy.morning_on(day), zone).astimezone(UTC)
    found = await _late(session, looked_at, first, as_of=morning)
    come = [level for one in found for level in _levels(one, looked_at, {}, since=day)]
    return list((await _with_people(session, looked_at, come)).rising)


async def rising(session: Session, day: Day, *, since: date) -> Found:
    """`since`: what should have gone up before that day is nobody's news any more."""
    since = max(since, day.today - STILL_NEWS)
    if (first := _first_due(day, since)) is None:
        return Found()
    late = [one for one in await _late(session, day, first) if _came_late_here(one, day)]
    if not late:
        return Found()
    told = await escalations.told(session, day.org_id, first=min(one.due for one in late))
    come = [
        level
        for one in late
        for level in _levels(one, day, told.get((one.task_id, one.due), {}), since=since)
    ]
    return await _with_people(session, day, come)


async def _late(
    session: Session, day: Day, first: date, *, as_of: datetime | None = None
) -> list[Late]:
    return await late_tasks.late(
        session,
        day.org_id,
        first=first,
        goes_on_from=datetime.combine(first, time(0), day.zone).astimezone(UTC),
        before=_before(day),
        as_of=as_of,
    )


async def _with_people(session: Session, day: Day, come: Sequence[_LevelDue]) -> Found:
    """One level a morning: who is above waits until who is below has had their time."""
    if not come:
        return Found()
    members = await task_people.members(session, day.org_id)
    staff = Staff(
        members,
        await handovers.on_day(session, day.org_id, day.today),
        await reminders.own_times(session, day.org_id),
        day.today,
    )
    named = await task_people.named(session, {one.late.task_id for one in come})
    rising: dict[Key, Rising] = {}
    unheard: list[Unheard] = []
    for number, one in enumerate(come):
        if not number % _AT_ONCE:
            await asyncio.sleep(0)
        task_id, key = one.late.task_id, (one.late.task_id, one.late.due)
        asked = (one.level, named.get(task_id, Named()), task_id)
        if people := staff.superiors(*asked):
            rising.setdefault(key, Rising(*key, one.level, people))
        elif silent := staff.out_of_reach(*asked):
            found = tuple(members[who] for who in sorted(silent))
            unheard.append(Unheard(task_id, one.day, found))
    return Found(tuple(rising.values()), tuple(unheard))


def _first_due(day: Day, since: date) -> date | None:
    """No earlier due date has a level whose day comes on `since` or later."""
    counts = _counts(day)
    return day.calendar.add_workdays(since, -max(counts)) if counts else None


def _before(day: Day) -> date:
    """No later due date has a level whose day has come; nor one of today, in any case."""
    return day.calendar.add_workdays(day.today, 1 - min(_counts(day), default=1))


def _counts(day: Day) -> list[int]:
    fields = map(escalation_field, Level)
    return [held.count for field in fields for held in counts_held(day.policy, field) if held.count]


def _came_late_here(one: Late, day: Day) -> bool:
    """Not what was late already when it was stored."""
    return one.due >= one.stored_at.astimezone(day.zone).date()


def _levels(one: Late, day: Day, told: Mapping[Level, date], *, since: date) -> Iterable[_LevelDue]:
    """The levels whose day has come and that are not told, nor one above them; the lowest first."""
    if Level.DIRECTOR in told:
        return
    for level in Level:
        comes = _day_of(one, level, day, told)
        if level not in told and comes is not None and since <= comes <= day.today:
            yield _LevelDue(one, level, comes)


def _day_of(one: Late, level: Level, day: Day, told: Mapping[Level, date]) -> date | None:
    """Time at rest or waiting for approval is not the doers' delay."""
    counted_from = one.due
    if one.goes_on_at is not None:
        counted_from = max(one.due, one.goes_on_at.astimezone(day.zone).date())
    comes = day.goes_up_on(counted_from, level)
    if comes is None or level is Level.LEAD or Level.LEAD not in told:
        return comes
    between = day.policy.escalate_director - day.policy.escalate_lead
    return max(comes, day.calendar.add_workdays(told[Level.LEAD], max(between, 1)))

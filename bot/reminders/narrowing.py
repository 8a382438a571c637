"""Only what somebody may still have to be told of is read on a morning: see `storage.untold`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain import Part
from bot.reminders.handed_over import HandedOver
from bot.reminders.ladder import Ladder
from bot.reminders.mornings import Morning
from bot.reminders.reach import Risen, office_horizon
from bot.reminders.rules import (
    LEADING,
    PERIOD_BEGINS,
    SHORTEST_PERIOD,
    Step,
    first_due,
    period_starts,
)
from bot.storage import Session, untold
from bot.storage.coming_due import Near
from bot.storage.hearers import Hearers
from bot.storage.unit_heads import heads_of_units

_ONE_DAY = timedelta(days=1)


async def narrowed(
    session: Session,
    near: Near,
    ladder: Ladder,
    *,
    handed: HandedOver,
    risen: Risen,
) -> Near:
    """The same without the milestones of which nothing can be untold.

    Who is back from leave hears of what is long past for others: all of theirs is looked at.
    """
    morning = ladder.morning
    hearers = Hearers(
        session,
        heads=await heads_of_units(session, near.org_id),
        absent={one.from_id for one in handed.passings},
        back={who for who in morning.own if morning.back_from(who) is not None},
    )
    due_steps = _due_steps(near, ladder, office_horizon(morning))
    went_up = {task_id for task_id, _ in risen}
    only = await untold.milestones(session, near, due_steps, hearers, risen=went_up)
    return replace(near, only=only)


def _due_steps(near: Near, ladder: Ladder, horizon: date) -> untold.DueSteps:
    morning = ladder.morning
    by_due: dict[date, dict[tuple[Part, int], datetime]] = {}
    earliest = first_due(horizon - _ONE_DAY, morning.policy, morning.calendar)
    for due in _days(max(near.first, earliest), near.last):
        for part in Part:
            for step in _told_still(ladder, due, part, horizon=horizon):
                since = _midnight(step.day + _ONE_DAY, morning)
                by_due.setdefault(due, {})[part, step.days_before] = since
    return untold.DueSteps(
        by_due,
        by_start=_periods(near, ladder, horizon),
        begins=PERIOD_BEGINS,
        tomorrow=_midnight(morning.today + _ONE_DAY, morning),
    )


def _told_still(ladder: Ladder, due: date, part: Part, *, horizon: date) -> Iterator[Step]:
    """The steps of a due date that may still be told to who has this part."""
    for step, begins in ladder.come(due, frozenset({part}), begins=None):
        if step.day >= begins and max(step.day, due) >= horizon - _ONE_DAY:
            yield step


def _periods(near: Near, ladder: Ladder, horizon: date) -> dict[date, untold.Began]:
    if near.starts is None:
        return {}
    morning = ladder.morning
    begins = morning.told_from(PERIOD_BEGINS, LEADING)
    first, _ = period_starts(horizon - _ONE_DAY, morning.today, morning.calendar)
    found: dict[date, untold.Began] = {}
    for start in _days(first, morning.today):
        day = morning.calendar.workday_on_or_after(start)
        if max(begins, horizon - _ONE_DAY) <= day <= morning.today:
            # However long the office was closed: what is due before it opens has not begun.
            due_from = max(start + SHORTEST_PERIOD, day + _ONE_DAY, near.first)
            due_until = date.max if start >= near.starts[0] else near.last
            since = _midnight(day + _ONE_DAY, morning)
            found[start] = untold.Began(due_from, due_until, since)
    return found


def _midnight(day: date, morning: Morning) -> datetime:
    return datetime.combine(day, time(0), morning.zone).astimezone(UTC)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)

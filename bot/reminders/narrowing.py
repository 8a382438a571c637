"""Only what somebody may still have to be told of is read on a morning: see `storage.untold`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain import Part
from bot.reminders.handed_over import HandedOver
from bot.reminders.ladder import Ladder
from bot.reminders.mornings import Morning
from bot.reminders.reach import Risen
from bot.reminders.rules import LEADING, PERIOD_BEGINS, SHORTEST_PERIOD, Step
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
    horizon: date,
    handed: HandedOver,
    risen: Risen,
) -> Near:
    """The same without the milestones of which nothing can be untold."""
    hearers = Hearers(
        session,
        heads=await heads_of_units(session, near.org_id),
        absent={one.from_id for one in handed.passings},
    )
    come, went_up = _come(near, ladder, horizon), {task_id for task_id, _ in risen}
    only = await untold.milestones(session, near, come, hearers, risen=went_up)
    return replace(near, only=only)


def _come(near: Near, ladder: Ladder, horizon: date) -> untold.Come:
    morning = ladder.morning
    by_due: dict[date, dict[tuple[Part, int], datetime]] = {}
    for due in _days(near.first, near.last):
        for part in Part:
            for step in _told_still(ladder, due, part, horizon=horizon):
                since = _midnight(step.day + _ONE_DAY, morning)
                by_due.setdefault(due, {})[part, step.days_before] = since
    return untold.Come(
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
    found: dict[date, untold.Began] = {}
    for start in _days(ladder.periods_since, ladder.morning.today):
        due_from = max(start + SHORTEST_PERIOD, near.first)
        for step, begins in ladder.come(start + SHORTEST_PERIOD, LEADING, begins=start):
            is_beginning = step.days_before == PERIOD_BEGINS
            if is_beginning and step.day >= max(begins, horizon - _ONE_DAY):
                since = _midnight(step.day + _ONE_DAY, ladder.morning)
                until = date.max if start >= near.starts[0] else near.last
                found[start] = untold.Began(due_from, until, since)
    return found


def _midnight(day: date, morning: Morning) -> datetime:
    return datetime.combine(day, time(0), morning.zone).astimezone(UTC)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)

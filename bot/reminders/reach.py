"""How far around a day a morning looks."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bot.domain import Level
from bot.reminders.mornings import Morning
from bot.reminders.rules import SHORTEST_PERIOD, first_due, last_due, period_starts
from bot.storage import escalations
from bot.storage.coming_due import Near

_ONE_DAY = timedelta(days=1)
Risen = Mapping[escalations.Key, Mapping[Level, date]]
"""On which morning tasks went up, by level."""


def horizon_of(morning: Morning, *, of_day: bool) -> date:
    """As far back as something is to be told, or to be dropped after a long outage."""
    if of_day:
        return morning.today
    return min(office_horizon(morning), *_leaves(morning))


def office_horizon(morning: Morning) -> date:
    """The same for whoever is not back from leave."""
    return min([morning.useful_from, *_outage(morning)])


def near_of(morning: Morning, horizon: date, risen: Risen, *, as_of: datetime | None) -> Near:
    """What went up may have been due long before any other step that is to be told."""
    today, policy, calendar = morning.today, morning.policy, morning.calendar
    return Near(
        morning.org_id,
        first=min([first_due(horizon, policy, calendar), *(due for _, due in risen)]),
        last=last_due(today, policy, calendar),
        starts=period_starts(horizon, today, calendar) if policy.period_start else None,
        shortest=SHORTEST_PERIOD,
        as_of=as_of,
    )


def _leaves(morning: Morning) -> list[date]:
    """The first days of the leaves that people came back from lately; never empty."""
    found = (morning.back_from(person_id) for person_id in morning.own)
    first_days = [own.away_from for own in found if own is not None and own.away_from is not None]
    return [morning.useful_from, *first_days]


def _outage(morning: Morning) -> list[date]:
    return [morning.last.day + _ONE_DAY] if morning.last else []

"""A month by one policy: counted once, and kept while somebody looks at its pages."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from bot.domain import Policy
from bot.reminders import going_up, planning
from bot.reminders.tellings import Telling
from bot.storage import Organisation, Session

_KEPT_FOR = timedelta(minutes=10)
_KEPT = 8
"""Months of one database; an office tries one value after the other beside the one in use."""
_Key = tuple[int, Policy, date]


@dataclass(slots=True)
class MonthCounts:
    """What one policy would have sent in a month."""

    by_day: Counter[date] = field(default_factory=Counter)
    by_person: Counter[int] = field(default_factory=Counter)
    lines: int = 0
    late: int = 0
    up: int = 0
    fullest: tuple[date, int, tuple[int, ...]] | None = None
    """The message with the most lines: its day, its reader, its milestones."""

    def add(self, day: date, found: dict[int, Telling]) -> None:
        self.by_day[day] += len(found)
        for person_id, telling in found.items():
            self.by_person[person_id] += 1
            self.lines += len(telling.items)
            self.late += sum(1 for one, _ in telling.items if one.due < day)
            if self.fullest is None or len(telling.items) > len(self.fullest[2]):
                self.fullest = day, person_id, tuple(one.milestone_id for one, _ in telling.items)


_kept: WeakKeyDictionary[Engine | Connection, dict[_Key, tuple[datetime, MonthCounts]]]
_kept = WeakKeyDictionary()


async def counted(
    session: Session, org_id: int, policy: Policy, workdays: Sequence[date], *, now: datetime
) -> MonthCounts:
    """Of these days; as of some minutes ago where that was asked then, since it takes a while."""
    if not workdays:
        return MonthCounts()
    policy = replace(policy, since=(), replaced=())
    kept = _kept.setdefault(session.get_bind(), {})
    key = (org_id, policy, workdays[0])
    if key in kept and timedelta() <= now - kept[key][0] < _KEPT_FOR:
        return kept[key][1]
    found = await _count(session, org_id, policy, workdays, now=now)
    kept.pop(key, None)
    kept[key] = now, found
    while len(kept) > _KEPT:
        del kept[next(iter(kept))]
    return found


async def _count(
    session: Session, org_id: int, policy: Policy, workdays: Sequence[date], *, now: datetime
) -> MonthCounts:
    office = await session.get_one(Organisation, org_id)
    counts = MonthCounts()
    for day in workdays:
        rising = await going_up.preview(session, office=office, day=day, policy=policy)
        counts.up += len({person_id for one in rising for person_id in one.people})
        found = await planning.preview(
            session, office=office, day=day, now=now, policy=policy, rising=rising
        )
        counts.add(day, found)
        await asyncio.sleep(0)  # others are answered between two days
    return counts

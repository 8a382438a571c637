"""A month by one policy, counted day by day; as values that go from one process to another."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from bot.domain import Policy
from bot.reminders import going_up, planning
from bot.reminders.tellings import Telling
from bot.services.office.policy_values import plain
from bot.storage import Organisation, Session
from bot.storage.policies import read_policy


@dataclass(frozen=True, slots=True)
class MonthAsked:
    """Which days of an office by which policy, from whatever day on its counts hold."""

    org_id: int
    policy: Policy
    days: tuple[date, ...]

    @classmethod
    def of(cls, org_id: int, policy: Policy, days: tuple[date, ...]) -> "MonthAsked":
        return cls(org_id, replace(policy, since=(), replaced=()), days)

    @property
    def packed(self) -> dict[str, Any]:
        """As JSON keeps it."""
        policy = {one.name: plain(getattr(self.policy, one.name)) for one in fields(Policy)}
        return {"org_id": self.org_id, "policy": policy, "days": plain(self.days)}

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "MonthAsked":
        days = tuple(map(date.fromisoformat, packed["days"]))
        return cls(packed["org_id"], read_policy(packed["policy"]), days)


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

    @property
    def packed(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "by_day": [(day.isoformat(), count) for day, count in self.by_day.items()],
            "by_person": list(self.by_person.items()),
            "sums": (self.lines, self.late, self.up),
            "fullest": plain(self.fullest),
        }

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "MonthCounts":
        by_day = Counter({date.fromisoformat(day): count for day, count in packed["by_day"]})
        fullest = None
        if packed["fullest"] is not None:
            day, person_id, ids = packed["fullest"]
            fullest = date.fromisoformat(day), person_id, tuple(ids)
        by_person: Counter[int] = Counter(dict(packed["by_person"]))
        lines, late, up = packed["sums"]
        return cls(by_day, by_person, lines=lines, late=late, up=up, fullest=fullest)


async def count_month(session: Session, asked: MonthAsked, *, now: datetime) -> MonthCounts:
    """Holds its process for most of a tenth of a second a day in an office of thousands."""
    office = await session.get_one(Organisation, asked.org_id)
    counts, policy = MonthCounts(), asked.policy
    for day in asked.days:
        rising = await going_up.preview(session, office=office, day=day, policy=policy)
        counts.up += len({person_id for one in rising for person_id in one.people})
        found = await planning.preview(
            session, office=office, day=day, now=now, policy=policy, rising=rising
        )
        counts.add(day, found)
    return counts

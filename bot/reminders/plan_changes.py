"""Who is told once of a later version of a plan: new tasks, moved deadlines, tasks no longer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import OPEN_STATES, TaskState
from bot.messages.plan_changed import Moved, PlanNews
from bot.reminders.rules import next_opening
from bot.storage import Organisation, Plan, Session, Task, plan_rows, reminders
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages
from bot.storage.people import enrolled_of, read_policy
from bot.storage.plans import plan_by_id
from bot.storage.tasks import tasks_by_ids

PLAN_CHANGED = "plan_changed"
_CONCERNS = (*OPEN_STATES, TaskState.PAUSED)
"""States in which somebody has to know; a task that is over moves nobody."""


@dataclass(frozen=True, slots=True)
class Affected:
    """What of a plan people go by: whose each task is, its days, and whether it is open."""

    whom: dict[int, frozenset[int]]
    days: dict[int, tuple[date, ...]]
    """Of the milestones that are not done yet."""
    open: frozenset[int]


@dataclass(slots=True)
class _News:
    """What one person is told, by the ids of the tasks."""

    new: list[int] = field(default_factory=list)
    moved: list[tuple[int, list[str], list[str]]] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)

    def payload(self, plan: Plan) -> dict[str, Any]:
        return {
            "plan": id_of(plan),
            "version": plan.version,
            "new": self.new,
            "moved": [list(one) for one in self.moved],
            "taken": self.taken,
            "dropped": self.dropped,
        }


async def affected(session: Session, plan: Plan) -> Affected:
    """The plan as people know it; to be taken before and after it is amended."""
    plan_id = id_of(plan)
    tasks = await plan_rows.tasks_of(session, plan_id)
    milestones = await plan_rows.milestones_of_plan(session, plan_id)
    whom = await reminders.recipients_in_plan(session, plan.org_id, plan_id)
    return Affected(
        whom={task_id: frozenset(people) for task_id, people in whom.items()},
        days={
            task_id: tuple(sorted({row.due for row in rows if row.due and not row.done_at}))
            for task_id, rows in milestones.items()
        },
        open=frozenset(id_of(task) for task in tasks if _concerns(task)),
    )


def _concerns(task: Task) -> bool:
    return task.state in _CONCERNS


async def tell(
    session: Session, plan: Plan, before: Affected, after: Affected, *, now: datetime
) -> int:
    """Queues one message for everybody enrolled whom the new version concerns."""
    news = _news(before, after)
    office = await session.get_one(Organisation, plan.org_id)
    enrolled = await enrolled_of(session, plan.org_id)
    due_at = next_opening(
        now,
        zone=ZoneInfo(office.timezone),
        policy=read_policy(office.policy),
        calendar=await reminders.calendar(session, plan.org_id),
    )
    rows = [
        {
            "org_id": plan.org_id,
            "person_id": person_id,
            "kind": PLAN_CHANGED,
            "dedupe_key": f"{PLAN_CHANGED}:{plan.id}:{plan.version}:{person_id}",
            "payload": found.payload(plan),
            "due_at": due_at,
            "late": False,
            "created_at": now,
        }
        for person_id, found in sorted(news.items())
        if person_id in enrolled
    ]
    if rows:
        await insert_messages(session, rows)
    return len(rows)


def _news(before: Affected, after: Affected) -> dict[int, _News]:
    news: defaultdict[int, _News] = defaultdict(_News)
    for task_id in sorted(before.open | after.open):
        were = before.whom.get(task_id, frozenset()) if task_id in before.open else frozenset()
        are = after.whom.get(task_id, frozenset()) if task_id in after.open else frozenset()
        for person in are - were:
            news[person].new.append(task_id)
        for person in were - are:
            gone = news[person].taken if task_id in after.open else news[person].dropped
            gone.append(task_id)
        if move := _move(before.days.get(task_id, ()), after.days.get(task_id, ())):
            for person in were & are:
                news[person].moved.append((task_id, *move))
    return dict(news)


def _move(old: Iterable[date], new: Iterable[date]) -> tuple[list[str], list[str]] | None:
    """The days that are no more and those that are new; none when nothing moved."""
    gone, come = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    if not gone and not come:
        return None
    return [day.isoformat() for day in gone], [day.isoformat() for day in come]


async def news_of(session: Session, org_id: int, payload: dict[str, Any]) -> PlanNews:
    """A queued message as values, with its tasks as they stand now."""
    plan = await plan_by_id(session, org_id, payload["plan"])
    ids = {*payload["new"], *payload["taken"], *payload["dropped"]}
    found = await tasks_by_ids(session, ids | {one[0] for one in payload["moved"]})

    def known(kind: str) -> tuple[Task, ...]:
        return tuple(found[task_id] for task_id in payload[kind] if task_id in found)

    return PlanNews(
        title=plan.title if plan else "",
        version=payload["version"],
        new=known("new"),
        moved=tuple(
            Moved(found[task_id], _days(old), _days(new))
            for task_id, old, new in payload["moved"]
            if task_id in found
        ),
        taken=known("taken"),
        dropped=known("dropped"),
    )


def _days(printed: Iterable[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, printed))

"""Who is told once of a later version of a plan: new tasks, moved deadlines, tasks no longer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain import OPEN_STATES, TaskState
from bot.messages.plans.plan_changed import Moved, PlanNews
from bot.reminders.plan_news import Known, all_news, known_before
from bot.reminders.rules import next_opening
from bot.storage import Organisation, Plan, Session, Task, plan_rows, reminders
from bot.storage.ids import id_of
from bot.storage.outbox import insert_messages, waiting_of_kind, withdraw
from bot.storage.people import enrolled_of
from bot.storage.plans import plan_by_id
from bot.storage.policies import read_policy
from bot.storage.recipients import recipients_in_plan
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

    def by_person(self) -> dict[int, Known]:
        """The open tasks of each person, with their days."""
        found: defaultdict[int, Known] = defaultdict(dict)
        for task_id in sorted(self.open):
            for person in self.whom.get(task_id, ()):
                found[person][task_id] = self.days.get(task_id, ())
        return dict(found)


async def affected(session: Session, plan: Plan) -> Affected:
    """The plan as people know it; to be taken before and after it is amended."""
    plan_id = id_of(plan)
    tasks = await plan_rows.tasks_of(session, plan_id)
    milestones = await plan_rows.milestones_of_plan(session, plan_id)
    whom = await recipients_in_plan(session, plan.org_id, plan_id)
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
    """Queues one message for everybody enrolled whom the new version concerns.

    One that still waits for the morning is replaced by what both versions bring together.
    """
    office = await session.get_one(Organisation, plan.org_id)
    knew = before.by_person()
    await _take_back(session, plan, knew)
    news = all_news(knew, after.by_person(), still_open=after.open)
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
            "payload": {"plan": id_of(plan), "version": plan.version, **found.packed()},
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


async def _take_back(session: Session, plan: Plan, knew: dict[int, Known]) -> None:
    """Withdraws what waits to be told of this plan; people know then what they knew before it."""
    waiting = [
        row
        for row in await waiting_of_kind(session, plan.org_id, PLAN_CHANGED)
        if row.payload["plan"] == plan.id
    ]
    for row in reversed(waiting):
        if row.person_id is None:
            continue
        knew[row.person_id] = known_before(row.payload, knew.get(row.person_id, {}))
    await withdraw(session, [id_of(row) for row in waiting])


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

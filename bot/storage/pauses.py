"""Queries about tasks that rest."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from bot.domain import TaskState
from bot.storage import Event, Organisation, Session, Task

PAUSED = "paused"
"""The event of a task that is paused; its `before` has the state to go back to."""


async def over(session: Session, *, now: datetime) -> list[tuple[int, date]]:
    """The paused tasks whose day has come, each with the day it is in its office."""
    found = await session.execute(
        select(col(Task.id), col(Task.paused_until), col(Organisation.timezone))
        .join(Organisation, col(Organisation.id) == col(Task.org_id))
        .where(col(Task.state) == TaskState.PAUSED, col(Task.paused_until).is_not(None))
        .order_by(col(Task.id))
    )
    today = [(row.id, row.paused_until, _day(now, row.timezone)) for row in found]
    return [(task_id, day) for task_id, until, day in today if until <= day]


def _day(now: datetime, zone: str) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


async def state_before(session: Session, org_id: int, task_id: int) -> TaskState | None:
    """The state a task was in when it was paused last."""
    found = await session.scalars(
        select(Event)
        .where(
            col(Event.org_id) == org_id,
            col(Event.subject) == "task",
            col(Event.subject_id) == task_id,
            col(Event.action) == PAUSED,
        )
        .order_by(col(Event.id).desc())
        .limit(1)
    )
    event = found.one_or_none()
    return TaskState(event.before["state"]) if event else None

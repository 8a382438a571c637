"""Queries about what is late enough to go up the line."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import col

from bot.storage import Event, Milestone, Session, Task
from bot.storage.open_milestones import is_open

_GOES_ON = ("returned", "resumed", "cancel_undone")
"""Events after which a task is its doers' again. Not what they took back themselves: handing in and
taking back each day would hold a task below for ever."""


@dataclass(frozen=True, slots=True)
class Late:
    """A task that is open beyond one of its due dates."""

    task_id: int
    due: date
    stored_at: datetime
    goes_on_at: datetime | None = None
    """When it last came back to its doers: returned to them, or resumed after a rest."""


async def late(
    session: Session,
    org_id: int,
    *,
    first: date,
    goes_on_from: datetime,
    before: date,
    as_of: datetime | None = None,
) -> list[Late]:
    """Open tasks with an open milestone due from `first` on and before a day, each due date once.

    Those that came back to their doers since `goes_on_from` may have been due earlier. `as_of`
    looks back: what was done or handed in since then was open; what rests or was dropped meanwhile
    is left out, since nobody noted from when on.
    """
    goes_on = _goes_on(org_id, as_of)
    found = await session.execute(
        select(
            col(Milestone.task_id),
            col(Milestone.due),
            func.min(col(Milestone.created_at)),
            goes_on,
        )
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .where(
            col(Milestone.org_id) == org_id,
            or_(col(Milestone.due) >= first, goes_on >= goes_on_from),
            col(Milestone.due) < before,
            *is_open(as_of),
        )
        .group_by(col(Milestone.task_id), col(Milestone.due))
        .order_by(col(Milestone.due), col(Milestone.task_id))
    )
    return [Late(task_id, due, stored, again) for task_id, due, stored, again in found if due]


def _goes_on(org_id: int, as_of: datetime | None) -> Any:
    at = select(func.max(col(Event.at))).where(
        col(Event.org_id) == org_id,
        col(Event.subject) == "task",
        col(Event.subject_id) == col(Milestone.task_id),
        col(Event.action).in_(_GOES_ON),
    )
    if as_of is not None:
        at = at.where(col(Event.at) <= as_of)
    return at.correlate(Milestone).scalar_subquery()

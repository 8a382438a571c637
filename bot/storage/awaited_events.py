"""Queries about events that milestones wait for."""

from sqlalchemy import select
from sqlmodel import col

from bot.domain import OPEN_STATES, Speaker
from bot.storage import Milestone, Session, Task
from bot.storage.filters import me_of, my_values, names_speaker

_AT_MOST = 500


async def awaited_by(session: Session, speaker: Speaker) -> list[tuple[Task, Milestone]]:
    """Open milestones of visible tasks that wait for an event, the newest plan first."""
    statement = (
        select(Task, Milestone)
        .join(Milestone, col(Milestone.task_id) == col(Task.id))
        .where(
            col(Task.org_id) == speaker.org_id,
            col(Task.state).in_(OPEN_STATES),
            col(Milestone.trigger).is_not(None),
            col(Milestone.done_at).is_(None),
            col(Milestone.due).is_(None) | col(Milestone.happened_on).is_not(None),
        )
        .order_by(col(Task.plan_id).desc(), col(Task.position), col(Milestone.position))
        .limit(_AT_MOST)
    )
    if not speaker.sees_all:
        statement = statement.where(names_speaker(me_of(speaker)))
    found = await session.execute(statement, my_values(speaker))
    return [(task, milestone) for task, milestone in found]

"""Queries about what people asked to be reminded of again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from bot.storage import OutboxMessage, Session, Snooze, Task


async def waiting_of(session: Session, person_id: int, task_id: int) -> Snooze | None:
    """The one that was not told yet; a person has one a task."""
    found = await session.scalars(
        select(Snooze)
        .where(
            col(Snooze.person_id) == person_id,
            col(Snooze.task_id) == task_id,
            col(Snooze.told_at).is_(None),
        )
        .order_by(col(Snooze.id))
        .limit(1)
    )
    return found.one_or_none()


async def due(session: Session, *, now: datetime) -> Sequence[tuple[Snooze, Task]]:
    """Those whose time has come, each with its task."""
    found = await session.execute(
        select(Snooze, Task)
        .join(Task, col(Task.id) == col(Snooze.task_id))
        .where(col(Snooze.told_at).is_(None), col(Snooze.until) <= now)
        .order_by(col(Snooze.until), col(Snooze.id))
    )
    return [(snooze, task) for snooze, task in found]


async def message_to(session: Session, person_id: int, message_id: int) -> OutboxMessage | None:
    """A message of the outbox if it went to this person; anybody else's is as good as none."""
    found = await session.scalars(
        select(OutboxMessage).where(
            col(OutboxMessage.id) == message_id, col(OutboxMessage.person_id) == person_id
        )
    )
    return found.one_or_none()

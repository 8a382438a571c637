"""Queries about what went up the line."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Level, MessageState
from bot.storage import Escalation, Milestone, OutboxMessage, Session, Task
from bot.storage.inserting import insert_new
from bot.storage.reading import among

Key = tuple[int, date]
"""A task and the due date it is late for."""
WentUp = dict[Key, dict[Level, date]]
"""By level, the first morning on which it went up."""
_TASK: Any = col(Escalation.task_id)
_LOST = (MessageState.FAILED, MessageState.UNREACHABLE, MessageState.STALE)


async def told(session: Session, org_id: int, *, first: date) -> WentUp:
    """What went up already, of due dates since then."""
    return await _went_up(session, org_id, col(Escalation.due) >= first)


async def risen(session: Session, org_id: int, *, since: date) -> WentUp:
    """What went up on a morning from that day on."""
    return await _went_up(session, org_id, col(Escalation.day) >= since)


async def _went_up(session: Session, org_id: int, wanted: ColumnElement[bool]) -> WentUp:
    """A message that was lost told nobody; one that waits will."""
    found = await session.execute(
        select(
            col(Escalation.task_id),
            col(Escalation.due),
            col(Escalation.level),
            func.min(col(Escalation.day)),
        )
        .outerjoin(OutboxMessage, col(OutboxMessage.id) == col(Escalation.message_id))
        .where(
            col(Escalation.org_id) == org_id,
            wanted,
            or_(col(OutboxMessage.id).is_(None), col(OutboxMessage.state).not_in(_LOST)),
        )
        .group_by(col(Escalation.task_id), col(Escalation.due), col(Escalation.level))
    )
    days: WentUp = {}
    for task_id, due, level, day in found:
        days.setdefault((task_id, due), {})[level] = day
    return days


async def arrivals(session: Session, task_ids: Collection[int]) -> dict[tuple[int, Level], bool]:
    """By task and level, whether somebody got the message of what is late now, or is to get it."""
    found = await session.execute(
        select(col(Escalation.task_id), col(Escalation.level), col(OutboxMessage.state))
        .join(OutboxMessage, col(OutboxMessage.id) == col(Escalation.message_id))
        .where(
            col(Escalation.task_id).in_(task_ids),
            col(OutboxMessage.state).not_in(_LOST),
            _is_open(),
        )
    )
    reached: dict[tuple[int, Level], bool] = {}
    for task_id, level, state in found:
        key = (task_id, level)
        reached[key] = reached.get(key, False) or state is not MessageState.WAITING
    return reached


async def release_lost(session: Session, task_ids: Collection[int]) -> None:
    """Takes back what nobody was told of these tasks, so that they may go up anew."""
    lost = (
        select(col(OutboxMessage.id))
        .where(
            col(OutboxMessage.id) == col(Escalation.message_id),
            col(OutboxMessage.state).in_(_LOST),
        )
        .exists()
    )
    await session.execute(
        delete(Escalation)
        .where(among(session, _TASK, task_ids), lost)
        .execution_options(synchronize_session=False)
    )


async def insert(session: Session, rows: list[dict[str, Any]]) -> None:
    """Adds what goes up; what is there stays with its message."""
    await insert_new(session, Escalation, rows)


async def still_late(session: Session, message_id: int) -> Sequence[tuple[Task, date, Level]]:
    """What a message tells of that is still open and due on that day; the longest late first."""
    found = await session.execute(
        select(Task, col(Escalation.due), col(Escalation.level))
        .join(Escalation, col(Escalation.task_id) == col(Task.id))
        .where(
            col(Escalation.message_id) == message_id,
            col(Task.state).in_(OPEN_STATES),
            _is_open(),
        )
        .order_by(col(Escalation.due), col(Task.position), col(Task.id))
    )
    return [(task, due, level) for task, due, level in found]


def _is_open() -> ColumnElement[bool]:
    """Whether the due date it went up for is still one to be kept."""
    return (
        select(col(Milestone.id))
        .where(
            col(Milestone.task_id) == col(Escalation.task_id),
            col(Milestone.due) == col(Escalation.due),
            col(Milestone.done_at).is_(None),
        )
        .exists()
    )


async def is_to(session: Session, message_id: int, person_id: int) -> bool:
    """Whether a message told this person of what went up."""
    found = await session.scalar(
        select(col(Escalation.id))
        .where(col(Escalation.message_id) == message_id, col(Escalation.person_id) == person_id)
        .limit(1)
    )
    return found is not None

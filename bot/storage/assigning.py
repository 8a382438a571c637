"""Queries about who is given what."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select, update
from sqlmodel import col

from bot.domain import MessageState, Part
from bot.storage import Assignment, Milestone, OutboxMessage, Reminder, Session, Task
from bot.storage.inserting import is_sqlite
from bot.storage.people import rows_changed


async def lock_tasks(session: Session, org_id: int, task_ids: Iterable[int]) -> Sequence[Task]:
    """These tasks of an office in the order of their ids, nobody else changing them meanwhile."""
    statement = (
        select(Task)
        .where(col(Task.org_id) == org_id, col(Task.id).in_(list(task_ids)))
        .order_by(col(Task.id))
        .execution_options(populate_existing=True)
    )
    if not is_sqlite(session):  # which has one writer at a time anyway
        statement = statement.with_for_update()
    return (await session.scalars(statement)).all()


async def remove_doers(session: Session, task_id: int) -> None:
    """Nobody is named with the lead part any more."""
    await session.execute(
        delete(Assignment).where(
            col(Assignment.task_id) == task_id,
            col(Assignment.part) == Part.LEAD,
            col(Assignment.person_id).is_not(None),
        )
    )


async def forget_untold(session: Session, task_id: int, people: Iterable[int]) -> None:
    """Takes a task out of the morning messages to these people that are still to go out."""
    waiting = select(col(OutboxMessage.id)).where(col(OutboxMessage.state) == MessageState.WAITING)
    milestones = select(col(Milestone.id)).where(col(Milestone.task_id) == task_id)
    await session.execute(
        delete(Reminder).where(
            col(Reminder.person_id).in_(list(people)),
            col(Reminder.milestone_id).in_(milestones),
            col(Reminder.message_id).in_(waiting),
        )
    )


async def withdraw_notice(session: Session, org_id: int, key: str) -> bool:
    """Takes back a message that waits; False where it went out, or was never there."""
    changed = await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.dedupe_key) == key,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
        )
        .values(state=MessageState.STALE)
    )
    return rows_changed(changed) == 1

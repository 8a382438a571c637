"""Queries of what an office sets for itself: its policy, its days."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, func, select
from sqlmodel import col

from bot.domain import OPEN_STATES, TaskState
from bot.storage import DayOff, Milestone, Organisation, Plan, Session, Task, WorkSwap
from bot.storage.people import rows_changed


async def office_to_change(session: Session, org_id: int) -> Organisation:
    """The office; on a server nobody else changes it until this transaction ends."""
    found = await session.scalars(
        select(Organisation)
        .where(col(Organisation.id) == org_id)
        .with_for_update()  # SQLite has one writer and leaves it out
        .execution_options(populate_existing=True)
    )
    return found.one()


async def awaiting_approval(session: Session, org_id: int) -> int:
    """How many tasks wait for a lead."""
    found = await session.scalar(
        select(func.count())
        .select_from(Task)
        .where(col(Task.org_id) == org_id, col(Task.state) == TaskState.AWAITING_APPROVAL)
    )
    return int(found or 0)


async def open_milestones(
    session: Session, org_id: int, *, plan_id: int | None = None
) -> Sequence[tuple[Milestone, Task, int]]:
    """Dated milestones that are still to come true, each with its task and its plan's year."""
    statement = (
        select(Milestone, Task, col(Plan.year))
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .join(Plan, col(Plan.id) == col(Task.plan_id))
        .where(
            col(Milestone.org_id) == org_id,
            col(Milestone.due).is_not(None),
            col(Milestone.done_at).is_(None),
            col(Milestone.recurrence).is_(None),
            col(Task.state).in_((*OPEN_STATES, TaskState.PAUSED)),
        )
        .order_by(col(Task.position), col(Task.id), col(Milestone.position))
    )
    if plan_id is not None:
        statement = statement.where(col(Task.plan_id) == plan_id)
    return [(milestone, task, year) for milestone, task, year in await session.execute(statement)]


async def days_off(session: Session, org_id: int, *, first: date, last: date) -> Sequence[DayOff]:
    found = await session.scalars(
        select(DayOff)
        .where(col(DayOff.org_id) == org_id, col(DayOff.day).between(first, last))
        .order_by(col(DayOff.day))
    )
    return found.all()


async def swaps(session: Session, org_id: int, *, first: date, last: date) -> Sequence[WorkSwap]:
    found = await session.scalars(
        select(WorkSwap)
        .where(col(WorkSwap.org_id) == org_id, col(WorkSwap.worked_day).between(first, last))
        .order_by(col(WorkSwap.worked_day))
    )
    return found.all()


async def drop_days_off(session: Session, org_id: int, *, first: date, last: date) -> int:
    """How many of the office's own days off went."""
    gone = await session.execute(
        delete(DayOff).where(col(DayOff.org_id) == org_id, col(DayOff.day).between(first, last))
    )
    return rows_changed(gone)


async def drop_swaps(session: Session, org_id: int, *, first: date, last: date) -> int:
    gone = await session.execute(
        delete(WorkSwap).where(
            col(WorkSwap.org_id) == org_id, col(WorkSwap.worked_day).between(first, last)
        )
    )
    return rows_changed(gone)

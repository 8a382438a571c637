"""Queries of a policy that is tried on last month."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import col

from bot.storage import Milestone, Person, Session, Task, Unit, reminders


async def workdays(session: Session, org_id: int, *, first: date, last: date) -> list[date]:
    """The working days of a time, both ends included."""
    calendar = await reminders.calendar(session, org_id)
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return [day for day in days if calendar.is_workday(day)]


async def stored_on(session: Session, org_id: int, *, zone: ZoneInfo) -> date | None:
    """The day the first milestone was stored; none where there is none."""
    found = await session.scalar(
        select(func.min(col(Milestone.created_at))).where(col(Milestone.org_id) == org_id)
    )
    return found.astimezone(zone).date() if found else None


async def items(
    session: Session, org_id: int, milestone_ids: Sequence[int]
) -> Sequence[tuple[Task, Milestone]]:
    """These milestones with their tasks, the earliest due first."""
    found = await session.execute(
        select(Task, Milestone)
        .join(Milestone, col(Milestone.task_id) == col(Task.id))
        .where(col(Milestone.org_id) == org_id, col(Milestone.id).in_(milestone_ids))
        .order_by(col(Milestone.due), col(Task.position), col(Milestone.id))
    )
    return [(task, milestone) for task, milestone in found]


async def who(session: Session, org_id: int, people: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The name and unit of these people."""
    found = await session.execute(
        select(col(Person.id), col(Person.full_name), col(Unit.name))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .where(col(Person.org_id) == org_id, col(Person.id).in_(people))
    )
    return {row.id: (row.full_name, row.name or "") for row in found}

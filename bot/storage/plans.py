"""Queries about plans."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from bot.storage import Plan, Session, Task


async def plan_with_hash(session: Session, org_id: int, sha256: str) -> Plan | None:
    """The plan that was loaded from a file of exactly this content."""
    found = await session.scalars(
        select(Plan).where(col(Plan.org_id) == org_id, col(Plan.source_sha256) == sha256)
    )
    return found.one_or_none()


async def plans_with_sizes(session: Session, org_id: int) -> Sequence[tuple[Plan, int]]:
    """Every plan with the number of its tasks, newest first."""
    found = await session.execute(
        select(Plan, func.count(col(Task.id)))
        .outerjoin(Task, col(Task.plan_id) == col(Plan.id))
        .where(col(Plan.org_id) == org_id)
        .group_by(col(Plan.id))
        .order_by(col(Plan.id).desc())
    )
    return [(plan, size) for plan, size in found]

"""Queries about plans."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from bot.storage import Plan, PlanVersion, Section, Session, Task


async def version_with_hash(session: Session, org_id: int, sha256: str) -> PlanVersion | None:
    """The version of a plan that was loaded from a file of exactly this content."""
    found = await session.scalars(
        select(PlanVersion).where(
            col(PlanVersion.org_id) == org_id, col(PlanVersion.source_sha256) == sha256
        )
    )
    return found.one_or_none()


async def plan_by_id(session: Session, org_id: int, plan_id: int) -> Plan | None:
    """A plan of this office; another office's is as good as none."""
    found = await session.scalars(
        select(Plan).where(col(Plan.id) == plan_id, col(Plan.org_id) == org_id)
    )
    return found.one_or_none()


async def newest_plan(session: Session, org_id: int, *, year: int) -> Plan | None:
    """The plan of a year that was loaded last."""
    found = await session.scalars(
        select(Plan)
        .where(col(Plan.org_id) == org_id, col(Plan.year) == year)
        .order_by(col(Plan.id).desc())
        .limit(1)
    )
    return found.one_or_none()


async def sections_of(session: Session, plan_id: int) -> Sequence[Section]:
    found = await session.scalars(
        select(Section).where(col(Section.plan_id) == plan_id).order_by(col(Section.position))
    )
    return found.all()


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

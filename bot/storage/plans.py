"""Queries about plans."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, not_, select
from sqlmodel import col

from bot.storage import Plan, PlanVersion, Section, Session, Task

ARISEN = "arisen:"
"""What the source of a plan begins with that holds a year's tasks outside any signed plan."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that became a version of a plan; without its draft, which is large."""

    plan_id: int
    version: int
    created_at: datetime


async def version_with_hash(session: Session, org_id: int, sha256: str) -> KnownFile | None:
    """The newest version of a plan that was loaded from a file of exactly this content."""
    found = await session.execute(
        select(col(PlanVersion.plan_id), col(PlanVersion.version), col(PlanVersion.created_at))
        .where(col(PlanVersion.org_id) == org_id, col(PlanVersion.source_sha256) == sha256)
        .order_by(col(PlanVersion.id).desc())
        .limit(1)
    )
    row = found.one_or_none()
    return KnownFile(*row) if row else None


async def version_in_use(session: Session, plan_id: int) -> PlanVersion | None:
    """The newest version of a plan, with its draft."""
    found = await session.scalars(
        select(PlanVersion)
        .where(col(PlanVersion.plan_id) == plan_id)
        .order_by(col(PlanVersion.version).desc())
        .limit(1)
    )
    return found.one_or_none()


async def former_versions(
    session: Session, plan_id: int, *, before: int
) -> AsyncIterator[PlanVersion]:
    """The versions before that one, the newest first; one at a time, for drafts are large."""
    for version in range(before - 1, 0, -1):
        found = await session.scalars(
            select(PlanVersion).where(
                col(PlanVersion.plan_id) == plan_id, col(PlanVersion.version) == version
            )
        )
        for row in found:
            yield row


async def plan_by_id(session: Session, org_id: int, plan_id: int) -> Plan | None:
    """A plan of this office; another office's is as good as none."""
    found = await session.scalars(
        select(Plan).where(col(Plan.id) == plan_id, col(Plan.org_id) == org_id)
    )
    return found.one_or_none()


async def plans_of_year(session: Session, org_id: int, *, year: int) -> Sequence[Plan]:
    """The signed ones, the one that was loaded last first; no file is a version of another."""
    found = await session.scalars(
        select(Plan)
        .where(
            col(Plan.org_id) == org_id,
            col(Plan.year) == year,
            not_(col(Plan.source_sha256).startswith(ARISEN)),
        )
        .order_by(col(Plan.id).desc())
    )
    return found.all()


async def contents_of_year(session: Session, org_id: int, *, year: int) -> dict[int, list[str]]:
    """Plan to what the tasks say that its version in use has."""
    found = await session.execute(
        select(col(Task.plan_id), col(Task.content))
        .join(Plan, col(Plan.id) == col(Task.plan_id))
        .where(col(Plan.org_id) == org_id, col(Plan.year) == year, col(Task.left_out_in).is_(None))
    )
    contents: dict[int, list[str]] = {}
    for plan_id, content in found:
        contents.setdefault(plan_id, []).append(content)
    return contents


async def sections_of(session: Session, plan_id: int) -> Sequence[Section]:
    found = await session.scalars(
        select(Section).where(col(Section.plan_id) == plan_id).order_by(col(Section.position))
    )
    return found.all()


async def plans_with_sizes(session: Session, org_id: int) -> Sequence[tuple[Plan, int]]:
    """Every plan with the number of tasks its version in use has, newest first."""
    in_use = and_(col(Task.plan_id) == col(Plan.id), col(Task.left_out_in).is_(None))
    found = await session.execute(
        select(Plan, func.count(col(Task.id)))
        .outerjoin(Task, in_use)
        .where(col(Plan.org_id) == org_id)
        .group_by(col(Plan.id))
        .order_by(col(Plan.id).desc())
    )
    return [(plan, size) for plan, size in found]

"""Queries about later days that were asked for."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from bot.storage import Extension, Milestone, Session

ASKED = "asked"
WITHDRAWN = "withdrawn"


async def asked_of(session: Session, task_id: int) -> Sequence[Extension]:
    """The requests of a task nobody decided yet, of milestones still open, oldest first."""
    found = await session.scalars(
        select(Extension)
        .outerjoin(Milestone, col(Milestone.id) == col(Extension.milestone_id))
        .where(
            col(Extension.task_id) == task_id,
            col(Extension.decision) == ASKED,
            col(Milestone.done_at).is_(None),
        )
        .order_by(col(Extension.id))
    )
    return found.all()


async def lock_undecided(session: Session, task_id: int) -> Sequence[Extension]:
    """The same, of milestones that are done too; nobody else decides them meanwhile.

    Taken behind the lock of the task, as everywhere; else two would wait for each other.
    """
    found = await session.scalars(
        select(Extension)
        .where(col(Extension.task_id) == task_id, col(Extension.decision) == ASKED)
        .order_by(col(Extension.id))
        .with_for_update()  # SQLite has one writer and leaves it out
        .execution_options(populate_existing=True)
    )
    return found.all()


async def extension_by_id(session: Session, org_id: int, extension_id: int) -> Extension | None:
    """A request of this office; another office's is as good as none."""
    found = await session.scalars(
        select(Extension).where(col(Extension.id) == extension_id, col(Extension.org_id) == org_id)
    )
    return found.one_or_none()


async def extensions_of(session: Session, task_id: int) -> Sequence[Extension]:
    """Every request of a task, decided or not, oldest first."""
    found = await session.scalars(
        select(Extension).where(col(Extension.task_id) == task_id).order_by(col(Extension.id))
    )
    return found.all()

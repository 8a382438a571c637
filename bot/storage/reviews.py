"""Queries about reviews of drafts, and how many their plan cannot reach yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlmodel import col

from bot.storage import Person, PlanReview, Session
from bot.storage.inserting import is_sqlite


async def review_of(session: Session, person_id: int, review_id: int) -> PlanReview | None:
    """A person's own review, expired or not; locked for this transaction."""
    lock = None if is_sqlite(session) else True
    found = await session.get(PlanReview, review_id, with_for_update=lock)
    return found if found and found.person_id == person_id else None


async def reviews_of(session: Session, person_id: int, *, now: datetime) -> Sequence[PlanReview]:
    """A person's reviews still alive, the one begun last first."""
    found = await session.scalars(
        select(PlanReview)
        .where(col(PlanReview.person_id) == person_id, col(PlanReview.expires_at) > now)
        .order_by(col(PlanReview.id).desc())
    )
    return found.all()


async def live_reviews(session: Session, *, now: datetime) -> Sequence[PlanReview]:
    """Every review still alive, of every office."""
    found = await session.scalars(select(PlanReview).where(col(PlanReview.expires_at) > now))
    return found.all()


async def forget_old_reviews(session: Session, *, before: datetime) -> None:
    await session.execute(delete(PlanReview).where(col(PlanReview.expires_at) <= before))


async def people_not_enrolled(session: Session, org_id: int) -> int:
    """How many of the office no message can reach yet."""
    found = await session.scalar(
        select(func.count(col(Person.id))).where(
            col(Person.org_id) == org_id, col(Person.active), col(Person.telegram_id).is_(None)
        )
    )
    return int(found or 0)

"""Queries about reviews of drafts, and how many their plan cannot reach yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlmodel import col

from bot.storage import Attachment, Person, Plan, PlanReview, PlanVersion, Session
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


async def lapsed_sources(session: Session, *, now: datetime) -> Sequence[str]:
    """The files of reviews nobody can open any more; told once."""
    lapsed = (col(PlanReview.expires_at) <= now, col(PlanReview.source_sha256) != "")
    found = await session.scalars(select(col(PlanReview.source_sha256)).where(*lapsed))
    sources = sorted(set(found))
    if sources:
        await session.execute(update(PlanReview).where(*lapsed).values(source_sha256=""))
    return sources


async def is_file_in_use(session: Session, sha256: str) -> bool:
    """Whether any row of any office speaks of a file of this content."""
    spoken_of = (
        col(Plan.source_sha256),
        col(PlanVersion.source_sha256),
        col(PlanReview.source_sha256),
        col(Attachment.sha256),
    )
    for content in spoken_of:
        if await session.scalar(select(func.count(content)).where(content == sha256)):
            return True
    return False


async def people_not_enrolled(session: Session, org_id: int) -> int:
    """How many of the office no message can reach yet."""
    found = await session.scalar(
        select(func.count(col(Person.id))).where(
            col(Person.org_id) == org_id, col(Person.active), col(Person.telegram_id).is_(None)
        )
    )
    return int(found or 0)

"""A plan's file on its way to a draft: begun, followed, stopped, cut off by a restart."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.plans.packing import pack
from bot.plans.review.questions import Review
from bot.plans.values import DraftPlan
from bot.services.plans import Source, refuse_known_file
from bot.services.review_state import Stage, Standing, keep_standing, standing_of
from bot.services.reviews import PATIENCE, ReviewGone, ReviewSaved, require_keeper, view
from bot.storage import Organisation, Person, PlanReview, Session
from bot.storage import reviews as stored
from bot.storage.ids import id_of

_REMEMBERED = timedelta(days=30)
"""How long a late tap still hears what became of a review."""


async def begin(
    session: Session, speaker: Speaker, *, name: str, chat_id: int, now: datetime
) -> int:
    """Notes that a file is being read; raises `NotAllowed`, or says that one is read already."""
    require_keeper(speaker)
    for row in await stored.reviews_of(session, speaker.id, now=now):
        if standing_of(row).stage is Stage.READING:
            raise NhacViecError("plan-reading-busy", name=row.source_name)
    await stored.forget_old_reviews(session, before=now - _REMEMBERED)
    row = PlanReview(
        org_id=speaker.org_id,
        person_id=speaker.id,
        source_name=name,
        source_sha256="",
        created_at=now,
        expires_at=now + PATIENCE,
    )
    keep_standing(row, Standing(chat_id=chat_id))
    session.add(row)
    await session.flush()
    return id_of(row)


async def require_new(session: Session, speaker: Speaker, sha256: str) -> None:
    """Raises where a file of this content was stored before."""
    office = await session.get_one(Organisation, speaker.org_id)
    await refuse_known_file(session, office, Source("", sha256))


async def open_draft(
    session: Session,
    speaker: Speaker,
    review_id: int,
    draft: DraftPlan,
    *,
    sha256: str,
    now: datetime,
) -> Review | None:
    """The file was read; none when the reading was stopped meanwhile."""
    row = await stored.review_of(session, speaker.id, review_id)
    if row is None:
        return None
    row.draft, row.source_sha256 = pack(draft), sha256
    row.expires_at = now + PATIENCE
    keep_standing(row, replace(standing_of(row), stage=Stage.OPEN))
    return await view(session, row)


async def forget_unread(session: Session, speaker: Speaker, review_id: int) -> None:
    """Nothing stays of a file that could not be read."""
    row = await stored.review_of(session, speaker.id, review_id)
    if row is not None and standing_of(row).stage is Stage.READING:
        await session.delete(row)


async def is_wanted(session: Session, speaker: Speaker, review_id: int) -> bool:
    """Whether nobody has stopped the reading, perhaps on another device."""
    return await stored.review_of(session, speaker.id, review_id) is not None


async def interrupted(session: Session, *, now: datetime) -> list[tuple[Standing, str]]:
    """Readings that a restart cut off, forgotten here, and the language to tell it in."""
    cut_off: list[tuple[Standing, str]] = []
    for row in await stored.live_reviews(session, now=now):
        standing = standing_of(row)
        if standing.stage is Stage.READING:
            person = await session.get_one(Person, row.person_id)
            cut_off.append((standing, person.language))
            await session.delete(row)
    return cut_off


async def stop(session: Session, speaker: Speaker, review_id: int) -> str | Review:
    """Stops a reading and returns its file's name; the review, where it is read already."""
    require_keeper(speaker)
    row = await stored.review_of(session, speaker.id, review_id)
    if row is None:
        raise ReviewGone
    if standing_of(row).stage is Stage.SAVED:
        raise ReviewSaved
    if standing_of(row).stage is Stage.OPEN:
        return await view(session, row)
    await session.delete(row)
    await session.flush()
    return row.source_name

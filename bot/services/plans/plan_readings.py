"""A plan's file on its way to a draft: begun, followed, stopped, cut off by a restart.

The process that reads says so every few seconds; a reading that nobody spoke of for a while is
dead, also where several processes share the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.plans.packing import pack
from bot.plans.review.questions import Review
from bot.plans.values import DraftPlan
from bot.services.plans.plans import Source, refuse_known_file
from bot.services.plans.review_state import Stage, Standing, keep_standing, standing_of
from bot.services.plans.reviews import PATIENCE, ReviewGone, ReviewSaved, require_keeper, view
from bot.storage import Organisation, PlanReview, Session
from bot.storage import reviews as stored
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id

_REMEMBERED = timedelta(days=30)
"""How long a late tap still hears what became of a review."""
SILENCE = timedelta(seconds=60)
"""After so long without a word from its process a reading is dead."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A reading that was ended by its sender."""

    review_id: int
    name: str
    message_id: int | None


async def begin(
    session: Session, speaker: Speaker, *, name: str, chat_id: int, now: datetime
) -> int:
    """Notes that a file is being read; raises `NotAllowed`, or says that one is read already."""
    require_keeper(speaker)
    rows = await stored.reviews_of(session, speaker.id, now=now)
    unread = [row for row in rows if standing_of(row).stage is Stage.READING]
    for row in unread:
        if _is_read(standing_of(row), now=now):
            raise NhacViecError("plan-reading-busy", name=name, running=row.source_name)
    await stored.forget_old_reviews(session, before=now - _REMEMBERED)
    row = PlanReview(
        org_id=speaker.org_id,
        person_id=speaker.id,
        source_name=name,
        source_sha256="",
        created_at=now,
        expires_at=now + PATIENCE,
    )
    keep_standing(row, Standing(chat_id=chat_id, beat=now))
    session.add(row)
    await session.flush()
    for dead in unread:  # only now: SQLite would give its number to the new one
        await session.delete(dead)
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
    row.as_read = row.draft
    row.expires_at = now + PATIENCE
    keep_standing(row, replace(standing_of(row), stage=Stage.OPEN))
    return await view(session, row)


async def forget_unread(session: Session, speaker: Speaker, review_id: int) -> None:
    """Nothing stays of a file that could not be read."""
    row = await stored.review_of(session, speaker.id, review_id)
    if row is not None and standing_of(row).stage is Stage.READING:
        await session.delete(row)


async def beat(session: Session, speaker: Speaker, review_id: int, *, now: datetime) -> bool:
    """Says that the file is still being read; False when somebody stopped it elsewhere."""
    row = await stored.review_of(session, speaker.id, review_id)
    if row is None:
        return False
    if standing_of(row).stage is Stage.READING:
        keep_standing(row, replace(standing_of(row), beat=now))
    return True


async def let_go(session: Session, review_ids: Iterable[int]) -> None:
    """The process that read these is about to go; the next start tells their senders."""
    for review_id in review_ids:
        row = await session.get(PlanReview, review_id)
        if row is not None and standing_of(row).stage is Stage.READING:
            keep_standing(row, replace(standing_of(row), beat=None))


def _is_read(standing: Standing, *, now: datetime) -> bool:
    if standing.stage is not Stage.READING or standing.beat is None:
        return False
    return now - standing.beat < SILENCE


async def interrupted(session: Session, *, now: datetime) -> list[tuple[Standing, Speaker]]:
    """Readings that a restart cut off, forgotten here, and whom to tell it."""
    cut_off: list[tuple[Standing, Speaker]] = []
    for row in await stored.live_reviews(session, now=now):
        standing = standing_of(row)
        if standing.stage is Stage.READING and not _is_read(standing, now=now):
            if speaker := await speaker_by_id(session, row.person_id):
                cut_off.append((standing, speaker))
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


async def stop_running(session: Session, speaker: Speaker, *, now: datetime) -> Stopped | None:
    """Stops what is being read for the speaker, also what no process reads any more."""
    for row in await stored.reviews_of(session, speaker.id, now=now):
        standing = standing_of(row)
        if standing.stage is Stage.READING:
            await session.delete(row)
            return Stopped(id_of(row), row.source_name, standing.message_id)
    return None

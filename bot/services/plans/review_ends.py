"""A reviewed draft becomes a plan, or the next version of one."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.plans.review.questions import Review
from bot.services.plans import amending
from bot.services.plans.amending import Amended
from bot.services.plans.plans import Imported, Source, store_plan
from bot.services.plans.review_pairs import overrule_in
from bot.services.plans.review_state import Stage, keep_standing, printed_of, standing_of
from bot.services.plans.reviews import open_review, view
from bot.storage import Organisation, PlanReview, Session
from bot.storage.ids import id_of
from bot.storage.reviews import people_not_enrolled


@dataclass(frozen=True, slots=True)
class Saved:
    imported: Imported
    not_enrolled: int


async def save(
    session: Session, speaker: Speaker, review_id: int, *, beside: bool = False, now: datetime
) -> Saved | Review:
    """Stores the plan; a second tap finds it saved (`ReviewSaved`).

    Where the year has a plan already nothing is stored unless it is to stand `beside` that.
    """
    row = await open_review(session, speaker, review_id, now=now)
    source = Source(row.source_name, row.source_sha256)
    review = await view(session, row)
    if review.rival and not beside:
        return review
    imported = await store_plan(
        session,
        await session.get_one(Organisation, speaker.org_id),
        review.draft,
        source,
        printed=printed_of(row, review.draft),
        actor=speaker.id,
        now=now,
    )
    _close(row, plan_id=id_of(imported.plan))
    return Saved(imported, await people_not_enrolled(session, speaker.org_id))


async def amend(session: Session, speaker: Speaker, review_id: int, *, now: datetime) -> Amended:
    """The draft becomes the next version of the plan it was compared with.

    Pairs that nobody decided are taken as suggested.
    """
    row = await open_review(session, speaker, review_id, now=now)
    compared = standing_of(row).compared
    if compared is None:
        raise NhacViecError("draft-changed-since")
    plan_id, version = compared
    review = await view(session, row)
    plan = await amending.plan_to_amend(session, speaker.org_id, review.draft, plan_id=plan_id)
    source = Source(row.source_name, row.source_sha256)
    amended = await amending.amend(
        session,
        plan,
        review.draft,
        source,
        printed=printed_of(row, review.draft),
        actor=speaker.id,
        now=now,
        overrule=overrule_in(row),
        seen_version=version,
    )
    _close(row, plan_id=plan_id)
    return amended


def _close(row: PlanReview, *, plan_id: int) -> None:
    """Keeps of a review only that it became this plan, for late taps."""
    row.plan_id, row.draft, row.as_read = plan_id, {}, {}
    keep_standing(
        row, replace(standing_of(row), stage=Stage.SAVED, undo=(), pairs=(), asking=False)
    )

"""The office looks through a draft before it is stored: one transaction for each step."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.parsing.queries import read_query
from bot.parsing.values import Intent, KnownNames
from bot.plans.packing import pack
from bot.plans.review.changes import answered
from bot.plans.review.questions import Noted, Review, Step
from bot.plans.review.readings import Edited, Reading
from bot.plans.review.sheet_marks import SheetId
from bot.plans.review.typed import understood
from bot.plans.review.years import with_year
from bot.plans.values import DraftPlan
from bot.services.plans.plan_matching import rival_of
from bot.services.plans.review_state import (
    Stage,
    keep_draft,
    keep_skipped,
    keep_standing,
    review_from,
    standing_of,
    take_back,
)
from bot.services.rights import may_in_office, require_in_office
from bot.storage import PlanReview, Session, reviews
from bot.storage.people import people_of, units_of

PATIENCE = timedelta(days=7)
"""How long a draft waits for the office."""
_QUOTED = 80


class ReviewGone(NhacViecError):
    """Stored long ago, dropped, or never there."""

    key = "review-gone"


class ReviewExpired(NhacViecError):
    """Nobody looked at it for a week."""

    key = "review-expired"


class NotAnAnswer(NhacViecError):
    """What was typed does not correct the row that is shown."""

    key = "review-not-understood"


class ReviewSaved(NhacViecError):
    """It is a plan by now."""

    key = "review-saved"


def keeps_plans(speaker: Speaker) -> bool:
    """Whether the speaker brings plans in; asked again for every step of a review."""
    return may_in_office(speaker, OfficeAct.KEEP_PLANS)


def require_keeper(speaker: Speaker) -> None:
    """Raises `NotAllowed` for everybody but the office."""
    require_in_office(speaker, OfficeAct.KEEP_PLANS)


async def current(session: Session, speaker: Speaker, *, now: datetime) -> Review | None:
    """The open review the speaker began last."""
    row = await _newest_open(session, speaker, now=now)
    return await view(session, row) if row else None


async def _newest_open(session: Session, speaker: Speaker, *, now: datetime) -> PlanReview | None:
    if not keeps_plans(speaker):
        return None
    rows = await reviews.reviews_of(session, speaker.id, now=now)
    return next((row for row in rows if standing_of(row).stage is Stage.OPEN), None)


async def show(session: Session, speaker: Speaker, review_id: int, *, now: datetime) -> Review:
    return await view(session, await open_review(session, speaker, review_id, now=now))


async def remember_message(
    session: Session, speaker: Speaker, review_id: int, message_id: int
) -> None:
    """Notes which message shows the review."""
    row = await reviews.review_of(session, speaker.id, review_id)
    if row is not None:
        keep_standing(row, replace(standing_of(row), message_id=message_id))


async def drop(session: Session, speaker: Speaker, review_id: int) -> str:
    """Forgets a draft, also one still being read, and returns its file's name."""
    require_keeper(speaker)
    row = await reviews.review_of(session, speaker.id, review_id)
    if row is None:
        raise ReviewGone
    if standing_of(row).stage is Stage.SAVED:
        raise ReviewSaved
    await session.delete(row)
    return row.source_name


async def take_step(
    session: Session,
    speaker: Speaker,
    review_id: int,
    step: Step,
    *,
    question_id: str = "",
    now: datetime,
) -> Review:
    """Moves on or back; a button of a question that is no longer shown changes nothing."""
    row = await open_review(session, speaker, review_id, now=now)
    review = await view(session, row)
    shown = review.question.id if review.question else ""
    if question_id != shown and step in (Step.SKIP, Step.SKIP_REST, Step.BACK, Step.APART):
        return review
    _move(row, review, step)
    return await view(session, row)


def _move(row: PlanReview, review: Review, step: Step) -> None:
    standing = standing_of(row)
    match step:
        case Step.BEGIN:
            again = () if not review.left else standing.skipped
            keep_standing(row, replace(standing, asking=True, skipped=again))
        case Step.SUMMARY:
            keep_standing(row, replace(standing, asking=False))
        case Step.SKIP:
            keep_skipped(row, review, review.left[0].id)
        case Step.SKIP_REST:
            keep_skipped(row, review, *(one.id for one in review.left))
        case Step.BACK:
            take_back(row, review)
        case Step.APART:
            keep_standing(row, replace(standing, apart=(*standing.apart, review.left[0].id)))


async def answer(
    session: Session,
    speaker: Speaker,
    review_id: int,
    *,
    question_id: str,
    reading_id: str,
    now: datetime,
) -> Review:
    """A tapped reading; a second tap, or one from another device, changes nothing."""
    row = await open_review(session, speaker, review_id, now=now)
    review = await view(session, row)
    question = review.question
    reading = question.reading(reading_id) if question else None
    if question is None or question.id != question_id or reading is None:
        return review
    keep_draft(row, review, answered(review.draft, question, reading))
    return replace(await view(session, row), noted=Noted(question, reading))


async def answered_by(
    session: Session, speaker: Speaker, text: str, *, now: datetime
) -> int | None:
    """The review whose open question these words answer; none where they ask something else.

    Raises `NotAnAnswer` for words that are neither.
    """
    row = await _newest_open(session, speaker, now=now)
    if row is None or not standing_of(row).asking:
        return None
    review = await view(session, row)
    if review.question is None:
        return None
    known = await known_names(session, speaker.org_id, review.draft)
    year = review.draft.year
    if understood(text, review.question, year=year, known=known) is not None:
        return review.id
    if read_query(text, today=now.date(), year=year).intent is Intent.UNKNOWN:
        raise NotAnAnswer(printed=text[:_QUOTED])
    return None


async def type_answer(
    session: Session, speaker: Speaker, review_id: int, text: str, *, now: datetime
) -> Review:
    """A correction in words; raises where it cannot be read as one."""
    row = await open_review(session, speaker, review_id, now=now)
    review = await view(session, row)
    if review.question is None:
        raise NhacViecError("review-no-question")
    known = await known_names(session, speaker.org_id, review.draft)
    reading = understood(text, review.question, year=review.draft.year, known=known)
    if reading is None:
        raise NotAnAnswer(printed=text[:_QUOTED])
    keep_draft(row, review, answered(review.draft, review.question, reading))
    noted = Noted(review.question, reading, tuple(_new_names(reading, known)))
    return replace(await view(session, row), noted=noted)


def _new_names(reading: Reading, known: KnownNames) -> Iterator[str]:
    fields = dict(reading.values) if isinstance(reading, Edited) else {}
    for field, names in (("lead_units", known.units), ("coordinating_units", known.units)):
        yield from (name for name in fields.get(field, ()) if name not in names)
    yield from (name for name in fields.get("lead_persons", ()) if name not in known.people)


async def set_year(
    session: Session, speaker: Speaker, review_id: int, year: int, *, now: datetime
) -> Review:
    """Reads the whole draft in another year; corrections stay."""
    row = await open_review(session, speaker, review_id, now=now)
    review = await view(session, row)
    keep_draft(row, review, with_year(review.draft, year))
    return await view(session, row)


async def awaiting_sheet(
    session: Session, speaker: Speaker, sheet: SheetId, *, now: datetime
) -> Review | None:
    """The open review a sheet was made for; none when it is over.

    Raises `NhacViecError` for a sheet made before the rows came back from another one.
    """
    try:
        review = await show(session, speaker, sheet.review, now=now)
    except (ReviewGone, ReviewExpired, ReviewSaved):
        return None
    if review.edition != sheet.edition:
        raise NhacViecError("draft-file-old")
    return review


async def take_corrected(
    session: Session, speaker: Speaker, review_id: int, draft: DraftPlan, *, now: datetime
) -> Review:
    """The draft as it came back from Excel; steps before it cannot be taken back any more."""
    row = await open_review(session, speaker, review_id, now=now)
    row.draft = pack(draft)
    standing = replace(standing_of(row), undo=(), asking=False, compared=None)
    keep_standing(row, replace(standing, edition=standing.edition + 1))
    return await view(session, row)


async def open_review(
    session: Session, speaker: Speaker, review_id: int, *, now: datetime
) -> PlanReview:
    """The speaker's own open review, alive for another week from now on."""
    require_keeper(speaker)
    row = await reviews.review_of(session, speaker.id, review_id)
    if row is None or row.org_id != speaker.org_id:
        raise ReviewGone
    stage = standing_of(row).stage
    if stage is Stage.SAVED:
        raise ReviewSaved
    if stage is not Stage.OPEN:
        raise ReviewGone
    if row.expires_at <= now:
        raise ReviewExpired(name=row.source_name)
    row.expires_at = now + PATIENCE
    return row


async def view(session: Session, row: PlanReview) -> Review:
    """The review as its reviewer sees it."""
    known = await _office_names(session, row.org_id)
    review = review_from(row, rival=None, known=known)
    return replace(review, rival=await rival_of(session, row.org_id, review.draft))


async def known_names(session: Session, org_id: int, draft: DraftPlan) -> KnownNames:
    """The office's units and people with their other names, and those of the plan."""
    return with_names_of(draft, await _office_names(session, org_id))


async def _office_names(session: Session, org_id: int) -> KnownNames:
    units = {
        unit.name: (*unit.aliases, *filter(None, [unit.short_name]))
        for unit in await units_of(session, org_id)
    }
    people = {one.full_name: tuple(one.aliases) for one in await people_of(session, org_id)}
    return KnownNames(units, people)


def with_names_of(draft: DraftPlan, known: KnownNames) -> KnownNames:
    """Also the names the plan itself prints."""
    units = {unit for item in draft.items for unit in (*item.lead_units, *item.coordinating_units)}
    people = {one for item in draft.items for one in (*item.lead_persons, *item.directed_by)}
    return KnownNames(_beside(known.units, units), _beside(known.people, people))


def _beside(
    known: dict[str, tuple[str, ...]], printed: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    spellings = {name for name, others in known.items() for name in (name, *others)}
    return known | {name: () for name in sorted(printed) if name not in spellings}

"""A review between two taps: what `PlanReview` holds, as values."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from bot.parsing.values import Doubt, KnownNames
from bot.plans.packing import pack, unpack
from bot.plans.review.questions import Review, Rival, questions
from bot.plans.review.years import with_year
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import Verdict
from bot.storage import PlanReview


class Stage(StrEnum):
    READING = "reading"
    OPEN = "open"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Undo:
    """What one step changed, as it was before."""

    rows: dict[int, DraftItem]
    year: int
    doubts: tuple[Doubt, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairSaid:
    """Whether a row of the draft is a task of the plan in use."""

    row: int
    task: int
    verdict: Verdict
    words: str
    """The row it was said of, as a digest; corrected since, it is asked about again."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a review stands besides its draft."""

    stage: Stage = Stage.READING
    asking: bool = False
    """A question is shown; else the summary."""
    skipped: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Questions that are asked row by row."""
    answered: int = 0
    edition: int = 0
    compared: tuple[int, int] | None = None
    """The plan, and which of its versions, that the reviewer saw the difference to.

    None again as soon as the draft changes: another difference would be put in place.
    """
    pairs: tuple[PairSaid, ...] = ()
    """What was said of rows that may be tasks of that plan."""
    undo: tuple[Undo, ...] = ()
    message_id: int | None = None
    """The message that shows the review."""
    chat_id: int | None = None
    beat: datetime | None = None
    """When a process that reads the file last said so."""


_STANDING = TypeAdapter(Standing)
_STEPS_BACK = 20


def standing_of(row: PlanReview) -> Standing:
    return _STANDING.validate_python(row.data)


def keep_standing(row: PlanReview, standing: Standing) -> None:
    values: dict[str, Any] = _STANDING.dump_python(standing, mode="json")
    row.data = values


def review_from(row: PlanReview, *, rival: Rival | None, known: KnownNames) -> Review:
    draft, standing = unpack(row.draft), standing_of(row)
    asked = questions(draft, apart=standing.apart, known=known)
    left = tuple(one for one in asked if one.id not in standing.skipped)
    return Review(
        id=row.id or 0,
        draft=draft,
        left=left,
        skipped=len(asked) - len(left),
        answered=standing.answered,
        asking=standing.asking,
        source_name=row.source_name,
        message_id=standing.message_id,
        edition=standing.edition,
        rival=rival,
        sent_in=row.created_at.year,
    )


def printed_of(row: PlanReview, draft: DraftPlan) -> DraftPlan:
    """The draft as the file prints it, before anybody corrected it.

    Where rows were added or taken out, nothing tells which are which: the draft itself.
    """
    if not row.as_read:
        return draft
    as_read = with_year(unpack(row.as_read), draft.year)
    return as_read if len(as_read.items) == len(draft.items) else draft


def keep_draft(row: PlanReview, review: Review, draft: DraftPlan) -> None:
    """The draft as an answer left it; the step can be taken back."""
    before, standing = review.draft, standing_of(row)
    changed = {
        position: item
        for position, item in enumerate(before.items)
        if item != draft.items[position]
    }
    undo = Undo(changed, before.year, before.doubts, standing.skipped)
    row.draft = pack(draft)
    keep_standing(
        row,
        replace(
            standing,
            answered=standing.answered + 1,
            compared=None,
            undo=(*standing.undo, undo)[-_STEPS_BACK:],
        ),
    )


def keep_skipped(row: PlanReview, review: Review, *ids: str) -> None:
    """Questions put aside; that can be taken back as well."""
    standing = standing_of(row)
    undo = Undo({}, review.draft.year, review.draft.doubts, standing.skipped)
    keep_standing(
        row,
        replace(
            standing,
            skipped=(*standing.skipped, *ids),
            undo=(*standing.undo, undo)[-_STEPS_BACK:],
        ),
    )


def take_back(row: PlanReview, review: Review) -> None:
    """The last step undone; with none left the summary is shown."""
    standing = standing_of(row)
    if not standing.undo:
        keep_standing(row, replace(standing, asking=False))
        return
    undo = standing.undo[-1]
    items = list(review.draft.items)
    for position, item in undo.rows.items():
        items[position] = item
    draft = replace(review.draft, items=tuple(items), year=undo.year, doubts=undo.doubts)
    row.draft = pack(draft)
    answered = standing.answered - (undo.skipped == standing.skipped)
    keep_standing(
        row,
        replace(
            standing,
            asking=True,
            skipped=undo.skipped,
            answered=max(answered, 0),
            compared=None,
            undo=standing.undo[:-1],
        ),
    )

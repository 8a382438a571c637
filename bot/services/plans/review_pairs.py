"""A later version in review: the office says which unsure rows are tasks of the plan in use.

The answers stand in the review, so that a restart keeps them; each holds for the words it was
given for, and is asked again where the row was corrected since.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bot.domain import Speaker
from bot.plans.packing import unpack
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import PlanDiff, Unsure, Verdict
from bot.services.plans import amending
from bot.services.plans.review_state import PairSaid, Standing, keep_standing, standing_of
from bot.services.plans.reviews import open_review
from bot.storage import Plan, PlanReview, Session
from bot.storage.ids import id_of
from bot.storage.plans import plan_by_id

Overrule = dict[int, int | None]


@dataclass(frozen=True, slots=True)
class Compared:
    """A draft against the plan in use, as far as the office has said which row is which."""

    plan: Plan
    diff: PlanDiff
    """Its unsure rows are those nobody decided."""
    waiting: tuple[Unsure, ...]
    """Those that were not put off."""
    decided: int

    @property
    def drops_most(self) -> bool:
        """Whether more than half of the rows in use would go: perhaps it is another plan."""
        return len(self.diff.dropped) > len(self.diff.kept)


async def compare(session: Session, speaker: Speaker, review_id: int, *, now: datetime) -> Compared:
    """What the draft would change of the year's plan; the version seen is noted."""
    row = await open_review(session, speaker, review_id, now=now)
    draft = unpack(row.draft)
    plan = await _plan_to_compare(session, speaker, standing_of(row), draft)
    standing = replace(standing_of(row), compared=(id_of(plan), plan.version))
    keep_standing(row, standing)
    overrule = overrule_of(standing, draft.items)
    diff = await amending.compare(session, plan, draft, overrule=overrule)
    put_off = {(one.row, one.task) for one in standing.pairs if one.verdict is Verdict.LATER}
    waiting = tuple(one for one in diff.unsure if (one.at, one.old.id) not in put_off)
    return Compared(plan, diff, waiting, len(overrule))


async def _plan_to_compare(
    session: Session, speaker: Speaker, standing: Standing, draft: DraftPlan
) -> Plan:
    """The one that was shown last, so that every page is about it; else the most alike."""
    seen = (
        await plan_by_id(session, speaker.org_id, standing.compared[0])
        if standing.compared
        else None
    )
    return seen or await amending.plan_to_amend(session, speaker.org_id, draft)


async def decide(
    session: Session,
    speaker: Speaker,
    review_id: int,
    *,
    row: int,
    task: int,
    verdict: Verdict,
    now: datetime,
) -> Compared:
    """Of a row of the draft and a task; decided already, on another device, it stays so."""
    found = await compare(session, speaker, review_id, now=now)
    asked = next((one for one in found.waiting if (one.at, one.old.id) == (row, task)), None)
    if asked is None:
        return found
    review = await open_review(session, speaker, review_id, now=now)
    said = PairSaid(row, task, verdict, words=_words(asked.item))
    standing = standing_of(review)
    keep_standing(review, replace(standing, pairs=(*standing.pairs, said)))
    return await compare(session, speaker, review_id, now=now)


async def begin(session: Session, speaker: Speaker, review_id: int, *, now: datetime) -> Compared:
    """As `compare`; where all that is left was put off, it is asked again."""
    found = await compare(session, speaker, review_id, now=now)
    if found.waiting or not found.diff.unsure:
        return found
    return await _forget(session, speaker, review_id, keep_decided=True, now=now)


async def begin_anew(
    session: Session, speaker: Speaker, review_id: int, *, now: datetime
) -> Compared:
    """Forgets all that was said."""
    return await _forget(session, speaker, review_id, keep_decided=False, now=now)


async def _forget(
    session: Session, speaker: Speaker, review_id: int, *, keep_decided: bool, now: datetime
) -> Compared:
    row = await open_review(session, speaker, review_id, now=now)
    standing = standing_of(row)
    decided = tuple(one for one in standing.pairs if one.verdict is not Verdict.LATER)
    keep_standing(row, replace(standing, pairs=decided if keep_decided else ()))
    return await compare(session, speaker, review_id, now=now)


def overrule_in(row: PlanReview) -> Overrule:
    """What was decided of the rows of this review's draft."""
    return overrule_of(standing_of(row), unpack(row.draft).items)


def overrule_of(standing: Standing, items: tuple[DraftItem, ...]) -> Overrule:
    return {
        one.row: one.task if one.verdict is Verdict.SAME else None
        for one in standing.pairs
        if one.verdict is not Verdict.LATER
        and one.row < len(items)
        and one.words == _words(items[one.row])
    }


def _words(item: DraftItem) -> str:
    """Enough to know the row again."""
    text = f"{item.number}\n{item.section}\n{item.content}"
    return sha256(text.encode()).hexdigest()[:12]

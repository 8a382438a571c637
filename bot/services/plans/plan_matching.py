"""Which plan in use a draft looks like: a later version, or another form, of one of its year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.plans.review.questions import Rival
from bot.plans.values import DraftPlan
from bot.plans.versions.differences import plain
from bot.storage import Plan, Session
from bot.storage.ids import id_of
from bot.storage.plans import contents_of_year, plans_of_year


@dataclass(frozen=True, slots=True)
class Match:
    """A plan in use, and how many rows of a draft it has in the same words."""

    plan: Plan
    rival: Rival


async def best_match(session: Session, org_id: int, draft: DraftPlan) -> Match | None:
    """The plan of the draft's year that shares most rows with it; of several, the newest."""
    plans = await plans_of_year(session, org_id, year=draft.year)
    if not plans:
        return None
    contents = await contents_of_year(session, org_id, year=draft.year)
    wanted = _texts(item.content for item in draft.items)
    shared = {
        id_of(plan): (wanted & _texts(contents.get(id_of(plan), ()))).total() for plan in plans
    }
    best = max(plans, key=lambda plan: shared[id_of(plan)])
    rival = Rival(best.title or str(best.year), shared[id_of(best)], len(draft.items))
    return Match(best, rival)


async def rival_of(session: Session, org_id: int, draft: DraftPlan) -> Rival | None:
    found = await best_match(session, org_id, draft)
    return found.rival if found else None


def _texts(contents: Iterable[str]) -> Counter[str]:
    return Counter(text for content in contents if (text := plain(content)))

"""Which acts a card offers: what is allowed and possible, less what would be of no use now."""

from collections.abc import Sequence

from bot.acts import Act
from bot.domain import Part, Role, Speaker, TaskState
from bot.services.leading.decision_rights import (
    askers_of,
    doers_of,
    is_own_matter,
    whom_to_ask,
)
from bot.services.rights import offered
from bot.storage import Assignment, Session, extensions
from bot.storage.ids import id_of
from bot.storage.tasks import TaskCard


async def acts_now(
    session: Session, speaker: Speaker, card: TaskCard, assignments: Sequence[Assignment]
) -> frozenset[Act]:
    """Nobody decides their own; an extension is decided where one is asked."""
    acts = offered(speaker, card.task.state, assignments)
    acts = await _on_hand_in(session, speaker, card, assignments, acts)
    if Act.DECIDE_EXTENSION in acts:
        asked = await extensions.asked_of(session, id_of(card.task))
        decide = Act.DECIDE_EXTENSION
        askers = (askers_of(one, assignments) for one in asked)
        if all(is_own_matter(speaker, decide, assignments, doers=one) for one in askers):
            acts -= {decide}
    doers = {row.person_id for row in assignments if row.part is Part.LEAD and row.person_id}
    return acts - {Act.NUDGE} if doers <= {speaker.id} else acts


async def _on_hand_in(
    session: Session,
    speaker: Speaker,
    card: TaskCard,
    assignments: Sequence[Assignment],
    acts: frozenset[Act],
) -> frozenset[Act]:
    if not card.results:
        return acts - {Act.APPROVE, Act.RETURN}
    newest, _ = card.results[-1]
    doers = doers_of(newest)
    if is_own_matter(speaker, Act.APPROVE, assignments, doers=doers):
        return acts - {Act.APPROVE, Act.RETURN}
    waits = card.task.state is TaskState.AWAITING_APPROVAL and Act.APPROVE not in acts
    if waits and Role.OFFICE in speaker.roles:
        whom = await whom_to_ask(session, speaker, assignments, doers=doers)
        return acts | {Act.APPROVE, Act.RETURN} if speaker.id in whom.asked else acts
    return acts

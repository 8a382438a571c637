"""Words below a handover that only waits to be confirmed: another order, or its reason."""

from datetime import date, datetime

from bot.domain import Speaker
from bot.services import dialogues
from bot.services.asking.order_amid import is_order_amid
from bot.services.handovers import drafts
from bot.services.handovers.drafts import KIND, DraftShown
from bot.services.handovers.handovers import REASON_AT_MOST
from bot.services.office.typed_parts import line_of
from bot.storage import Session


async def order_below(
    session: Session, speaker: Speaker, text: str, *, today: date, now: datetime
) -> DraftShown | None:
    """The draft as it stands, where the words are another order; None where it takes them."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    if dialogue.data["step"] is not None:
        return None
    if not await is_order_amid(session, speaker, text, today=today):
        return None
    # Kept until they are the reason after all.
    dialogues.go_on(dialogue, now=now, other=line_of(text, limit=REASON_AT_MOST))
    return await drafts.ask(session, speaker, dialogue.data["draft"], None, page=0, now=now)


async def take_as_reason(
    session: Session, speaker: Speaker, draft_id: int, *, now: datetime
) -> DraftShown:
    """The words kept last become the reason; raises `DialogueOver` where there are none."""
    dialogue = await dialogues.running(session, speaker, KIND, now=now)
    other = dialogue.data.get("other")
    if not other:
        raise dialogues.DialogueOver
    shown = await drafts.set_reason(session, speaker, draft_id, other, now=now)
    dialogues.go_on(dialogue, now=now, other=None)
    return shown

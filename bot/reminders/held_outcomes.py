"""What becomes of news that came as one message, with what becomes of that; nothing for others."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain import MessageState
from bot.reminders.claiming import Claimed
from bot.reminders.held_news import HELD, ids_of
from bot.storage import Session, held_notices


async def sent(
    session: Session,
    claimed: Claimed,
    brought: Sequence[int],
    *,
    state: MessageState,
    chat_id: int,
    now: datetime,
) -> None:
    """What it brought went out with it; the rest says by itself what became of it."""
    if claimed.kind != HELD:
        return
    await held_notices.parts_sent(
        session, claimed.id, brought, state=state, chat_id=chat_id, now=now
    )
    await let_go(session, claimed)


async def let_go(session: Session, claimed: Claimed) -> None:
    """Each of them goes or fails alone from now on."""
    if claimed.kind == HELD:
        ids = ids_of(claimed.payload)
        await held_notices.let_go_of_parts(session, claimed.id, ids, uncertain=claimed.uncertain)


async def given_back(session: Session, claimed: Claimed, *, until: datetime | None = None) -> None:
    """They wait with it for another try, and may be withdrawn or added to meanwhile."""
    if claimed.kind == HELD:
        ids = ids_of(claimed.payload)
        await held_notices.give_parts_back(session, claimed.id, ids, until=until)


async def unreachable(session: Session, claimed: Claimed, reason: str) -> None:
    """They did not come either; they are sent with it again once somebody is back."""
    if claimed.kind == HELD:
        await held_notices.parts_unreachable(
            session,
            claimed.id,
            ids_of(claimed.payload),
            chat_id=claimed.chat_id,
            reason=reason,
        )

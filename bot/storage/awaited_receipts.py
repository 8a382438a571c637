"""The message of a broadcast that somebody still is to confirm."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from bot.storage import BroadcastReceipt, OutboxMessage, Session
from bot.storage.broadcasts import KIND, KIND_AGAIN, SENT


async def newest_to(
    session: Session, person_id: int, *, since: datetime, message_id: int | None = None
) -> int | None:
    """The broadcast that came to a person last, since then; None where they confirmed it.

    `message_id` is Telegram's own of one message in the person's chat: that one is asked for.
    """
    statement = (
        select(OutboxMessage)
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.kind).in_((KIND, KIND_AGAIN)),
            col(OutboxMessage.state).in_(SENT),
            col(OutboxMessage.sent_at) >= since,
        )
        .order_by(col(OutboxMessage.sent_at).desc(), col(OutboxMessage.id).desc())
        .limit(1)
    )
    if message_id is not None:
        statement = statement.where(col(OutboxMessage.telegram_message_id) == message_id)
    newest = (await session.scalars(statement)).one_or_none()
    if newest is None:
        return None
    broadcast_id: int | None = newest.broadcast_id or newest.payload.get("broadcast")
    if broadcast_id is None:
        return None
    receipt = await session.get(BroadcastReceipt, (broadcast_id, person_id))
    return None if receipt is not None and receipt.received_at is not None else broadcast_id

"""Queries about news that leave held back: joined into one row of the outbox, which is sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage, Session
from bot.storage.inserting import is_sqlite

_LEAVE = "leave"
_MOST = 200
"""So many go into one message; the rest into the next."""


async def was_held(session: Session, message_id: int) -> bool:
    """Whether it came up during the leave of whom it is for, and waited."""
    found = await session.scalar(
        select(col(OutboxMessage.outcome)).where(col(OutboxMessage.id) == message_id)
    )
    return found == _LEAVE


async def others_due(
    session: Session, person_id: int, *, besides: int, now: datetime
) -> Sequence[tuple[int, dict[str, Any]]]:
    """The other news of this person that are due, oldest first, with what they say."""
    statement = (
        select(col(OutboxMessage.id), col(OutboxMessage.payload))
        .where(
            col(OutboxMessage.person_id) == person_id,
            col(OutboxMessage.kind) == "notice",
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
            col(OutboxMessage.due_at) <= now,
            col(OutboxMessage.id) != besides,
        )
        .order_by(col(OutboxMessage.id))
        .limit(_MOST)
    )
    if not is_sqlite(session):
        statement = statement.with_for_update(skip_locked=True)
    return [(one or 0, payload) for one, payload in await session.execute(statement)]


async def join(
    session: Session, message_id: int, kind: str, payload: dict[str, Any], *, others: Sequence[int]
) -> None:
    """The claimed one says it all; the ledger keeps the others as being within another."""
    await session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id) == message_id)
        .values(kind=kind, payload=payload)
    )
    await session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(others))
        .values(state=MessageState.STALE, outcome="within another")
    )


async def note_sent(
    session: Session, message_ids: Sequence[int], *, chat_id: int, now: datetime
) -> None:
    """Those within a message that went out have gone out with it."""
    await session.execute(
        update(OutboxMessage)
        .where(col(OutboxMessage.id).in_(message_ids), col(OutboxMessage.sent_at).is_(None))
        .values(state=MessageState.SENT, sent_at=now, chat_id=chat_id)
    )


async def held_message(session: Session, person_id: int, message_id: int) -> OutboxMessage | None:
    """One that was sent to this person; another's is as good as none."""
    found = await session.get(OutboxMessage, message_id)
    return found if found is not None and found.person_id == person_id else None

"""Morning messages whose day went by before they went out, the bot or Telegram being away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import Integer, delete, literal_column, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage, Reminder, Session
from bot.storage.claims import CLAIM_HOLDS
from bot.storage.reading import among

_ID: Any = col(OutboxMessage.id)
_MESSAGE: Any = col(Reminder.message_id)


@dataclass(frozen=True, slots=True)
class UnsentMorning:
    """What one person was not told on a day."""

    message_id: int
    person_id: int
    day: date
    payload: dict[str, Any]
    is_in_hand: bool = False
    """A sender has it at this moment, and will put it off."""


async def unsent_mornings(
    session: Session, org_id: int, *, kind: str, before: datetime, now: datetime
) -> list[UnsentMorning]:
    """Those planned before an instant that still wait, oldest first."""
    found = await session.execute(
        select(
            col(OutboxMessage.id),
            col(OutboxMessage.person_id),
            col(OutboxMessage.payload),
            col(OutboxMessage.claimed_at),
        )
        .where(
            _WAITS,
            _org_id == org_id,
            col(OutboxMessage.kind) == kind,
            col(OutboxMessage.created_at) < before,
        )
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))  # as the index has them
    )
    return [
        UnsentMorning(
            message_id,
            person_id,
            date.fromisoformat(payload["day"]),
            payload,
            is_in_hand=claimed_at is not None and claimed_at > now - CLAIM_HOLDS,
        )
        for message_id, person_id, payload, claimed_at in sorted(found, key=itemgetter(0))
    ]


# Said as it stands in the partial index of what waits, and so that no index of all there ever was
# is taken in its place.
_WAITS: Any = literal_column(f"outbox.state = '{MessageState.WAITING.value}'")
_org_id = literal_column("+outbox.org_id", Integer)


async def release_steps(session: Session, message_ids: Collection[int]) -> None:
    """What they were to tell is nobody's news yet; the messages wait on."""
    await session.execute(
        delete(Reminder)
        .where(among(session, _MESSAGE, message_ids))
        .execution_options(synchronize_session=False)
    )


async def take_back(session: Session, message_ids: Collection[int]) -> None:
    """Their news are in another message now, or are none any more."""
    await session.execute(
        update(OutboxMessage)
        .where(
            among(session, _ID, message_ids),
            col(OutboxMessage.state) == MessageState.WAITING,
        )
        .values(state=MessageState.STALE, claimed_at=None)
        .execution_options(synchronize_session=False)
    )

"""Queries about broadcasts: their messages, what became of them, who has seen them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import (
    Broadcast,
    BroadcastReceipt,
    OutboxMessage,
    Person,
    Session,
    Unit,
)
from bot.storage.inserting import insert_new
from bot.storage.people import rows_changed

KIND = "broadcast"
KIND_AGAIN = "broadcast_again"
"""Of those who had not confirmed, pressed once more; no message of the broadcast's own count."""

SENT = (MessageState.SENT, MessageState.SENT_AGAIN)
TOO_LATE = "too late"
"""The outcome of what was not sent any more, the bot having been down for days."""
MEANT_FOR = "meant_for"
"""Under this the payload of `KIND_AGAIN` has the instant it was to go out at."""


def again_key(broadcast_id: int) -> str:
    """So begin the dedupe keys of its messages of `KIND_AGAIN`."""
    return f"{KIND_AGAIN}:{broadcast_id}:"


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One recipient, and what became of their message."""

    person_id: int
    name: str
    unit_id: int | None
    unit: str
    active: bool
    state: MessageState
    outcome: str
    due_at: datetime
    sent_at: datetime | None
    opened_at: datetime | None
    received_at: datetime | None
    can_be_reached: bool = True
    """Enrolled, and Telegram took what they were sent last."""
    is_pressed: bool = False
    """Another message that asks them to confirm waits to be sent."""


async def broadcast_by_id(
    session: Session, org_id: int, broadcast_id: int, *, to_change: bool = False
) -> Broadcast | None:
    """One of the office's own; kept from changes by others until the transaction ends."""
    found = await session.get(Broadcast, broadcast_id, with_for_update=to_change or None)
    return found if found is not None and found.org_id == org_id else None


async def made_of_draft(session: Session, person_id: int, draft_id: int) -> Broadcast | None:
    """What a person's draft has become, if it was sent."""
    found = await session.scalars(
        select(Broadcast)
        .where(col(Broadcast.created_by) == person_id, col(Broadcast.draft_id) == draft_id)
        .limit(1)
    )
    return found.one_or_none()


async def latest(
    session: Session, org_id: int, *, created_by: int | None = None, limit: int
) -> Sequence[Broadcast]:
    """The newest first; of one person where named."""
    statement = select(Broadcast).where(col(Broadcast.org_id) == org_id)
    if created_by is not None:
        statement = statement.where(col(Broadcast.created_by) == created_by)
    newest = statement.order_by(col(Broadcast.created_at).desc(), col(Broadcast.id).desc())
    return (await session.scalars(newest.limit(limit))).all()


async def counts(session: Session, broadcast_id: int) -> dict[MessageState, int]:
    """How many of its messages came to each state."""
    found = await session.execute(
        select(col(OutboxMessage.state), func.count())
        .where(col(OutboxMessage.broadcast_id) == broadcast_id)
        .group_by(col(OutboxMessage.state))
    )
    return {row[0]: row[1] for row in found}


async def put_off(session: Session, broadcast_id: int, *, now: datetime) -> int:
    """How many of its messages wait for a later hour than now."""
    found = await session.scalar(
        select(func.count()).where(
            col(OutboxMessage.broadcast_id) == broadcast_id,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.due_at) > now,
        )
    )
    return found or 0


async def recipients(session: Session, broadcast_id: int) -> list[RecipientRow]:
    """Every recipient, by unit and name."""
    again = aliased(OutboxMessage)
    is_pressed = exists().where(
        col(again.person_id) == col(OutboxMessage.person_id),
        col(again.kind) == KIND_AGAIN,
        col(again.state) == MessageState.WAITING,
        col(again.dedupe_key).startswith(again_key(broadcast_id), autoescape=True),
    )
    of_person = col(BroadcastReceipt.person_id) == col(OutboxMessage.person_id)
    of_it = col(BroadcastReceipt.broadcast_id) == col(OutboxMessage.broadcast_id)
    found = await session.execute(
        select(
            col(Person.id),
            col(Person.full_name),
            col(Person.unit_id),
            func.coalesce(col(Unit.name), ""),
            col(Person.active),
            col(OutboxMessage.state),
            col(OutboxMessage.outcome),
            col(OutboxMessage.due_at),
            col(OutboxMessage.sent_at),
            col(BroadcastReceipt.opened_at),
            col(BroadcastReceipt.received_at),
            col(Person.telegram_id).is_not(None) & col(Person.unreachable_since).is_(None),
            is_pressed,
        )
        .join(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(BroadcastReceipt, of_person & of_it)
        .where(col(OutboxMessage.broadcast_id) == broadcast_id)
        .order_by(func.coalesce(col(Unit.name), ""), col(Person.full_name), col(Person.id))
    )
    return [RecipientRow(*tuple(row)) for row in found]


async def message_to(
    session: Session, org_id: int, broadcast_id: int, person_id: int
) -> OutboxMessage | None:
    """The message of a broadcast to one of its recipients."""
    found = await session.scalars(
        select(OutboxMessage).where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.broadcast_id) == broadcast_id,
            col(OutboxMessage.person_id) == person_id,
        )
    )
    return found.one_or_none()


async def messages_to(
    session: Session, broadcast_id: int, people: Sequence[int]
) -> Sequence[int | None]:
    """The ids of the messages of a broadcast to these of its recipients."""
    found = await session.scalars(
        select(col(OutboxMessage.id)).where(
            col(OutboxMessage.broadcast_id) == broadcast_id,
            col(OutboxMessage.person_id).in_(people),
        )
    )
    return found.all()


async def receipt_of(
    session: Session, broadcast_id: int, person_id: int
) -> BroadcastReceipt | None:
    return await session.get(BroadcastReceipt, (broadcast_id, person_id))


async def note_opened(
    session: Session, org_id: int, broadcast_id: int, person_id: int, *, now: datetime
) -> BroadcastReceipt:
    """That a recipient has seen it; the first time stays."""
    row = {
        "broadcast_id": broadcast_id,
        "person_id": person_id,
        "org_id": org_id,
        "opened_at": now,
        "received_at": None,
    }
    await insert_new(session, BroadcastReceipt, [row])
    return await session.get_one(BroadcastReceipt, (broadcast_id, person_id))


async def note_arrived(session: Session, message_id: int, *, now: datetime) -> None:
    """It came, though nobody noted that; what is being sent just now is noted by its sender."""
    await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.id) == message_id,
            col(OutboxMessage.state).not_in(SENT),
            col(OutboxMessage.claimed_at).is_(None),
            # Nobody has what was never tried, whatever a forged button says.
            col(OutboxMessage.attempts) > 0,
        )
        .values(state=MessageState.SENT, sent_at=now, outcome="")
        .execution_options(synchronize_session=False)
    )


async def stop_waiting(session: Session, broadcast_id: int) -> int:
    """Withdraws what nobody has begun to send; how many."""
    changed = await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.broadcast_id) == broadcast_id,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
        )
        .values(state=MessageState.STALE, outcome="stopped")
        .execution_options(synchronize_session=False)
    )
    return rows_changed(changed)


async def unfinished(session: Session) -> Sequence[Broadcast]:
    """Those whose progress is still to be told, of every office."""
    found = await session.scalars(
        select(Broadcast).where(col(Broadcast.finished_at).is_(None)).order_by(col(Broadcast.id))
    )
    return found.all()


async def take_care(
    session: Session, broadcast_id: int, *, now: datetime, every: timedelta
) -> bool:
    """Whether its progress is this process's to tell now; False where it was told just before."""
    last = col(Broadcast.progress_at)
    changed: Any = await session.execute(
        update(Broadcast)
        .where(col(Broadcast.id) == broadcast_id, or_(last.is_(None), last <= now - every))
        .values(progress_at=now)
        .execution_options(synchronize_session=False)
    )
    return rows_changed(changed) == 1

"""The outbox: insert once, claim, record what Telegram said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import GroupChat, OutboxMessage, Person, Session
from bot.storage.inserting import insert_new, is_sqlite
from bot.storage.people import rows_changed

CLAIM_HOLDS = timedelta(minutes=5)
"""A claim without an outcome is free again after that: better a rare repeat than a loss."""
_ANOTHER_TIME = timedelta(days=60)
"""What is older belongs to a command that asked about another time (`remind tick --at`)."""


async def insert_messages(session: Session, rows: list[dict[str, Any]]) -> None:
    """Adds messages under their dedupe keys; a key that is taken keeps its message."""
    await insert_new(session, OutboxMessage, rows)


async def waiting_of_kind(session: Session, org_id: int, kind: str) -> Sequence[OutboxMessage]:
    """What nobody has begun to send yet, oldest first; kept from being claimed meanwhile."""
    statement = (
        select(OutboxMessage)
        .where(
            col(OutboxMessage.org_id) == org_id,
            col(OutboxMessage.kind) == kind,
            col(OutboxMessage.state) == MessageState.WAITING,
            col(OutboxMessage.claimed_at).is_(None),
        )
        .order_by(col(OutboxMessage.id))
    )
    if not is_sqlite(session):
        statement = statement.with_for_update()
    return (await session.scalars(statement)).all()


async def withdraw(session: Session, message_ids: Sequence[int]) -> None:
    """What is not to be sent any more; the ledger keeps it."""
    for message_id in message_ids:
        await record(session, message_id, state=MessageState.STALE)


async def claim_next_due(session: Session, *, now: datetime) -> OutboxMessage | None:
    """Takes the next message that is due, for whoever commits this transaction.

    The update must change exactly the row that was seen, so two claimers never share one.
    """
    seen = await _next_due(session, now=now)
    if seen is None:
        return None
    lost_sight = seen.claimed_at is not None
    changed = await session.execute(
        update(OutboxMessage)
        .where(
            col(OutboxMessage.id) == seen.id,
            col(OutboxMessage.state) == MessageState.WAITING,
            _is_free(now),
        )
        .values(
            claimed_at=now,
            attempts=col(OutboxMessage.attempts) + 1,
            uncertain=seen.uncertain or lost_sight,
        )
        .execution_options(synchronize_session=False)
    )
    if rows_changed(changed) != 1:
        return None
    await session.refresh(seen)
    return seen


async def is_anything_due(session: Session, *, now: datetime) -> bool:
    """Whether claiming would find something; takes no lock."""
    found = await session.scalar(select(exists().where(*_is_due(now))))
    return bool(found)


async def _next_due(session: Session, *, now: datetime) -> OutboxMessage | None:
    statement = (
        select(OutboxMessage)
        .where(*_is_due(now))
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(1)
    )
    if not is_sqlite(session):  # which has one writer, so there is nobody to skip
        statement = statement.with_for_update(skip_locked=True)
    return (await session.scalars(statement)).one_or_none()


def _is_due(now: datetime) -> tuple[Any, ...]:
    return (
        col(OutboxMessage.state) == MessageState.WAITING,
        col(OutboxMessage.due_at) <= now,
        col(OutboxMessage.due_at) > now - _ANOTHER_TIME,
        _is_free(now),
    )


def _is_free(now: datetime) -> Any:
    claimed = col(OutboxMessage.claimed_at)
    return or_(claimed.is_(None), claimed <= now - CLAIM_HOLDS)


async def record(session: Session, message_id: int, *, state: MessageState, **values: Any) -> None:
    """Writes down what became of a claimed message."""
    await _change(session, message_id, state=state, claimed_at=None, **values)


async def postpone(
    session: Session, message_id: int, *, until: datetime, outcome: str, **values: Any
) -> None:
    """Gives a claimed message back for later."""
    await _change(session, message_id, due_at=until, claimed_at=None, outcome=outcome, **values)


async def _change(session: Session, message_id: int, **values: Any) -> None:
    await session.execute(
        update(OutboxMessage).where(col(OutboxMessage.id) == message_id).values(**values)
    )


async def ledger(
    session: Session, *, broadcast_id: int | None = None
) -> Sequence[tuple[OutboxMessage, str]]:
    """Every message with the name of its person, or the title of its group, oldest first."""
    statement = (
        select(OutboxMessage, func.coalesce(col(Person.full_name), col(GroupChat.title), ""))
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
        .order_by(col(OutboxMessage.id))
    )
    if broadcast_id is not None:
        statement = statement.where(col(OutboxMessage.broadcast_id) == broadcast_id)
    return [(message, name) for message, name in await session.execute(statement)]

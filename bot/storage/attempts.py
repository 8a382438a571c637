"""Every try of every message: begun with the claim, ended with its outcome."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlmodel import SQLModel, col

from bot.storage import DeliveryAttempt, OutboxMessage, Session

_TABLE = SQLModel.metadata.tables["deliveryattempt"]
"""Written to as it is: the mapper would take half of a claim's time."""
FLOOD = "flood limit"
"""Telegram asked for a wait."""
_LOOKED_BACK = 100
OWN_FAILURE = "NetworkError 5xx"
"""Telegram answered that it failed."""
_BROKEN_OFF = ("TimedOut", "NetworkError")
"""The connection broke off; Telegram may have acted."""
_UNKNOWN = (*_BROKEN_OFF, OWN_FAILURE)
_NEXT_NUMBER = (
    select(func.coalesce(func.max(_TABLE.c.number), 0) + 1)
    .where(_TABLE.c.message_id == bindparam("message"))
    .scalar_subquery()
)
_BEGINNING = insert(_TABLE).values(number=_NEXT_NUMBER).returning(_TABLE.c.id)
_ENDING = update(_TABLE).where(_TABLE.c.id == bindparam("attempt"))


async def begin(
    session: Session,
    message_id: int,
    *,
    org_id: int,
    chat_id: int | None,
    worker: str,
    now: datetime,
) -> int:
    """Returns the attempt's id."""
    values = {
        "org_id": org_id,
        "message_id": message_id,
        "began_at": now,
        "chat_id": chat_id,
        "outcome": "",
        "worker": worker,
    }
    found = await session.execute(_BEGINNING, {"message": message_id} | values)
    return int(found.scalar_one())


async def end(session: Session, attempt_id: int, *, outcome: str, now: datetime) -> None:
    values = {"ended_at": now, "outcome": outcome}
    await session.execute(_ENDING, {"attempt": attempt_id} | values)


async def floods_in_a_row(session: Session, message_id: int) -> int:
    """How many of its last tries that ended met a flood limit, one after the other."""
    outcomes = await session.scalars(
        select(col(DeliveryAttempt.outcome))
        .where(
            col(DeliveryAttempt.message_id) == message_id,
            col(DeliveryAttempt.ended_at).is_not(None),
        )
        .order_by(col(DeliveryAttempt.number).desc())
        .limit(_LOOKED_BACK)
    )
    return sum(1 for _ in takewhile(lambda outcome: outcome == FLOOD, outcomes))


async def broken_off(session: Session, message_id: int) -> int:
    """How many of its tries Telegram may have acted on without saying so."""
    statement = select(func.count()).where(
        col(DeliveryAttempt.message_id) == message_id,
        col(DeliveryAttempt.outcome).in_(_BROKEN_OFF),
    )
    return await session.scalar(statement) or 0


def is_settled(attempt: DeliveryAttempt) -> bool:
    """Whether it is known what became of it: an answer of Telegram's, or that it never left."""
    return attempt.ended_at is not None and attempt.outcome not in _UNKNOWN


async def forget(session: Session, attempt_id: int) -> None:
    """It turned out that there was nothing to try."""
    await session.execute(delete(DeliveryAttempt).where(col(DeliveryAttempt.id) == attempt_id))


async def of_messages(
    session: Session, message_ids: Sequence[int]
) -> dict[int, list[DeliveryAttempt]]:
    """The tries of these messages, in order."""
    chosen = col(DeliveryAttempt.message_id).in_(message_ids)
    return await _by_message(session, select(DeliveryAttempt).where(chosen))


async def of_ledger(
    session: Session, *, broadcast_id: int | None = None
) -> dict[int, list[DeliveryAttempt]]:
    """The tries of all messages, or of one broadcast's."""
    statement = select(DeliveryAttempt)
    if broadcast_id is not None:
        statement = statement.join(
            OutboxMessage, col(OutboxMessage.id) == col(DeliveryAttempt.message_id)
        ).where(col(OutboxMessage.broadcast_id) == broadcast_id)
    return await _by_message(session, statement)


async def _by_message(session: Session, statement: Any) -> dict[int, list[DeliveryAttempt]]:
    order = (col(DeliveryAttempt.message_id), col(DeliveryAttempt.number))
    attempts: dict[int, list[DeliveryAttempt]] = {}
    for one in await session.scalars(statement.order_by(*order)):
        attempts.setdefault(one.message_id, []).append(one)
    return attempts


async def forget_old(session: Session, *, before: datetime) -> None:
    """Messages stay in the ledger; how often each was tried is of use for a time only."""
    await session.execute(delete(DeliveryAttempt).where(col(DeliveryAttempt.began_at) < before))

"""The outbox: insert once, record what Telegram said of what was claimed (`claims`)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from bot.domain import MessageState, Priority
from bot.storage import GroupChat, OutboxMessage, Person, Session
from bot.storage.claims import too_old
from bot.storage.inserting import insert_new, is_sqlite

_TABLE = SQLModel.metadata.tables["outbox"]
"""Written to as it is: the mapper would take most of the time."""
_CHANGING = update(_TABLE).where(_TABLE.c.id == bindparam("message"))
_AT_A_TIME = 1000


_PRIORITIES = {
    "notice": Priority.NOTICE,
    "snooze": Priority.NOTICE,
    "broadcast": Priority.BULK,
}
"""By kind of message; the others go out as mornings do."""


async def insert_messages(session: Session, rows: list[dict[str, Any]]) -> None:
    """Adds messages under their dedupe keys; a key that is taken keeps its message.

    A row without `priority` gets that of its kind.
    """
    await insert_new(session, OutboxMessage, [{"priority": _priority(row)} | row for row in rows])


def _priority(row: dict[str, Any]) -> int:
    if row["kind"] == "notice" and row["payload"].get("urgent"):
        return Priority.URGENT
    return _PRIORITIES.get(row["kind"], Priority.MORNING)


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


async def let_go_of_old(session: Session, *, outcome: str, now: datetime) -> Sequence[int]:
    """Marks as stale what was due so long ago that nobody claims it; which, at most a thousand."""
    found = await session.scalars(
        select(col(OutboxMessage.id))
        .where(*too_old(now))
        .order_by(col(OutboxMessage.due_at), col(OutboxMessage.id))
        .limit(_AT_A_TIME)
    )
    message_ids = [one for one in found if one is not None]
    for message_id in message_ids:
        await record(session, message_id, state=MessageState.STALE, outcome=outcome)
    return message_ids


async def record(session: Session, message_id: int, *, state: MessageState, **values: Any) -> None:
    """Writes down what became of a claimed message."""
    await _change(session, message_id, state=state, claimed_at=None, **values)


async def failed_last_time(session: Session, message_id: int) -> bool:
    """Whether the message of this kind before this one, to the same person, was set aside too."""
    this, earlier = aliased(OutboxMessage), aliased(OutboxMessage)
    state = await session.scalar(
        select(col(earlier.state))
        .join(this, col(this.person_id) == col(earlier.person_id))
        .where(
            col(this.id) == message_id,
            col(earlier.kind) == col(this.kind),
            col(earlier.id) < message_id,
        )
        .order_by(col(earlier.id).desc())
        .limit(1)
    )
    return state == MessageState.FAILED


async def postpone(
    session: Session, message_id: int, *, until: datetime, outcome: str, **values: Any
) -> None:
    """Gives a claimed message back for later."""
    await _change(session, message_id, due_at=until, claimed_at=None, outcome=outcome, **values)


async def free_key(session: Session, message_id: int) -> None:
    """Another message may take the place of this one, which the ledger keeps."""
    key = _TABLE.c.dedupe_key + f":{message_id}"
    await session.execute(_CHANGING.values(dedupe_key=key), {"message": message_id})


async def give_back(session: Session, message_id: int, **values: Any) -> None:
    """A claimed message is due as before."""
    await _change(session, message_id, claimed_at=None, **values)


async def _change(session: Session, message_id: int, **values: Any) -> None:
    await session.execute(_CHANGING, {"message": message_id} | values)


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

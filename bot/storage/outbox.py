"""The outbox: insert once, claim, record what Telegram said."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, func, literal_column, or_, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from bot.domain import MessageState, Priority
from bot.storage import ChatClock, GroupChat, OutboxMessage, Person, Session, chat_clocks
from bot.storage.inserting import insert_new, is_sqlite
from bot.storage.types import UtcDateTime

CLAIM_HOLDS = timedelta(minutes=5)
"""A claim without an outcome is free again after that: better a rare repeat than a loss."""
_ANOTHER_TIME = timedelta(days=60)
"""What is older belongs to a command that asked about another time (`remind tick --at`)."""


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


async def claim_next_due(
    session: Session,
    *,
    now: datetime,
    by: str = "nobody",
    oldest: bool = False,
    besides: Sequence[int] = (),
) -> OutboxMessage | None:
    """Takes the next message that is due, for whoever commits this transaction, and its chat.

    `by` is a process that renews its share of sending, and has the chat for as long as it does;
    `oldest` passes over priorities; `besides` are chats that are not to be written to now. Nobody
    else sees the row meanwhile: SQLite has one writer, PostgreSQL skips what is locked.
    """
    while (found := await _next_due(session, now, oldest=oldest, besides=besides)) is not None:
        message, chat_id = found
        if chat_id is None or await chat_clocks.take(session, chat_id, by=by):
            lost_sight = message.claimed_at is not None
            message.uncertain = message.uncertain or lost_sight
            message.claimed_at, message.attempts = now, message.attempts + 1
            await session.flush()
            return message
    return None


async def is_anything_due(session: Session, *, now: datetime) -> bool:
    """Whether claiming would find something, now or when its chat is free; takes no lock."""
    found = await session.scalar(select(exists().where(*_is_due(now))))
    return bool(found)


async def next_chat_free(session: Session, *, now: datetime) -> float | None:
    """Seconds until a chat that keeps a due message waiting is free; none where nothing waits."""
    statement = (
        select(chat_clocks.soonest(on_sqlite=is_sqlite(session)))
        .select_from(OutboxMessage)
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
        .join(ChatClock, col(ChatClock.chat_id) == _CHAT)
        .where(*_is_due(now))
    )
    wait = await session.scalar(statement)
    return None if wait is None else float(wait)


async def _next_due(
    session: Session, now: datetime, *, oldest: bool, besides: Sequence[int]
) -> tuple[OutboxMessage, int | None] | None:
    """With its person and group, which then need not be read again."""
    statement = _seeking(is_sqlite(session), oldest)
    if besides:
        statement = statement.where(or_(_CHAT.is_(None), _CHAT.not_in(besides)))
    moments = {"now": now, "since": now - _ANOTHER_TIME, "lost": now - CLAIM_HOLDS}
    row = (await session.execute(statement, moments)).one_or_none()
    return None if row is None else (row[0], row[1])


@cache
def _seeking(on_sqlite: bool, oldest: bool) -> Any:
    """The first of those that are due, by priority or by age; built once, which takes a while."""
    order = [col(OutboxMessage.due_at), col(OutboxMessage.id)]
    due_at: Any = col(OutboxMessage.due_at)
    if not oldest:
        order.insert(0, col(OutboxMessage.priority))
        if on_sqlite:
            # Else it would sort all that is due, which the index of priorities has in order.
            due_at = literal_column("+outbox.due_at", UtcDateTime)
    statement = (
        select(OutboxMessage, _CHAT, Person, GroupChat)
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
        .outerjoin(ChatClock, col(ChatClock.chat_id) == _CHAT)
        .where(
            _WAITS,
            _is_free(bindparam("lost", type_=UtcDateTime)),
            due_at.between(bindparam("since"), bindparam("now")),
            chat_clocks.is_free(on_sqlite=on_sqlite),
        )
        .order_by(*order)
        .limit(1)
        .execution_options(populate_existing=True)
    )
    if on_sqlite:  # which has one writer, so there is nobody to skip
        return statement
    return statement.with_for_update(of=OutboxMessage, skip_locked=True)


_CHAT = func.coalesce(col(GroupChat.chat_id), col(Person.telegram_id))
# Said as it stands in the partial indexes: a bound value would not be known to fit them.
_WAITS = literal_column("outbox.state") == literal_column(f"'{MessageState.WAITING.value}'")


def _is_due(now: datetime) -> tuple[Any, ...]:
    return (
        _WAITS,
        _is_free(now - CLAIM_HOLDS),
        col(OutboxMessage.due_at).between(now - _ANOTHER_TIME, now),
    )


def _is_free(lost: Any) -> Any:
    """Nobody has it, or whoever had it took it so long ago that they must be gone."""
    claimed = col(OutboxMessage.claimed_at)
    return or_(claimed.is_(None), claimed <= lost)


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
    key = col(OutboxMessage.dedupe_key) + f":{message_id}"
    await _change(session, message_id, dedupe_key=key)


async def give_back(session: Session, message_id: int, **values: Any) -> None:
    """A claimed message is due as before."""
    await _change(session, message_id, claimed_at=None, **values)


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

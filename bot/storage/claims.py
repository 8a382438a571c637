"""What is due out of the outbox, claimed by one sender at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, exists, func, literal_column, or_, select, update
from sqlmodel import SQLModel, col

from bot.domain import MessageState
from bot.storage import ChatClock, GroupChat, OutboxMessage, Person, Session, chat_clocks
from bot.storage.inserting import is_sqlite
from bot.storage.types import UtcDateTime

CLAIM_HOLDS = timedelta(minutes=5)
"""A claim without an outcome is free again after that: better a rare repeat than a loss."""
_ANOTHER_TIME = timedelta(days=60)
"""What is older belongs to a command that asked about another time (`remind tick --at`)."""
_TABLE = SQLModel.metadata.tables["outbox"]
"""Written to as it is: with the mapper a claim would take twice as long."""


@dataclass(frozen=True, slots=True)
class DueMessage:
    """A message as it was when it was found, and what is known of whom it is for."""

    id: int
    org_id: int
    person_id: int | None
    group_id: int | None
    kind: str
    payload: dict[str, Any]
    late: bool
    attempts: int
    uncertain: bool
    claimed_at: datetime | None
    """Claimed before, without an outcome."""
    chat_id: int | None
    active: bool | None
    """Whether the person is in the office; none where it is for a group."""
    unreachable_since: datetime | None
    removed_at: datetime | None
    """Since when the group hears no more."""


async def claim_next_due(
    session: Session,
    *,
    now: datetime,
    by: str = "nobody",
    oldest: bool = False,
    besides: Sequence[int] = (),
) -> DueMessage | None:
    """Takes the next message that is due, for whoever commits this transaction, and its chat.

    `by` is a process that renews its share of sending, and has the chat for as long as it does;
    `oldest` passes over priorities; `besides` are chats that are not to be written to now. Nobody
    else sees the row meanwhile: SQLite has one writer, PostgreSQL skips what is locked.
    """
    while (due := await _next_due(session, now, oldest=oldest, besides=besides)) is not None:
        if due.chat_id is None or await chat_clocks.take(session, due.chat_id, by=by):
            await session.execute(_CLAIMING, {"message": due.id, "now": now})
            return due
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
) -> DueMessage | None:
    statement = _seeking(is_sqlite(session), oldest, besides=bool(besides))
    moments = {"now": now, "since": now - _ANOTHER_TIME, "lost": now - CLAIM_HOLDS}
    chats = {"besides": list(besides)} if besides else {}
    row = (await session.execute(statement, moments | chats)).one_or_none()
    return None if row is None else DueMessage(*row)


@cache
def _seeking(on_sqlite: bool, oldest: bool, *, besides: bool = False) -> Any:
    """The first of those that are due, by priority or by age; built once, which takes a while."""
    order = [col(OutboxMessage.due_at), col(OutboxMessage.id)]
    due_at: Any = col(OutboxMessage.due_at)
    if not oldest:
        order.insert(0, col(OutboxMessage.priority))
        if on_sqlite:
            # Else it would sort all that is due, which the index of priorities has in order.
            due_at = literal_column("+outbox.due_at", UtcDateTime)
    statement = (
        select(*_FOUND)
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
        .outerjoin(ChatClock, col(ChatClock.chat_id) == _CHAT)
        .where(
            _WAITS,
            _IS_ALONE,
            _is_free(bindparam("lost", type_=UtcDateTime)),
            due_at.between(bindparam("since"), bindparam("now")),
            chat_clocks.is_free(on_sqlite=on_sqlite),
        )
        .order_by(*order)
        .limit(1)
    )
    if besides:
        is_another = _CHAT.not_in(bindparam("besides", expanding=True))
        statement = statement.where(or_(_CHAT.is_(None), is_another))
    if on_sqlite:  # which has one writer, so there is nobody to skip
        return statement
    return statement.with_for_update(of=OutboxMessage, skip_locked=True)


_CHAT = func.coalesce(col(GroupChat.chat_id), col(Person.telegram_id))
_FOUND: tuple[Any, ...] = (
    col(OutboxMessage.id),
    col(OutboxMessage.org_id),
    col(OutboxMessage.person_id),
    col(OutboxMessage.group_id),
    col(OutboxMessage.kind),
    col(OutboxMessage.payload),
    col(OutboxMessage.late),
    col(OutboxMessage.attempts),
    col(OutboxMessage.uncertain),
    col(OutboxMessage.claimed_at),
    _CHAT,
    col(Person.active),
    col(Person.unreachable_since),
    col(GroupChat.removed_at),
)
"""In the order of `DueMessage`."""
_CLAIMING = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("message"))
    .values(
        claimed_at=bindparam("now", type_=UtcDateTime),
        attempts=_TABLE.c.attempts + 1,
        uncertain=or_(_TABLE.c.uncertain, _TABLE.c.claimed_at.is_not(None)),
    )
)
# Said as it stands in the partial indexes: a bound value would not be known to fit them.
_WAITING: Any = literal_column(f"'{MessageState.WAITING.value}'")
_WAITS = literal_column("outbox.state") == _WAITING
_WHOLE = _TABLE.alias("whole")
# A single value, and not `exists`, of which PostgreSQL might list all that waits at every claim.
_IS_ALONE = or_(
    col(OutboxMessage.within_id).is_(None),
    func.coalesce(
        select(_WHOLE.c.state)
        .where(_WHOLE.c.id == col(OutboxMessage.within_id))
        .correlate(_TABLE)
        .scalar_subquery(),
        literal_column(f"'{MessageState.STALE.value}'"),
    )
    != _WAITING,
)
"""No other message is to bring it: whatever became of that one, nothing waits for ever."""


def too_old(now: datetime) -> tuple[Any, ...]:
    """That a message waits and was due so long ago that nobody claims it."""
    return (_WAITS, _is_free(now - CLAIM_HOLDS), col(OutboxMessage.due_at) < now - _ANOTHER_TIME)


def _is_due(now: datetime) -> tuple[Any, ...]:
    return (
        _WAITS,
        _IS_ALONE,
        _is_free(now - CLAIM_HOLDS),
        col(OutboxMessage.due_at).between(now - _ANOTHER_TIME, now),
    )


def _is_free(lost: Any) -> Any:
    """Nobody has it, or whoever had it took it so long ago that they must be gone."""
    claimed = col(OutboxMessage.claimed_at)
    return or_(claimed.is_(None), claimed <= lost)

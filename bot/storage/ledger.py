"""The delivery ledger: what became of each message, by day, by outcome, by person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import GroupChat, OutboxMessage, Person, Session, Unit
from bot.storage.broadcast_files import FILES_AGAIN
from bot.storage.ids import id_of

_MOMENT = func.coalesce(col(OutboxMessage.sent_at), col(OutboxMessage.due_at))


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One message and what became of it."""

    id: int
    person_id: int | None
    name: str
    """Of the person, or the title of the group."""
    unit: str
    kind: str
    state: MessageState
    outcome: str
    attempts: int
    due_at: datetime
    sent_at: datetime | None
    files_again: bool = False
    """Its files were sent once more, since nobody knew whether they had come."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An office's messages between two instants, the second not included."""

    org_id: int
    since: datetime
    before: datetime


async def counts(session: Session, stretch: Stretch) -> dict[MessageState, int]:
    """How many messages came to each state."""
    statement = select(col(OutboxMessage.state), func.count()).group_by(col(OutboxMessage.state))
    found = await session.execute(_within(statement, stretch))
    return {row[0]: row[1] for row in found}


async def outcomes(
    session: Session, stretch: Stretch, states: Sequence[MessageState]
) -> list[tuple[str, int]]:
    """What Telegram said of those in these states, and how often."""
    statement = (
        select(col(OutboxMessage.outcome), func.count())
        .where(col(OutboxMessage.state).in_(states))
        .group_by(col(OutboxMessage.outcome))
        .order_by(func.count().desc())
    )
    found = await session.execute(_within(statement, stretch))
    return [(row[0], row[1]) for row in found]


async def rows(
    session: Session,
    stretch: Stretch,
    *,
    states: Sequence[MessageState] = tuple(MessageState),
    limit: int | None = None,
    offset: int = 0,
) -> list[LedgerRow]:
    """The messages in these states, in order."""
    statement = _within(_rows(), stretch).where(col(OutboxMessage.state).in_(states))
    return await _read(session, statement, limit=limit, offset=offset)


async def rows_of_person(
    session: Session, org_id: int, person_id: int, *, limit: int, offset: int
) -> list[LedgerRow]:
    """One person's messages, the newest first."""
    statement = (
        _rows()
        .where(col(OutboxMessage.org_id) == org_id, col(OutboxMessage.person_id) == person_id)
        .order_by(_MOMENT.desc())
    )
    return await _read(session, statement, limit=limit, offset=offset)


def _within(statement: Any, stretch: Stretch) -> Any:
    return statement.where(
        col(OutboxMessage.org_id) == stretch.org_id,
        stretch.since <= _MOMENT,
        stretch.before > _MOMENT,
    )


def _rows() -> Any:
    return (
        select(OutboxMessage, col(Person.full_name), col(Unit.name), col(GroupChat.title))
        .outerjoin(Person, col(Person.id) == col(OutboxMessage.person_id))
        .outerjoin(Unit, col(Unit.id) == col(Person.unit_id))
        .outerjoin(GroupChat, col(GroupChat.id) == col(OutboxMessage.group_id))
    )


async def _read(
    session: Session, statement: Any, *, limit: int | None, offset: int
) -> list[LedgerRow]:
    statement = statement.order_by(_MOMENT, col(OutboxMessage.id)).limit(limit).offset(offset)
    return [
        LedgerRow(
            id=id_of(message),
            person_id=message.person_id,
            name=name or title or "",
            unit=unit or "",
            kind=message.kind,
            state=message.state,
            outcome=message.outcome,
            attempts=message.attempts,
            due_at=message.due_at,
            sent_at=message.sent_at,
            files_again=message.payload.get(FILES_AGAIN, False),
        )
        for message, name, unit, title in await session.execute(statement)
    ]

"""The outbox as it stands in the database, read past the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, select
from sqlmodel import col

from bot.domain import MessageState
from bot.storage.claims import CLAIM_HOLDS
from bot.storage.models import Broadcast, DeliveryAttempt, OutboxMessage, Person

_WAITING = MessageState.WAITING
_COLUMNS: tuple[Any, ...] = (
    col(OutboxMessage.id),
    col(Person.telegram_id),
    col(OutboxMessage.kind),
    col(OutboxMessage.state),
    col(OutboxMessage.due_at),
    col(OutboxMessage.claimed_at),
)
"""The number of a row, then what `Row` begins with."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message and whose chat it is for."""

    account: int
    kind: str
    state: MessageState
    due_at: datetime
    claimed_at: datetime | None
    worker: str
    """Who began a try that has not ended, as “host:process/number”."""

    def moves_at(self) -> datetime:
        """When it can next be taken."""
        held = self.claimed_at + CLAIM_HOLDS if self.claimed_at else self.due_at
        return max(self.due_at, held) + timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows at one instant."""

    rows: Sequence[Row]
    unfinished: int
    """Broadcasts of which nobody has said yet that they are over."""

    @property
    def waiting(self) -> list[Row]:
        return [row for row in self.rows if row.state is _WAITING]

    @property
    def held(self) -> set[int]:
        """The chats of messages some process has taken."""
        return {row.account for row in self.waiting if row.claimed_at is not None}

    def held_by(self, process: int) -> set[int]:
        """Of those, what this one has taken."""
        of_it = {row.account for row in self.waiting if f":{process}/" in row.worker}
        return of_it & self.held

    @property
    def sent_again(self) -> set[int]:
        return {row.account for row in self.rows if row.state is MessageState.SENT_AGAIN}

    @property
    def unsent(self) -> list[Row]:
        """What neither went out nor is to."""
        good = {MessageState.SENT, MessageState.SENT_AGAIN}
        return [row for row in self.rows if row.state not in good]

    def next_move(self) -> datetime:
        return min(row.moves_at() for row in self.waiting).astimezone(UTC)


def read_ledger(engine: Engine) -> Ledger:
    with engine.connect() as connection:
        workers = _workers(connection)
        found = connection.execute(
            select(*_COLUMNS).join(Person, col(Person.id) == col(OutboxMessage.person_id))
        )
        rows = [_row(tuple(one), workers) for one in found]
        is_open = col(Broadcast.finished_at).is_(None)
        unfinished = connection.scalar(select(func.count()).select_from(Broadcast).where(is_open))
        return Ledger(rows, unfinished or 0)


def _row(values: tuple[Any, ...], workers: dict[int, str]) -> Row:
    number, account, kind, state, due_at, claimed_at = values
    return Row(account, kind, state, due_at, claimed_at, workers.get(number, ""))


def _workers(connection: Connection) -> dict[int, str]:
    """By message, whose try was the last to begin of those that have not ended."""
    found = connection.execute(
        select(col(DeliveryAttempt.message_id), col(DeliveryAttempt.worker))
        .where(col(DeliveryAttempt.ended_at).is_(None))
        .order_by(col(DeliveryAttempt.id))
    )
    return {message_id: worker for message_id, worker in found}  # noqa: C416 - rows are no pairs to mypy

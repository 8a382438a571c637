"""The outbox as it stands in the database, read past the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select

from bot.domain import MessageState
from bot.storage.models import OutboxMessage, Person
from bot.storage.outbox import CLAIM_HOLDS

_WAITING = MessageState.WAITING


@dataclass(frozen=True, slots=True)
class Row:
    """One message and whose chat it is for."""

    account: int
    kind: str
    state: MessageState
    due_at: datetime
    claimed_at: datetime | None

    def moves_at(self) -> datetime:
        """When it can next be taken."""
        held = self.claimed_at + CLAIM_HOLDS if self.claimed_at else self.due_at
        return max(self.due_at, held) + timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows at one instant."""

    rows: Sequence[Row]

    @property
    def waiting(self) -> list[Row]:
        return [row for row in self.rows if row.state is _WAITING]

    @property
    def held(self) -> set[int]:
        """The chats of messages some process has taken."""
        return {row.account for row in self.waiting if row.claimed_at is not None}

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
    columns = (
        Person.telegram_id,
        OutboxMessage.kind,
        OutboxMessage.state,
        OutboxMessage.due_at,
        OutboxMessage.claimed_at,
    )
    statement = select(*columns).join(Person, Person.id == OutboxMessage.person_id)  # type: ignore[call-overload] # SQLModel's columns look like their values
    with engine.connect() as connection:
        return Ledger([Row(*values) for values in connection.execute(statement)])

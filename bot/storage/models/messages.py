"""What goes out, to whom and when."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain import MessageState, Priority
from bot.storage.types import UtcDateTime, word_of

_WAITING: dict[str, Any] = {
    "sqlite_where": text("state = 'waiting'"),
    "postgresql_where": text("state = 'waiting'"),
}


class OutboxMessage(SQLModel, table=True):
    """One message to one person or group: planned, claimed, sent, and what Telegram said."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("org_id", "dedupe_key"),
        # Of the rows that wait alone: a million old ones cost a claim nothing.
        Index("ix_outbox_turn", "priority", "due_at", "id", **_WAITING),
        Index("ix_outbox_waiting", "due_at", "id", **_WAITING),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    """None where it is for a group."""
    group_id: int | None = Field(default=None, foreign_key="groupchat.id")
    kind: str
    dedupe_key: str
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    priority: int = Field(default=Priority.NOTICE.value)
    """`domain.Priority`: the lower goes first among those that are due."""
    due_at: datetime = Field(sa_type=UtcDateTime)
    late: bool = False
    """Planned after its hour because the bot was down then."""
    state: MessageState = Field(default=MessageState.WAITING, sa_type=word_of(MessageState))
    attempts: int = 0
    uncertain: bool = False
    """An earlier attempt has no known end; the next one may repeat it."""
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    telegram_message_id: int | None = None
    outcome: str = ""
    """Telegram's own words when it refused."""
    broadcast_id: int | None = Field(default=None, index=True)
    within_id: int | None = Field(default=None)
    """The message that brings this one with others: while that waits, nobody claims this alone."""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Reminder(SQLModel, table=True):
    """One step of one milestone for one person; made once, told in the message it points at.

    The due date is part of the key: after an extension the steps are made anew.
    """

    __table_args__ = (
        UniqueConstraint("person_id", "milestone_id", "due", "step"),
        Index("ix_reminder_due", "org_id", "due"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id")
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    due: date
    step: int
    """Days before the due date, negative after it; what else there is says `reminders.rules`."""
    message_id: int | None = Field(default=None, foreign_key="outbox.id", index=True)


class Snooze(SQLModel, table=True):
    """One person asked to be reminded of a task again at a time; the series goes on beside it."""

    __table_args__ = (
        UniqueConstraint("person_id", "task_id", "until"),
        Index("ix_snooze_due", "told_at", "until"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    until: datetime = Field(sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it went into the outbox, or was passed over because nothing was left to do."""

"""What chats are in the middle of."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class Dialogue(SQLModel, table=True):
    """A person's half-finished conversation, so that a restart forgets none."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    org_id: int = Field(foreign_key="organisation.id")
    kind: str
    task_id: int | None = Field(default=None, foreign_key="task.id")
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class ChatState(SQLModel, table=True):
    """What a person's private chat with the bot is about, so that words can go on from it."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    chat_id: int = Field(primary_key=True, sa_type=BigInteger)
    org_id: int = Field(foreign_key="organisation.id")
    shown: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The filter and page of the list shown last, as `services.chats` writes them."""
    expires_at: datetime = Field(sa_type=UtcDateTime)
    kept_on: date | None = None
    """The day `kept` counts for."""
    kept: int = 0
    """How many phrases of this chat were kept for the office that day; which is not noted."""


class UnknownPhrase(SQLModel, table=True):
    """Words nobody's grammar read, kept for the office; not whose they were."""

    __table_args__ = (
        UniqueConstraint("org_id", "folded"),
        Index("ix_unknownphrase_last", "org_id", "last_at"),
        # An old button must not fit a phrase that was kept later.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    folded: str
    """The same words typed otherwise count as one phrase."""
    text: str
    """As it was typed last."""
    count: int = 1
    first_at: datetime = Field(sa_type=UtcDateTime)
    last_at: datetime = Field(sa_type=UtcDateTime)
    chosen: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    """How often people then opened which reading, by its words."""
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the office put it away."""


class UndoStep(SQLModel, table=True):
    """An act that can be taken back for a few seconds, and what was before it."""

    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    task_id: int | None = Field(default=None, foreign_key="task.id")
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What to put back, as the act's own service wrote it."""
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = None
    """The message that shows the button."""


class SeenUpdate(SQLModel, table=True):
    """An update of Telegram's that was acted on or answered; a second delivery does nothing."""

    bot_id: int = Field(primary_key=True, sa_type=BigInteger)
    update_id: int = Field(primary_key=True, sa_type=BigInteger)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """None while its sender may not know yet that it was acted on."""
    task_id: int | None = None
    """The one task it changed, where it was one."""


class WaitingUpdate(SQLModel, table=True):
    """An update Telegram keeps no longer, as it came, until it is answered."""

    bot_id: int = Field(primary_key=True, sa_type=BigInteger)
    update_id: int = Field(primary_key=True, sa_type=BigInteger)
    content: dict[str, Any] = Field(sa_type=JSON)
    came_at: datetime = Field(sa_type=UtcDateTime)
    tries: int = 1
    """How often its handling began."""

"""How sending went: every try of every message, and Telegram's pace over all processes.

The pace is of Telegram's and of no office; its times are seconds of the database's own clock, since
the office's clock may be moved and those of two machines differ.
"""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class DeliveryAttempt(SQLModel, table=True):
    """One try of a message. One that never ended was in the air when its process was killed."""

    __table_args__ = (Index("ix_deliveryattempt_began_at", "began_at"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    message_id: int = Field(foreign_key="outbox.id", index=True)
    number: int
    """Which try of its message it was, flood limits and postponements counted in."""
    began_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    outcome: str = ""
    """`sent`, why it waits, or Telegram's own words; empty while it has not ended."""
    worker: str
    """The machine, the process and which of its senders: “srv1:4711/3”."""


class ChatClock(SQLModel, table=True):
    """From when until when nothing more may be sent to a chat; 0 to 0 where it may."""

    chat_id: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    since: float = 0.0
    """A moment that lies in the future was written by a clock that was set back since."""
    until: float = 0.0
    taken_by: str = ""
    """The process that is writing there now; the chat is free once its share ran out."""
    recent: list[float] = Field(default_factory=list, sa_type=JSON)
    """When the messages of the last minute went to a group."""


class SendingShare(SQLModel, table=True):
    """How much of the thirty messages a second one process may use while it renews it."""

    process: str = Field(primary_key=True)
    """Empty for the row that every process locks first, which holds a pause of them all."""
    share: int = 0
    seen_at: float = 0.0
    paused_until: float = 0.0

"""What the office presses many people with, and who has seen it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Text
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class Broadcast(SQLModel, table=True):
    """Words for many people; each of them has a row of the outbox, made when it was confirmed."""

    __table_args__ = (
        Index("ix_broadcast_org", "org_id", "created_at"),
        Index("ix_broadcast_running", "finished_at"),
        # An old button must not fit a later one.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    created_by: int | None = Field(default=None, foreign_key="person.id")
    """Who wrote it; none where it came from the command line."""
    draft_id: int | None = None
    """The draft of that person it was made of, so that a second confirmation finds it."""
    text: str = Field(sa_type=Text)
    """Telegram's HTML, with nothing in it but what `typed_html` lets through."""
    audience: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Whom it was for, as it was chosen."""
    recipients: int
    with_tasks: bool = False
    """Each message has the recipient's own tasks beneath."""
    urgent: bool = False
    """Goes out at any hour."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    send_at: datetime = Field(sa_type=UtcDateTime)
    stopped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    stopped_by: int | None = Field(default=None, foreign_key="person.id")
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when nothing of it waits any more, and its chat says so."""
    reminded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When those who had not confirmed were pressed last."""
    progress_chat_id: int | None = Field(default=None, sa_type=BigInteger)
    progress_message_id: int | None = None
    """The message that tells how far it is."""
    progress_shown: str = ""
    """What that message says, to see whether it is to say something else."""
    progress_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When it was last looked after; one process does it at a time."""


class BroadcastFile(SQLModel, table=True):
    """A file or photo that goes with a broadcast, in the order it was sent."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    broadcast_id: int = Field(foreign_key="broadcast.id", index=True)
    sha256: str
    size: int
    mime_type: str
    name: str
    is_photo: bool = False
    telegram_file_id: str = ""


class BroadcastReceipt(SQLModel, table=True):
    """A recipient has pressed some button of a broadcast, and maybe “Đã nhận”."""

    broadcast_id: int = Field(primary_key=True, foreign_key="broadcast.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id")
    org_id: int = Field(foreign_key="organisation.id")
    opened_at: datetime = Field(sa_type=UtcDateTime)
    received_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

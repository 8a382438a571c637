"""The office: itself, its units, its days, what the bot keeps for itself."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class Organisation(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    timezone: str = "Asia/Ho_Chi_Minh"
    policy: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the office changed of `domain.Policy`."""
    words_version: int = 0
    """Grows with each rewording, so that every process knows when to read them again."""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Unit(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("org_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    parent_id: int | None = Field(default=None, foreign_key="unit.id")
    name: str
    short_name: str = ""
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    """Other spellings met in plans and staff lists."""


class DayOff(SQLModel, table=True):
    """A day the office does not work, besides weekends and the country's holidays."""

    __table_args__ = (UniqueConstraint("org_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    day: date
    name: str = ""


class WorkSwap(SQLModel, table=True):
    """A weekend or holiday on which the office does work, in exchange for another day."""

    __table_args__ = (UniqueConstraint("org_id", "worked_day"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    worked_day: date
    free_day: date | None = None


class BotState(SQLModel, table=True):
    """Small facts the bot keeps for itself, such as the last tick."""

    key: str = Field(primary_key=True)
    value: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Wording(SQLModel, table=True):
    """A message the office worded anew; the key is that of `locales/`."""

    __table_args__ = (UniqueConstraint("org_id", "language", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    language: str
    key: str
    text: str = Field(sa_type=Text)
    """In Fluent's syntax."""
    changed_by: int | None = Field(default=None, foreign_key="person.id")
    changed_at: datetime = Field(sa_type=UtcDateTime)


class GroupChat(SQLModel, table=True):
    """A Telegram group, or one topic of it, in which the bot speaks for a unit or the office."""

    __table_args__ = (Index("ix_groupchat_chat", "chat_id"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    """None: it is the whole office's."""
    chat_id: int = Field(sa_type=BigInteger)
    thread_id: int | None = None
    """The forum topic; none in a group without topics."""
    title: str = ""
    language: str = "vi"
    added_by: int | None = Field(default=None, foreign_key="person.id")
    added_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_why: str = ""

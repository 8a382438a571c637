"""What summaries keep: the figures of each, to compare the next one with, and their pictures."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class PeriodFigures(SQLModel, table=True):
    """The figures of the office, a unit or what somebody directs, when a summary was planned.

    What held last week cannot be counted from what is stored now: states, days and assignments
    have moved since.
    """

    __table_args__ = (UniqueConstraint("org_id", "period", "owner"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    period: str
    """The kind of summary and the first day of its period."""
    owner: str
    """`a` for the office; `u` and `d` with the id of a unit, of who directs."""
    totals: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """How many tasks each figure counted."""
    taken_at: datetime = Field(sa_type=UtcDateTime)


class SentPicture(SQLModel, table=True):
    """A picture Telegram has, by its content: sent again by its id and not drawn anew."""

    key: str = Field(primary_key=True)
    file_id: str
    kept_at: datetime = Field(sa_type=UtcDateTime)

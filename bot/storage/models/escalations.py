"""What went up the line because it stayed undone."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.domain import Level
from bot.storage.types import word_of


class Escalation(SQLModel, table=True):
    """A late task that one superior was told of; once a task, due date and level.

    The due date is part of the key: after an extension it may go up anew.
    """

    __table_args__ = (
        UniqueConstraint("task_id", "due", "level", "person_id"),
        Index("ix_escalation_due", "org_id", "due"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id")
    due: date
    level: Level = Field(sa_type=word_of(Level))
    person_id: int = Field(foreign_key="person.id", index=True)
    day: date
    """The working morning it went up on."""
    message_id: int | None = Field(default=None, foreign_key="outbox.id", index=True)

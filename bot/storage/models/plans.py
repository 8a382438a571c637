"""Plans as they were signed, their versions and drafts under review."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.storage.types import UtcDateTime


class Plan(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("org_id", "source_sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id", index=True)
    title: str
    year: int
    document_number: str = ""
    source_name: str
    source_sha256: str
    version: int = 1
    status: str = "active"
    created_at: datetime = Field(sa_type=UtcDateTime)


class PlanVersion(SQLModel, table=True):
    """Each draft a plan was loaded from or amended by; the newest is the plan's own."""

    __table_args__ = (
        UniqueConstraint("plan_id", "version"),
        Index("ix_planversion_source", "org_id", "source_sha256"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    plan_id: int = Field(foreign_key="plan.id")
    version: int
    source_name: str
    source_sha256: str
    draft: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The `DraftPlan` it was; empty where a plan is older than this column."""
    task_ids: list[int] = Field(default_factory=list, sa_type=JSON)
    """The task of each row of the draft; what is not here is not of this version."""
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)


class PlanReview(SQLModel, table=True):
    """A draft the office looks through before it is stored; it survives restarts."""

    # An old button of a draft that was dropped must not fit a later one.
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    plan_id: int | None = Field(default=None, foreign_key="plan.id")
    """The stored plan this is a later version of."""
    source_name: str
    source_sha256: str
    draft: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The `DraftPlan` with what was corrected so far."""
    as_read: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """The same before anybody corrected it: what the plan prints."""
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """Where the review stands: questions answered and skipped, the message that shows it."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class Section(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    plan_id: int = Field(foreign_key="plan.id", index=True)
    position: int
    title: str

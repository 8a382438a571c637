"""People, the links that enrol them, and who stands in for whom."""

from datetime import date, datetime, time

from sqlalchemy import JSON, BigInteger, Index
from sqlmodel import Field, SQLModel

from bot.domain import HandoverState, Role
from bot.storage.types import UtcDateTime, word_of


class Person(SQLModel, table=True):
    __table_args__ = (
        Index("ix_person_org_unit", "org_id", "unit_id"),
        Index("ix_person_stand_in", "stand_in_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    full_name: str
    aliases: list[str] = Field(default_factory=list, sa_type=JSON)
    position: str = ""
    phone: str = ""
    roles: list[str] = Field(default_factory=lambda: [Role.OFFICER.value], sa_type=JSON)
    telegram_id: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    language: str = "vi"
    active: bool = True
    unreachable_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    unreachable_reason: str = ""
    morning_at: time | None = None
    """Their own hour of the morning message, in the office's zone; the office's where none."""
    morning_before: time | None = None
    """The hour that holds before `morning_since`; the office's where none."""
    morning_since: date | None = None
    quiet_from: time | None = None
    quiet_until: time | None = None
    left_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    away_from: date | None = None
    """On leave from then until `away_until`, both included: no reminders."""
    away_until: date | None = None
    stand_in_id: int | None = Field(default=None, foreign_key="person.id")
    weekly_summary: bool = True
    """Whether a head or director gets it; others never do."""
    menu: str = ""
    """Which command menu Telegram shows them: its chat, their roles, a mark of its words."""


class Invitation(SQLModel, table=True):
    """A one-time enrolment link; only the code's hash is kept."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    """Of a whole unit: whoever opens it says who they are, and the office approves."""
    code_hash: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, sa_type=BigInteger)


class EnrolmentRequest(SQLModel, table=True):
    """Somebody not recognised who asks the office to be let in."""

    __table_args__ = (
        Index("ix_enrolmentrequest_open", "org_id", "state"),
        # An old button must not fit a later request.
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    telegram_id: int = Field(sa_type=BigInteger, index=True)
    full_name: str
    phone: str = ""
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    """Who they say they are, or were found to be."""
    language: str = "vi"
    state: str = "asked"
    """asked, approved or declined."""
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Handover(SQLModel, table=True):
    """One person's tasks pass to another from one day to another, both included."""

    __table_args__ = (
        Index("ix_handover_to", "to_person_id", "ends_on"),
        Index("ix_handover_from", "from_person_id", "ends_on"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    from_person_id: int = Field(foreign_key="person.id")
    to_person_id: int = Field(foreign_key="person.id")
    starts_on: date
    ends_on: date
    """The day it was ended on, where that was earlier."""
    task_ids: list[int] = Field(default_factory=list, sa_type=JSON)
    """Only these tasks; all where none is named."""
    reason: str = ""
    state: HandoverState = Field(default=HandoverState.AGREED, sa_type=word_of(HandoverState))
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    """Who agreed, or did not; without one while it is asked for."""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    begun_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when it runs, and both were told so."""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when it is over, and both were told so."""

"""The tables, without queries. Instants are UTC, days are days in the office's time zone.

Every table carries its organisation: several offices may live in one database.
"""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Enum, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.domain import MessageState, Part, ResultState, Role, TaskKind, TaskState
from bot.storage.types import UtcDateTime


def _word(values: type[StrEnum]) -> Enum:
    """Kept as its plain word, so that the database reads well and a new word needs no DDL."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=24,
        values_callable=lambda words: [word.value for word in words],
    )


class Organisation(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str
    timezone: str = "Asia/Ho_Chi_Minh"
    policy: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """What the office changed of `domain.Policy`."""
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
    quiet_from: time | None = None
    quiet_until: time | None = None
    away_from: date | None = None
    away_until: date | None = None
    stand_in_id: int | None = Field(default=None, foreign_key="person.id")


class Invitation(SQLModel, table=True):
    """A one-time enrolment link; only the code's hash is kept."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    code_hash: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    used_by: int | None = Field(default=None, sa_type=BigInteger)


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


class Task(SQLModel, table=True):
    __table_args__ = (
        Index("ix_task_org_due", "org_id", "state", "due"),
        Index("ix_task_number", "org_id", "number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    plan_id: int = Field(foreign_key="plan.id", index=True)
    section_id: int | None = Field(default=None, foreign_key="section.id")
    position: int
    number: str
    kind: TaskKind = Field(default=TaskKind.TASK, sa_type=_word(TaskKind))
    content: str
    timeline: str = ""
    """The time phrase as printed."""
    parent: str = ""
    """The row of the plan this one stands under, as printed."""
    note: str = ""
    expected_result: str = ""
    coordination: str = ""
    """The co-operating units as printed, those outside the office among them."""
    budget_vnd: int | None = Field(default=None, sa_type=BigInteger)
    budget_text: str = ""
    indicator_unit: str | None = None
    indicator_target: str | None = None
    indicator_actual: str | None = None
    state: TaskState = Field(default=TaskState.NOT_STARTED, sa_type=_word(TaskState))
    due: date | None = None
    """The latest due date of its milestones that are still to come true."""
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    left_out_in: int | None = None
    """The version of the plan that no longer has it."""
    doubts: list[Any] = Field(default_factory=list, sa_type=JSON)


class Milestone(SQLModel, table=True):
    __table_args__ = (Index("ix_milestone_due", "org_id", "due"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    position: int
    start: date | None = None
    due: date | None = None
    """The open occurrence's day where the milestone recurs."""
    text: str = ""
    trigger: str | None = None
    offset_days: int | None = None
    working: bool = False
    adjusted: bool = False
    recurrence: str | None = None
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Assignment(SQLModel, table=True):
    __table_args__ = (
        Index("ix_assignment_person", "person_id", "task_id"),
        Index("ix_assignment_unit", "unit_id", "task_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    part: Part = Field(sa_type=_word(Part))


class Result(SQLModel, table=True):
    """What was handed in; a later version is a new row, none is overwritten."""

    __table_args__ = (UniqueConstraint("task_id", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    version: int
    text: str = ""
    document_number: str | None = None
    document_date: date | None = None
    state: ResultState = Field(default=ResultState.HANDED_IN, sa_type=_word(ResultState))
    reason: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Attachment(SQLModel, table=True):
    """A file of a result, or of a half-finished hand-in while `result_id` is empty."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    result_id: int | None = Field(default=None, foreign_key="result.id", index=True)
    sha256: str
    size: int
    mime_type: str
    name: str
    """As the officer named it."""
    is_photo: bool = False
    telegram_file_id: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Extension(SQLModel, table=True):
    """A due date asked to move; the old one is kept."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    milestone_id: int | None = Field(default=None, foreign_key="milestone.id")
    person_id: int = Field(foreign_key="person.id")
    old_due: date | None = None
    new_due: date
    reason: str = ""
    decision: str = "asked"
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Event(SQLModel, table=True):
    """Who did what to which row; rows are only ever added (a trigger sees to it)."""

    __table_args__ = (Index("ix_event_subject", "org_id", "subject", "subject_id"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    at: datetime = Field(sa_type=UtcDateTime)
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    """Nobody when the program itself or a command did it."""
    action: str
    subject: str
    subject_id: int
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    after: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Dialogue(SQLModel, table=True):
    """A person's half-finished conversation, so that a restart forgets none."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    org_id: int = Field(foreign_key="organisation.id")
    kind: str
    task_id: int | None = Field(default=None, foreign_key="task.id")
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class OutboxMessage(SQLModel, table=True):
    """One message to one person: planned, claimed, sent, and what Telegram said."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("org_id", "dedupe_key"),
        Index("ix_outbox_due", "state", "due_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    dedupe_key: str
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    due_at: datetime = Field(sa_type=UtcDateTime)
    late: bool = False
    """Planned after its hour because the bot was down then."""
    state: MessageState = Field(default=MessageState.WAITING, sa_type=_word(MessageState))
    attempts: int = 0
    uncertain: bool = False
    """An earlier attempt has no known end; the next one may repeat it."""
    claimed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    telegram_message_id: int | None = None
    outcome: str = ""
    """Telegram's own words when it refused."""
    broadcast_id: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Reminder(SQLModel, table=True):
    """One step of one milestone for one person; made once, told in the message it points at.

    The due date is part of the key: after an extension the steps are made anew.
    """

    __table_args__ = (UniqueConstraint("person_id", "milestone_id", "due", "step"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    person_id: int = Field(foreign_key="person.id")
    milestone_id: int = Field(foreign_key="milestone.id", index=True)
    due: date
    step: int
    """Days before the due date."""
    message_id: int | None = Field(default=None, foreign_key="outbox.id", index=True)


class SearchText(SQLModel, table=True):
    """What a task is found by: folded words, as `storage.search_index` makes them."""

    task_id: int = Field(primary_key=True, foreign_key="task.id", ondelete="CASCADE")
    org_id: int = Field(foreign_key="organisation.id")
    content: str = Field(sa_type=Text)
    people: str = Field(sa_type=Text)
    """The names of the units and people on the task."""
    rest: str = Field(sa_type=Text)
    """Number, section, expected result, what was handed in, documents."""
    owners: str = Field(sa_type=Text)
    """A sign for each unit and person on the task, to find those of one of them."""


class SearchWord(SQLModel, table=True):
    """A word met in an office's tasks, to offer for one that is mistyped; none is forgotten."""

    org_id: int = Field(primary_key=True, foreign_key="organisation.id")
    word: str = Field(primary_key=True)


class SearchQueue(SQLModel, table=True):
    """Tasks whose words changed; triggers add them, the same transaction takes them out."""

    id: int | None = Field(default=None, primary_key=True)
    task_id: int
    changed_in: int | None = Field(default=None, sa_type=BigInteger)
    """The transaction that noted it, filled in by PostgreSQL alone."""


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

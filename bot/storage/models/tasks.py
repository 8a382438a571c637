"""Tasks, what is due of them, whose they are, and all that happened to them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain import Part, ResultState, TaskKind, TaskState
from bot.storage.types import UtcDateTime, word_of


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
    kind: TaskKind = Field(default=TaskKind.TASK, sa_type=word_of(TaskKind))
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
    state: TaskState = Field(default=TaskState.NOT_STARTED, sa_type=word_of(TaskState))
    due: date | None = None
    """The latest due date of its milestones that are still to come true."""
    progress: int | None = None
    """Per cent, as its doer said last."""
    urgent: bool = False
    paused_until: date | None = None
    created_by: int | None = None
    """Who added a task that arose; none for those of a signed plan."""
    completed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    handed_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    left_out_in: int | None = None
    """The version of the plan that no longer has it."""
    doubts: list[Any] = Field(default_factory=list, sa_type=JSON)


class Milestone(SQLModel, table=True):
    __table_args__ = (
        Index("ix_milestone_due", "org_id", "due"),
        Index("ix_milestone_start", "org_id", "start"),
    )

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
    happened_on: date | None = None
    """The day the awaited event came to pass; `due` is counted from it."""
    recurrence: str | None = None
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    moved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When its due date moved although the plan said nothing new: an extension, another reading of
    “trước”, the next occurrence of what recurs. Reminders of days before are nobody's news any
    more. What opens again keeps its date: what came meanwhile is news to its doers."""


_GIVEN: dict[str, Any] = {
    "sqlite_where": text("assigned_at IS NOT NULL"),
    "postgresql_where": text("assigned_at IS NOT NULL"),
}


class Assignment(SQLModel, table=True):
    __table_args__ = (
        Index("ix_assignment_person", "person_id", "task_id"),
        Index("ix_assignment_unit", "unit_id", "task_id"),
        # Of what was given in the chat alone: plans have a hundred times as much.
        Index("ix_assignment_given", "org_id", "assigned_at", **_GIVEN),
    )

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    part: Part = Field(sa_type=word_of(Part))
    assigned_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When somebody assigned it in the chat; none for what the plan says."""


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
    state: ResultState = Field(default=ResultState.HANDED_IN, sa_type=word_of(ResultState))
    reason: str = ""
    in_place_of: int | None = None
    """Whose place the person took, where the task was handed over then."""
    decided_by: int | None = None
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Attachment(SQLModel, table=True):
    """A file of a result or a contribution; of a half-finished one while both ids are empty."""

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    result_id: int | None = Field(default=None, foreign_key="result.id", index=True)
    note_id: int | None = None
    """The contribution it came with, instead of a result."""
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
    """asked, granted, refused or withdrawn."""
    decision_reason: str = ""
    passed_up_by: int | None = None
    """The head of the unit who left it to a director."""
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


class NoteKind(StrEnum):
    COMMENT = "comment"
    PROGRESS = "progress"
    QUESTION = "question"
    CONTRIBUTION = "contribution"


class TaskNote(SQLModel, table=True):
    """What somebody said about a task: how far it is, a comment, a question and its answer."""

    __table_args__ = (Index("ix_tasknote_task", "task_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    org_id: int = Field(foreign_key="organisation.id")
    task_id: int = Field(foreign_key="task.id")
    person_id: int = Field(foreign_key="person.id")
    kind: NoteKind = Field(sa_type=word_of(NoteKind))
    text: str = ""
    progress: int | None = None
    """Per cent."""
    reply_to_id: int | None = Field(default=None, foreign_key="tasknote.id")
    created_at: datetime = Field(sa_type=UtcDateTime)

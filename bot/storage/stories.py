"""Everything kept of what happened to one task, for its story."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import SQLModel, col

from bot.storage import (
    Attachment,
    Event,
    Extension,
    Person,
    Result,
    Session,
    Task,
    TaskNote,
)

_ONE_S_OWN = ("snoozed", "snooze_ended")
"""When somebody wants to be reminded is nobody else's business."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and the name of who did it; none where the program did."""

    event: Event
    name: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, and the row it was about where one is kept of it."""

    happened: Happened
    result: Result | None = None
    note: TaskNote | None = None
    extension: Extension | None = None
    files: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Who was given something to do, by name."""
    in_place_of: str = ""
    """The head who was away, for whom it was decided."""

    @property
    def text(self) -> str:
        """What was said with it."""
        reason = str(self.happened.event.after.get("reason") or "")
        if self.note:
            return self.note.text
        if self.extension and self.happened.event.action == "extension_asked":
            return self.extension.reason
        if self.extension and self.happened.event.action == "extension_refused":
            return self.extension.decision_reason
        if self.result and self.happened.event.action == "handed_in":
            return self.result.text
        return reason


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page of a story, the oldest first."""

    task: Task
    entries: tuple[Entry, ...]
    page: int
    pages: int


def _is_about(task: Task) -> ColumnElement[bool]:
    """Of the task itself, and that its plan was loaded."""
    of_task = and_(col(Event.subject) == "task", col(Event.subject_id) == task.id)
    of_plan = and_(
        col(Event.subject) == "plan",
        col(Event.subject_id) == task.plan_id,
        col(Event.action) == "imported",
    )
    return and_(
        col(Event.org_id) == task.org_id,
        or_(of_task, of_plan),
        col(Event.action).not_in(_ONE_S_OWN),
    )


async def size_of(session: Session, task: Task) -> int:
    """How many entries the story has."""
    found = await session.scalar(select(func.count(col(Event.id))).where(_is_about(task)))
    return found or 0


async def entries_of(session: Session, task: Task, *, start: int, count: int) -> list[Happened]:
    """So many entries from a place on, oldest first."""
    found = await session.execute(
        select(Event, col(Person.full_name))
        .outerjoin(Person, col(Person.id) == col(Event.actor_id))
        .where(_is_about(task))
        .order_by(col(Event.id))
        .offset(start)
        .limit(count)
    )
    return [Happened(event, name) for event, name in found]


async def rows_by_id(
    session: Session, table: type[SQLModel], ids: Iterable[int | None], *, task_id: int
) -> dict[int, Any]:
    """Rows of a table that have these ids and belong to the task."""
    columns: Any = table
    found = await session.scalars(
        select(table).where(
            columns.id.in_([one for one in ids if one is not None]), columns.task_id == task_id
        )
    )
    return {row.id: row for row in found}  # type: ignore[attr-defined] # every table has one


async def results_by_version(session: Session, task_id: int) -> dict[int, Result]:
    """Every version handed in."""
    found = await session.scalars(select(Result).where(col(Result.task_id) == task_id))
    return {row.version: row for row in found}


async def file_names(session: Session, task_id: int) -> Sequence[Attachment]:
    """The files of its results and contributions, oldest first."""
    found = await session.scalars(
        select(Attachment).where(col(Attachment.task_id) == task_id).order_by(col(Attachment.id))
    )
    return found.all()

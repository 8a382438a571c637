"""Queries about one task: the card, who it belongs to, its states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from sqlmodel import col

from bot.domain import Part, Speaker, TaskState
from bot.storage import (
    Assignment,
    Attachment,
    Extension,
    Milestone,
    Person,
    Result,
    Section,
    Session,
    Task,
    Unit,
    handed_tasks,
)
from bot.storage.extensions import asked_of
from bot.storage.filters import me_of, my_values, names_speaker
from bot.storage.ids import id_of
from bot.storage.inserting import is_sqlite
from bot.storage.lists import PAGE_SIZE
from bot.storage.people import rows_changed
from bot.storage.task_notes import SaidNote, last_notes


async def visible_tasks_by_number(
    session: Session, speaker: Speaker, number: str
) -> Sequence[Task]:
    """The tasks of that printed number the speaker may see, newest plan first."""
    statement = (
        select(Task)
        .where(col(Task.org_id) == speaker.org_id, col(Task.number) == number)
        .order_by(col(Task.plan_id).desc(), col(Task.position))
        .limit(PAGE_SIZE)
    )
    if not speaker.sees_all:
        statement = statement.where(names_speaker(me_of(speaker)))
    return (await session.scalars(statement, my_values(speaker))).all()


async def task_by_id(session: Session, org_id: int, task_id: int) -> Task | None:
    """A task of this office; another office's is as good as none."""
    found = await session.scalars(
        select(Task).where(col(Task.id) == task_id, col(Task.org_id) == org_id)
    )
    return found.one_or_none()


async def tasks_by_ids(session: Session, task_ids: Iterable[int]) -> dict[int, Task]:
    """The tasks of these ids."""
    found = await session.scalars(select(Task).where(col(Task.id).in_(list(task_ids))))
    return {task.id: task for task in found if task.id is not None}


async def assignments_of(session: Session, task_id: int) -> Sequence[Assignment]:
    found = await session.scalars(
        select(Assignment).where(col(Assignment.task_id) == task_id).order_by(col(Assignment.id))
    )
    return found.all()


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person on a task, by name."""

    part: Part
    unit: str | None
    person: str | None
    is_added: bool = False
    """In the chat, not by the plan."""


@dataclass(frozen=True, slots=True)
class FileRef:
    """An attached file, as the card names it."""

    id: int
    result_id: int | None
    name: str
    is_photo: bool


@dataclass(frozen=True, slots=True)
class TaskCard:
    """Everything the card of a task shows."""

    task: Task
    section: str
    milestones: tuple[Milestone, ...]
    named: tuple[Named, ...]
    results: tuple[tuple[Result, str], ...]
    """Each with the name of who handed it in, oldest first."""
    files: tuple[FileRef, ...]
    asked: tuple[Extension, ...] = ()
    """Later days asked for that nobody decided yet."""
    said: tuple[SaidNote, ...] = ()
    """The last words of its progress, the last comment, the last contribution."""
    handed_over: tuple[tuple[str, str, date], ...] = ()
    """Who is absent now, who stands in, and until when."""
    in_place_of: Mapping[int, str] = field(default_factory=dict)
    """The results that were handed in for somebody else: whose place it was, by name."""


async def task_card(session: Session, task: Task) -> TaskCard:
    """The task with everything around it."""
    section = await session.get(Section, task.section_id) if task.section_id else None
    return TaskCard(
        task=task,
        section=section.title if section else "",
        milestones=tuple(await milestones_of(session, id_of(task))),
        named=await _named(session, id_of(task)),
        results=await _results(session, id_of(task)),
        files=await _files(session, id_of(task)),
        asked=tuple(await asked_of(session, id_of(task))),
        said=await last_notes(session, id_of(task)),
        handed_over=tuple(await handed_tasks.on_task(session, id_of(task))),
        in_place_of=await handed_tasks.results_in_place(session, id_of(task)),
    )


async def milestones_of(session: Session, task_id: int) -> Sequence[Milestone]:
    found = await session.scalars(
        select(Milestone).where(col(Milestone.task_id) == task_id).order_by(col(Milestone.position))
    )
    return found.all()


async def _named(session: Session, task_id: int) -> tuple[Named, ...]:
    found = await session.execute(
        select(
            col(Assignment.part), col(Unit.name), col(Person.full_name), col(Assignment.assigned_at)
        )
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(col(Assignment.task_id) == task_id)
        .order_by(col(Assignment.id))
    )
    return tuple(Named(part, unit, person, at is not None) for part, unit, person, at in found)


async def _results(session: Session, task_id: int) -> tuple[tuple[Result, str], ...]:
    found = await session.execute(
        select(Result, col(Person.full_name))
        .join(Person, col(Person.id) == col(Result.person_id))
        .where(col(Result.task_id) == task_id)
        .order_by(col(Result.version))
    )
    return tuple((result, name) for result, name in found)


async def _files(session: Session, task_id: int) -> tuple[FileRef, ...]:
    found = await session.execute(
        select(
            col(Attachment.id),
            col(Attachment.result_id),
            col(Attachment.name),
            col(Attachment.is_photo),
        )
        .where(
            col(Attachment.task_id) == task_id,
            col(Attachment.result_id).is_not(None) | col(Attachment.note_id).is_not(None),
        )
        .order_by(col(Attachment.id))
    )
    return tuple(FileRef(row.id, row.result_id, row.name, row.is_photo) for row in found)


async def lock(session: Session, task_id: int) -> None:
    """Keeps others from changing the task until this transaction ends."""
    if not is_sqlite(session):  # which has one writer at a time anyway
        await session.execute(select(col(Task.id)).where(col(Task.id) == task_id).with_for_update())


async def change_state(
    session: Session, task_id: int, *, seen: TaskState, state: TaskState, **values: Any
) -> bool:
    """Moves a task on; False when somebody else moved it since it was read."""
    changed = await session.execute(
        update(Task)
        .where(col(Task.id) == task_id, col(Task.state) == seen)
        .values(state=state, **values)
    )
    return rows_changed(changed) == 1


async def newest_version(session: Session, task_id: int) -> int:
    """The number of the latest result, 0 when there is none."""
    found = await session.scalar(
        select(func.max(col(Result.version))).where(col(Result.task_id) == task_id)
    )
    return found or 0

"""Queries about directors' questions: what was asked today, about what, and the answers."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlmodel import col

from bot.domain import OPEN_STATES, Role
from bot.storage import Assignment, NoteKind, Person, Session, Task, TaskNote
from bot.storage.unit_tasks import leads, led_by_people_of


async def asked_since(session: Session, task_id: int, since: datetime) -> str | None:
    """Who asked about the task since then, by name."""
    name = await session.scalar(
        select(col(Person.full_name))
        .join(TaskNote, col(TaskNote.person_id) == col(Person.id))
        .where(
            col(TaskNote.task_id) == task_id,
            col(TaskNote.kind) == NoteKind.QUESTION,
            col(TaskNote.created_at) >= since,
        )
        .order_by(col(TaskNote.id))
        .limit(1)
    )
    return str(name) if name is not None else None


async def late_led_by(
    session: Session, org_id: int, unit_id: int, *, today: date
) -> Sequence[Task]:
    """The late tasks a unit leads, or one of its people where no unit does."""
    led = _led_by(unit_id)
    found = await session.scalars(
        select(Task)
        .where(
            col(Task.org_id) == org_id,
            col(Task.id).in_(led),
            col(Task.state).in_(OPEN_STATES),
            col(Task.due) < today,
        )
        .order_by(col(Task.id))
    )
    return found.all()


def _led_by(unit_id: int) -> Select[Any]:
    condition = or_(leads(unit_id), led_by_people_of(unit_id))
    return select(col(Assignment.task_id)).where(condition)


async def heads_of(session: Session, org_id: int, unit_id: int) -> list[int]:
    """Who heads the unit."""
    found = await session.execute(
        select(col(Person.id), col(Person.roles))
        .where(col(Person.org_id) == org_id, col(Person.unit_id) == unit_id, col(Person.active))
        .order_by(col(Person.id))
    )
    return [row.id for row in found if Role.LEAD in row.roles]


async def asked_together(
    session: Session, question: TaskNote, *, unit_id: int
) -> Sequence[tuple[TaskNote, Task]]:
    """All questions of the same tap about tasks this unit leads, with their tasks."""
    led = _led_by(unit_id)
    found = await session.execute(
        select(TaskNote, Task)
        .join(Task, col(Task.id) == col(TaskNote.task_id))
        .where(
            col(TaskNote.org_id) == question.org_id,
            col(TaskNote.person_id) == question.person_id,
            col(TaskNote.kind) == NoteKind.QUESTION,
            col(TaskNote.created_at) == question.created_at,
            col(TaskNote.task_id).in_(led),
        )
        .order_by(col(TaskNote.id))
    )
    return [(note, task) for note, task in found]


async def answered_by(session: Session, note_id: int) -> str | None:
    """Who answered a question first, by name."""
    name = await session.scalar(
        select(col(Person.full_name))
        .join(TaskNote, col(TaskNote.person_id) == col(Person.id))
        .where(col(TaskNote.reply_to_id) == note_id)
        .order_by(col(TaskNote.id))
        .limit(1)
    )
    return str(name) if name is not None else None

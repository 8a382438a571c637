"""Queries about everything a plan holds: its tasks with what hangs on them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, not_, select, update
from sqlmodel import col

from bot.domain import MessageState, Part, ResultState
from bot.storage import (
    Assignment,
    Event,
    Extension,
    Milestone,
    OutboxMessage,
    Person,
    Plan,
    Reminder,
    Result,
    Session,
    Task,
    Unit,
)
from bot.storage.inserting import is_sqlite
from bot.storage.people import rows_changed

GRANTED = "granted"
"""The decision of an extension that moved a deadline."""
DROPPED, REVIVED = "dropped", "revived"
"""Events of a task that a version of its plan leaves out, or brings back."""
_AT_ONCE = 500
_NO_PERSON = col(Assignment.person_id).is_(None)


@dataclass(frozen=True, slots=True)
class NamedOn:
    """A unit or person on a task."""

    task_id: int
    part: Part
    unit: str | None
    person: str | None


def _tasks_of(plan_id: int) -> Any:
    return select(col(Task.id)).where(col(Task.plan_id) == plan_id)


async def lock_tasks(session: Session, plan_id: int) -> None:
    """Keeps others from changing the plan's tasks until this transaction ends."""
    if not is_sqlite(session):  # which has one writer at a time anyway
        await session.execute(_tasks_of(plan_id).order_by(col(Task.id)).with_for_update())


async def tasks_of(session: Session, plan_id: int) -> Sequence[Task]:
    """The tasks of a plan in its order."""
    found = await session.scalars(
        select(Task)
        .where(col(Task.plan_id) == plan_id)
        .order_by(col(Task.position), col(Task.id))
        .execution_options(populate_existing=True)
    )
    return found.all()


async def milestones_of_plan(session: Session, plan_id: int) -> dict[int, list[Milestone]]:
    """Task to its milestones in their order."""
    found = await session.scalars(
        select(Milestone)
        .where(col(Milestone.task_id).in_(_tasks_of(plan_id)))
        .order_by(col(Milestone.task_id), col(Milestone.position))
    )
    milestones: dict[int, list[Milestone]] = {}
    for row in found:
        milestones.setdefault(row.task_id, []).append(row)
    return milestones


async def named_in_plan(session: Session, plan_id: int) -> dict[int, list[NamedOn]]:
    """Task to the units and people on it, by name."""
    found = await session.execute(
        select(col(Assignment.task_id), col(Assignment.part), col(Unit.name), col(Person.full_name))
        .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
        .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
        .where(col(Assignment.task_id).in_(_tasks_of(plan_id)))
        .order_by(col(Assignment.id))
    )
    named: dict[int, list[NamedOn]] = {}
    for task_id, part, unit, person in found:
        named.setdefault(task_id, []).append(NamedOn(task_id, part, unit, person))
    return named


async def extensions_in_plan(session: Session, plan_id: int) -> dict[int, list[Extension]]:
    """Task to the extensions that were granted, oldest first."""
    found = await session.scalars(
        select(Extension)
        .where(col(Extension.task_id).in_(_tasks_of(plan_id)), col(Extension.decision) == GRANTED)
        .order_by(col(Extension.id))
    )
    extensions: dict[int, list[Extension]] = {}
    for row in found:
        extensions.setdefault(row.task_id, []).append(row)
    return extensions


async def tasks_with_results(session: Session, plan_id: int) -> frozenset[int]:
    """The tasks for which a result was handed in that nobody returned or took back."""
    found = await session.scalars(
        select(col(Result.task_id)).where(
            col(Result.task_id).in_(_tasks_of(plan_id)),
            col(Result.state).not_in((ResultState.RETURNED, ResultState.WITHDRAWN)),
        )
    )
    return frozenset(found)


async def dropped_in_plan(session: Session, plan_id: int) -> dict[int, str]:
    """The tasks that the version in use leaves out, each with its state before that."""
    found = await session.scalars(
        select(Event)
        .where(
            col(Event.subject) == "task",
            col(Event.subject_id).in_(_tasks_of(plan_id)),
            col(Event.action).in_((DROPPED, REVIVED)),
        )
        .order_by(col(Event.id))
    )
    newest = {event.subject_id: event for event in found}
    return {
        task_id: str(event.before["state"])
        for task_id, event in newest.items()
        if event.action == DROPPED
    }


async def next_version(session: Session, plan_id: int, *, seen: int) -> bool:
    """Counts the plan's version on; False when somebody else did since it was read."""
    changed = await session.execute(
        update(Plan)
        .where(col(Plan.id) == plan_id, col(Plan.version) == seen)
        .values(version=seen + 1)
        .execution_options(synchronize_session=False)
    )
    return rows_changed(changed) == 1


async def remove_assignments(
    session: Session, task_ids: Collection[int], part: Part, *, people: bool
) -> None:
    """Takes the people, or the units, of this part off these tasks."""
    for some in _portions(task_ids):
        await session.execute(
            delete(Assignment).where(
                col(Assignment.task_id).in_(some),
                col(Assignment.part) == part,
                not_(_NO_PERSON) if people else _NO_PERSON,
            )
        )


async def remove_milestones(session: Session, milestone_ids: Collection[int]) -> None:
    """Forgets milestones a plan no longer has; extensions stay with their task."""
    for some in _portions(milestone_ids):
        await session.execute(delete(Reminder).where(col(Reminder.milestone_id).in_(some)))
        await session.execute(
            update(Extension).where(col(Extension.milestone_id).in_(some)).values(milestone_id=None)
        )
        await session.execute(delete(Milestone).where(col(Milestone.id).in_(some)))


async def withdraw_reminders(session: Session, milestone_ids: Collection[int]) -> None:
    """Takes back what waits to be told of milestones that moved; what was told stays told."""
    waiting = select(col(OutboxMessage.id)).where(col(OutboxMessage.state) == MessageState.WAITING)
    for some in _portions(milestone_ids):
        await session.execute(
            delete(Reminder).where(
                col(Reminder.milestone_id).in_(some), col(Reminder.message_id).in_(waiting)
            )
        )


def _portions(ids: Collection[int]) -> list[list[int]]:
    """Databases take only so many values in one statement."""
    rows = sorted(ids)
    return [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]

"""Somebody is asked to co-operate: a person, or a unit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.acts import POSSIBLE, Act
from bot.domain import Part, Role, Speaker
from bot.errors import NotFound
from bot.reminders.notices import NOTICE, Notice, tell
from bot.services import undo
from bot.services.leading.assigning import AssignOver, NotOfUnit
from bot.services.rights import require
from bot.storage import (
    Assignment,
    Session,
    Task,
    UndoStep,
    assigning,
    events,
    outbox,
    staff,
    task_notes,
    tasks,
)
from bot.storage.handovers import and_stand_ins
from bot.storage.ids import id_of

UNDO = "add_helper"
_KIND = "asked-to-help"
_WAIT = timedelta(seconds=undo.SECONDS + 5)
"""Nobody hears of what is taken back at once."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Who co-operates now, by name."""

    task: Task
    name: str
    undo_id: int | None
    """None where they did before."""


async def add_helper(
    session: Session,
    speaker: Speaker,
    task_id: int,
    *,
    person_id: int | None = None,
    unit_id: int | None = None,
    now: datetime,
) -> Helper:
    """Names one person or unit as co-operating; raises `NotFound`, `NotAllowed`, `AssignOver`."""
    found = await assigning.lock_tasks(session, speaker.org_id, [task_id])
    if not found:
        raise NotFound("task-not-found")
    (task,) = found
    rows = await tasks.assignments_of(session, task_id)
    require(speaker, Act.ASSIGN, rows)
    if task.state not in POSSIBLE[Act.ASSIGN]:
        raise AssignOver(number=task.number)
    name = await _name(session, speaker, person_id, unit_id)
    who: dict[str, Any] = {"person_id": person_id, "unit_id": unit_id}
    if any((row.person_id, row.unit_id) == (person_id, unit_id) for row in rows):
        return Helper(task, name, None)
    added = Assignment(
        org_id=task.org_id, task_id=task_id, part=Part.COORDINATING, assigned_at=now, **who
    )
    session.add(added)
    await session.flush()
    _record(session, speaker, task_id, "helper_added", after=who, at=now)
    await _tell(session, speaker, task, person_id, unit_id, now=now)
    data = {"assignment": id_of(added), "number": task.number, **who}
    data["key"] = f"{NOTICE}:{_KIND}:{_occasion(task_id, now)}:"
    undo_id = await undo.keep(session, speaker, UNDO, task_id=task_id, data=data, now=now)
    return Helper(task, name, undo_id)


async def _name(
    session: Session, speaker: Speaker, person_id: int | None, unit_id: int | None
) -> str:
    """A lead asks people of the own unit, and any other unit as a whole."""
    if unit_id is not None:
        unit = await staff.unit_of(session, speaker.org_id, unit_id)
        if unit is None:
            raise NotFound("unit-not-found")
        return unit.name
    person = await staff.person_of(session, speaker.org_id, person_id or 0)
    if person is None:
        raise NotFound("assignee-gone")
    if Role.OFFICE not in speaker.roles and person.unit_id != speaker.unit_id:
        raise NotOfUnit(name=person.full_name)
    return person.full_name


async def _tell(
    session: Session,
    speaker: Speaker,
    task: Task,
    person_id: int | None,
    unit_id: int | None,
    *,
    now: datetime,
) -> None:
    """The person; of a unit those who lead it, and where nobody does, all of it."""
    whom = [person_id]
    if unit_id is not None:
        people = await staff.people_in_unit(session, speaker.org_id, unit_id)
        leads = [one for one in people if Role.LEAD.value in one.roles]
        whom = [one.id for one in leads or people]
    values = {"name": speaker.full_name, "number": task.number, "content": task.content}
    await tell(
        session,
        await and_stand_ins(session, id_of(task), whom) - {speaker.id},
        Notice(_KIND, values, id_of(task)),
        org_id=speaker.org_id,
        key=_occasion(id_of(task), now),
        now=now,
        delay=_WAIT,
    )


def _occasion(task_id: int, now: datetime) -> str:
    return f"{task_id}:{now.isoformat()}"


async def _put_back(session: Session, speaker: Speaker, step: UndoStep, now: datetime) -> None:
    row = await session.get(Assignment, step.data["assignment"])
    if row is None or row.task_id != step.task_id:
        raise undo.UndoChanged(number=step.data["number"])
    who = {name: step.data[name] for name in ("person_id", "unit_id")}
    await session.delete(row)
    waiting = await task_notes.waiting_news(session, speaker.org_id, step.data["key"])
    await outbox.withdraw(session, [id_of(message) for message in waiting])
    _record(session, speaker, row.task_id, "helper_removed", before=who, at=now)


def _record(
    session: Session,
    speaker: Speaker,
    task_id: int,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    at: datetime,
) -> None:
    events.record(
        session,
        org_id=speaker.org_id,
        at=at,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=task_id,
        before=before,
        after=after,
    )


undo.when_undone(UNDO, _put_back)

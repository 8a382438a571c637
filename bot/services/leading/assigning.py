"""Tasks are given to somebody: by those who lead, or taken by who does them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.acts import POSSIBLE, Act
from bot.domain import Part, Role, Speaker
from bot.errors import NhacViecError, NotAllowed, NotFound
from bot.services import undo
from bot.services.leading import assigned_news
from bot.services.rights import require
from bot.storage import (
    Assignment,
    Person,
    Session,
    Task,
    UndoStep,
    assigning,
    deciding,
    events,
    staff,
    tasks,
)
from bot.storage.ids import id_of

UNDO = "assign"


class AssignOver(NhacViecError):
    """The task is done or cancelled, so nobody needs to be named any more."""

    key = "assign-over"


class NotOfUnit(NotAllowed):
    """A lead gives tasks to people of the own unit."""

    key = "assign-not-of-unit"


class AlreadyTaken(NhacViecError):
    """Somebody else was quicker to take it."""

    key = "already-taken"


class AssignedMeanwhile(NhacViecError):
    """Somebody named another person since the reader chose; they look again first."""

    key = "assigned-meanwhile"


@dataclass(frozen=True, slots=True)
class Assigned:
    """Whom the tasks belong to now."""

    person: Person
    tasks: tuple[Task, ...]
    """Those that changed; none where all were theirs before."""
    same: tuple[Task, ...]
    undo_id: int | None


async def assign(
    session: Session,
    speaker: Speaker,
    task_ids: Iterable[int],
    person_id: int,
    *,
    now: datetime,
    seen: Mapping[int, Sequence[int]] | None = None,
) -> Assigned:
    """Names one person for all of these tasks, in place of whoever was named; all or none.

    `seen` is who was named for each task when the speaker chose, the first of several; what it
    does not have is not compared.
    Raises `NotFound`, `NotAllowed`, `NotOfUnit`, `AssignedMeanwhile`, or `AssignOver` for the
    first that is over.
    """
    person = await staff.person_of(session, speaker.org_id, person_id)
    if person is None:
        raise NotFound("assignee-gone")
    found = await _open_tasks(session, speaker, set(task_ids), Act.ASSIGN)
    if Role.OFFICE not in speaker.roles and person.unit_id != speaker.unit_id:
        raise NotOfUnit(name=person.full_name)
    await _require_unchanged(session, found, person_id, seen or {})
    return await _give(session, speaker, found, person, "assigned", now=now)


async def _require_unchanged(
    session: Session, found: Sequence[Task], person_id: int, seen: Mapping[int, Sequence[int]]
) -> None:
    for task in found:
        if id_of(task) not in seen:
            continue
        named = await doers(session, id_of(task))
        if named[:1] != list(seen[id_of(task)][:1]) and named != [person_id]:
            who = await session.get(Person, named[0]) if named else None
            key = "assigned-meanwhile" if who else "unassigned-meanwhile"
            raise AssignedMeanwhile(key, number=task.number, name=who.full_name if who else "")


async def take(session: Session, speaker: Speaker, task_id: int, *, now: datetime) -> Assigned:
    """An officer takes a task of their unit; one that names them already stays as it is.

    Raises `AlreadyTaken` where somebody else is named.
    """
    found = await _open_tasks(session, speaker, {task_id}, Act.SEE)
    named = await doers(session, task_id)
    person = await staff.person_of(session, speaker.org_id, speaker.id)
    if person is None:
        raise NotFound("assignee-gone")
    if speaker.id in named:
        return Assigned(person, (), tuple(found), None)
    if named:
        who = await session.get_one(Person, named[0])
        raise AlreadyTaken(number=found[0].number, name=who.full_name)
    require(speaker, Act.TAKE, await tasks.assignments_of(session, task_id))
    return await _give(session, speaker, found, person, "taken", now=now)


async def doers(session: Session, task_id: int) -> list[int]:
    """The people named with the lead part."""
    rows = await tasks.assignments_of(session, task_id)
    return [row.person_id for row in rows if row.part is Part.LEAD and row.person_id]


async def _open_tasks(
    session: Session, speaker: Speaker, task_ids: set[int], act: Act
) -> Sequence[Task]:
    found = await assigning.lock_tasks(session, speaker.org_id, task_ids)
    if not found or len(found) < len(task_ids):
        raise NotFound("task-not-found")
    rows = await deciding.assignments_in(session, task_ids)
    for task in found:
        require(speaker, act, rows.get(id_of(task), ()))
        if task.state not in POSSIBLE[Act.ASSIGN]:
            raise AssignOver(number=task.number)
    return found


async def _give(
    session: Session,
    speaker: Speaker,
    found: Sequence[Task],
    person: Person,
    action: str,
    *,
    now: datetime,
) -> Assigned:
    rows = await deciding.assignments_in(session, map(id_of, found))
    before = {id_of(task): _named(rows.get(id_of(task), ())) for task in found}
    ids = {task_id: [row["person"] for row in rows] for task_id, rows in before.items()}
    changed = tuple(task for task in found if ids[id_of(task)] != [person.id])
    same = tuple(task for task in found if ids[id_of(task)] == [person.id])
    if not changed:
        return Assigned(person, (), same, None)
    for task in changed:
        await _rename(session, task, [{"person": person.id, "at": now.isoformat()}])
        await assigning.forget_untold(session, id_of(task), set(ids[id_of(task)]) - {person.id})
        was = {"people": ids[id_of(task)]}
        _record(session, speaker, task, action, before=was, after={"people": [person.id]}, at=now)
    occasion = f"{speaker.id}:{now.isoformat()}"
    former = [(task, ids[id_of(task)]) for task in changed]
    told = await assigned_news.tell_assigned(
        session, speaker, person, former, taken=action == "taken", key=occasion, now=now
    )
    data = {
        "tasks": {str(id_of(task)): before[id_of(task)] for task in changed},
        "after": person.id,
        "told": told,
    }
    only = id_of(changed[0]) if len(changed) == 1 else None
    undo_id = await undo.keep(session, speaker, UNDO, task_id=only, data=data, now=now)
    return Assigned(person, changed, same, undo_id)


def _named(rows: Iterable[Assignment]) -> list[dict[str, Any]]:
    """Who is named with the lead part, and since when by hand, as it is kept for undo."""
    return [
        {"person": row.person_id, "at": row.assigned_at.isoformat() if row.assigned_at else None}
        for row in rows
        if row.part is Part.LEAD and row.person_id
    ]


async def _rename(session: Session, task: Task, named: Iterable[dict[str, Any]]) -> None:
    await assigning.remove_doers(session, id_of(task))
    for one in named:
        session.add(
            Assignment(
                org_id=task.org_id,
                task_id=id_of(task),
                person_id=one["person"],
                part=Part.LEAD,
                assigned_at=datetime.fromisoformat(one["at"]) if one["at"] else None,
            )
        )
    await session.flush()


async def _put_back(session: Session, speaker: Speaker, step: UndoStep, now: datetime) -> None:
    """As it was before; raises `UndoChanged` where somebody assigned one of the tasks since."""
    kept: dict[str, list[dict[str, Any]]] = step.data["tasks"]
    found = await assigning.lock_tasks(session, speaker.org_id, map(int, kept))
    for task in found:
        if await doers(session, id_of(task)) != [step.data["after"]]:
            raise undo.UndoChanged(number=task.number)
    for task in found:
        named = kept[str(id_of(task))]
        await _rename(session, task, named)
        was, people = {"people": [step.data["after"]]}, [one["person"] for one in named]
        after = {"people": people}
        _record(session, speaker, task, "assign_undone", before=was, after=after, at=now)
    await assigned_news.tell_undone(session, speaker, found, step.data["told"], step.id, now=now)


def _record(
    session: Session,
    speaker: Speaker,
    task: Task,
    action: str,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    at: datetime,
) -> None:
    events.record(
        session,
        org_id=task.org_id,
        at=at,
        actor_id=speaker.id,
        action=action,
        subject="task",
        subject_id=id_of(task),
        before=before,
        after=after,
    )


undo.when_undone(UNDO, _put_back)

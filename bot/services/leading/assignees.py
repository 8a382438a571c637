"""Whom a task may be given to, and who may be asked to co-operate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.acts import Act
from bot.domain import Part, Role, Speaker
from bot.errors import NotFound
from bot.messages.leading.lead_values import Candidate, Candidates, Mark
from bot.services.asking.owners import told_apart
from bot.services.rights import require
from bot.storage import Assignment, Person, Session, Task, deciding, tasks
from bot.storage.ids import id_of
from bot.storage.people import people_of, units_of

A_PAGE = 8


async def assignees(
    session: Session, speaker: Speaker, task_ids: Iterable[int], *, today: date, page: int = 0
) -> tuple[Sequence[Task], Candidates]:
    """The people of the unit: a lead's own, for the office those that lead the tasks.

    Raises `NotFound` or `NotAllowed`.
    """
    ids = list(task_ids)
    named_in = await deciding.assignments_in(session, ids)
    found = await _tasks(session, speaker, ids, named_in)
    leading = [row for rows in named_in.values() for row in rows if row.part is Part.LEAD]
    units: set[int | None] = {row.unit_id for row in leading if row.unit_id}
    if Role.OFFICE not in speaker.roles:
        units = {speaker.unit_id}
    people = [
        one for one in await people_of(session, speaker.org_id) if not units or one.unit_id in units
    ]
    named = [row.person_id for row in leading if row.person_id]
    is_theirs = named if len(found) == 1 else []
    shown = _paged(await _candidates(session, people, set(is_theirs), today=today), page)
    return found, replace(shown, named_id=is_theirs[0] if is_theirs else None)


async def _tasks(
    session: Session,
    speaker: Speaker,
    task_ids: list[int],
    rows: Mapping[int, Sequence[Assignment]],
) -> list[Task]:
    """These tasks in this order; raises `NotFound` or `NotAllowed`."""
    found = await tasks.tasks_by_ids(session, task_ids)
    for task_id in task_ids:
        if task_id not in found or found[task_id].org_id != speaker.org_id:
            raise NotFound("task-not-found")
        require(speaker, Act.ASSIGN, rows.get(task_id, ()))
    return [found[task_id] for task_id in task_ids]


async def helpers(
    session: Session, speaker: Speaker, task_id: int, *, units: bool, today: date, page: int = 0
) -> tuple[Task, Candidates]:
    """Who is not yet on the task: units of the office, or people of those who lead it."""
    (task,), _ = await assignees(session, speaker, [task_id], today=today)
    rows = await tasks.assignments_of(session, task_id)
    if units:
        there = {row.unit_id for row in rows}
        found = [
            Candidate(id_of(unit), unit.name)
            for unit in await units_of(session, speaker.org_id)
            if unit.id not in there
        ]
        return task, _paged(found, page)
    on_it = {row.person_id for row in rows}
    leading = {row.unit_id for row in rows if row.part is Part.LEAD and row.unit_id}
    wanted = leading if Role.OFFICE in speaker.roles else {speaker.unit_id}
    people = [
        one
        for one in await people_of(session, speaker.org_id)
        if one.id not in on_it and (not wanted or one.unit_id in wanted)
    ]
    return task, _paged(await _candidates(session, people, set(), today=today), page)


async def _candidates(
    session: Session, people: Sequence[Person], named: set[int], *, today: date
) -> list[Candidate]:
    units = {}
    if people:
        units = {id_of(unit): unit.name for unit in await units_of(session, people[0].org_id)}
    labels = {owner.id: owner.label for owner in told_apart(people, units)}
    return [
        Candidate(id_of(one), labels[id_of(one)], _marks(one, named, today=today)) for one in people
    ]


def _marks(person: Person, named: set[int], *, today: date) -> tuple[Mark, ...]:
    marks = [Mark.NOW] if person.id in named else []
    marks += [Mark.AWAY] if is_away(person, today=today) else []
    return tuple(marks if person.telegram_id else [*marks, Mark.NOT_ENROLLED])


def is_away(person: Person, *, today: date) -> bool:
    """On leave that day."""
    if person.away_from is None and person.away_until is None:
        return False
    began = person.away_from is None or person.away_from <= today
    return began and (person.away_until is None or today <= person.away_until)


def _paged(found: Sequence[Candidate], page: int) -> Candidates:
    pages = max(-(-len(found) // A_PAGE), 1)
    page = min(max(page, 0), pages - 1)
    return Candidates(tuple(found[page * A_PAGE : (page + 1) * A_PAGE]), page, pages)

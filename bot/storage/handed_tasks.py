"""Queries about tasks somebody has in another's place: marks of lists, cards and results."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.domain import Speaker, TaskState
from bot.storage import Assignment, Handover, Person, Result, Session, Task
from bot.storage.handovers import ABSENT, RUNS, STAND_IN, handed_rows
from bot.storage.ids import id_of


async def on_task(session: Session, task_id: int) -> list[tuple[str, str, date]]:
    """Who is absent on a task now, who stands in, and until when; each absent one once."""
    found = await session.execute(
        handed_rows()
        .join(Assignment, col(Assignment.person_id) == col(Handover.from_person_id))
        .where(col(Assignment.task_id) == task_id, RUNS, col(ABSENT.active), col(STAND_IN.active))
        .order_by(col(Handover.id))
    )
    rows = {id_of(one): (one, whose, to) for one, whose, to in found}
    return [
        (whose.full_name, to.full_name, one.ends_on)
        for one, whose, to in rows.values()
        if not one.task_ids or task_id in one.task_ids
    ]


async def of_person(session: Session, person: Person) -> tuple[str, date] | None:
    """Who stands in for somebody now, and until when; the last of several to come back."""
    found = await session.execute(
        handed_rows()
        .where(col(Handover.from_person_id) == person.id, RUNS, col(STAND_IN.active))
        .order_by(col(Handover.ends_on).desc())
        .limit(1)
    )
    row = found.one_or_none()
    return (row[2].full_name, row[0].ends_on) if row else None


async def results_in_place(session: Session, task_id: int) -> dict[int, str]:
    """The results of a task that somebody handed in for another, with that one's name."""
    found = await session.execute(
        select(col(Result.id), col(Person.full_name))
        .join(Person, col(Person.id) == col(Result.in_place_of))
        .where(col(Result.task_id) == task_id)
    )
    return {row[0]: row[1] for row in found if row[0] is not None}


async def in_place_of(
    session: Session, speaker: Speaker, task_ids: Collection[int]
) -> dict[int, tuple[int, str]]:
    """Those of the tasks the speaker has in somebody else's place: whose, by id and name."""
    absent = speaker.stands_in_for | {person_id for person_id, _ in speaker.stands_in_on}
    if not absent or not task_ids:
        return {}
    found = await session.execute(
        select(col(Assignment.task_id), col(Person.id), col(Person.full_name))
        .join(Person, col(Person.id) == col(Assignment.person_id))
        .where(
            col(Assignment.task_id).in_(task_ids),
            col(Assignment.person_id).in_({speaker.id, *absent}),
        )
        .order_by(col(Assignment.id).desc())
    )
    return _without_own(speaker, ((row[0], row[1] or 0, row[2]) for row in found))


def _without_own(
    speaker: Speaker, rows: Iterable[tuple[int, int, str]]
) -> dict[int, tuple[int, str]]:
    places: dict[int, tuple[int, str]] = {}
    own: set[int] = set()
    for task_id, person_id, name in rows:
        if person_id == speaker.id:
            own.add(task_id)
        elif person_id in speaker.stands_in_for or (person_id, task_id) in speaker.stands_in_on:
            places[task_id] = (person_id, name)
    return {task_id: whose for task_id, whose in places.items() if task_id not in own}


async def tasks_of(session: Session, person: Person, states: Iterable[TaskState]) -> Sequence[Task]:
    """What somebody is named on in these states, each once, in the order of the plans."""
    named = select(col(Assignment.task_id)).where(col(Assignment.person_id) == person.id)
    found = await session.scalars(
        select(Task)
        .where(
            col(Task.org_id) == person.org_id,
            col(Task.id).in_(named),
            col(Task.state).in_(list(states)),
        )
        .order_by(col(Task.due).is_(None), col(Task.due), col(Task.position), col(Task.id))
    )
    return found.all()

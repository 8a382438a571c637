"""A chore that looks after many rows goes on behind one that fails."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import HandoverState, TaskState
from bot.services.by_itself import by_itself
from bot.services.handovers import running
from bot.services.office import pausing
from bot.storage import Handover, Person, Session, Task
from bot.storage.engine import DatabaseAway
from bot.storage.ids import id_of
from tests.services.amended_office import NOW, Desk

TOMORROW = NOW + timedelta(days=1)


async def states(desk: Desk) -> list[TaskState]:
    async with desk.database.read() as session:
        found = await session.scalars(select(Task).order_by(col(Task.id)))
        return [one.state for one in found]


async def test_a_task_that_cannot_go_on_holds_no_other_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk.database.write() as session:
        found = (await session.scalars(select(Task).order_by(col(Task.id)))).all()
        for task in found:
            task.state, task.paused_until = TaskState.PAUSED, NOW.date() + timedelta(days=1)
        first = id_of(found[0])
    resume = pausing._resume

    async def fails_for_the_first(session: Session, task: Task, *args: Any, **values: Any) -> Any:
        if task.id == first:
            raise ValueError(task.id)
        return await resume(session, task, *args, **values)

    monkeypatch.setattr(pausing, "_resume", fails_for_the_first)
    await pausing.resume_due(desk.database, TOMORROW)
    kept, *others = await states(desk)
    assert kept is TaskState.PAUSED
    assert others
    assert TaskState.PAUSED not in others


async def test_a_handover_that_cannot_begin_holds_no_other_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = NOW.date()
    async with desk.database.write() as session:
        one, other = (await session.scalars(select(Person).order_by(col(Person.id)))).all()[:2]
        for whose, to in ((one, other), (other, one)):
            session.add(_handover(whose, to, today))
    begin, tried = running.begin, list[int]()

    async def fails_at_first(*args: Any, **values: Any) -> None:
        tried.append(1)
        if len(tried) == 1:
            raise LookupError
        await begin(*args, **values)

    monkeypatch.setattr(running, "begin", fails_at_first)
    await running.look_after(desk.database, NOW)
    async with desk.database.read() as session:
        begun = (await session.scalars(select(col(Handover.begun_at)))).all()
    assert sorted(at is None for at in begun) == [False, True]


def _handover(whose: Person, to: Person, today: date) -> Handover:
    return Handover(
        org_id=whose.org_id,
        from_person_id=id_of(whose),
        to_person_id=id_of(to),
        starts_on=today,
        ends_on=today,
        state=HandoverState.AGREED,
        created_by=id_of(whose),
        created_at=NOW,
    )


def test_without_a_database_nothing_goes_on() -> None:
    with pytest.raises(DatabaseAway), by_itself("pauses", 1):
        raise DatabaseAway

"""How often the database is asked does not grow with the tasks and the people of a unit."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain import OwnerKind, Part, Speaker, TaskFilter, TaskState
from bot.services.leading import assignees, boards, waiting
from bot.services.tasks.tasks import show_list
from bot.storage import Assignment, Extension, Milestone, Person, Result, Session, Task
from tests.services.amended_office import BINH, Desk
from tests.services.doing.test_officer_acts import acting, id_of

TODAY = date(2026, 5, 13)
Look = Callable[[Session, Speaker], Awaitable[object]]


async def grown(desk: Desk, *, tasks: int, people: int) -> None:
    """So many more in the unit, all of them with something that waits."""
    unit_id, now = (await desk.person(BINH)).unit_id, desk.clock.now()
    async with desk.database.write() as session:
        staff = [
            Person(org_id=1, unit_id=unit_id, full_name=f"Cán bộ {n}", roles=["officer"])
            for n in range(people)
        ]
        session.add_all(staff)
        await session.flush()
        for n in range(tasks):
            waits = TaskState.AWAITING_APPROVAL if n % 2 else TaskState.IN_PROGRESS
            task = Task(
                org_id=1, plan_id=1, position=n, number=f"N{n}", content=f"Việc {n}", state=waits
            )
            session.add(task)
            await session.flush()
            who = staff[n % people].id or 0
            of_task: dict[str, Any] = {"org_id": 1, "task_id": task.id or 0}
            milestone = Milestone(**of_task, position=0, due=now.date(), created_at=now)
            session.add(milestone)
            session.add(Assignment(**of_task, unit_id=unit_id, part=Part.LEAD))
            session.add(Assignment(**of_task, person_id=who, part=Part.LEAD))
            session.add(Result(**of_task, person_id=who, version=1, created_at=now))
            session.add(Extension(**of_task, person_id=who, new_due=now.date(), created_at=now))


async def asked(desk: Desk, look: Look) -> int:
    """How many statements a look of the head takes."""
    found: list[str] = []

    def note(*about: object) -> None:
        found.append(str(about[2]))

    async with acting(desk, BINH) as act:
        bind = act.session.get_bind()
        event.listen(bind, "before_cursor_execute", note)
        await look(act.session, act.speaker)
        event.remove(bind, "before_cursor_execute", note)
    return len(found)


async def board(session: Session, speaker: Speaker) -> object:
    return await boards.board(session, speaker, speaker.unit_id or 0, today=TODAY)


async def unit_list(session: Session, speaker: Speaker) -> object:
    wanted = TaskFilter(OwnerKind.UNIT, speaker.unit_id)
    return await show_list(session, speaker, wanted, today=TODAY)


@pytest.mark.parametrize("look", [board, unit_list, waiting.hand_ins, waiting.requests])
async def test_a_look_at_the_unit_asks_no_more_often_when_it_has_grown(
    desk: Desk, look: Look
) -> None:
    await grown(desk, tasks=8, people=8)
    before = await asked(desk, look)
    await grown(desk, tasks=200, people=30)
    assert 0 < await asked(desk, look) == before


async def test_choosing_whom_many_tasks_go_to_asks_no_more_often_than_for_one(desk: Desk) -> None:
    numbers = [await id_of(desk, number) for number in ("1", "2", "3", "4")]

    async def one(session: Session, speaker: Speaker) -> object:
        return await assignees.assignees(session, speaker, numbers[:1], today=TODAY)

    async def many(session: Session, speaker: Speaker) -> object:
        return await assignees.assignees(session, speaker, numbers, today=TODAY)

    assert 0 < await asked(desk, many) == await asked(desk, one)

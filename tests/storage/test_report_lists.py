"""Every number of a report is the size of the list it opens, whatever the tasks are like."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Figure, OwnerKind, Part, TaskFilter, TaskState
from bot.services.asking.figures import report
from bot.services.tasks.tasks import show_list
from bot.storage import Assignment, Milestone, Organisation, Task
from bot.storage.ids import id_of
from bot.storage.lists import PAGE_SIZE
from tests.storage.search_office import BINH, CHI, GIANG, TODAY, SearchOffice, by, item

WEEK = (date(2026, 5, 11), date(2026, 5, 17))
OWNERS = (OwnerKind.ALL, OwnerKind.ME, OwnerKind.DIRECTED)
_STATES = (*TaskState, TaskState.DONE, TaskState.DONE)
"""Done tasks are to be on time and after it."""
PERIODS = ((None, None), WEEK, (date(2026, 4, 1), date(2026, 6, 30)), (None, TODAY))


async def shuffled(office: SearchOffice, seed: int) -> None:
    """Thirty more tasks in any state, due and handed in on any days around today."""
    rng = random.Random(seed)
    await office.open_another(*(item(str(n), f"Việc {n}", by(1, 6)) for n in range(100, 130)))
    chi = await office.speaker(CHI)
    async with office.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"strict_before": seed % 2 == 1}
        for task in (await session.scalars(select(Task))).all():
            due = TODAY + timedelta(days=rng.randint(-9, 9)) if rng.random() < 0.9 else None
            task.state, task.due = rng.choice(_STATES), due
            task.timeline = f"trước {due.day}/{due.month}" if due and rng.random() < 0.5 else ""
            hour = datetime(2026, 5, rng.randint(4, 22), rng.choice((3, 16, 17, 18)), tzinfo=UTC)
            task.handed_in_at = rng.choice((None, hour, hour, hour))
            if rng.random() < 0.4:
                named = Assignment(
                    org_id=1, task_id=id_of(task), person_id=chi.id, part=rng.choice(list(Part))
                )
                session.add(named)
        for milestone in (await session.scalars(select(Milestone))).all():
            milestone.due = (await session.get_one(Task, milestone.task_id)).due


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", [GIANG, BINH, CHI])
async def test_every_number_is_the_size_of_its_list(
    office: SearchOffice, name: str, seed: int
) -> None:
    await shuffled(office, seed)
    speaker = await office.speaker(name)
    unit = TaskFilter(OwnerKind.UNIT, speaker.unit_id)
    seen: set[Figure | None] = set()
    async with office.database.read() as session:
        for wanted in (unit, *(TaskFilter(owner) for owner in OWNERS)):
            for start, end in PERIODS:
                of = replace(wanted, start=start, end=end)
                made = await report(session, speaker, of, today=TODAY)
                for number in made.numbers:
                    listed = await show_list(session, speaker, number.filter, today=TODAY)
                    assert listed.page.total == number.total, number
                    seen |= {number.figure} if number.total else set()
                parts = {one.figure: one.total for one in made.numbers}
                whole, _ = parts.pop(None), parts.pop(Figure.CAME_DUE)
                assert whole == sum(parts.values())
    assert name == CHI or seen == {None, *Figure} - {Figure.TO_COME}


async def test_the_pages_of_a_number_hold_each_task_once(office: SearchOffice) -> None:
    await shuffled(office, 1)
    speaker = await office.speaker(GIANG)
    wanted = TaskFilter(OwnerKind.ALL, figure=Figure.CAME_DUE)
    ids: list[int] = []
    async with office.database.read() as session:
        total = (await show_list(session, speaker, wanted, today=TODAY)).page.total
        for page in range(-(-total // PAGE_SIZE)):
            shown = await show_list(session, speaker, wanted, today=TODAY, page=page)
            ids += [line.id for line in shown.page.lines]
    assert len(ids) == len(set(ids)) == total > PAGE_SIZE


@pytest.mark.parametrize(
    ("handed_in", "figure"),
    [
        (datetime(2026, 5, 10, 16, 59, tzinfo=UTC), Figure.ON_TIME),
        (datetime(2026, 5, 10, 17, 0, tzinfo=UTC), Figure.AFTER_TIME),
    ],
)
async def test_the_day_is_that_of_the_office(
    office: SearchOffice, handed_in: datetime, figure: Figure
) -> None:
    async with office.database.write() as session:
        (task,) = await session.scalars(select(Task).where(col(Task.number) == "4"))
        task.state, task.handed_in_at = TaskState.DONE, handed_in
    page = await office.page("", figure=figure)
    assert [line.number for line in page.lines] == ["4"]

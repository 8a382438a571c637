"""Who hears of a task when, by their part in it, until it is handed in, moved or cancelled."""

from datetime import date, time

import pytest

from bot.domain import Part, TaskState
from bot.reminders.scheduler import plan_due
from bot.storage import Assignment, Milestone, Person, Unit
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 23)  # a Thursday


async def mornings(desk: Desk, first: int = 13, last: int = 31) -> list[int]:
    return [day for day in range(first, last + 1) if await desk.tick(at(day))]


@pytest.mark.parametrize(
    ("part", "days"),
    [
        (Part.LEAD, [16, 20, 22, 23, 24, 27, 30]),
        (Part.COORDINATING, [20]),
        (Part.DIRECTING, [24]),
    ],
)
async def test_each_part_has_its_own_steps(desk: Desk, part: Part, days: list[int]) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1), part=part)
    assert await mornings(desk) == days


async def test_the_office_sets_each_parts_own_steps(desk: Desk) -> None:
    an, binh = await desk.person("An", telegram_id=1), await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, an, part=Part.COORDINATING)
    await desk.task("2", DUE, binh, part=Part.DIRECTING)
    await desk.set_policy(coordinating_before=[1], coordinating_after=[4], directing_after=[])
    assert await mornings(desk) == [22, 27]


async def test_one_person_with_two_parts_is_told_once(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    task_id = await desk.task("1", DUE, an)
    async with desk.database.write() as session:
        for part in (Part.COORDINATING, Part.DIRECTING):
            session.add(Assignment(org_id=1, task_id=task_id, person_id=an, part=part))
    assert await mornings(desk) == [16, 20, 22, 23, 24, 27, 30]
    assert all(text.count("Việc 1") == 1 for text in desk.telegram.texts(1))


async def test_a_helping_unit_is_told_through_its_head_unless_one_of_it_is_named(
    desk: Desk,
) -> None:
    async with desk.database.write() as session:
        session.add(Unit(id=2, org_id=1, name="Phòng Kế hoạch"))
        await session.flush()
    an = await desk.person("An", telegram_id=1)
    await desk.person("Bình", telegram_id=2, roles="lead")
    first, second = await desk.task("1", DUE), await desk.task("2", DUE)
    async with desk.database.write() as session:
        for task_id, person_id in ((first, None), (second, None), (second, an)):
            session.add(
                Assignment(
                    org_id=1,
                    task_id=task_id,
                    unit_id=None if person_id else 1,
                    person_id=person_id,
                    part=Part.COORDINATING,
                )
            )
    await desk.tick(at(20))
    (to_head,), (to_an,) = desk.telegram.texts(2), desk.telegram.texts(1)
    assert ("Việc 1" in to_head, "Việc 2" in to_head) == (True, False)
    assert ("Việc 1" in to_an, "Việc 2" in to_an) == (False, True)


@pytest.mark.parametrize(
    "state", [TaskState.DONE, TaskState.AWAITING_APPROVAL, TaskState.PAUSED, TaskState.CANCELLED]
)
async def test_late_steps_stop_with_the_task(desk: Desk, state: TaskState) -> None:
    task = await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    assert await mornings(desk, 13, 24) == [16, 20, 22, 23, 24]
    await desk.change(task, lambda row: setattr(row, "state", state))
    assert await mornings(desk, 25) == []


async def test_a_late_task_whose_date_moves_begins_anew(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    assert await mornings(desk, 13, 24) == [16, 20, 22, 23, 24]
    async with desk.database.write() as session:
        (await session.get_one(Milestone, 1)).due = date(2024, 5, 31)
    assert await mornings(desk, 25) == [27, 28, 30, 31]


async def test_a_task_cancelled_between_planning_and_sending_is_withdrawn(desk: Desk) -> None:
    task = await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    desk.clock.move_to(at(24))
    await plan_due(desk.database, desk.clock)
    await desk.change(task, lambda row: setattr(row, "state", TaskState.CANCELLED))
    assert await desk.delivery.deliver_due() == 0


async def test_a_quarters_task_is_mentioned_when_the_quarter_begins(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 6, 30), an, start=date(2024, 4, 1))
    first = await desk.tick(at(1, month=4))
    assert [first, await desk.tick(at(2, month=4))] == [1, 0]
    assert "Sắp đến hạn (1)" in desk.telegram.texts(1)[0]


async def test_a_months_task_waits_for_its_first_working_day(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 5, 31), an, start=date(2024, 5, 1))
    await desk.task("2", date(2024, 5, 31), an, start=date(2024, 5, 1), part=Part.COORDINATING)
    assert [day for day in (1, 2, 3) if await desk.tick(at(day))] == [2]
    assert "Việc 2" not in desk.telegram.texts(1)[0]


async def test_a_period_begins_once_though_its_end_moves(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 5, 31), an, start=date(2024, 5, 1))
    await desk.tick(at(2))
    async with desk.database.write() as session:
        (await session.get_one(Milestone, 1)).due = date(2024, 6, 28)
    assert await mornings(desk, 3) == []


async def test_an_urgent_task_stands_first_and_does_not_wait_for_quiet_hours(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.task("2", DUE, an, urgent=True)
    async with desk.database.write() as session:
        person = await session.get_one(Person, an)
        person.quiet_from, person.quiet_until = time(7), time(10)
    assert [hour for hour in (7, 8, 9, 10) if await desk.tick(at(22, hour))] == [8]
    (text,) = desk.telegram.texts(1)
    assert text.index("🔴 <b>2.</b>") < text.index("Việc 1")


async def test_without_anything_urgent_the_quiet_hours_hold(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    async with desk.database.write() as session:
        person = await session.get_one(Person, an)
        person.quiet_from, person.quiet_until = time(7), time(10)
    assert [hour for hour in (7, 8, 9, 10) if await desk.tick(at(22, hour))] == [10]


async def test_leave_holds_back_what_is_urgent_too(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an, urgent=True)
    async with desk.database.write() as session:
        person = await session.get_one(Person, an)
        person.away_from, person.away_until = date(2024, 5, 20), date(2024, 5, 24)
    assert await mornings(desk, 20, 27) == [27]

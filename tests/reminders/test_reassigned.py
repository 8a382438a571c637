"""Reminders follow a task to whom it is given, and end for whoever had it."""

from datetime import date

from sqlalchemy import update
from sqlmodel import col

from bot.reminders.scheduler import plan_due
from bot.storage import Assignment
from bot.storage.assigning import forget_untold
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)  # told on 17, 21, 23, 24, 27 and 31 May


async def given(desk: Desk, task_id: int, person_id: int, *, day: int, hour: int) -> None:
    async with desk.database.write() as session:
        await session.execute(
            update(Assignment)
            .where(col(Assignment.task_id) == task_id, col(Assignment.person_id).is_not(None))
            .values(person_id=person_id, assigned_at=at(day, hour))
        )


async def mornings(desk: Desk, first: int) -> list[int]:
    return [day for day in range(first, 29) if await desk.tick(at(day))]


async def test_the_new_one_is_told_from_the_next_morning_on(desk: Desk) -> None:
    an, binh = await desk.person("An", telegram_id=1), await desk.person("Bình", telegram_id=2)
    task_id = await desk.task("1", DUE, an)
    await desk.tick(at(17))
    await given(desk, task_id, binh, day=21, hour=9)
    assert await mornings(desk, 22) == [22, 23, 24, 27]
    assert (len(desk.telegram.texts(1)), len(desk.telegram.texts(2))) == (1, 4)


async def test_one_given_it_before_eight_is_told_that_morning(desk: Desk) -> None:
    an, binh = await desk.person("An", telegram_id=1), await desk.person("Bình", telegram_id=2)
    task_id = await desk.task("1", DUE, an)
    await given(desk, task_id, binh, day=21, hour=7)
    assert await mornings(desk, 21) == [21, 23, 24, 27]


async def test_steps_that_passed_are_not_made_up_for_who_comes_new(desk: Desk) -> None:
    an, binh = await desk.person("An", telegram_id=1), await desk.person("Bình", telegram_id=2)
    task_id = await desk.task("1", DUE, an)
    await given(desk, task_id, binh, day=21, hour=9)
    await desk.tick(at(21, 10))
    assert await desk.tick(at(22)) == 1
    (text,) = desk.telegram.texts(2)
    assert "Mới giao (1)" in text
    assert "muộn" not in text


async def test_a_morning_message_not_yet_out_leaves_it_to_the_new_one(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    first, second = await desk.task("1", DUE, an), await desk.task("2", DUE, an)
    desk.clock.move_to(at(17))
    await plan_due(desk.database, desk.clock)
    async with desk.database.write() as session:
        await forget_untold(session, first, [an])
    await desk.tick(at(17, 8, 1))
    (text,) = desk.telegram.texts(1)
    assert ("Việc 1" in text, "Việc 2" in text) == (False, True), second

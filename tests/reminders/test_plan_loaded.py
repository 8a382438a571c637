"""A plan that comes into the bot in the middle of its year: one summary a person, no flood."""

from datetime import date, timedelta

from bot.domain import Part, TaskState
from bot.reminders import plan_loaded
from bot.storage import Plan, reminders
from bot.storage.figures import figure_page
from bot.storage.lists import task_page
from bot.storage.people import speaker_by_id
from tests.reminders.conftest import Desk, at

LOADED = at(15, 10)


async def load(desk: Desk, *people: int, part: Part = Part.LEAD) -> None:
    """Five tasks of these people come into the bot: two are late, one is due soon."""
    for number, days in (("1", -40), ("2", -2), ("3", 20), ("4", 31), ("5", 100)):
        due = LOADED.date() + timedelta(days=days)
        await desk.task(number, due, *people, part=part, created_at=LOADED)
    await told(desk)


async def told(desk: Desk, plan_id: int = 1) -> int:
    desk.clock.move_to(LOADED)
    async with desk.database.write() as session:
        plan = await session.get_one(Plan, plan_id)
        await reminders.plan_again(session, 1, date(2024, 5, 15))
        return await plan_loaded.tell(session, plan, now=LOADED)


async def test_each_has_one_message_with_counts(desk: Desk) -> None:
    await load(desk, await desk.person("An", telegram_id=1))
    assert await desk.tick(LOADED) == 1
    (text,) = desk.telegram.texts(1)
    for line in (
        "Việc quá hạn: 2",
        "Đến hạn trong 30 ngày tới: 1",
        "Đến hạn sau đó: 2",
        "Tất cả việc chưa xong: 5",
    ):
        assert line in text


async def test_each_number_has_a_list_of_exactly_that_many(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await load(desk, an)
    async with desk.database.read() as session:
        speaker = await speaker_by_id(session, an)
        assert speaker is not None
        today = LOADED.date()
        for number in await plan_loaded.numbers_of(session, speaker, today=today):
            show = figure_page if number.figure else task_page
            page = await show(session, speaker, number.filter, today=today)
            assert page.total == number.total


async def test_the_following_mornings_tell_what_their_day_brings_alone(desk: Desk) -> None:
    await load(desk, await desk.person("An", telegram_id=1))
    await desk.tick(LOADED)
    days = [day for day in range(16, 32) if await desk.tick(at(day))]
    assert days == [16, 20, 28, 31]  # 3 and 7 days late; a week and 3 days before 4 June
    assert not any("<b>1.</b>" in text for text in desk.telegram.texts(1)[1:])


async def test_a_plan_loaded_after_its_year_is_told_of_in_one_message_too(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    for number in range(60):
        await desk.task(
            str(number), date(2023, 1, 5) + timedelta(days=5 * number), an, created_at=LOADED
        )
    await told(desk)
    await desk.tick(LOADED)
    assert [await desk.tick(at(day)) for day in (16, 17, 20, 21)] == [0, 0, 0, 0]
    (text,) = desk.telegram.texts(1)
    assert "Việc quá hạn: 60" in text


async def test_who_only_directs_and_who_heads_a_unit_is_told(desk: Desk) -> None:
    await desk.person("An", telegram_id=1, roles="lead")
    dung = await desk.person("Dũng", telegram_id=2, roles="director")
    await desk.task("1", date(2024, 5, 30), unit=1, created_at=LOADED)
    await desk.task("2", date(2024, 5, 30), dung, part=Part.DIRECTING, created_at=LOADED)
    assert await told(desk) == 2


async def test_who_has_nothing_in_it_or_is_not_enrolled_hears_nothing(desk: Desk) -> None:
    await desk.person("An", telegram_id=1)
    await load(desk, await desk.person("Bình", telegram_id=None))
    assert await desk.messages() == []


async def test_two_plans_loaded_at_night_are_one_message(desk: Desk) -> None:
    await desk.task("1", date(2024, 5, 30), await desk.person("An", telegram_id=1))
    night = at(15, 22)
    async with desk.database.write() as session:
        row = await session.get_one(Plan, 1)
        row.title = "Kế hoạch công tác"
        other = Plan(
            **row.model_dump() | {"id": 2, "title": "Kế hoạch thanh tra", "source_sha256": "2"}
        )
        session.add(other)
        await session.flush()
        await plan_loaded.tell(session, row, now=night)
    await desk.task("2", date(2024, 5, 31), 1)
    await desk.change(2, lambda task: setattr(task, "plan_id", 2))
    async with desk.database.write() as session:
        await plan_loaded.tell(session, await session.get_one(Plan, 2), now=night)
    await desk.tick(night)
    assert desk.telegram.sent == []
    await desk.tick(at(16, 8))
    (text,) = desk.telegram.texts(1)
    assert "Kế hoạch công tác" in text
    assert "Kế hoạch thanh tra" in text


async def test_nothing_is_said_once_all_of_it_is_done(desk: Desk) -> None:
    task = await desk.task("1", date(2024, 5, 30), await desk.person("An", telegram_id=1))
    await told(desk)
    await desk.change(task, lambda row: setattr(row, "state", TaskState.DONE))
    assert await desk.tick(LOADED) == 0

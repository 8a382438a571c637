"""What is to be told goes into the outbox once, one message a person and morning."""

import asyncio
from datetime import date, timedelta

from bot.domain import MessageState, Part, TaskState
from bot.reminders.planning import preview
from bot.reminders.scheduler import plan_due
from bot.storage import Milestone, Organisation, reminders
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)  # told on 17, 21, 23, 24, 27 and 31 May


async def test_one_message_holds_everything_of_a_morning(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.task("2", DUE - timedelta(days=4), an)
    assert await desk.tick(at(17)) == 1
    (text,) = desk.telegram.texts(1)
    assert "Việc 1" in text
    assert "Việc 2" in text


async def test_nothing_is_sent_when_there_is_nothing_to_say(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(16)) == 0
    assert await desk.messages() == []


async def test_not_before_eight(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(17, 7, 59)) == 0
    assert await desk.tick(at(17, 8)) == 1


async def test_ticks_repeat_nothing(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert [await desk.tick(at(17, 8, minute)) for minute in (0, 1, 2)] == [1, 0, 0]


async def test_ticks_at_once_plan_once(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    desk.clock.move_to(at(17))
    await asyncio.gather(*(plan_due(desk.database, desk.clock) for _ in range(5)))
    assert len(await desk.messages()) == 1


async def test_every_step_is_told_on_its_day(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    mornings = [day for day in range(15, 32) if await desk.tick(at(day))]
    assert mornings == [17, 21, 23, 24, 27, 31]


async def test_a_week_without_the_bot_is_made_up_by_one_late_message(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.task("2", DUE, an)
    await desk.tick(at(16))
    assert await desk.tick(at(22)) == 1
    (text,) = desk.telegram.texts(1)
    assert "muộn hơn thường lệ" in text
    assert text.count("Việc 1") == 1
    assert [day for day in (22, 23, 24, 28) if await desk.tick(at(day))] == [23, 24, 28]


async def test_a_morning_missed_by_hours_is_made_up_the_same_day(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(17, 14)) == 1
    assert (await desk.messages())[0].late


async def test_a_bot_that_wakes_at_night_waits_for_the_working_morning(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(17, 22)) == 0  # Friday
    assert await desk.tick(at(18, 9)) == 0
    assert await desk.tick(at(20, 8)) == 1


async def test_a_deadline_missed_during_an_outage_is_still_told(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(29)) == 1
    assert "quá hạn 5 ngày" in desk.telegram.texts(1)[0]


async def test_a_deadline_long_gone_is_nobodys_news(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    assert await desk.tick(at(17, month=6)) == 0


async def test_a_plan_loaded_in_the_middle_of_its_year_brings_no_flood(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an, created_at=at(22, 10))
    assert await desk.tick(at(22, 11)) == 0
    assert await desk.tick(at(23)) == 1


async def test_a_moved_deadline_is_told_anew(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.tick(at(17))
    async with desk.database.write() as session:
        (await session.get_one(Milestone, 1)).due = date(2024, 6, 14)
    assert [day for day in (21, 23, 24, 31) if await desk.tick(at(day))] == []
    assert await desk.tick(at(7, month=6)) == 1


async def test_a_finished_task_is_not_told(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    task = await desk.task("1", DUE, an)
    await desk.change(task, lambda row: setattr(row, "state", TaskState.DONE))
    assert await desk.tick(at(17)) == 0


async def test_what_was_finished_after_planning_is_withdrawn(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    task = await desk.task("1", DUE, an)
    desk.clock.move_to(at(17))
    await plan_due(desk.database, desk.clock)
    await desk.change(task, lambda row: setattr(row, "state", TaskState.DONE))
    assert await desk.delivery.deliver_due() == 0
    assert (await desk.messages())[0].state is MessageState.STALE


async def test_helpers_are_told_and_directors_are_not(desk: Desk) -> None:
    an, binh, chi = [await desk.person(name, telegram_id=n) for n, name in enumerate("ABC", 1)]
    await desk.task("1", DUE, an)
    await desk.task("2", DUE, binh, part=Part.COORDINATING, unit=1)
    await desk.task("3", DUE, chi, part=Part.DIRECTING)
    await desk.tick(at(17))
    assert "Việc 2" in desk.telegram.texts(2)[0]
    assert not any("Việc 3" in answer.text for _, answer in desk.telegram.sent)


async def test_a_task_without_a_name_is_told_to_the_head_of_the_unit(desk: Desk) -> None:
    await desk.person("An", telegram_id=1)
    await desk.person("Bình", telegram_id=2, roles="lead")
    await desk.task("1", DUE, unit=1)
    await desk.tick(at(17))
    assert [chat for chat, _ in desk.telegram.sent] == [2]


async def test_a_unit_without_a_head_is_told_as_a_whole(desk: Desk) -> None:
    await desk.person("An", telegram_id=1)
    await desk.person("Bình", telegram_id=2)
    await desk.task("1", DUE, unit=1)
    await desk.tick(at(17))
    # Several are sent at once; which goes out first nobody promises.
    assert sorted(chat for chat, _ in desk.telegram.sent) == [1, 2]


async def test_an_office_may_be_asked_about_days_before_its_plan_was_loaded(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an, created_at=at(1, month=12))
    assert [day for day in (16, 17, 20) if await desk.tick(at(day))] == [17]
    assert await desk.tick(at(23)) == 1  # the 21st was missed and is made up


async def test_the_preview_shows_what_the_tick_would_send(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    async with desk.database.read() as session:
        office = await session.get_one(Organisation, 1)
        shown = {
            day: await preview(session, office=office, day=date(2024, 5, day), now=at(15))
            for day in (16, 17, 18, 21)
        }
    assert {day: list(found) for day, found in shown.items()} == {
        16: [],
        17: [an],
        18: [],
        21: [an],
    }
    assert await desk.messages() == []


async def test_a_plan_loaded_after_the_morning_is_looked_at_the_same_day(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.tick(at(17))
    await desk.task("1", DUE, an, created_at=at(17, 9))
    async with desk.database.write() as session:
        await reminders.plan_again(session, 1, date(2024, 5, 17))
    assert await desk.tick(at(17, 9, 1)) == 1


async def test_nobody_gets_a_second_message_the_same_morning(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.tick(at(17))
    await desk.task("2", DUE, an, created_at=at(17, 9))
    async with desk.database.write() as session:
        await reminders.plan_again(session, 1, date(2024, 5, 17))
    assert await desk.tick(at(17, 9, 1)) == 0
    assert await desk.tick(at(20)) == 1
    assert "Việc 2" in desk.telegram.texts(1)[-1]


async def test_one_office_with_a_broken_policy_stops_no_other(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    async with desk.database.write() as session:
        broken = Organisation(id=0, name="", created_at=at(1), policy={"morning": "sometime"})
        session.add(broken)
    assert await desk.tick(at(17)) == 1

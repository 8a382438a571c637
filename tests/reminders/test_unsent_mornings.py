"""A morning message that waited overnight: the next morning tells its news, once, marked late."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import select, update
from sqlmodel import col
from telegram.error import NetworkError

from bot.domain import MessageState, Part, TaskState
from bot.reminders.scheduler import plan_due
from bot.storage import Assignment, OutboxMessage, Person, Reminder
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)
"""Told on 17, 21, 23 and 24 May."""
LATE = "muộn hơn thường lệ"


async def plan_and_stop(desk: Desk, day: int, *, hour: int = 8) -> None:
    """The bot ends after it planned the morning and before it sent anything."""
    desk.clock.move_to(at(day, hour))
    await plan_due(desk.database, desk.clock)


@pytest.mark.parametrize(("planned", "back"), [(21, 22), (17, 20)], ids=["a night", "a weekend"])
async def test_what_waited_is_told_the_next_working_morning(
    desk: Desk, planned: int, back: int
) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, planned)
    assert await desk.tick(at(back)) == 1
    (text,) = desk.telegram.texts(1)
    assert "Việc 1" in text
    assert LATE in text


@pytest.mark.parametrize("hour", [0, 7, 19])
async def test_a_bot_that_is_back_at_night_sends_nothing_then(desk: Desk, hour: int) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, 21)
    day = 21 if hour == 19 else 22
    assert await desk.tick(at(day, hour)) == 0
    assert await desk.tick(at(22)) == 1
    assert LATE in desk.telegram.texts(1)[0]


async def test_each_step_is_told_once_and_the_old_message_is_gone(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, 21)
    assert [await desk.tick(at(22, 8, minute)) for minute in (0, 20, 40)] == [1, 0, 0]
    states = [message.state for message in await desk.messages()]
    assert states == [MessageState.STALE, MessageState.SENT]
    async with desk.database.read() as session:
        steps = (await session.scalars(select(col(Reminder.step)))).all()
    assert sorted(steps) == [3, 7]  # seven days before was the 17th, when nothing ran


async def test_what_the_next_day_brings_itself_is_in_the_same_message(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.task("2", date(2024, 5, 29), an)  # seven days before is the 22nd
    await plan_and_stop(desk, 21)
    assert await desk.tick(at(22)) == 1
    assert all(f"Việc {number}" in desk.telegram.texts(1)[0] for number in (1, 2))


async def test_a_task_given_that_day_is_named_though_no_step_tells_of_it(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 7, 30), an)
    await desk.tick(at(20))
    async with desk.database.write() as session:
        await session.execute(update(Assignment).values(assigned_at=at(20, 14)))
    await plan_and_stop(desk, 21)
    assert await desk.tick(at(22)) == 1
    assert "Mới giao (1)" in desk.telegram.texts(1)[0]


async def test_what_was_done_overnight_is_not_told(desk: Desk) -> None:
    task_id = await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, 21)
    await desk.change(task_id, lambda task: setattr(task, "state", TaskState.DONE))
    assert await desk.tick(at(22)) == 0
    assert [message.state for message in await desk.messages()] == [MessageState.STALE]


async def test_telegram_being_away_until_the_evening_loses_nothing(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await desk.tick(at(16))
    desk.telegram.refusals[1] = [NetworkError("gone")] * 3
    for hour in (8, 12, 17):
        assert await desk.tick(at(17, hour)) == 0
    desk.telegram.refusals.clear()
    assert await desk.tick(at(17, 19)) == 0
    assert await desk.tick(at(20)) == 1
    assert LATE in desk.telegram.texts(1)[0]


async def test_a_crash_between_taking_back_and_planning_loses_nothing(desk: Desk) -> None:
    """The steps are free by then, and the message still waits for its news to be joined."""
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, 21)
    async with desk.database.write() as session:
        await session.execute(Reminder.__table__.delete())  # type: ignore[attr-defined] # of the class
    assert await desk.tick(at(22)) == 1
    assert LATE in desk.telegram.texts(1)[0]


async def test_what_was_in_the_air_at_the_kill_is_made_up_too(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await plan_and_stop(desk, 21)
    async with desk.database.write() as session:
        await session.execute(update(OutboxMessage).values(claimed_at=at(21, 8)))
    assert await desk.tick(at(22)) == 1
    assert LATE in desk.telegram.texts(1)[0]


async def test_who_chose_a_later_hour_has_it_made_up_then(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, an)
    await desk.task("2", date(2024, 7, 30), await desk.person("Bình", telegram_id=2))
    async with desk.database.write() as session:
        await session.execute(
            update(Person).where(col(Person.id) == an).values(morning_at=time(10, 30))
        )
    desk.clock.move_to(at(21, 10, 30))
    await plan_due(desk.database, desk.clock)
    assert [await desk.tick(at(22, 8)), await desk.tick(at(22, 10, 30))] == [0, 1]
    assert LATE in desk.telegram.texts(1)[0]


async def given_in_the_chat(desk: Desk, person_id: int, instant: datetime) -> None:
    """A task no step tells of for months: only the morning after it says that it was given."""
    task_id = await desk.task("G", date(2024, 10, 16))
    async with desk.database.write() as session:
        session.add(
            Assignment(
                org_id=1, task_id=task_id, person_id=person_id, part=Part.LEAD, assigned_at=instant
            )
        )


async def quiet_until_nine(desk: Desk, person_id: int) -> None:
    async with desk.database.write() as session:
        person = await session.get_one(Person, person_id)
        person.quiet_from, person.quiet_until = time(21), time(9)


async def test_an_urgent_morning_brings_what_waited_for_quiet_hours_to_end(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await quiet_until_nine(desk, an)
    await given_in_the_chat(desk, an, at(20, 15))
    await plan_and_stop(desk, 21, hour=9)
    await desk.task("U", date(2024, 5, 23), an, urgent=True)
    assert [await desk.tick(at(22, hour)) for hour in (8, 9)] == [1, 0]
    assert all(f"Việc {number}" in desk.telegram.texts(1)[0] for number in "GU")


async def test_what_waited_for_who_is_on_leave_by_now_is_told_when_they_are_back(
    desk: Desk,
) -> None:
    an = await desk.person("An", telegram_id=1)
    await given_in_the_chat(desk, an, at(20, 15))
    await plan_and_stop(desk, 21)
    async with desk.database.write() as session:
        person = await session.get_one(Person, an)
        person.away_from, person.away_until = date(2024, 5, 22), date(2024, 5, 23)
    assert [await desk.tick(at(day)) for day in (22, 23, 24, 27)] == [0, 0, 1, 0]
    assert "Việc G" in desk.telegram.texts(1)[0]


async def test_who_has_a_message_of_today_gets_what_waited_the_next_morning(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await given_in_the_chat(desk, an, at(20, 15))
    await desk.task("1", date(2024, 5, 23), an)
    await at_ten_too(desk)
    await plan_and_stop(desk, 21)
    await moved(desk, MessageState.WAITING, MessageState.UNREACHABLE)
    await desk.tick(at(22))
    await moved(desk, MessageState.UNREACHABLE, MessageState.WAITING)
    await desk.tick(at(22, 10))
    assert not any("Việc G" in text for text in desk.telegram.texts(1))
    await desk.tick(at(23))
    assert sum("Việc G" in text for text in desk.telegram.texts(1)) == 1


async def at_ten_too(desk: Desk) -> None:
    """Somebody's hour is ten: the morning is looked at once more then."""
    other = await desk.person("Bình", telegram_id=2)
    async with desk.database.write() as session:
        (await session.get_one(Person, other)).morning_at = time(10)


async def moved(desk: Desk, state: MessageState, to: MessageState) -> None:
    """As when a chat was closed for a while."""
    async with desk.database.write() as session:
        was = col(OutboxMessage.state) == state
        await session.execute(update(OutboxMessage).where(was).values(state=to))


async def test_a_morning_in_a_senders_hands_is_waited_for(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await given_in_the_chat(desk, an, at(20, 15))
    await desk.task("1", date(2024, 5, 23), an)
    await desk.task("2", date(2024, 5, 29), await desk.person("Bình", telegram_id=2))
    await plan_and_stop(desk, 21)
    await claimed_at(desk, at(22))
    assert await desk.tick(at(22)) == 1  # the other's
    await claimed_at(desk, None)
    assert await desk.tick(at(22, 8, 1)) == 1
    assert all(f"Việc {number}" in desk.telegram.texts(1)[0] for number in "G1")


async def claimed_at(desk: Desk, instant: datetime | None) -> None:
    """As a sender notes that it has every message that waits, or none."""
    async with desk.database.write() as session:
        waiting = col(OutboxMessage.state) == MessageState.WAITING
        await session.execute(update(OutboxMessage).where(waiting).values(claimed_at=instant))

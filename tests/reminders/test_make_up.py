"""A bot that was down: what is still useful comes once, marked late; the rest is counted."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Policy, TaskState
from bot.reminders.planning import preview
from bot.storage import BotState, Event, Organisation, Reminder
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)


async def test_an_hour_down_is_made_up_the_same_morning(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await desk.tick(at(16))
    assert await desk.tick(at(17, 9)) == 1
    assert "muộn hơn thường lệ" in desk.telegram.texts(1)[0]


async def test_a_night_down_loses_nothing_and_is_not_late(desk: Desk) -> None:
    await desk.task("1", DUE, await desk.person("An", telegram_id=1))
    await desk.tick(at(16, 17))
    assert await desk.tick(at(17, 8)) == 1
    assert "muộn" not in desk.telegram.texts(1)[0]


async def test_what_is_too_long_gone_is_counted_and_listed_instead(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    for number, due in (("1", date(2024, 5, 3)), ("2", date(2024, 5, 6)), ("3", DUE)):
        await desk.task(number, due, an)
    await desk.tick(at(2))
    assert await desk.tick(at(29)) == 1
    text = desk.telegram.texts(1)[-1]
    assert "Việc 3" in text
    assert "Việc 1" not in text
    assert "Việc 2" not in text
    assert "có 2 việc quá hạn, sớm nhất từ 3/5" in text
    assert "muộn hơn thường lệ" in text


async def test_what_was_dropped_is_noted_and_not_named_again(desk: Desk) -> None:
    task = await desk.task("1", date(2024, 5, 3), await desk.person("An", telegram_id=1))
    await desk.tick(at(2))
    assert [day for day in (29, 30, 31) if await desk.tick(at(day))] == [29]
    async with desk.database.read() as session:
        noted = await session.scalars(select(Event).where(col(Event.action) == "reminders_dropped"))
        assert [row.after for row in noted] == [
            {"people": 1, "tasks": [task], "since": "2024-05-03"}
        ]


async def test_what_was_finished_meanwhile_is_not_counted_as_dropped(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 5, 3), an)
    done = await desk.task("2", date(2024, 5, 6), an)
    await desk.tick(at(2))
    await desk.change(done, lambda row: setattr(row, "state", "done"))
    await desk.tick(at(29))
    assert "có 1 việc quá hạn" in desk.telegram.texts(1)[-1]


async def test_nothing_is_dropped_where_the_bot_was_never_down(desk: Desk) -> None:
    await desk.task("1", date(2024, 4, 12), await desk.person("An", telegram_id=1))
    for day in range(15, 32):
        await desk.tick(at(day))
    assert desk.telegram.sent == []


async def test_a_version_that_knows_more_steps_brings_no_flood(desk: Desk) -> None:
    """The morning before was planned by a version that told days before the due date alone."""
    an = await desk.person("An", telegram_id=1)
    for day in range(8, 29):
        await desk.task(str(day), date(2024, 5, day), an)
    async with desk.database.write() as session:
        session.add_all(
            Reminder(org_id=1, person_id=an, milestone_id=row, due=date(2024, 5, 7 + row), step=n)
            for row in range(1, 22)
            for n in (7, 3, 1, 0)
            if date(2024, 5, 7 + row) - timedelta(days=n) <= date(2024, 5, 28)
        )
        session.add(BotState(key="planned:1:2024-05-28", value={"until": "08:00:00", "again": 0}))
    await desk.tick(at(29))
    (text,) = desk.telegram.texts(1)
    told = [number for number in range(8, 29) if f"<b>{number}.</b>" in text]
    assert told == [22, 26, 28]  # seven, three and one day late on that day itself
    assert "muộn" not in text


@pytest.mark.parametrize("hour", [7, 10])
async def test_counts_added_by_the_office_bring_no_flood(desk: Desk, hour: int) -> None:
    """Set before the morning they tell what that day brings, set after it the next day's."""
    an = await desk.person("An", telegram_id=1)
    for day in range(13, 29):
        await desk.task(str(day), date(2024, 5, day), an)
    await desk.set_policy(days_before=[], days_after=[], period_start=False)
    await desk.tick(at(28))
    await desk.tick(at(29, hour))
    await desk.set_policy(days_before=[], days_after=[2, 8], period_start=False)
    await desk.tick(at(29, 10, 5))
    await desk.tick(at(30))
    told = [[n for n in range(13, 29) if f"<b>{n}.</b>" in text] for text in desk.telegram.texts(1)]
    today = [[21, 27]] if hour == 7 else []
    assert told == [*today, [22, 28]]


async def test_another_policy_is_tried_on_days_that_are_past(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    task = await desk.task("1", DUE, an)
    for day in range(16, 25):
        await desk.tick(at(day))

    def finish(row: object) -> None:
        for name, value in {"state": "done", "handed_in_at": at(28)}.items():
            setattr(row, name, value)

    await desk.change(task, finish)
    tried = Policy(days_before=(2,), days_after=(1, 5))
    async with desk.database.read() as session:
        office = await session.get_one(Organisation, 1)
        days = [
            day
            for day in range(13, 31)
            if await preview(
                session, office=office, day=date(2024, 5, day), now=at(31), policy=tried
            )
        ]
    assert days == [22, 27]  # 29 would be the fifth day after it, but it was handed in on the 28th


async def test_what_was_handed_in_on_its_day_and_came_back_is_not_late(desk: Desk) -> None:
    an = await desk.person("An", telegram_id=1)
    task_id = await desk.task("1", date(2024, 5, 23), an)
    await desk.tick(at(16))
    await desk.change(task_id, lambda task: setattr(task, "state", TaskState.AWAITING_APPROVAL))
    await desk.tick(at(20))
    await desk.change(task_id, lambda task: setattr(task, "state", TaskState.IN_PROGRESS))
    await desk.tick(at(21))
    assert "Việc 1" in desk.telegram.texts(1)[-1]
    assert len(desk.telegram.texts(1)) == 2
    assert "muộn" not in desk.telegram.texts(1)[-1]

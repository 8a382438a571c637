"""What stays undone goes up the line: once, on working days, to who is above its doers."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import HandoverState, TaskState
from bot.storage import Database, Escalation, Event, Handover, Milestone, Organisation, Person, Task
from bot.storage.engine import upgrade
from tests.reminders.up_the_line import AN, BINH, CHI, DUNG, LONG_AGO, Line, line_of, on

FIRST = date(2024, 5, 6)  # a Monday
DUE = date(2024, 5, 8)  # Wednesday; three working days later is Monday 13, seven Friday 17
LEAD, DIRECTOR = date(2024, 5, 13), date(2024, 5, 17)
LAST = date(2024, 5, 22)


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    upgrade(url)
    database = Database(url)
    yield await line_of(database, FIRST)
    await database.close()


async def change(line: Line, task_id: int, **values: object) -> None:
    async with line.database.write() as session:
        task = await session.get_one(Task, task_id)
        for name, value in values.items():
            setattr(task, name, value)


async def move(line: Line, task_id: int, due: date) -> None:
    async with line.database.write() as session:
        (row,) = await session.scalars(select(Milestone).where(col(Milestone.task_id) == task_id))
        row.due = due
    await change(line, task_id, due=due)


async def test_head_then_director_each_once(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(BINH) == [LEAD]
    assert line.told(DUNG) == [DIRECTOR]


async def test_it_is_on_record(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    async with line.database.read() as session:
        events = list(await session.scalars(select(Event).where(col(Event.action) == "escalated")))
    assert [(one.subject_id, one.after["level"]) for one in events] == [
        (task_id, "lead"),
        (task_id, "director"),
    ]


async def test_the_doer_hears_that_morning_that_it_went_up(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(AN, "báo lãnh đạo đơn vị")[0] == LEAD
    assert line.told(AN, "báo lãnh đạo cơ quan")[0] == DIRECTOR


async def test_one_message_a_morning_holds_all(line: Line) -> None:
    for number in ("1", "2", "3"):
        await line.task(number, DUE, AN)
    await line.mornings(FIRST, LEAD)
    assert line.told(BINH) == [LEAD]
    text = line.last(BINH).text
    assert all(f"Việc {number}" in text for number in "123")


async def test_more_than_a_screen_is_a_tap_away(line: Line) -> None:
    for number in range(1, 15):
        await line.task(str(number), DUE, AN)
    await line.mornings(FIRST, LEAD)
    answer = line.last(BINH)
    assert "Việc chậm cần anh/chị xem: 14 việc" in answer.text
    assert "Việc 1–10 trong 14 việc" in answer.text
    assert [choice.label for choice in answer.choices[-1]] == ["Xem tất cả việc quá hạn"]


@pytest.mark.parametrize(
    "state", [TaskState.AWAITING_APPROVAL, TaskState.DONE, TaskState.PAUSED, TaskState.CANCELLED]
)
async def test_what_is_no_longer_to_be_done_stays_below(line: Line, state: TaskState) -> None:
    task_id = await line.task("1", DUE, AN)
    await line.mornings(FIRST, LEAD - timedelta(days=1))
    await change(line, task_id, state=state)
    await line.mornings(LEAD, LAST)
    assert line.told(BINH) + line.told(DUNG) == []


async def test_handed_in_between_planning_and_sending_nobody_is_told(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    async with line.database.write() as session:
        (await session.get_one(Person, BINH)).morning_at = on(LEAD, 9).time().replace(hour=9)
    await line.mornings(FIRST, LEAD)
    await change(line, task_id, state=TaskState.AWAITING_APPROVAL)
    await line.morning(LEAD, 10)
    assert line.told(BINH) == []


async def test_an_extension_starts_anew(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 5, 14))
    await move(line, task_id, date(2024, 5, 15))  # Wednesday
    await line.mornings(date(2024, 5, 15), date(2024, 5, 24))
    assert line.told(BINH) == [LEAD, date(2024, 5, 20)]
    assert line.told(DUNG) == [date(2024, 5, 24)]


async def test_a_returned_result_goes_up_to_each_once_all_the_same(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 5, 14))
    await change(line, task_id, state=TaskState.AWAITING_APPROVAL)
    await line.mornings(date(2024, 5, 15), date(2024, 5, 21))
    await line.goes_on(task_id, "returned", on(date(2024, 5, 21), 15))
    await line.mornings(date(2024, 5, 22), date(2024, 6, 5))
    assert line.told(BINH) == [LEAD]
    assert line.told(DUNG) == [date(2024, 5, 30)]  # seven working days after the return


async def test_a_unit_without_a_head_goes_to_the_director(line: Line) -> None:
    await line.task("1", DUE, CHI, unit=2)
    await line.mornings(FIRST, LAST)
    assert line.told(DUNG) == [DIRECTOR]


async def test_a_head_who_does_it_is_passed_over(line: Line) -> None:
    await line.task("1", DUE, BINH)
    await line.mornings(FIRST, LAST)
    assert line.told(BINH) == []
    assert line.told(DUNG) == [DIRECTOR]


async def test_no_level_is_told_where_the_office_wants_none(line: Line) -> None:
    await line.set_policy(escalate_lead=0, escalate_director=0)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(BINH) + line.told(DUNG) == []


async def test_tet_is_not_counted_and_nobody_is_told_then(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'tet.db'}"
    upgrade(url)
    database = Database(url)
    line = await line_of(database, date(2024, 2, 5))
    await line.task("1", date(2024, 2, 6), AN)
    await line.mornings(date(2024, 2, 5), date(2024, 2, 29))
    await database.close()
    assert line.told(BINH) == [date(2024, 2, 16)]  # after 7, 15 and 16 February
    assert line.told(DUNG) == [date(2024, 2, 22)]
    assert not [day for day, _, _ in line.sent if date(2024, 2, 8) <= day <= date(2024, 2, 14)]


async def test_a_restart_repeats_nothing_and_loses_nothing(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LEAD)
    await line.restart()
    await line.mornings(LEAD, date(2024, 5, 16))
    await line.restart()
    await line.morning(DIRECTOR, 12)
    await line.mornings(DIRECTOR + timedelta(days=1), LAST)
    assert (line.told(BINH), line.told(DUNG)) == ([LEAD], [DIRECTOR])


async def test_a_week_without_the_bot_is_made_up_once(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 5, 10))
    await line.mornings(date(2024, 5, 20), date(2024, 5, 30))
    assert (line.told(BINH), line.told(DUNG)) == ([date(2024, 5, 20)], [date(2024, 5, 24)])


async def test_who_stands_in_for_the_head_is_told(line: Line) -> None:
    async with line.database.write() as session:
        session.add(Person(org_id=1, unit_id=1, full_name="Phúc", telegram_id=50))
        await session.flush()
        session.add(
            Handover(
                org_id=1,
                from_person_id=BINH,
                to_person_id=5,
                starts_on=LEAD,
                ends_on=LEAD,
                state=HandoverState.AGREED,
                begun_at=on(LEAD, 0),
                created_at=LONG_AGO,
            )
        )
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert (line.told(BINH), line.told(50)) == ([], [LEAD])


async def test_a_head_on_leave_hears_of_it_when_back(line: Line) -> None:
    async with line.database.write() as session:
        row = await session.get_one(Person, BINH)
        row.away_from, row.away_until = LEAD, date(2024, 5, 14)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(BINH) == [date(2024, 5, 15)]


async def test_what_was_late_when_it_was_stored_is_nobodys_news(line: Line) -> None:
    for number in range(1, 30):
        await line.task(str(number), DUE, AN, stored_at=on(date(2024, 5, 9)))
    await line.mornings(date(2024, 5, 9), LAST)
    assert line.told(BINH) + line.told(DUNG) == []


async def test_what_should_have_gone_up_before_the_first_day_is_nobodys_news(line: Line) -> None:
    for number in range(1, 30):
        await line.task(str(number), date(2024, 4, 2), AN)
    await line.mornings(FIRST, LAST)
    assert line.told(BINH) + line.told(DUNG) == []


async def test_a_changed_count_brings_no_flood(line: Line) -> None:
    await line.set_policy(escalate_lead=0, escalate_director=0)
    for number in range(1, 10):
        await line.task(str(number), DUE, AN)
    await line.task("late", date(2024, 5, 16), AN)
    await line.mornings(FIRST, date(2024, 5, 20))
    await line.set_policy(escalate_lead=3, since=[["escalate_lead", 3, "2024-05-21"]])
    await line.mornings(date(2024, 5, 20), LAST)
    assert line.told(BINH) == [date(2024, 5, 21)]
    assert "Việc late" in line.last(BINH).text
    assert "xem: 1 việc" in line.last(BINH).text


async def test_a_task_with_two_dates_goes_up_once_for_each(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    async with line.database.write() as session:
        for position in (1, 2):
            due = date(2024, 5, 9)
            row = Milestone(
                org_id=1, task_id=task_id, position=position, due=due, created_at=LONG_AGO
            )
            session.add(row)
    await line.mornings(FIRST, DIRECTOR - timedelta(days=1))
    assert line.told(BINH) == [LEAD, date(2024, 5, 14)]
    async with line.database.read() as session:
        assert len((await session.scalars(select(Escalation))).all()) == 2


async def test_another_offices_tasks_stay_there(line: Line) -> None:
    async with line.database.write() as session:
        session.add(Organisation(id=2, name="Sở Khác", created_at=LONG_AGO))
        await session.flush()
        session.add(Person(org_id=2, full_name="Khác", telegram_id=60, roles=["director"]))
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(60) == []

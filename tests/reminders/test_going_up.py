"""Nobody is told too early, two at once, or said to be told whom no message reached."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlmodel import col
from telegram.error import NetworkError

from bot.domain import TaskState
from bot.messages.answer import Answer
from bot.messages.taps.office_settings import PolicyField
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import tick
from bot.services.office import policy
from bot.storage import Database, Milestone, OutboxMessage, Person, SendingShare, Task
from bot.storage.engine import upgrade
from bot.storage.people import speaker_by_id
from tests.reminders.up_the_line import AN, BINH, DUNG, LONG_AGO, Line, line_of, on

FIRST = date(2024, 5, 6)  # a Monday
DUE = date(2024, 5, 8)  # Wednesday; three working days later is Monday 13, seven Friday 17
LEAD, DIRECTOR = date(2024, 5, 13), date(2024, 5, 17)
LAST = date(2024, 5, 24)
GIANG = 70
LATE = "muộn hơn thường lệ"


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    upgrade(url)
    database = Database(url)
    yield await line_of(database, FIRST)
    await database.close()


async def person(line: Line, who: int, **values: object) -> None:
    async with line.database.write() as session:
        row = await session.get_one(Person, who)
        for name, value in values.items():
            setattr(row, name, value)


async def keeps_the_office(line: Line) -> int:
    async with line.database.write() as session:
        row = Person(org_id=1, full_name="Giang", roles=["office"], telegram_id=GIANG)
        session.add(row)
        await session.flush()
        return row.id or 0


async def rests(line: Line, task_id: int, state: TaskState) -> None:
    async with line.database.write() as session:
        (await session.get_one(Task, task_id)).state = state


async def cut_off(line: Line, day: date, who: int) -> None:
    """No network to somebody for three hours of a morning."""
    real = line.delivery._send

    async def send(chat_id: int, answer: Answer) -> int:
        if chat_id == who:
            raise NetworkError("gone")
        return await real(chat_id, answer)

    await with_sender(line, Delivery(line.database, line.clock, send))
    for minutes in range(0, 200, 5):
        line.clock.move_to(on(day) + timedelta(minutes=minutes))
        await tick(line.database, line.clock, line.delivery)
    await with_sender(line, Delivery(line.database, line.clock, real))


async def with_sender(line: Line, delivery: Delivery) -> None:
    line.delivery.stop()
    async with line.database.write() as session:
        await session.execute(delete(SendingShare))
    line.delivery = delivery


async def test_what_was_lost_on_the_way_goes_up_the_next_morning(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LEAD - timedelta(days=1))
    await cut_off(line, LEAD, BINH)
    async with line.database.read() as session:
        rows = await session.scalars(select(OutboxMessage).where(col(OutboxMessage.person_id) == 2))
        assert {row.state for row in rows if row.kind == "escalation"} == {"failed"}
    await line.mornings(LEAD + timedelta(days=1), LAST)
    assert line.told(BINH) == [LEAD + timedelta(days=1)]


async def test_nobody_reads_that_who_got_nothing_was_told(line: Line) -> None:
    await line.task("1", DUE, AN)
    await person(line, AN, morning_at=time(14))
    await line.mornings(FIRST, LEAD - timedelta(days=1))
    await cut_off(line, LEAD, BINH)
    await line.morning(LEAD, 14)
    assert line.told(AN, "báo lãnh đạo") == []


@pytest.mark.parametrize("values", [{"telegram_id": None}, {"unreachable_since": LONG_AGO}])
async def test_a_head_out_of_reach_is_not_said_to_be_told(
    line: Line, values: dict[str, object]
) -> None:
    await keeps_the_office(line)
    await person(line, BINH, **values)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LAST)
    assert line.told(AN, "báo lãnh đạo đơn vị") == []
    assert line.told(DUNG) == [DIRECTOR]
    assert line.told(GIANG, "báo lên Bình nhưng tin không đến được") == [LEAD]


async def test_who_enrols_in_time_hears_of_it_after_all(line: Line) -> None:
    await person(line, BINH, telegram_id=None)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, LEAD)
    await person(line, BINH, telegram_id=BINH)
    await line.mornings(LEAD + timedelta(days=1), LAST)
    assert line.told(BINH) == [LEAD + timedelta(days=1)]


@pytest.mark.parametrize(
    ("state", "action"),
    [(TaskState.AWAITING_APPROVAL, "returned"), (TaskState.PAUSED, "resumed")],
)
async def test_time_at_rest_is_not_the_doers_delay(
    line: Line, state: TaskState, action: str
) -> None:
    task_id = await line.task("1", DUE, AN)
    await rests(line, task_id, state)
    await line.mornings(FIRST, date(2024, 7, 21))
    await line.goes_on(task_id, action, on(date(2024, 7, 22), 7))  # a Monday, long after
    await line.mornings(date(2024, 7, 22), date(2024, 8, 2))
    assert line.told(BINH) == [date(2024, 7, 25)]
    assert line.told(DUNG) == [date(2024, 7, 31)]


async def test_who_begins_early_hears_of_it_the_same_morning_and_not_as_late(line: Line) -> None:
    await person(line, AN, morning_at=time(7))
    await line.task("1", DUE, AN)
    for at in range((LEAD - FIRST).days + 3):
        for hour in (7, 8):
            await line.morning(FIRST + timedelta(days=at), hour)
    assert line.told(AN, "báo lãnh đạo đơn vị") == [LEAD]
    assert line.told(AN, LATE) == []
    assert line.told(BINH) == [LEAD]


@pytest.mark.parametrize("count", ["2", "3", "4"])
async def test_a_stricter_count_silences_nobody(line: Line, count: str) -> None:
    """Due on Wednesday 8: by any of these the day is before Wednesday 15, when they begin."""
    office = await keeps_the_office(line)
    await line.set_policy(escalate_lead=5, escalate_director=12)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 5, 14))
    async with line.database.write() as session:
        speaker = await speaker_by_id(session, office, now=line.clock.now())
        assert speaker is not None
        now = on(date(2024, 5, 14), 10)
        await policy.change(session, speaker, PolicyField.UP_LEAD, count, now=now)
    await line.mornings(date(2024, 5, 15), date(2024, 6, 5))
    assert line.told(BINH) == [date(2024, 5, 15)]


async def test_a_lower_level_is_dropped_once_a_higher_one_heard(line: Line) -> None:
    await person(line, BINH, away_from=FIRST, away_until=date(2024, 5, 21))
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 6, 5))
    assert (line.told(BINH), line.told(DUNG)) == ([], [DIRECTOR])


async def test_head_and_director_of_one_task_in_one_person_count_it_once(line: Line) -> None:
    await line.set_policy(escalate_lead=3, escalate_director=4)
    task_id = await line.task("1", DUE, AN, directing=BINH)
    async with line.database.write() as session:
        due = date(2024, 5, 9)
        row = Milestone(org_id=1, task_id=task_id, position=1, due=due, created_at=LONG_AGO)
        session.add(row)
    await line.mornings(FIRST, date(2024, 5, 14))
    assert "cần anh/chị xem: 1 việc" in line.last(BINH).text
    assert line.last(BINH).text.count("Việc 1 ") == 1


async def test_directors_of_what_nobody_directs_are_not_said_to_direct_it(line: Line) -> None:
    await line.task("1", DUE, AN)
    await line.task("2", DUE, AN, directing=DUNG)
    await line.mornings(FIRST, DIRECTOR)
    rest, of_nobody = line.last(DUNG).text.split("chưa phân công lãnh đạo chỉ đạo")
    assert ("Việc 1" in of_nobody, "Việc 2" in of_nobody) == (True, False)
    assert "Việc anh/chị chỉ đạo" in rest


async def test_an_empty_list_of_late_tasks_is_not_offered(line: Line) -> None:
    task_id = await line.task("1", DUE, AN)
    async with line.database.write() as session:
        last = date(2024, 12, 20)
        (await session.get_one(Task, task_id)).due = last
        row = Milestone(org_id=1, task_id=task_id, position=1, due=last, created_at=LONG_AGO)
        session.add(row)
    await line.mornings(FIRST, LEAD)
    labels = [choice.label for row in line.last(BINH).choices for choice in row]
    assert "Hỏi lại" in labels
    assert "Xem tất cả việc quá hạn" not in labels


async def test_what_cannot_go_up_keeps_no_morning_back(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> int:
        await asyncio.sleep(0)
        raise ValueError("a row nobody can read")

    monkeypatch.setattr("bot.reminders.escalation.plan", broken)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, DUE)
    assert line.told(AN, "Việc 1")[-1] == DUE

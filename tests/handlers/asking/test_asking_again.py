"""A late task goes up to the head, then to the director; each asks about it with one tap."""

from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from bot.domain import TaskState
from bot.reminders import escalation
from bot.storage import Assignment, Milestone, Organisation, Task
from tests.handlers.conftest import AN, BINH, CHI, DUNG, NOW, Office
from tests.standin_person import Phone

LATE = "Việc chậm cần anh/chị xem"
HEAD_HEARS = NOW.replace(day=23)
DIRECTOR_HEARS = NOW.replace(day=29)


async def lets_days_pass(office: Office, until: datetime = HEAD_HEARS) -> None:
    """Nothing is late today; task 2 is due on Monday, 20 May."""
    async with office.database.read() as session:
        row = await session.get_one(Organisation, 1)
    days = (NOW, until) if until <= HEAD_HEARS else (NOW, HEAD_HEARS, until)
    for at in days:
        office.clock.move_to(at)
        await escalation.plan(office.database, office=row, now=at)


async def only_task_2(office: Office) -> None:
    async with office.database.write() as session:
        for row in await session.scalars(select(Task).where(col(Task.number) != "2")):
            row.state = TaskState.PAUSED


async def handed_in(office: Office) -> None:
    async with office.database.write() as session:
        row = (await session.scalars(select(Task).where(col(Task.number) == "2"))).one()
        row.state = TaskState.AWAITING_APPROVAL
        row.handed_in_at = office.clock.now()


async def like_task_2(office: Office, count: int) -> None:
    """As many more tasks with its date and its people."""
    async with office.database.write() as session:
        one = (await session.scalars(select(Task).where(col(Task.number) == "2"))).one()
        for number in range(count):
            values = one.model_dump(exclude={"id"}) | {"number": f"2.{number}"}
            session.add(row := Task(**values))
            await session.flush()
            for table in (Milestone, Assignment):
                found = await session.scalars(select(table).where(col(table.task_id) == one.id))
                for other in found.all():
                    session.add(table(**other.model_dump(exclude={"id"}) | {"task_id": row.id}))


async def told(office: Office, name: str) -> Phone:
    """Their phone with what went up to them."""
    phone = office.phones[name]
    await phone.sees(LATE)
    return phone


async def late_office(office: Office, *names: str) -> None:
    await only_task_2(office)
    for name in names:
        office.phones[name] = await office.enrolled(name)


async def test_the_head_asks_the_doer_again_with_one_tap(office: Office) -> None:
    await late_office(office, AN, BINH)
    await lets_days_pass(office)
    head = await told(office, BINH)
    assert "Báo cáo sơ kết" in head.last().text
    assert AN in head.last().text
    head.tap("Hỏi lại")
    await head.is_told("Đã hỏi về việc 2.")
    await office.phones[AN].sees(f"{BINH} nhắc anh/chị việc 2")
    head.tap("Hỏi lại")
    await head.is_told("Hôm nay đã hỏi về việc 2.")


async def test_nothing_is_asked_once_it_is_handed_in(office: Office) -> None:
    await late_office(office, BINH)
    await lets_days_pass(office)
    head = await told(office, BINH)
    await handed_in(office)
    head.tap("Hỏi lại")
    await head.is_told("không cần hỏi nữa")


async def test_nobody_asks_by_a_message_to_somebody_else(office: Office) -> None:
    await late_office(office, BINH, CHI)
    await lets_days_pass(office)
    head = await told(office, BINH)
    found = head.button("Hỏi lại")
    assert found is not None
    office.phones[CHI].forge(found[1])
    await office.phones[CHI].is_told("Tin này không gửi cho anh/chị")


async def test_the_card_and_all_that_is_late_are_a_tap_away(office: Office) -> None:
    await late_office(office, BINH)
    await lets_days_pass(office)
    head = await told(office, BINH)
    head.tap("2. Báo cáo sơ kết")
    await head.sees("Báo cáo được duyệt")
    head.tap("Xem tất cả việc quá hạn")
    await head.sees("Báo cáo sơ kết")


async def test_the_director_asks_the_head(office: Office) -> None:
    await late_office(office, BINH, DUNG)
    await lets_days_pass(office, DIRECTOR_HEARS)
    director = await told(office, DUNG)
    director.tap("Hỏi lại")
    await director.is_told("Đã hỏi về việc 2.")
    await office.phones[BINH].sees(f"{DUNG} hỏi về việc 2")


async def test_a_long_message_is_paged_in_place(office: Office) -> None:
    await only_task_2(office)
    await like_task_2(office, 12)
    office.phones[BINH] = await office.enrolled(BINH)
    await lets_days_pass(office)
    head = await told(office, BINH)
    await head.sees("Việc 1–10 trong 13 việc")
    head.tap("Trang 2/2 ›")
    await head.sees("Việc 11–13 trong 13 việc")

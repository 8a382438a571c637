"""The morning message on the phone: its pages, what is done from there, and the lists beside it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.domain import Part
from bot.reminders.scheduler import plan_due
from bot.storage import Assignment, Milestone, Task
from tests.handlers.conftest import AN, BINH, CHI, DUNG, NOW, Office
from tests.standin_person import Phone
from tests.standin_screen import buttons_of

EIGHT = datetime(2024, 5, 24, 1, 5, tzinfo=UTC)


async def morning(office: Office, name: str, *, due_today: int = 0, urgent: str = "") -> Phone:
    """The morning message of 24 May; tasks 10, 11, … are made due on that day."""
    phone = await office.enrolled(name)
    async with office.database.write() as session:
        for milestone in (await session.scalars(select(Milestone))).all():
            milestone.created_at = NOW - timedelta(days=40)
            task = await session.get_one(Task, milestone.task_id)
            if task.number in {str(10 + at) for at in range(due_today)}:
                milestone.due = task.due = date(2024, 5, 24)
            task.urgent = task.number == urgent
    office.clock.move_to(EIGHT)
    await plan_due(office.database, office.clock)
    await phone.sees("Nhắc việc")
    return phone


async def test_it_says_how_much_is_late_and_its_list_has_as_many(office: Office) -> None:
    phone = await morning(office, AN)
    assert "Anh/chị đang có 2 việc quá hạn" in phone.last().text
    phone.tap("Việc quá hạn (2)")
    assert "Nhắc việc" in phone.last().text
    shown = await phone.sees("Việc của anh/chị, quá hạn")
    assert "2 việc." in shown.text


async def test_done_is_asked_of_the_task_that_is_chosen(office: Office) -> None:
    phone = await morning(office, AN)
    phone.tap("✅ Xong")
    await phone.wait_for(lambda: phone.button("✅ 2"), "the tasks to choose from")
    phone.tap("✅ 2")
    await phone.sees("Báo kết quả việc 2")


async def test_who_helps_is_not_offered_to_report_it_done(office: Office) -> None:
    task, chi = await office.task("11"), await office.person(CHI)
    async with office.database.write() as session:
        session.add(
            Assignment(org_id=1, task_id=task.id or 0, person_id=chi.id, part=Part.COORDINATING)
        )
        for milestone in (await session.scalars(select(Milestone))).all():
            if milestone.task_id == task.id:
                milestone.due = date(2024, 5, 27)
    phone = await morning(office, CHI)
    assert "Hội nghị chuyên đề 11" in phone.last().text
    phone.tap("✅ Xong")
    await phone.wait_for(lambda: phone.button("✅ 6"), "their own task")
    assert not any(label.startswith("✅ 11") for label in phone.labels())


async def test_a_long_one_is_turned_and_its_counts_are_those_of_all_pages(office: Office) -> None:
    phone = await morning(office, AN, due_today=9)
    first, sent = phone.last(), len(phone.from_bot())
    assert "Việc 1–10 trong 11 việc" in first.text
    assert "Đến hạn hôm nay (9)" in first.text
    phone.tap("Trang 2/2")
    await phone.sees("Việc 11–11 trong 11 việc")
    assert len(phone.from_bot()) == sent
    assert not any("Xong" in label for label in phone.labels())
    phone.tap("Trang trước")
    again = await phone.sees("Việc 1–10 trong 11 việc")
    assert again.text == first.text


async def test_an_urgent_task_is_marked_on_its_line_and_button(office: Office) -> None:
    phone = await morning(office, AN, due_today=2, urgent="11")
    text = phone.last().text
    assert text.index("Khẩn (1)") < text.index("Đến hạn hôm nay (1)")
    assert any(label.startswith("🔴 11") for label in phone.labels())


async def test_a_head_is_told_what_is_late_in_the_unit(office: Office) -> None:
    phone = await morning(office, BINH)
    assert "Đơn vị đang có" in phone.last().text


async def test_another_persons_pages_are_as_good_as_none(office: Office) -> None:
    phone, other = await office.enrolled(CHI), await morning(office, AN)
    (data,) = (one["callback_data"] for one in buttons_of(other.last()) if "Xong" in one["text"])
    phone.forge(data)
    await phone.is_told("Không tìm thấy")
    phone.forge(data.replace("mf", "mt") + ":t:0")
    await phone.is_told("Không tìm thấy")


async def test_a_page_turned_later_says_the_day_it_came_on(office: Office) -> None:
    phone = await morning(office, AN, due_today=9)
    office.clock.move_to(EIGHT + timedelta(days=3))
    phone.tap("Trang 2/2")
    assert "Nhắc việc thứ Sáu, 24/5" in (await phone.sees("Việc 11–11")).text


def _later(task: Task) -> Milestone:
    day = date(2024, 6, 28)
    return Milestone(org_id=1, task_id=task.id or 0, position=1, due=day, created_at=NOW)


async def test_a_late_milestone_beside_another_late_task_says_what_is_counted(
    office: Office,
) -> None:
    async with office.database.write() as session:
        for task in (await session.scalars(select(Task))).all():
            if task.number == "2":
                session.add(_later(task))
                task.due = date(2024, 6, 28)
    phone = await morning(office, AN)
    text = phone.last().text
    assert "Quá hạn (1)" in text
    assert "2." in text.split("Quá hạn (1)")[1]
    assert "Anh/chị đang có 1 việc quá hạn." in text
    assert "Số này tính theo hạn cuối của việc, không tính từng mốc." in text


async def test_who_only_directs_is_not_told_of_tasks_of_their_own(office: Office) -> None:
    director = await office.person(DUNG)
    late, soon = await office.task("4"), await office.task("11")
    async with office.database.write() as session:
        for task in (late, soon):
            session.add(
                Assignment(
                    org_id=1, task_id=task.id or 0, person_id=director.id, part=Part.DIRECTING
                )
            )
    phone = await office.enrolled(DUNG)
    async with office.database.write() as session:
        for milestone in (await session.scalars(select(Milestone))).all():
            milestone.created_at = NOW - timedelta(days=40)
            if milestone.task_id == late.id:
                milestone.due = date(2024, 5, 23)
    office.clock.move_to(EIGHT)
    await plan_due(office.database, office.clock)
    text = (await phone.sees("Nhắc việc")).text
    assert "Việc anh/chị chỉ đạo có 1 việc quá hạn." in text
    assert "Bấm tên việc để xem." in text
    assert "báo hoàn thành" not in text

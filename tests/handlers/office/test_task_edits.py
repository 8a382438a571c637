"""The office changes a task: every part, two people at once, what is refused."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.reminders.scheduler import plan_due
from bot.services.people import people
from bot.storage import Assignment, Event, Session
from bot.storage.ids import id_of
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, NOW, Office
from tests.standin_person import Phone


async def editing(office: Office, number: str, name: str = GIANG) -> Phone:
    phone = await office.enrolled(name)
    phone.say(f"sửa việc {number}")
    await phone.sees(f"Sửa việc {number}")
    return phone


async def change(phone: Phone, part: str, said: str) -> None:
    """Taps a part, types what it becomes, keeps it."""
    phone.tap(part)
    await phone.sees("hiện nay:")
    phone.say(said)
    await phone.sees("Sửa thành:")
    phone.tap("Lưu")
    await phone.sees("Đã sửa mục")


async def edits_of(session: Session, task_id: int) -> list[Event]:
    found = await session.scalars(
        select(Event)
        .where(
            col(Event.subject) == "task",
            col(Event.subject_id) == task_id,
            col(Event.action) == "edited",
        )
        .order_by(col(Event.id))
    )
    return list(found)


async def test_each_part_is_kept_with_its_event(office: Office) -> None:
    phone = await editing(office, "2")
    await change(phone, "Nội dung", "Báo cáo sơ kết <6 tháng>")
    await change(phone, "Kết quả", "Báo cáo được ban hành")
    await change(phone, "Kinh phí", "7,5 triệu")
    await change(phone, "Số việc", "2a")
    task = await office.task("2a")
    assert (task.content, task.expected_result, task.budget_vnd) == (
        "Báo cáo sơ kết <6 tháng>",
        "Báo cáo được ban hành",
        7_500_000,
    )
    async with office.database.read() as session:
        events = await edits_of(session, id_of(task))
    assert [list(event.after) for event in events] == [
        ["content"],
        ["result"],
        ["budget"],
        ["number"],
    ]
    assert events[3].before == {"number": ["2"]}


async def test_a_moved_day_is_told_and_reminded_of_anew(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await editing(office, "2")
    await change(phone, "Thời hạn", "trước 30/6")
    await an.sees("hạn cũ 20/5/2024, hạn mới 30/6/2024")
    moved = await office.task("2")
    assert (moved.due, moved.timeline) == (date(2024, 6, 30), "trước 30/6")
    an.look()
    office.clock.move_to(NOW.replace(month=6, day=27, hour=3))
    await plan_due(office.database, office.clock)
    await an.sees("Báo cáo sơ kết")


async def test_units_and_people_are_named_anew_and_told(office: Office) -> None:
    an, chi = await office.enrolled(AN), await office.enrolled(CHI)
    phone = await editing(office, "2")
    await change(phone, "Giao cho", "Thanh tra, chị Chi")
    await chi.sees("giao việc mới 2")
    await an.sees("không còn giao cho anh/chị")
    an.say("việc số 2")
    await an.sees("Không có việc số 2")
    await change(phone, "Phối hợp", "Phòng Nghiệp vụ; Sở Công Thương")
    assert (await office.task("2")).coordination == "Phòng Nghiệp vụ; Sở Công Thương"


async def test_a_unit_is_given_a_task_in_words(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("giao việc 2 cho Thanh tra")
    await phone.sees("Sửa thành: Thanh tra")
    phone.tap("Lưu")
    await phone.sees("Đã sửa mục Giao cho")
    async with office.database.read() as session:
        task = await office.task("2")
        rows = await session.scalars(select(Assignment).where(col(Assignment.task_id) == task.id))
        assert [(row.unit_id is not None, row.person_id) for row in rows] == [(True, None)]


async def test_of_two_who_change_one_part_the_second_sees_the_new_state(office: Office) -> None:
    async with office.database.write() as session:
        (chi,) = await people.find_people(session, 1, name=CHI)
        chi.roles = ["officer", "office"]
    first, second = await editing(office, "2"), await editing(office, "2", CHI)
    for phone in (first, second):
        phone.tap("Nội dung")
        await phone.sees("Nội dung hiện nay")
    first.say("của người thứ nhất")
    await first.sees("Sửa thành")
    second.say("của người thứ hai")
    await second.sees("Sửa thành")
    first.tap("Lưu")
    await first.sees("Đã sửa mục")
    second.tap("Lưu")
    await second.sees("vừa được người khác sửa")
    assert "Nội dung hiện nay: của người thứ nhất" in second.last().text
    assert (await office.task("2")).content == "của người thứ nhất"
    second.tap("Lưu")
    await second.sees("Đã sửa mục")
    assert (await office.task("2")).content == "của người thứ hai"


async def test_a_second_tap_on_save_changes_nothing_more(office: Office) -> None:
    phone = await editing(office, "2")
    phone.tap("Nội dung")
    await phone.sees("hiện nay:")
    phone.say("mới")
    await phone.sees("Sửa thành")
    phone.tap("Lưu")
    phone.tap("Lưu")
    await phone.is_told("Phần này đã kết thúc")
    async with office.database.read() as session:
        assert len(await edits_of(session, id_of(await office.task("2")))) == 1


@pytest.mark.parametrize(
    ("part", "said", "answer"),
    [
        ("Nội dung", "\u200b\u200e", "Chưa có chữ nào đọc được"),
        ("Nội dung", "dài " * 1000, "Dài quá 1.500 ký tự"),
        ("Thời hạn", "30/4", "Thời hạn 30/4/2024 đã qua"),
        ("Thời hạn", "sớm sớm", "chưa đọc được thời hạn"),
        ("Số việc", "3", "đã có việc số 3"),
        ("Số việc", "số mới", "chưa phải số việc"),
        ("Kinh phí", "nhiều", "chưa đọc được số tiền"),
        ("Giao cho", "phòng Kho bạc", "Không có đơn vị hay người tên"),
    ],
)
async def test_what_cannot_be_is_refused(office: Office, part: str, said: str, answer: str) -> None:
    phone = await editing(office, "2")
    phone.tap(part)
    await phone.sees("hiện nay:")
    phone.say(said)
    if part == "Số việc" and said == "3":
        await phone.sees("Sửa thành")
        phone.tap("Lưu")
        await phone.is_told(answer)
    else:
        await phone.sees(answer)
    assert (await office.task("2")).content == "Báo cáo sơ kết"


async def test_a_part_may_be_left_empty(office: Office) -> None:
    phone = await editing(office, "2")
    phone.tap("Thời hạn")
    await phone.sees("hiện nay:")
    phone.tap("Để trống")
    await phone.sees("Sửa thành: chưa có")
    phone.tap("Lưu")
    await phone.sees("Đã sửa mục Thời hạn")
    assert (await office.task("2")).due is None


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
async def test_others_are_told_who_changes_tasks(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.say("sửa việc 2")
    await phone.sees("Chỉ văn phòng sửa được việc")


async def test_the_card_offers_it_to_the_office_alone(office: Office) -> None:
    giang, an = await office.enrolled(GIANG), await office.enrolled(AN)
    for phone in (giang, an):
        phone.say("việc số 2")
        await phone.sees("Việc 2")
    assert "Sửa việc" in " ".join(giang.labels())
    assert "Sửa việc" not in " ".join(an.labels())


async def test_what_says_the_same_changes_nothing(office: Office) -> None:
    phone = await editing(office, "2")
    phone.tap("Nội dung")
    await phone.sees("hiện nay:")
    phone.say("Báo cáo sơ kết")
    await phone.sees("Sửa thành")
    phone.tap("Lưu")
    await phone.sees("vẫn như cũ")
    async with office.database.read() as session:
        assert await edits_of(session, id_of(await office.task("2"))) == []

"""The office sets how it reminds and its days, in the chat; everybody else is refused."""

from datetime import date, time

import pytest
from sqlalchemy import select

from bot.domain import Policy
from bot.storage import DayOff, Event, Milestone, Organisation, WorkSwap
from bot.storage.policies import read_policy
from tests.handlers.conftest import AN, BINH, DUNG, GIANG, Office
from tests.standin_person import Phone


async def opened(office: Office, *taps: str, command: str = "/coquan") -> Phone:
    phone = await office.enrolled(GIANG)
    phone.say(command)
    await phone.sees()
    for label in taps:
        phone.tap(label)
        await phone.sees()
    return phone


async def policy(office: Office) -> Policy:
    async with office.database.read() as session:
        return read_policy((await session.get_one(Organisation, 1)).policy)


@pytest.mark.parametrize("words", ["/coquan", "/chinhsach", "cài đặt cơ quan", "chinh sach"])
async def test_the_office_opens_its_settings(office: Office, words: str) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(words)
    page = await phone.sees("Cài đặt cơ quan")
    assert "Nhắc trước hạn: 7, 3, 1 ngày, đúng ngày hạn" in page.text
    assert "Nhắc khi quá hạn: sau 1, 3, 7 ngày" in page.text
    assert "Báo lãnh đạo đơn vị: sau 3 ngày làm việc" in page.text
    assert "Tổng hợp tuần: thứ Hai 7:30" in page.text


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
@pytest.mark.parametrize("command", ["/coquan", "/ngaynghi", "/sogui"])
async def test_others_are_told_whose_work_it_is(office: Office, name: str, command: str) -> None:
    phone = await office.enrolled(name)
    phone.say(command)
    await phone.sees("Chỉ văn phòng và quản trị")


@pytest.mark.parametrize(
    "data", ["fs:a:1", "fd:2024", "fl:", "fe:20240515:1", "fx:20240901:20240905"]
)
async def test_forged_buttons_of_the_office_are_refused(office: Office, data: str) -> None:
    phone = await office.enrolled(AN)
    phone.forge(data)
    await phone.is_told("Chỉ văn phòng và quản trị")
    assert not (await policy(office)).approval


HOURS, RULES = "Giờ giấc", "Duyệt, tính hạn"


@pytest.mark.parametrize(
    ("group", "button", "typed", "field", "value"),
    [
        (HOURS, "Giờ sáng", "7 giờ rưỡi", "morning", time(7, 30)),
        (HOURS, "Giờ ngừng gửi", "17h30", "evening", time(17, 30)),
        (RULES, "Duyệt kết quả", "có", "approval", True),
        (HOURS, "Tổng hợp tuần", "thứ sáu 16h", "weekly_day", 5),
        (HOURS, "Tổng hợp tháng", "ngày làm việc thứ hai, 14h", "monthly_day", 2),
        (HOURS, "Tổng hợp quý", "không gửi ạ", "quarterly_day", 0),
    ],
)
async def test_a_value_is_typed(
    office: Office, group: str, button: str, typed: str, field: str, value: object
) -> None:
    phone = await opened(office, group, button)
    phone.say(typed)
    await phone.sees("Đã đổi.")
    assert getattr(await policy(office), field) == value


@pytest.mark.parametrize(
    ("group", "button", "choice", "field", "value"),
    [
        (HOURS, "Giờ sáng", "7:30", "morning", time(7, 30)),
        (RULES, "Duyệt kết quả", "Cần lãnh đạo đơn vị duyệt", "approval", True),
        (HOURS, "Tổng hợp tuần", "thứ Sáu 16:00", "weekly_hour", time(16)),
        (HOURS, "Tổng hợp tháng", "ngày làm việc thứ 3 của kỳ sau, 7:30", "monthly_day", 3),
        (HOURS, "Tổng hợp quý", "không gửi", "quarterly_day", 0),
    ],
)
async def test_a_value_is_tapped_and_the_change_is_on_record(
    office: Office, group: str, button: str, choice: str, field: str, value: object
) -> None:
    phone = await opened(office, group, button)
    phone.tap(choice)
    await phone.sees("Đã đổi.")
    assert getattr(await policy(office), field) == value
    async with office.database.read() as session:
        actions = (await session.scalars(select(Event.action))).all()  # type: ignore[call-overload] # a column
    assert actions.count("policy_changed") == 1


@pytest.mark.parametrize(
    ("group", "button", "typed", "refusal"),
    [
        (HOURS, "Giờ sáng", "25h", "chưa đọc được giờ này"),
        (HOURS, "Giờ sáng", "17h30", "khoảng 5:00 đến 17:00"),
        (HOURS, "Giờ ngừng gửi", "8h30", "khoảng 9:00 đến 22:00"),
        (HOURS, "Tổng hợp tuần", "cuối tuần", "cần thứ và giờ"),
        (HOURS, "Tổng hợp tuần", "thứ hai 3h", "khoảng 5:00 đến 22:00"),
        (HOURS, "Tổng hợp tháng", "thứ hai 8h", "cần ngày làm việc thứ mấy (1 đến 10)"),
        (HOURS, "Tổng hợp tháng", "ngày làm việc thứ 11, 8h", "cần ngày làm việc thứ mấy"),
        (HOURS, "Tổng hợp quý", "ngày làm việc đầu tiên 23h", "khoảng 5:00 đến 22:00"),
        (RULES, "Duyệt kết quả", "tuỳ", "“có” hay “không”"),
    ],
)
async def test_a_value_that_cannot_be_is_refused_in_a_sentence(
    office: Office, group: str, button: str, typed: str, refusal: str
) -> None:
    phone = await opened(office, group, button)
    phone.say(typed)
    await phone.sees(refusal)
    assert await policy(office) == Policy()


async def strict_task(office: Office) -> None:
    """Task 2 printed as due before 20 May."""
    async with office.database.write() as session:
        task = await session.merge(await office.task("2"))
        task.timeline = "trước 20/5"


async def due_of(office: Office, number: str) -> set[date | None]:
    task = await office.task(number)
    async with office.database.read() as session:
        rows = (await session.scalars(select(Milestone))).all()
    return {task.due} | {row.due for row in rows if row.task_id == task.id}


async def test_what_strict_before_moves_is_said_before_and_done_after(office: Office) -> None:
    await strict_task(office)
    phone = await opened(office, RULES, "Cách tính “trước”")
    assert "việc 2: 20/5/2024 thành 19/5/2024" in phone.last().text
    assert await due_of(office, "2") == {date(2024, 5, 20)}
    phone.tap("Tính đến hết ngày 29/6")
    await phone.sees("Đã đổi.")
    assert await due_of(office, "2") == {date(2024, 5, 19)}
    phone.tap(RULES)
    await phone.sees("Bấm mục cần đổi")
    phone.tap("Cách tính “trước”")
    await phone.sees("việc 2: 19/5/2024 thành 20/5/2024")
    phone.tap("Tính đến hết ngày 30/6")
    await phone.sees("Đã đổi.")
    assert await due_of(office, "2") == {date(2024, 5, 20)}


async def test_what_was_due_before_today_is_not_moved_and_told_again(office: Office) -> None:
    async with office.database.write() as session:
        (await session.merge(await office.task("4"))).timeline = "trước 30/4"
    phone = await opened(office, RULES, "Cách tính “trước”")
    assert "không việc nào đang mở thay đổi hạn" in phone.last().text


async def test_the_roles_are_listed(office: Office) -> None:
    phone = await opened(office, "Vai trò")
    text = phone.last().text
    assert "Trần Thị Bình, Phòng Nghiệp vụ" in text
    assert "2 người khác chỉ có vai trò chuyên viên" in text


async def test_days_off_are_typed_listed_and_dropped(office: Office) -> None:
    phone = await opened(office, command="/ngaynghi")
    assert "Quốc khánh" in phone.last().text
    phone.say("nghỉ 30/5 - 2/6")
    page = await phone.sees("Đã thêm ngày nghỉ 30/5 - 2/6 (2 ngày làm việc)")
    assert "việc 1: thứ Sáu 31/5 thành thứ Tư 29/5" in page.text
    phone.tap("Bỏ nghỉ 30/5 - 31/5")
    page = await phone.sees("Đã bỏ ngày nghỉ")
    assert "việc 1: thứ Tư 29/5 thành thứ Sáu 31/5" in page.text
    async with office.database.read() as session:
        assert (await session.scalars(select(DayOff))).all() == []


async def test_a_swapped_day_is_typed_and_dropped(office: Office) -> None:
    phone = await opened(office, "Ngày nghỉ, làm bù")
    phone.say("làm bù thứ bảy 25/5 thay 24/5")
    page = await phone.sees("Đã ghi làm bù")
    assert "làm bù thứ Bảy 25/5, nghỉ thứ Sáu 24/5" in page.text
    async with office.database.read() as session:
        (swap,) = (await session.scalars(select(WorkSwap))).all()
    assert (swap.worked_day, swap.free_day) == (date(2024, 5, 25), date(2024, 5, 24))
    phone.say("bỏ làm bù 25/5")
    await phone.sees("Đã bỏ ngày làm bù")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("làm bù thứ bảy 24/5 thay 23/5", "là thứ Sáu, không đúng thứ"),
        ("làm bù 24/5", "vốn là ngày làm việc"),
        ("nghỉ 18/5", "vốn đã nghỉ"),
        ("nghỉ 1/5 - 3/5", "đã qua"),
        ("nghỉ 31/6", "chưa đọc được"),
        ("nghỉ 1/6 - 30/8", "tối đa 31 ngày"),
        ("bỏ nghỉ 2/9", "không có ngày này"),
        ("chưa rõ", "chưa đọc được"),
    ],
)
async def test_days_that_cannot_be_are_refused_in_a_sentence(
    office: Office, typed: str, refusal: str
) -> None:
    phone = await opened(office, command="/ngaynghi")
    phone.say(typed)
    await phone.sees(refusal)
    async with office.database.read() as session:
        assert (await session.scalars(select(DayOff))).all() == []


async def test_two_at_once_end_with_one_day_off(office: Office) -> None:
    phone = await opened(office, command="/ngaynghi")
    phone.say("nghỉ 24/5")
    phone.say("nghỉ 24/5")
    await phone.sees("vốn đã nghỉ")
    async with office.database.read() as session:
        assert len((await session.scalars(select(DayOff))).all()) == 1


async def test_what_a_swapped_day_moves_is_said_of_both_days(office: Office) -> None:
    phone = await opened(office, command="/ngaynghi")
    phone.say("làm bù thứ bảy 29/6 thay 17/5")
    await phone.sees("thứ Sáu 17/5 thành thứ Năm 16/5")
    phone.say("bỏ làm bù 29/6")
    await phone.sees("thứ Năm 16/5 thành thứ Sáu 17/5")

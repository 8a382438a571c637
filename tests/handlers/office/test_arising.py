"""Tasks that arise: one line, the guided dialogue, what is refused, and what becomes of them."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Part
from bot.reminders.scheduler import plan_due
from bot.storage import Assignment, Event, Person, Plan, Session, Task, Unit
from tests.handlers.conftest import AN, BINH, CHI, DUNG, GIANG, NOW, Office
from tests.standin_person import Phone

LINE = "giao P. Nghiệp vụ báo cáo PII trước 30/6"


async def draft_of(office: Office, text: str) -> Phone:
    """The office's phone with the draft of a line on it."""
    phone = await office.enrolled(GIANG)
    phone.say(text)
    await phone.sees("Việc phát sinh")
    return phone


async def arisen(office: Office) -> list[Task]:
    async with office.database.read() as session:
        found = await session.scalars(select(Task).where(col(Task.number).startswith("PS")))
        return list(found)


async def test_one_line_and_one_tap_give_a_task(office: Office) -> None:
    phone = await draft_of(office, LINE)
    assert "30/6/2024, còn 46 ngày" in phone.last().text
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS1")
    (task,) = await arisen(office)
    assert (task.content, task.due, task.timeline) == (
        "báo cáo PII",
        date(2024, 6, 30),
        "trước 30/6",
    )


async def test_the_line_with_a_person_a_quarter_and_who_helps(office: Office) -> None:
    phone = await draft_of(office, "giao chị Bình chuẩn bị hội nghị quý 3, phối hợp Thanh tra")
    text = phone.last().text
    assert "Giao cho: Trần Thị Bình" in text
    assert "Phối hợp: Thanh tra" in text
    assert "từ 1/7/2024 đến 30/9/2024" in text


async def test_who_is_on_it_hears_of_it_and_finds_it(office: Office) -> None:
    binh = await office.enrolled(BINH)
    phone = await draft_of(office, LINE)
    phone.tap("Giao việc")
    await phone.sees(f"Bot báo tin cho: {BINH}")
    await binh.sees("giao việc mới PS1")
    binh.say("tìm PII")
    await binh.sees("PS1")
    binh.say("việc PS1")
    await binh.sees("báo cáo PII")
    binh.say("việc của phòng em tháng 6")
    await binh.sees("PS1")


async def test_the_dialogue_asks_for_one_part_after_the_other(office: Office) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("/themviec")
    await phone.sees("gõ nội dung việc")
    phone.say("Chuẩn bị hội nghị <b>khách hàng</b>")
    await phone.sees("Giao cho đơn vị hoặc người nào")
    phone.tap("Thanh tra")
    await phone.sees("Thời hạn thế nào")
    phone.say("thứ sáu tuần này")
    await phone.sees("Kết quả cần đạt là gì")
    assert "17/5/2024" in phone.last().text
    phone.tap("Bỏ qua")
    await phone.sees("bấm Giao việc")
    phone.tap("Khẩn")
    await phone.sees("Khẩn: tin giao việc")
    phone.tap("Giao việc")
    await phone.sees("Chuẩn bị hội nghị <b>khách hàng</b>")
    (task,) = await arisen(office)
    assert (task.urgent, task.expected_result) == (True, "")


async def test_every_part_can_be_changed_before_it_is_given(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.tap("Nội dung")
    await phone.sees("gõ nội dung việc")
    phone.say("báo cáo PII quý II")
    await phone.sees("Nội dung: báo cáo PII quý II")
    phone.tap("Giao cho")
    await phone.sees("Giao cho đơn vị")
    phone.say("chị Chi, anh An")
    await phone.sees("Phạm Mai Chi; Lê Văn An")
    phone.tap("Phối hợp")
    await phone.sees("Ai phối hợp")
    phone.say("Thanh tra và Sở Công Thương")
    await phone.sees("Phối hợp: Thanh tra; Sở Công Thương")
    phone.tap("Thời hạn")
    await phone.sees("Thời hạn thế nào")
    phone.tap("Cuối quý")
    await phone.sees("30/6/2024")
    phone.tap("Kết quả")
    await phone.sees("Kết quả cần đạt")
    phone.say("báo cáo được ký")
    await phone.sees("Kết quả: báo cáo được ký")
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS1")
    (task,) = await arisen(office)
    assert task.coordination == "Thanh tra; Sở Công Thương"


async def test_a_second_tap_gives_no_second_task(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.tap("Giao việc")
    phone.tap("Giao việc")
    await phone.is_told("Phần này đã kết thúc")
    assert [task.number for task in await arisen(office)] == ["PS1"]


async def test_a_redelivered_tap_gives_no_second_task(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS1")
    office.world.redeliver()
    phone.say("việc PS1")
    await phone.sees("báo cáo PII")
    assert len(await arisen(office)) == 1


async def test_the_button_of_an_earlier_draft_gives_nothing(office: Office) -> None:
    phone = await draft_of(office, LINE)
    old = phone.last()
    _, data = phone.button("Giao việc") or (None, "")
    phone.say("/huy")
    await phone.sees("Đã bỏ việc phát sinh đang soạn")
    phone.say("giao Thanh tra kiểm tra đo lường")
    await phone.sees("kiểm tra đo lường")
    phone.forge(data, message_id=old.id)
    await phone.is_told("Phần này đã kết thúc")
    assert await arisen(office) == []


async def test_numbers_go_on_and_the_plan_is_one_a_year(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.tap("Giao việc")
    await phone.sees("PS1")
    phone.say("giao Thanh tra kiểm tra đo lường")
    await phone.sees("kiểm tra đo lường")
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS2")
    async with office.database.read() as session:
        sources = (await session.scalars(select(col(Plan.source_sha256)))).all()
    assert sorted(sources) == ["0" * 64, "arisen:1:2024"]


@pytest.mark.parametrize("name", [AN, BINH, DUNG])
async def test_others_are_told_who_adds_tasks(office: Office, name: str) -> None:
    phone = await office.enrolled(name)
    phone.say("giao chị Chi kiểm tra đo lường")
    await phone.sees("Việc phát sinh do văn phòng thêm")
    phone.say("/themviec")
    await phone.sees("Việc phát sinh do văn phòng thêm")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("giao Thanh tra báo cáo trước 30/4", "Thời hạn 30/4/2024 đã qua"),
        ("giao Thanh tra " + "việc dài " * 300, "Dài quá 1.500 ký tự"),
    ],
)
async def test_what_cannot_be_is_refused_with_a_reason(
    office: Office, text: str, answer: str
) -> None:
    phone = await office.enrolled(GIANG)
    phone.say(text)
    await phone.sees(answer)
    assert await arisen(office) == []


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("\u200b\u200d\u2060", "Chưa có chữ nào đọc được"),
        ("rất dài " * 500, "Dài quá 1.500 ký tự"),
    ],
)
async def test_content_nobody_can_read_is_asked_again(
    office: Office, said: str, answer: str
) -> None:
    phone = await office.enrolled(GIANG)
    phone.say("thêm việc")
    await phone.sees("gõ nội dung việc")
    phone.say(said)
    await phone.sees(answer)
    phone.say("họp\u202e tỉnh\u200b")
    await phone.sees("Nội dung: họp tỉnh")


async def test_a_name_nobody_bears_is_asked_again(office: Office) -> None:
    phone = await draft_of(office, "thêm việc họp tỉnh")
    phone.say("phòng Kho bạc")
    await phone.sees("Không có đơn vị hay người tên “phòng Kho bạc”")
    phone.say("thah tra")
    await phone.sees("Giao cho: Thanh tra")


async def test_a_name_several_bear_is_chosen_from(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Person(org_id=1, unit_id=1, full_name="Ngô Hoà Bình"))
    phone = await draft_of(office, "giao chị Bình họp tỉnh ngày mai")
    assert "Có nhiều nơi khớp “Bình”" in phone.last().text
    phone.tap("Ngô Hoà Bình")
    await phone.sees("Giao cho: Ngô Hoà Bình")


async def test_a_unit_deleted_meanwhile_is_chosen_again(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Unit(org_id=1, name="Tổ Giúp việc"))
    phone = await draft_of(office, "giao Tổ Giúp việc họp tỉnh")
    async with office.database.write() as session:
        unit = (await session.scalars(select(Unit).where(col(Unit.name) == "Tổ Giúp việc"))).one()
        await session.delete(unit)
    phone.tap("Giao việc")
    await phone.is_told("không còn trong danh sách")
    assert await arisen(office) == []


async def test_words_at_the_whole_card_are_not_lost_silently(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.say("à thêm nữa")
    await phone.sees("chưa ghi vào mục nào")
    assert "Giao việc" in " ".join(phone.labels())


async def test_a_draft_survives_a_restart(office: Office) -> None:
    phone = await draft_of(office, LINE)
    await office.restart()
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS1")


async def test_urgent_news_goes_out_at_night(office: Office) -> None:
    binh = await office.enrolled(BINH)
    phone = await office.enrolled(GIANG)
    office.clock.move_to(NOW.replace(hour=15))  # 22:00 in the office
    phone.say("giao chị Bình họp tỉnh 16/5, khẩn")
    await phone.sees("Khẩn")
    phone.tap("Giao việc")
    await binh.sees("Việc khẩn.")


async def test_the_event_says_what_was_given(office: Office) -> None:
    phone = await draft_of(office, LINE)
    phone.tap("Giao việc")
    await phone.sees("PS1")
    (task,) = await arisen(office)
    async with office.database.read() as session:
        event = await _event(session, task, "added")
        parts = await session.scalars(
            select(col(Assignment.part)).where(col(Assignment.task_id) == task.id)
        )
        assert list(parts) == [Part.LEAD]
    assert event.after["leads"] == ["Phòng Nghiệp vụ"]
    assert event.after["timeline"] == "trước 30/6"


async def _event(session: Session, task: Task, action: str) -> Event:
    found = await session.scalars(
        select(Event).where(col(Event.subject_id) == task.id, col(Event.action) == action)
    )
    return found.one()


async def test_it_is_reminded_of_like_any_other(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await draft_of(office, "giao chị Chi họp tỉnh 22/5")
    phone.tap("Giao việc")
    await phone.sees("Đã giao việc PS1")
    await chi.sees("họp tỉnh")
    chi.look()
    office.clock.move_to(NOW.replace(day=21))
    await plan_due(office.database, office.clock)
    await chi.sees("PS1")

"""Recipients confirm, and the office sees who has and who has not."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import select
from sqlmodel import col

from bot.storage import BroadcastReceipt, Organisation, OutboxMessage, Person, Unit
from tests.handlers.broadcasts.steps import data_of, rows_of, send_now, written
from tests.handlers.conftest import AN, BINH, CHI, GIANG, NOW, Office
from tests.standin_person import Phone


async def pressed(office: Office) -> tuple[Phone, Phone]:
    """Who wrote a broadcast to a unit of two, and the one of them who is enrolled and got it."""
    an = await office.enrolled(AN)
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    await send_now(phone, 2)
    await phone.sees("Đã gửi xong")
    assert an.button("Đã nhận")
    return phone, an


async def receipts(office: Office) -> list[BroadcastReceipt]:
    async with office.database.read() as session:
        return list(await session.scalars(select(BroadcastReceipt)))


async def looked_at(phone: Phone) -> str:
    phone.say("/dondoc")
    await phone.sees("Các lần gần đây")
    phone.tap("nộp báo cáo")
    return (await phone.sees("Lần đôn đốc")).text


async def test_a_recipient_confirms_once_and_the_button_tells_when(office: Office) -> None:
    _, an = await pressed(office)
    an.tap("Đã nhận")
    await an.is_told("Đã ghi nhận lúc 9:00 ngày 15/5/2024")
    await an.wait_for(lambda: an.button("✓ Đã nhận 9:00 ngày 15/5/2024"), "the time")
    office.clock.move_to(office.clock.now() + timedelta(minutes=30))
    an.tap("✓ Đã nhận")
    await an.is_told("lúc 9:00")
    (one,) = await receipts(office)
    assert one.received_at == one.opened_at < NOW + timedelta(minutes=1)


async def test_the_office_sees_who_has_confirmed_by_unit(office: Office) -> None:
    phone, an = await pressed(office)
    assert "Đã nhận 0/2" in await looked_at(phone)
    assert "Chưa nhận: 1" in phone.labels()
    an.tap("Đã nhận")
    await an.is_told()
    text = await looked_at(phone)
    assert "Đã nhận 1/2" in text
    assert "• Phòng Nghiệp vụ: 1/2 đã nhận" in text
    phone.tap("Không tới được: 1")
    page = await phone.sees("Không tới được")
    assert page.text == f"Không tới được: 1\n• {BINH} (Phòng Nghiệp vụ): chưa ghi danh"


async def test_a_task_opened_beneath_counts_as_opened_not_as_confirmed(office: Office) -> None:
    an = await office.enrolled(AN)
    phone = await written(office, "đôn đốc những người đang trễ hạn: nộp báo cáo")
    await send_now(phone, 1)
    await an.sees("nộp báo cáo")
    an.tap("4. Rà soát danh mục")
    await an.sees("Việc 4")
    await phone.sees("Đã gửi xong")
    text = await looked_at(phone)
    assert "Đã nhận 0/1" in text
    assert "Đã mở xem: 1" in text


async def test_those_who_have_not_confirmed_are_reminded_once_an_hour(office: Office) -> None:
    phone, an = await pressed(office)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Đang nhắc 1 người")
    reminder = await an.sees("Nhắc lại")
    assert "nộp báo cáo" in reminder.text
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Anh/chị nhắc lại được từ 10:00")
    assert len(await rows_of(office)) == 2


async def test_who_confirms_meanwhile_is_not_reminded(office: Office) -> None:
    phone, an = await pressed(office)
    await looked_at(phone)
    an.tap("Đã nhận")
    await an.is_told()
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Không còn ai")


async def test_another_cannot_confirm_in_somebodys_place(office: Office) -> None:
    _, an = await pressed(office)
    chi = await office.enrolled(CHI)
    chi.forge(data_of(an, "Đã nhận"))
    await chi.is_told("không gửi cho anh/chị")
    assert await receipts(office) == []


async def test_another_organisation_reaches_nothing_of_it(office: Office) -> None:
    phone, _ = await pressed(office)
    await looked_at(phone)
    async with office.database.write() as session:
        session.add(Organisation(id=2, name="Sở khác", created_at=NOW))
        await session.flush()
        session.add(Unit(id=90, org_id=2, name="Văn phòng"))
        stranger = office.phone("Người Sở Khác")
        office_there: dict[str, Any] = {"org_id": 2, "unit_id": 90, "roles": ["office"]}
        session.add(Person(full_name="Người Sở Khác", telegram_id=stranger.user_id, **office_there))
    stranger.say("/viec")
    await stranger.sees()
    for label in ("Nhắc người chưa nhận", "Tải về Excel", "Chưa nhận"):
        stranger.forge(data_of(phone, label))
        await stranger.is_told("Không tìm thấy lần đôn đốc này")
    stranger.forge("br:1")
    await stranger.is_told("không gửi cho anh/chị")


async def test_a_lead_sees_nobody_elses(office: Office) -> None:
    phone, _ = await pressed(office)
    await looked_at(phone)
    lead = await office.enrolled(BINH)
    lead.say("/dondoc")
    page = await lead.sees("gõ nội dung")
    assert "Các lần gần đây" not in page.text
    lead.forge(data_of(phone, "Chưa nhận"))
    await lead.is_told("Không tìm thấy lần đôn đốc này")


async def test_the_workbook_has_everybody_and_no_formula(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Person(org_id=1, unit_id=1, full_name="=1+1", roles=["officer"]))
    phone = await written(office, "đôn đốc tất cả mọi người nộp báo cáo")
    await send_now(phone, 6)
    await phone.sees("Đã gửi xong")
    await looked_at(phone)
    phone.tap("Tải về Excel")
    file_id = await phone.wait_for(lambda: phone.last().file_id, "a workbook")
    stored = office.world.files.get(file_id)
    assert stored is not None
    content = office.world.files.content(stored)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert {str(row[0]) for row in rows} >= {"=1+1", AN, GIANG}
    assert len(rows) == 6
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


async def test_reminders_are_no_messages_of_the_broadcasts_own_count(office: Office) -> None:
    phone, an = await pressed(office)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await an.sees("Nhắc lại")
    async with office.database.read() as session:
        kinds = await session.scalars(
            select(col(OutboxMessage.kind)).where(col(OutboxMessage.kind).startswith("broadcast"))
        )
        assert sorted(kinds) == ["broadcast", "broadcast", "broadcast_again"]

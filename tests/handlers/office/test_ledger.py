"""The office reads what was sent and what was not, why, and what to do about it."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.domain import MessageState
from bot.storage import Organisation, OutboxMessage, Person
from tests.handlers.conftest import AN, CHI, GIANG, NOW, Office
from tests.standin_person import Phone


async def message(office: Office, name: str, state: MessageState, **values: Any) -> None:
    """A message of today in a state."""
    person = await office.person(name)
    row = {
        "org_id": 1,
        "person_id": person.id,
        "kind": "morning",
        "dedupe_key": f"{name}{state}{values}",
        "due_at": NOW - timedelta(minutes=30),
        "created_at": NOW,
        "state": state,
    }
    async with office.database.write() as session:
        session.add(OutboxMessage(**(row | values)))


async def opened(office: Office, *taps: str) -> Phone:
    phone = await office.enrolled(GIANG)
    await message(office, AN, MessageState.SENT, sent_at=NOW)
    await message(office, CHI, MessageState.UNREACHABLE, outcome="not enrolled")
    phone.say("/sogui")
    await phone.sees("Sổ gửi ngày 15/5/2024")
    for label in taps:
        phone.tap(label)
        await phone.sees()
    return phone


async def test_a_day_shows_counts_reasons_and_what_to_do(office: Office) -> None:
    phone = await opened(office)
    assert "1 tin: chưa ghi danh. Gõ /nguoi để cấp liên kết ghi danh." in phone.last().text
    assert {"Đã gửi: 1", "Không tới được: 1"} <= set(phone.labels())


async def test_each_number_opens_exactly_its_messages(office: Office) -> None:
    phone = await opened(office, "Không tới được: 1")
    text = phone.last().text
    assert f"{CHI}, tin buổi sáng: không tới được: chưa ghi danh" in text
    assert AN not in text


async def test_one_persons_messages_are_a_name_away(office: Office) -> None:
    phone = await opened(office)
    phone.say("mai chi")
    page = await phone.sees(f"Tin gửi {CHI}")
    assert "8:30" in page.text.replace("08:30", "8:30")


async def test_an_unknown_name_is_said(office: Office) -> None:
    phone = await opened(office)
    phone.say("Nguyễn Không Ai")
    await phone.sees("Không thấy ai có tên này")


async def test_another_day_is_a_tap_away_and_empty(office: Office) -> None:
    phone = await opened(office, "‹ 14/5")
    assert "0 tin" in phone.last().text
    phone.tap("Tải về ngày này")
    await phone.is_told("chưa có tin nào")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("Forbidden: bot was blocked by the user", "đã chặn bot"),
        ("Forbidden: user is deactivated", "tài khoản Telegram không còn"),
        ("Chat not found", "Telegram không tìm thấy cuộc trò chuyện"),
        ("TimedOut", "mạng chập chờn"),
        ("leave", "đang nghỉ phép"),
        ("left", "đã nghỉ công tác"),
        ("Bad Request: can't parse entities", "Telegram từ chối tin"),
    ],
)
async def test_what_telegram_said_is_put_in_words(office: Office, outcome: str, words: str) -> None:
    await message(office, AN, MessageState.FAILED, outcome=outcome)
    phone = await opened(office)
    assert words in phone.last().text
    assert outcome not in phone.last().text


async def test_the_workbook_has_every_message_and_no_formula(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Person(org_id=1, full_name="=1+1", roles=["officer"]))
    await message(office, "=1+1", MessageState.WAITING, outcome="night")
    phone = await opened(office)
    phone.tap("Tải về 30 ngày")
    sent = await phone.wait_for(lambda: _document(office, phone), "a workbook")
    sheet = load_workbook(BytesIO(sent)).worksheets[0]
    names = [row[2] for row in sheet.iter_rows(values_only=True)]
    assert sorted(str(name) for name in names[1:]) == sorted([AN, CHI, "=1+1"])
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


def _document(office: Office, phone: Phone) -> bytes | None:
    file_id = next((one.file_id for one in phone.from_bot() if one.file_id), None)
    stored = office.world.files.get(file_id) if file_id else None
    return office.world.files.content(stored) if stored else None


async def test_another_offices_messages_are_not_counted(office: Office) -> None:
    async with office.database.write() as session:
        session.add(Organisation(id=2, name="Sở khác", created_at=NOW))
        await session.flush()
        session.add(Person(id=900, org_id=2, full_name="Người Sở Khác", roles=["officer"]))
    await message(office, "Người Sở Khác", MessageState.SENT, org_id=2, sent_at=NOW)
    phone = await opened(office)
    assert phone.last().text.startswith("Sổ gửi ngày 15/5/2024\n2 tin")
    phone.forge("fp:900:20240515:0")
    await phone.is_told("Không tìm thấy người này")


@pytest.mark.parametrize("data", ["fl:00010101", "fl:10101", "fl:99991231"])
async def test_a_day_no_office_has_is_an_old_button(office: Office, data: str) -> None:
    phone = await opened(office)
    phone.forge(data)
    await phone.is_told("Nút này đã cũ")

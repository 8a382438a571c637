"""“Nhắc người chưa nhận”: who could not be reached before, too; it comes in time or never."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage
from bot.storage.broadcasts import KIND_AGAIN, TOO_LATE
from tests.handlers.broadcasts.steps import rows_of, send_now, written
from tests.handlers.broadcasts.test_files_once import AWAY
from tests.handlers.broadcasts.test_receiving import looked_at, pressed
from tests.handlers.conftest import AN, BINH, Office
from tests.standin_person import Phone


async def again_row(office: Office) -> OutboxMessage:
    async with office.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage).where(col(OutboxMessage.kind) == KIND_AGAIN)
        )
        return found.one()


async def with_a_file(office: Office, count: int) -> Phone:
    """Sent to a unit, of whom some are out of reach."""
    phone = await written(office, "đôn đốc Phòng Nghiệp vụ nộp báo cáo")
    phone.send_file("mau.pdf", b"%PDF-mau")
    await phone.sees("Tệp kèm (1)")
    await send_now(phone, count)
    await phone.sees("Đã gửi xong")
    return phone


async def test_who_has_enrolled_since_gets_the_whole_message(office: Office) -> None:
    phone = await with_a_file(office, 2)
    binh = await office.enrolled(BINH)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Trong đó 1 người trước đây chưa nhận được tin")
    message = await binh.sees("nộp báo cáo")
    assert message.file_id
    assert binh.button("Đã nhận")


async def test_who_blocks_the_bot_no_more_counts_on_the_button(office: Office) -> None:
    an = await office.enrolled(AN)
    an.block()
    phone = await with_a_file(office, 2)
    await looked_at(phone)
    assert "Không tới được: 2" in phone.labels()
    assert not [one for one in phone.labels() if "Nhắc người" in one]
    office.clock.move_to(office.clock.now() + timedelta(days=5))
    an.block(blocked=False)
    an.start()
    await an.sees()
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await an.sees("nộp báo cáo")


async def test_the_count_is_of_all_who_are_sent_something(office: Office) -> None:
    phone, an = await pressed(office)
    binh = await office.enrolled(BINH)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (2)")
    await phone.is_told("Đang nhắc 2 người")
    await an.sees("Nhắc lại")
    assert "Nhắc lại" not in (await binh.sees("nộp báo cáo")).text


async def test_the_progress_is_told_anew(office: Office) -> None:
    phone = await with_a_file(office, 2)
    assert any("Đã gửi 0/2" in one.text for one in phone.from_bot())
    binh = await office.enrolled(BINH)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await binh.sees("nộp báo cáo")
    await phone.wait_for(
        lambda: any("Đã gửi 1/2" in one.text for one in phone.from_bot()), "the progress"
    )


async def becomes(office: Office, it: Callable[[OutboxMessage], bool]) -> None:
    for _ in range(100):
        if it(await again_row(office)):
            return
        await asyncio.sleep(0.1)
    pytest.fail("it stays as it is")


async def held_up(office: Office, how_long: timedelta) -> Phone:
    """Pressed once more while Telegram was away, and the bot then down for so long."""
    phone, an = await pressed(office)
    await looked_at(phone)
    office.world.fail_next("sendMessage", chat_id=an.user_id, **AWAY)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Đang nhắc 1 người")
    await becomes(office, lambda row: bool(row.outcome))
    an.look()
    office.clock.move_to(office.clock.now() + how_long)
    return an


async def test_a_press_that_comes_on_a_later_day_says_so(office: Office) -> None:
    an = await held_up(office, timedelta(days=1))
    assert "lẽ ra gửi lúc 09:00 ngày 15/5/2024" in (await an.sees("Nhắc lại")).text


async def test_a_press_that_was_held_up_for_days_is_dropped(office: Office) -> None:
    an = await held_up(office, timedelta(days=6))
    await becomes(office, lambda row: row.state is not MessageState.WAITING)
    row = await again_row(office)
    assert (row.state, row.outcome) == (MessageState.STALE, TOO_LATE)
    assert not [one for one in an.from_bot() if "Nhắc lại" in one.text]


async def test_of_two_who_press_the_second_is_told(office: Office) -> None:
    phone = await with_a_file(office, 2)
    await office.enrolled(BINH)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Đang nhắc 1 người")
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Vừa nhắc trong giờ qua")
    assert len(await rows_of(office)) == 2

"""Whom “Nhắc người chưa nhận” counts: who can be reached, and is not being reminded already."""

from datetime import timedelta

from sqlalchemy import func, select, update
from sqlmodel import col

from bot.domain import MessageState
from bot.storage import OutboxMessage, Person
from bot.storage.broadcasts import KIND_AGAIN, TOO_LATE
from tests.handlers.broadcasts.steps import data_of
from tests.handlers.broadcasts.test_receiving import looked_at, pressed
from tests.handlers.conftest import AN, Office
from tests.standin_person import Phone


def offers_to_remind(phone: Phone) -> bool:
    return any("Nhắc người chưa nhận" in label for label in phone.labels())


async def test_pressed_each_hour_of_an_evening_it_comes_once(office: Office) -> None:
    phone, _ = await pressed(office)
    evening = office.clock.now().replace(hour=13, minute=0)  # 20:00 in the office
    office.clock.move_to(evening)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Sẽ nhắc 1 người")
    old_button = data_of(phone, "Nhắc người chưa nhận")
    for hours in (2, 3):
        office.clock.move_to(evening + timedelta(hours=hours))
        assert "Đã nhắc lại, đang chờ tới giờ gửi: 1" in await looked_at(phone)
        assert not offers_to_remind(phone)
        phone.forge(old_button)
        await phone.is_told("đã có lời nhắc đang chờ gửi")
    async with office.database.read() as session:
        waiting = select(func.count()).where(col(OutboxMessage.kind) == KIND_AGAIN)
        assert await session.scalar(waiting) == 1


async def test_once_it_has_come_they_can_be_reminded_anew(office: Office) -> None:
    phone, an = await pressed(office)
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await an.sees("Nhắc lại")
    office.clock.move_to(office.clock.now() + timedelta(minutes=61))
    await looked_at(phone)
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Đang nhắc 1 người")


async def test_who_blocks_the_bot_by_now_is_counted_apart(office: Office) -> None:
    phone, _ = await pressed(office)
    await looked_at(phone)
    old_button = data_of(phone, "Nhắc người chưa nhận")
    async with office.database.write() as session:
        gone = update(Person).where(col(Person.full_name) == AN)
        await session.execute(gone.values(unreachable_since=office.clock.now()))
    assert "Chưa nhận và hiện không tới được: 1" in await looked_at(phone)
    assert not offers_to_remind(phone)
    phone.forge(old_button)
    await phone.is_told("hiện không nhận được tin của bot")


async def test_what_was_dropped_as_too_late_is_offered_and_comes(office: Office) -> None:
    phone, an = await pressed(office)
    async with office.database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.person_id) == (await office.person(AN)).id)
            .values(state=MessageState.STALE, outcome=TOO_LATE, sent_at=None)
        )
    office.clock.move_to(office.clock.now() + timedelta(days=7))
    await looked_at(phone)
    an.look()
    phone.tap("Nhắc người chưa nhận (1)")
    await phone.is_told("Trong đó 1 người trước đây chưa nhận được tin")
    assert "lẽ ra gửi lúc" in (await an.sees("nộp báo cáo")).text

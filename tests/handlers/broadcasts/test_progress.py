"""The chat a broadcast was sent from is told how far it is, as long as it can be."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain import MessageState
from bot.services.broadcasts import progress
from bot.storage import Broadcast, Session
from tests.handlers.broadcasts.steps import rows_of, scheduled
from tests.handlers.conftest import CHI, Office
from tests.standin_person import Phone

_AN_HOUR = timedelta(hours=1, minutes=1)


async def _is_finished(office: Office) -> bool:
    async with office.database.read() as session:
        return (await session.scalars(select(Broadcast))).one().finished_at is not None


async def _until(seen: Callable[[], bool]) -> None:
    for _ in range(100):
        if seen():
            return
        await asyncio.sleep(0.1)
    pytest.fail("it does not come")


async def _comes_to_an_end(office: Office, chi: Phone) -> None:
    office.clock.move_to(office.clock.now() + _AN_HOUR)
    await chi.sees("nộp báo cáo")
    for _ in range(60):
        if await _is_finished(office):
            return
        await asyncio.sleep(0.1)
    pytest.fail("it is looked after for ever")


async def test_an_author_who_blocks_the_bot_is_told_nothing_more(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await scheduled(office)
    phone.block()
    await _comes_to_an_end(office, chi)


async def test_what_telegram_refuses_for_good_is_not_edited_again(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await scheduled(office)
    office.world.fail_next(
        "editMessageText",
        chat_id=phone.user_id,
        error_code=400,
        description="Bad Request: chat not found",
    )
    await _comes_to_an_end(office, chi)
    assert not [one for one in phone.from_bot() if "Đã gửi xong" in one.text]


async def test_a_failure_of_the_moment_is_tried_again_a_minute_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    chi = await office.enrolled(CHI)
    phone = await scheduled(office)
    tried: list[timedelta] = []
    real = progress.put_off

    async def noted(session: Session, due: progress.Due, *, until: datetime) -> None:
        tried.append(until - office.clock.now())
        await real(session, due, until=until)

    monkeypatch.setattr(progress, "put_off", noted)
    office.world.fail_next(
        "editMessageText",
        chat_id=phone.user_id,
        error_code=502,
        description="Bad Gateway",
    )
    office.clock.move_to(office.clock.now() + _AN_HOUR)
    await chi.sees("nộp báo cáo")
    await _until(lambda: bool(tried))
    await asyncio.sleep(1)  # some looks more than the one that fails
    assert len(tried) == 1
    assert not await _is_finished(office)
    office.clock.move_to(office.clock.now() + progress.AFTER_A_FAILURE)
    await phone.sees("Đã gửi xong")


async def test_what_comes_on_a_later_day_says_when_it_was_meant_for(office: Office) -> None:
    chi = await office.enrolled(CHI)
    await scheduled(office)
    office.clock.move_to(office.clock.now() + timedelta(days=1, hours=1))
    message = await chi.sees("nộp báo cáo")
    assert "Tin này đến muộn; lẽ ra gửi lúc 10:00 ngày 15/5/2024." in message.text


async def test_what_comes_at_its_hour_says_nothing_of_it(office: Office) -> None:
    chi = await office.enrolled(CHI)
    await scheduled(office)
    office.clock.move_to(office.clock.now() + _AN_HOUR)
    assert "đến muộn" not in (await chi.sees("nộp báo cáo")).text


async def test_after_days_it_is_not_sent_any_more_and_its_author_is_told_anew(
    office: Office,
) -> None:
    chi = await office.enrolled(CHI)
    phone = await scheduled(office)
    told_before = phone.last().id
    office.clock.move_to(office.clock.now() + timedelta(days=12, hours=1))
    said = await phone.sees("Không gửi nữa: 1")
    assert said.id != told_before
    assert f"• {CHI} (Thanh tra): bot gián đoạn nên quá 3 ngày làm việc" in said.text
    (row,) = await rows_of(office)
    assert row.state is MessageState.STALE
    assert not [one for one in chi.from_bot() if "nộp báo cáo" in one.text]


async def test_three_working_days_are_not_too_many(office: Office) -> None:
    chi = await office.enrolled(CHI)
    await scheduled(office)
    office.clock.move_to(office.clock.now() + timedelta(days=5, hours=1))  # over a weekend
    assert "đến muộn" in (await chi.sees("nộp báo cáo")).text

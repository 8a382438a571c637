"""Files that are out are not sent again because the words have to wait."""

from datetime import timedelta
from typing import Any

import pytest

from bot.demo.standin.line import Trouble
from tests.handlers.broadcasts.steps import send_now, written
from tests.handlers.conftest import CHI, Office
from tests.standin_person import Phone

FLOOD: dict[str, Any] = {
    "error_code": 429,
    "description": "Too Many Requests: retry after 1",
    "parameters": {"retry_after": 1},
}
AWAY: dict[str, Any] = {"error_code": 502, "description": "Bad Gateway"}


async def with_two_files(office: Office) -> Phone:
    phone = await written(office, "đôn đốc Thanh tra nộp báo cáo")
    phone.send_files([("a.pdf", b"%PDF-a"), ("b.pdf", b"%PDF-b")])
    await phone.sees("Tệp kèm (2): a.pdf, b.pdf")
    return phone


def files_at(phone: Phone) -> int:
    return sum(bool(one.file_id) for one in phone.from_bot())


async def test_words_that_meet_a_flood_limit_bring_no_files_anew(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await with_two_files(office)
    office.world.fail_next("sendMessage", chat_id=chi.user_id, times=2, **FLOOD)
    await send_now(phone, 1)
    await chi.sees("nộp báo cáo")
    assert files_at(chi) == 2


@pytest.mark.parametrize("method", ["sendMessage", "sendMediaGroup"])
async def test_whatever_part_failed_the_files_come_once(office: Office, method: str) -> None:
    chi = await office.enrolled(CHI)
    phone = await with_two_files(office)
    office.world.fail_next(method, chat_id=chi.user_id, **AWAY)
    await send_now(phone, 1)
    await phone.sees("chờ sang lúc khác: 1")
    office.clock.move_to(office.clock.now() + timedelta(minutes=31))
    await chi.sees("nộp báo cáo")
    await phone.sees("Đã gửi xong")
    assert files_at(chi) == 2


async def test_an_album_whose_answer_was_lost_comes_again_and_says_so(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await with_two_files(office)
    office.world.line.order(Trouble("sendMediaGroup", chat_id=chi.user_id, cut=True))
    await send_now(phone, 1)
    await phone.sees("chờ sang lúc khác: 1")
    office.clock.move_to(office.clock.now() + timedelta(minutes=31))
    await chi.sees("nộp báo cáo")
    await phone.sees("Đã gửi xong")
    captions = [one.text for one in chi.from_bot() if one.file_id]
    assert [bool(one) for one in captions] == [False, False, True, False]
    assert "có thể anh/chị đã nhận" in captions[2]


async def test_the_ledger_names_files_that_were_sent_again(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await with_two_files(office)
    office.world.line.order(Trouble("sendMediaGroup", chat_id=chi.user_id, cut=True))
    await send_now(phone, 1)
    await phone.sees("chờ sang lúc khác: 1")
    office.clock.move_to(office.clock.now() + timedelta(minutes=31))
    await phone.sees("Đã gửi xong")
    phone.say("/sogui")
    await phone.sees("Sổ gửi")
    phone.tap("Đã gửi")
    await phone.sees("tệp kèm được gửi lại")


async def test_words_whose_answer_was_lost_bring_no_files_anew(office: Office) -> None:
    chi = await office.enrolled(CHI)
    phone = await with_two_files(office)
    office.world.line.order(Trouble("sendMessage", chat_id=chi.user_id, cut=True))
    await send_now(phone, 1)
    await phone.sees("chờ sang lúc khác: 1")
    office.clock.move_to(office.clock.now() + timedelta(minutes=31))
    await phone.sees("Đã gửi xong")
    assert files_at(chi) == 2

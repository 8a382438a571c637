"""Files that are out are not sent again because the words have to wait."""

from datetime import timedelta
from typing import Any

import pytest

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

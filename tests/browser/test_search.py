"""A search on a phone's screen: found words stand out, and nothing is wider than the screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.demo.office import running_demo
from tests.browser.test_plans import TODAY, enrolled, look

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

ASKED = (
    ("tìm thống kê", "Kết quả tìm “Thống kê”"),
    ("tìm phần mềm quảnn lý", "Không có “phần mềm quảnn lý”"),
    ("tìm các phòng thuộc sở", "Phối hợp:"),
    ("tìm quản lý khoa học", "những việc có nhiều từ nhất"),
    ("tìm zzz", "tìm bằng ít từ hơn"),
)


async def test_found_words_stand_out_on_the_phone(chromium: "Browser", tmp_path: Path) -> None:
    async with running_demo(today=TODAY, folder=tmp_path) as demo:
        chat, phone = await enrolled(chromium, demo)
        for nth, (asked, answered) in enumerate(ASKED):
            await phone.say(asked)
            message = await phone.from_bot(answered)
            if nth == 0:
                assert "Thống kê" in await message.locator("b, strong").all_inner_texts()
            assert await chat.overflow() == 0
            await look(chat, f"search-{nth}")

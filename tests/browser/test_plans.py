"""The office sends a plan from the phone: it is read, looked through, stored and asked about."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.demo.office import Demo, running_demo
from bot.demo.sample import write_sample
from tests.browser.chat_page import ChatPage, Phone
from tests.browser.test_office import account, open_phone
from tests.real_plans import real_plans

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.browser

TODAY = date(2026, 5, 15)
CLERK = "Lê Minh Châu"


async def enrolled(chromium: "Browser", demo: Demo) -> tuple[ChatPage, Phone]:
    person = await account(demo, CLERK)
    chat = await open_phone(chromium, demo, person)
    phone = chat.phone(person)
    await phone.open_invite()
    await phone.tap("Đúng, là tôi")
    await phone.from_bot("Chào anh/chị")
    return chat, phone


async def look(chat: ChatPage, name: str) -> None:
    """A picture of the phone, for a person who sets the variable to a folder."""
    if folder := os.environ.get("NHACVIEC_PICTURES"):
        await chat.page.screenshot(path=str(Path(folder) / f"{name}.png"))


async def test_a_plan_is_sent_read_and_stored(chromium: "Browser", tmp_path: Path) -> None:
    plan = write_sample(tmp_path / "next", year=2027).word
    async with running_demo(today=TODAY, folder=tmp_path) as demo:
        chat, phone = await enrolled(chromium, demo)
        await phone.attach([plan])
        await phone.from_bot("61")
        await look(chat, "sample-summary")
        assert await chat.overflow() == 0
        await phone.tap("Lưu kế hoạch")
        await phone.from_bot("Đã lưu kế hoạch")
        await look(chat, "sample-saved")


async def test_doubtful_rows_of_a_real_plan_are_asked_one_by_one(
    chromium: "Browser", tmp_path: Path
) -> None:
    plan = real_plans() / "office" / "000_soc_trang.pdf"
    async with running_demo(today=TODAY, folder=tmp_path) as demo:
        chat, phone = await enrolled(chromium, demo)
        await phone.attach([plan])
        await phone.from_bot("80 việc")
        await look(chat, "real-summary")
        await phone.tap("Rà ")
        question = await phone.from_bot("câu hỏi")
        await look(chat, "real-question")
        first = await question.inner_text()
        await phone.tap("Không phải hạn")
        await phone.from_bot("Đã ghi")
        await chat.restart_bot()
        await look(chat, "real-second")
        assert await (await phone.from_bot("câu hỏi")).inner_text() != first
        await phone.tap("Bỏ qua hết")
        await phone.from_bot("Đã rà xong")
        await look(chat, "real-end")
        await phone.tap("Lưu kế hoạch")
        await phone.from_bot("Đã lưu kế hoạch")
        await phone.say("toàn bộ việc tháng 5 năm 2024")
        answer = await phone.from_bot("tháng 5")
        await look(chat, "real-asked")
        assert "việc" in await answer.inner_text()
        assert await chat.overflow() == 0

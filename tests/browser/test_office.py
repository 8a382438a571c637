"""The whole way in a browser: the demo itself, its real bot, and an officer at the chat page."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.demo.office import Demo, running_demo
from bot.domain import MessageState, TaskState
from bot.reminders.morning_message import MORNING
from bot.storage import OutboxMessage, Person, Task
from tests.browser.chat_page import NARROW, ChatPage
from tests.browser.samples import PDF, upload
from tests.real_plans import real_plans

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Story:
    """Who does what when; numbers and days are facts of the plan."""

    person: str
    today: date
    task: str
    week_before: str
    reminded_of: str


SAMPLE = Story("Ngô Thanh Tùng", date(2026, 5, 15), "1", "2026-06-12T08:00", "48")
REAL = Story("Lâm Thị Phú Nguyên", date(2024, 5, 15), "52", "2024-06-07T08:00", "50")

StartDemo = Callable[[Path | None, date], Awaitable[Demo]]


@pytest.fixture
async def start_demo(tmp_path: Path) -> AsyncIterator[StartDemo]:
    async with AsyncExitStack() as stack:

        async def start(plan: Path | None, today: date) -> Demo:
            demo = running_demo(plan=plan, today=today, folder=tmp_path)
            return await stack.enter_async_context(demo)

        yield start


async def account(demo: Demo, name: str) -> int:
    cards = await demo.world.refresh_people()
    return next(card.id for card in cards if card.name == name)


async def state_of(demo: Demo, number: str) -> TaskState:
    async with demo.database.read() as session:
        found = await session.scalars(select(Task).where(col(Task.number) == number))
        return found.one().state


async def more_sent_to(demo: Demo, name: str, *, than: int) -> int:
    """As `sent_to`, once it grew: a message is on the screen before the outbox notes that it is."""
    for _ in range(50):
        if (found := await sent_to(demo, name)) > than:
            return found
        await asyncio.sleep(0.1)
    return than


async def sent_to(demo: Demo, name: str) -> int:
    """How many morning messages reached a person; a head of a unit has a week's summary besides."""
    async with demo.database.read() as session:
        found = await session.scalars(
            select(OutboxMessage)
            .join(Person, col(Person.id) == col(OutboxMessage.person_id))
            .where(
                col(Person.full_name) == name,
                col(OutboxMessage.kind) == MORNING,
                col(OutboxMessage.state) == MessageState.SENT,
            )
        )
        return len(found.all())


async def open_phone(chromium: "Browser", demo: Demo, person: int) -> ChatPage:
    width, height = NARROW
    context = await chromium.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    chat = ChatPage(await context.new_page(), demo.url)
    await chat.open(person)
    return chat


async def live(story: Story, demo: Demo, chromium: "Browser") -> None:
    """Enrols, asks, completes with a file, restarts, still sees it done, is reminded once."""
    person = await account(demo, story.person)
    chat = await open_phone(chromium, demo, person)
    phone = chat.phone(person)
    await phone.open_invite()
    await phone.from_bot(story.person)
    await phone.tap("Đúng, là tôi")
    await phone.from_bot("Chào anh/chị")
    await phone.say("viec cua toi thang 5")
    await phone.from_bot("Việc của anh/chị, tháng 5")
    await phone.tap(story.task)
    await phone.from_bot(f"Việc {story.task} ·")
    await phone.tap("Hoàn thành")
    await phone.from_bot("gửi kết quả")
    await phone.attach([upload("Kết quả.pdf", PDF, "application/pdf")])
    await phone.from_bot("Kết quả.pdf")
    await chat.restart_bot()
    await phone.tap("Xong")
    await phone.from_bot("Đã ghi nhận hoàn thành")
    await chat.restart_bot()
    assert await state_of(demo, story.task) is TaskState.DONE
    await phone.say(f"việc số {story.task}")
    await phone.from_bot("đã hoàn thành")
    await phone.tap("Tệp kết quả (1)")
    await phone.element.get_by_test_id("document").filter(has_text="Kết quả.pdf").last.wait_for()
    assert await phone.download("Kết quả.pdf") == PDF
    assert await chat.overflow() == 0
    before = await sent_to(demo, story.person)
    await chat.set_clock(story.week_before)
    reminder = await phone.from_bot("Sắp đến hạn")
    assert f"{story.reminded_of}." in await reminder.inner_text()
    assert await more_sent_to(demo, story.person, than=before) == before + 1


async def test_an_officer_of_the_sample_office(chromium: "Browser", start_demo: StartDemo) -> None:
    await live(SAMPLE, await start_demo(None, SAMPLE.today), chromium)


async def test_an_officer_of_a_real_plan(chromium: "Browser", start_demo: StartDemo) -> None:
    plan = next(real_plans().glob("000_*.txt"))
    await live(REAL, await start_demo(plan, REAL.today), chromium)


async def test_what_happened_is_there_after_the_demo_was_closed(
    chromium: "Browser", tmp_path: Path
) -> None:
    async with running_demo(today=SAMPLE.today, folder=tmp_path) as demo:
        person = await account(demo, SAMPLE.person)
        chat = await open_phone(chromium, demo, person)
        await chat.phone(person).open_invite()
        await chat.phone(person).tap("Đúng, là tôi")
        await chat.phone(person).from_bot("Chào anh/chị")
    async with running_demo(today=SAMPLE.today, folder=tmp_path) as demo:
        chat = await open_phone(chromium, demo, person)
        await chat.phone(person).from_bot("Chào anh/chị")
        await chat.phone(person).say("viec cua toi thang 5")
        await chat.phone(person).from_bot("Việc của anh/chị, tháng 5")

"""A stand-in of its own for every test, a scripted bot, and headless Chromium."""

import importlib
import importlib.util
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx
import pytest

from bot.demo.standin import BotControls, ClockControls, PersonCard, World, running_standin
from tests.browser.chat_page import WIDE, ChatPage
from tests.browser.scripted_bot import ScriptedBot

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOA, DAT, CHAU, BAO = 101, 102, 103, 104
STAFF = [
    PersonCard(HOA, "Nguyễn Thị Hoà", "Văn phòng · Chánh Văn phòng", "moi-hoa"),
    PersonCard(DAT, "Trần Văn Đạt", "Phòng Quản lý khoa học · Trưởng phòng", "moi-dat"),
    PersonCard(CHAU, "Lê Minh Châu", "Thanh tra · Chuyên viên", "moi-chau"),
    PersonCard(BAO, "<img src=x onerror=alert(1)>", "<b>Thanh tra</b>", None),
]

OpenChat = Callable[..., Awaitable[ChatPage]]


@dataclass
class HandClock:
    """A clock that only the page moves."""

    now: datetime = field(default_factory=lambda: datetime(2024, 5, 15, 2, 0, tzinfo=UTC))

    def read(self) -> datetime:
        return self.now

    async def move_to(self, moment: datetime) -> None:
        self.now = moment


@pytest.fixture
def world() -> World:
    """An office of four on the morning of 15 May 2024."""
    clock = HandClock()
    world = World(now=clock.read)
    world.people = _staff
    world.clock = ClockControls(move_to=clock.move_to)
    return world


async def _staff() -> list[PersonCard]:
    return STAFF


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with running_standin(world) as (_, address):
        yield address


@pytest.fixture
async def bot(world: World, address: str) -> AsyncIterator[ScriptedBot]:
    """A bot to whom everybody on the list but the last has spoken before."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        await world.refresh_people()
        yield ScriptedBot(client, world.token)


@pytest.fixture
async def chromium() -> "AsyncIterator[Browser]":
    """Headless Chromium, or a skip that says what is missing."""
    if importlib.util.find_spec("playwright") is None:
        _unavailable("playwright is not installed")
    path = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        _unavailable(f"none of {', '.join(CHROMIUM_NAMES)} is installed")
    api = importlib.import_module("playwright.async_api")
    async with api.async_playwright() as playwright:
        browser: Browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


def _unavailable(reason: str) -> None:
    """In CI a browser test that cannot run is a failure."""
    if os.environ.get("NHACVIEC_REQUIRE") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
async def open_chat(chromium: "Browser", address: str) -> AsyncIterator[OpenChat]:
    """Opens the page with people's phones; whatever goes wrong on it fails the test."""
    troubles: list[str] = []
    async with AsyncExitStack() as contexts:

        async def open_page(
            *people: int, size: tuple[int, int] = WIDE, touch: bool = False
        ) -> ChatPage:
            context = await chromium.new_context(
                viewport={"width": size[0], "height": size[1]}, has_touch=touch, is_mobile=touch
            )
            contexts.push_async_callback(context.close)
            chat = ChatPage(await context.new_page(), address)
            _watch(chat.page, address, troubles)
            await chat.open(*people)
            return chat

        yield open_page
    assert troubles == []


def _watch(page: "Page", address: str, troubles: list[str]) -> None:
    """Notes errors in scripts, refusals by the content policy, and requests to other hosts."""
    ours = urlsplit(address).netloc
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console",
        lambda line: troubles.append(line.text) if _is_trouble(line.type, line.text) else None,
    )
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("blob:", "data:")) or urlsplit(request.url).netloc == ours
            else troubles.append(f"fetched {request.url}")
        ),
    )


def _is_trouble(kind: str, text: str) -> bool:
    # The browser notes refused and broken requests by itself; the page words those for people.
    return kind == "error" and "Failed to load resource" not in text


@pytest.fixture
def bot_controls(world: World) -> BotControls:
    """Lets the page restart a bot that is back at once."""

    async def restart() -> None:
        world.announce_bot("stopped")

    world.bot = BotControls(state=lambda: "running", restart=restart)
    return world.bot

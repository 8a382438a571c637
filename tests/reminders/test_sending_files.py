"""Messages of several calls before a Telegram that takes one a second in a chat: real time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot.clock import FixedClock
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import TOKEN, World
from bot.domain import MessageState, Speaker
from bot.handlers.kept_files import send_with_files
from bot.messages.answer import Answer, KeptFile
from bot.reminders import rendering
from bot.reminders.delivery import WORKERS, Delivery
from bot.reminders.pace import Pace
from bot.reminders.pace_calls import PacedCalls
from bot.reminders.pace_chats import Limits
from bot.reminders.rendering import Queued
from bot.services.tasks.files import FileStore
from bot.storage import Database, Session
from bot.storage.engine import upgrade
from tests.storage.sending_office import NOW, messages, opened, told

TEXT = "Việc gấp"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    upgrade(url)
    made = Database(url)
    yield made
    await made.close()


@pytest.fixture(autouse=True)
def with_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FileStore:
    """Every message of the outbox has two files."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    store = FileStore(tmp_path)
    names = ("a.txt", "b.txt")
    kept = tuple(KeptFile(store.keep(name.encode()), name, False, "") for name in names)

    async def render(_session: Session, _queued: Queued, _who: Speaker, _now: datetime) -> Answer:
        return Answer(TEXT, kept=kept)

    monkeypatch.setitem(rendering._renders, "notice", render)
    return store


@asynccontextmanager
async def sending(
    database: Database, world: World, store: FileStore, limits: Limits
) -> AsyncIterator[Delivery]:
    """A bot that keeps to these limits."""
    pace = Pace(limits)
    async with running_standin(world) as (_, url):
        bot: ExtBot[None] = ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=PacedCalls(pace))
        async with bot:
            send = partial(send_with_files, bot, files=store)
            yield Delivery(database, FixedClock(NOW), send, pace)


def got(world: World) -> tuple[int, int]:
    """Files and texts that came."""
    came = [one for chat in world.chats.values() for one in chat.messages.values()]
    ours = [one for one in came if one.sender_id == world.bot_id]
    texts = sum(1 for one in ours if one.text == TEXT)
    return len(ours) - texts, texts


async def test_files_and_their_text_keep_a_chats_second(
    database: Database, with_files: FileStore
) -> None:
    world = World(enforce_limits=True)
    await told(database, await opened(database, 3, world=world))
    async with sending(database, world, with_files, Limits()) as delivery:
        assert await delivery.deliver_due() == 3
    assert (world.limits.refusals, got(world)) == (0, (6, 3))


async def test_a_small_share_of_the_limit_never_locks_up(
    database: Database, with_files: FileStore
) -> None:
    world = World()
    await told(database, await opened(database, 9, world=world))
    limits = Limits(a_second=WORKERS - 1, between=0.0, second=0.02)
    async with sending(database, world, with_files, limits) as delivery, asyncio.timeout(20):
        assert await delivery.deliver_due() == 9
    assert got(world) == (18, 9)
    assert {one.state for one in await messages(database)} == {MessageState.SENT}

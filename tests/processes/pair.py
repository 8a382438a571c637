"""An office served by two bots on one database, each with connections and a webhook of its own."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from bot.app import create_application, running
from bot.clock import Clock
from bot.config import Settings
from bot.context import Parts, parts_of
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import TOKEN, World
from bot.storage import Database
from tests.handlers.conftest import NOW, Office
from tests.processes.proxy import HOST, Proxy
from tests.processes.waiting import becomes

SECRET = "bi-mat-dung-de-thu"


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


@dataclass
class Pair:
    """Two bots; what is sent from now on goes to one of them with `to`."""

    office: Office
    proxy: Proxy
    settings: list[Settings]
    clock: Clock
    parts: list[Parts] = field(default_factory=list)
    bots: list[AsyncExitStack] = field(default_factory=list)

    def to(self, index: int) -> None:
        """All that is sent from now on goes to this bot."""
        self.proxy.only = index

    async def start(self, settings: Settings) -> None:
        bot = AsyncExitStack()
        database = Database(settings.database_url)
        bot.push_async_callback(database.close)
        application = create_application(settings, database, self.clock)
        self.bots.append(bot)
        self.parts.append(parts_of(application))
        await bot.enter_async_context(running(application))

    async def stop(self, index: int) -> None:
        bot, self.bots[index] = self.bots[index], AsyncExitStack()
        await bot.aclose()

    async def until(self, index: int, *, ticks: bool) -> None:
        """Waits until this bot ticks, or does not."""
        await becomes(lambda: self.parts[index].ticker.ticks is ticks)


@asynccontextmanager
async def running_pair(url: str, folder: Path, *, count: int = 2) -> AsyncIterator[Pair]:
    """An office with so many bots on this database, which has its staff and plan."""
    clock = Clock()
    clock.move_to(NOW)
    async with AsyncExitStack() as stack:
        database = Database(url)
        stack.push_async_callback(database.close)
        world, address = await stack.enter_async_context(running_standin(World(now=clock.now)))
        proxy = Proxy()
        webhook_url = await stack.enter_async_context(proxy.open())
        every = [_settings(url, address, webhook_url, folder) for _ in range(count)]
        proxy.bots = [f"http://{settings.listen}" for settings in every]
        office = Office(world, database, clock, folder / "files", _no_restart)
        pair = Pair(office, proxy, every, clock)
        for index, settings in enumerate(every):
            await pair.start(settings)
            stack.push_async_callback(pair.stop, index)
        yield pair


def _settings(url: str, telegram: str, webhook_url: str, folder: Path) -> Settings:
    return Settings(
        token=SecretStr(TOKEN),
        database_url=url,
        telegram_api_url=telegram,
        files_dir=folder / "files",
        proxy_url=None,
        webhook_url=webhook_url,
        webhook_secret=SecretStr(SECRET),
        listen=f"{HOST}:{free_port()}",
    )


async def _no_restart() -> None:
    raise NotImplementedError

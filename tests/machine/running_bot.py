"""The real application before the strict stand-in, one update at a time and without waiting."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import SecretStr
from structlog.testing import capture_logs
from telegram import Update

from bot.app import create_application, delivery_of, introduced
from bot.clock import FixedClock
from bot.config import Settings
from bot.context import OfficeApplication
from bot.demo.standin.server import running_standin
from bot.demo.standin.world import TOKEN, World
from bot.reminders.scheduler import forget_old, tick
from bot.services.chores import CHORES
from bot.storage import Database
from tests.machine.desk import NO_LIMITS
from tests.machine.small_office import NOW, copy


@dataclass
class RunningBot:
    """Updates are handed over by `hear`; nothing ticks but in `wait`."""

    path: Path
    world: World
    database: Database
    clock: FixedClock
    settings: Settings
    application: OfficeApplication = field(init=False)
    logs: list[Any] = field(default_factory=list)
    """What was logged as an error."""
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self) -> None:
        with patch("bot.reminders.pace.Limits", lambda: NO_LIMITS):
            self.application = create_application(self.settings, self.database, self.clock)
        queue = self.application.job_queue
        for job in queue.jobs() if queue else ():
            job.schedule_removal()
        self._running = AsyncExitStack()
        await self._running.enter_async_context(introduced(self.application))
        await self.application.start()
        self._running.push_async_callback(self.application.stop)

    async def stop(self) -> None:
        await self._running.aclose()

    async def hear(self) -> list[Update]:
        """Everything people did since, of two people at once; gives the updates."""
        found = json.loads(self.world.updates.first(100))
        self.world.updates.drop_all()
        updates = [Update.de_json(one, self.application.bot) for one in found]
        with capture_logs() as logs:
            await asyncio.gather(*map(self._process, updates))
        self._note(logs)
        return updates

    async def _process(self, update: Update) -> None:
        processor = self.application.update_processor
        await processor.process_update(update, self.application.process_update(update))

    async def wait(self, span: timedelta) -> None:
        """So much later, after everything that runs by itself has run."""
        self.clock.move_to(self.clock.now() + span)
        with capture_logs() as logs:
            await tick(self.database, self.clock, delivery_of(self.application), CHORES)
            await forget_old(self.database, self.clock)
        self._note(logs)

    def _note(self, logs: list[Any]) -> None:
        self.logs += [entry for entry in logs if entry["log_level"] in ("error", "critical")]


@asynccontextmanager
async def running_bot(template: Path, folder: Path) -> AsyncIterator[RunningBot]:
    """A fresh office with its bot at work."""
    path = folder / "phones.db"
    url = copy(template, path)
    clock = FixedClock(NOW)
    database = Database(url)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        world, address = await stack.enter_async_context(running_standin(World(now=clock.now)))
        settings = Settings(
            token=SecretStr(TOKEN),
            database_url=url,
            telegram_api_url=address,
            files_dir=folder / "files",
            proxy_url=None,
            webhook_url=None,
        )
        bot = RunningBot(path, world, database, clock, settings)
        await bot.start()
        stack.push_async_callback(bot.stop)
        yield bot

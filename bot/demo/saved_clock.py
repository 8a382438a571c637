"""The demo's clock: it can be moved, and goes on where it stopped the next time."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.storage import Database
from bot.storage.bot_state import keep_clock
from bot.storage.engine import DatabaseAway

_SAVED_EVERY = 20.0
"""Seconds; a demo that was killed goes back by so much at most."""


class SavedClock(Clock):
    """Begins at `opening`, else now; without an opening it never falls behind the machine's."""

    def __init__(self, file: Path, *, opening: datetime | None) -> None:
        super().__init__()
        self._file = file
        if file.is_file():
            saved = datetime.fromisoformat(json.loads(file.read_text())["now"])
            super().move_to(max(saved, self.now()) if opening is None else saved)
        elif opening is not None:
            super().move_to(opening)

    def move_to(self, instant: datetime) -> None:
        super().move_to(instant)
        self.save()

    def save(self) -> None:
        """Keeps how far it has gone on."""
        half = self._file.with_suffix(".half")
        half.write_text(json.dumps({"now": self.now().isoformat()}))
        half.replace(self._file)


@asynccontextmanager
async def saving(clock: SavedClock, database: Database) -> AsyncIterator[None]:
    """It never goes back, however the demo ends; a terminal hears of it while the demo runs."""

    async def save() -> None:
        while True:
            clock.save()
            with suppress(DatabaseAway, SQLAlchemyError):  # the next turn says it
                await tell_terminal(database, clock)
            await asyncio.sleep(_SAVED_EVERY)

    task = asyncio.create_task(save())
    try:
        yield
    finally:
        task.cancel()
        clock.save()


async def tell_terminal(database: Database, clock: Clock) -> None:
    """Broadcasts of the terminal go by the demo's clock as well."""
    async with database.write() as session:
        await keep_clock(session, clock.ahead, machine=datetime.now(UTC))

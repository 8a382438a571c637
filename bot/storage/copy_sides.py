"""The two databases of a copy, and that no bot ticks on either while it lasts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from bot.errors import NhacViecError
from bot.storage.engine import DatabaseAway, newest_revision
from bot.storage.locks import TICKER, Locks, locks_of

_LOOK_EVERY = 3.0
"""Seconds; the server lets go of who says nothing for fifteen."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two databases; `name` is source or target."""

    name: str
    url: str

    def fails(self, key: str, **values: object) -> NhacViecError:
        return NhacViecError(key, side=self.name, **values)


@dataclass(frozen=True, slots=True)
class Rest:
    """Nobody else ticks on this database for as long as the lock is the one that was taken."""

    side: Side
    locks: Locks
    session: int

    async def require(self) -> None:
        """Raises where the lock was lost, so that a bot may have been at work since."""
        with suppress(DatabaseAway):
            await self.locks.check()
        if self.locks.session != self.session:
            raise self.side.fails("copy-lock-lost")


@asynccontextmanager
async def at_rest(side: Side) -> AsyncIterator[Rest]:
    """Nobody ticks on this database, and nobody begins to meanwhile."""
    _require_place(side)
    locks = locks_of(side.url)
    try:
        if not await locks.take(TICKER):
            raise side.fails("copy-in-use")
        looking = asyncio.create_task(_keep(locks))
        try:
            yield Rest(side, locks, locks.session)
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)
    except DatabaseAway as error:
        raise side.fails("copy-unreachable") from error
    finally:
        await locks.aclose()


async def _keep(locks: Locks) -> None:
    """Says now and then that we are here; what is lost is found by whoever requires it."""
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        with suppress(DatabaseAway):
            await locks.check()


def _require_place(side: Side) -> None:
    """A target may be a file that is not there yet; SQLite would make such a source, too."""
    if not side.url.startswith("sqlite"):
        return
    file = Path(make_url(side.url).database or "")
    if side.name == "source" and not file.is_file():
        raise side.fails("copy-unreachable")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise side.fails("copy-unreachable") from error


def revision() -> dict[str, Any]:
    """What both databases must be at, as a value of a sentence."""
    return {"revision": newest_revision()}

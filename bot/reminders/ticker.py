"""Who ticks: one process at a time plans, forgets and does the chores; all of them deliver.

Two that tick at once would do no harm, since whatever a tick adds has a dedupe key or locks its
rows; the lock spares the database the same questions from every process.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog

from bot.storage.engine import DatabaseAway
from bot.storage.locks import TICKER, Locks

_log = structlog.get_logger(__name__)
_EVERY = 1.0
"""Seconds between two looks: so soon another process takes over."""
Tick = Callable[[], Coroutine[Any, Any, object]]


class Ticker:
    """Whether this process is the one that ticks."""

    def __init__(self, locks: Locks) -> None:
        self._locks = locks
        self._held_in: int | None = None
        self._stands_by = False
        self._one_at_a_time = asyncio.Lock()
        self._at_work: set[asyncio.Task[object]] = set()

    @property
    def ticks(self) -> bool:
        """Whether it was this process when last looked."""
        return self._held_in is not None and self._held_in == self._locks.session

    @asynccontextmanager
    async def tended(self) -> AsyncIterator[None]:
        """Takes the lock as soon as nobody else has it, and lets it go at the end."""
        await self.look()
        tending = asyncio.create_task(self._tend())
        try:
            yield
        finally:
            tending.cancel()
            with suppress(asyncio.CancelledError):
                await tending
            self._held_in = None
            await self._locks.let_go(TICKER)

    async def look(self) -> bool:
        """Takes the lock, or makes sure that it is still ours; stops what ticks where it is not."""
        async with self._one_at_a_time:
            try:
                await self._look()
            except DatabaseAway:
                self._lose()
            return self.ticks

    async def _look(self) -> None:
        if self._held_in is not None:
            await self._locks.check()
        if self.ticks:
            return
        self._lose()
        if await self._locks.take(TICKER):
            self._held_in = self._locks.session
            self._stands_by = False
            _log.info("ticks_now")
        elif not self._stands_by:
            self._stands_by = True
            _log.info("stands_by")

    async def run(self, tick: Tick) -> None:
        """Does this where the lock is ours; a tick under way is stopped when it is lost."""
        if not await self.look():
            return
        task = asyncio.create_task(tick())
        self._at_work.add(task)
        try:
            await asyncio.wait({task})
        finally:
            self._at_work.discard(task)
            task.cancel()
        if not task.cancelled():
            task.result()

    def _lose(self) -> None:
        if self._held_in is None:
            return
        self._held_in = None
        _log.warning("ticks_no_more", stopped=len(self._at_work))
        for task in self._at_work:
            task.cancel()

    async def _tend(self) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            await self.look()

"""Telegram's thirty messages a second are one bot's, however many processes it runs in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import monotonic
from uuid import uuid4

from bot.reminders.pace import Pace
from bot.storage import Database, sending_shares
from bot.storage.engine import DatabaseAway, migrates_itself

_RENEWED_EVERY = 1.0
"""Seconds; well below the time a share holds."""


class SharedPace:
    """Keeps this process's part of them while it sends, and hears when all are to pause."""

    def __init__(self, database: Database, pace: Pace) -> None:
        self._database = database
        self._pace = pace
        self.process = uuid4().hex
        self._renewed_at = -_RENEWED_EVERY

    async def keep(self) -> bool:
        """Renews the part where it is time; whether anything may be sent."""
        if monotonic() - self._renewed_at >= _RENEWED_EVERY:
            await self._renew()
        return self._pace.capacity > 0

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Renews it all the while, however long Telegram takes to answer."""
        is_over = asyncio.Event()
        keeping = asyncio.create_task(self._keep_until(is_over))
        try:
            yield
        finally:
            is_over.set()  # and no cancelling, which would leave a transaction half done
            await keeping

    async def _keep_until(self, is_over: asyncio.Event) -> None:
        while not is_over.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(_RENEWED_EVERY):
                    await is_over.wait()
                return
            with suppress(DatabaseAway):
                await self._renew()

    async def _renew(self) -> None:
        began, before, in_use = monotonic(), self._pace.capacity, self._pace.in_use
        # Nothing more is taken up meanwhile: what is not in use may be another's in a moment.
        self._pace.capacity = min(before, max(in_use, 1))
        try:
            async with self._database.write() as session:
                share = await sending_shares.renew(
                    session, self.process, in_use=in_use, of=self._pace.limits.a_second
                )
        except DatabaseAway:
            self._pace.capacity = before
            raise
        self._renewed_at = began
        # An SQLite file has one bot: a command beside it, or a start after a crash, need not
        # wait for what another still holds.
        alone = migrates_itself(self._database.url)
        self._pace.capacity = self._pace.limits.a_second if alone else min(share.held, share.fair)
        if share.pause:
            self._pace.pause(share.pause)

    async def leave(self) -> None:
        """This process sends no more: whoever starts next need not wait for its part to run out."""
        with suppress(DatabaseAway):
            async with self._database.write() as session:
                await sending_shares.give_up(session, self.process)

    async def pause_all(self, seconds: float) -> None:
        """Telegram asked the whole bot to wait: every process hears of it within a second."""
        async with self._database.write() as session:
            await sending_shares.pause_all(session, pause=seconds)

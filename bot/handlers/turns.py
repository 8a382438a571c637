"""Where several processes take updates: one person's one after the other, and none of them twice.

Telegram calls again what was not answered in time, perhaps another process than the first. Locks
are lost with their connection, though whoever held them may be alive: it takes them again within
moments, and for so long whoever finds them free waits.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress

from telegram import Update

from bot.clock import Clock
from bot.errors import NhacViecError
from bot.storage import Database, updates
from bot.storage.engine import DatabaseAway
from bot.storage.locks import Locks

_PATIENCE = 60.0
"""Seconds to wait for another process; who waited in vain leaves it to Telegram's next call."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.2
_LOOK_EVERY = 0.5
"""Seconds between two looks whether the locks are still ours."""
_GRACE = 2.0
"""Seconds for a process that lost its connection to come back for what it is handling."""
_AWAY_TIMES = 2
"""Failures in a row until the database counts as away: the first may be of an old connection."""


class NotItsTurn(NhacViecError):
    """Another process is still at work for this person; nothing was handled."""

    key = "not-its-turn"


class Turns:
    """The order of each person's updates, kept in the database they all work on."""

    def __init__(self, database: Database, clock: Clock, locks: Locks) -> None:
        self._database = database
        self._clock = clock
        self._locks = locks

    @asynccontextmanager
    async def taken(self, update: Update, whose: int) -> AsyncIterator[bool]:
        """The turn of an update; False where it was handled before. No two at once of a person.

        What was handled is noted at the end: an update of a process that died comes again.
        Raises `NotItsTurn` after waiting in vain.
        """
        async with AsyncExitStack() as stack:
            if self._locks.is_shared:
                await stack.enter_async_context(self._locked(update, whose))
            is_first = not await self._is_seen(update)
            yield is_first
            if is_first:
                await self._note(update)

    @asynccontextmanager
    async def _locked(self, update: Update, whose: int) -> AsyncIterator[None]:
        """A database that is away is told of by whoever handles the update."""
        names = (f"update:{update.update_id}", f"turn:{whose}")
        try:
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._take_both(update, *names)
            except TimeoutError as error:
                raise NotItsTurn from error
            except DatabaseAway:
                pass
            keeping = asyncio.create_task(self._keep(names))
            try:
                yield
            finally:
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)
        finally:
            for name in names:
                await self._locks.let_go(name)

    async def _take_both(self, update: Update, itself: str, turn: str) -> None:
        if not await self._wait(itself) and not await self._is_seen(update):
            # Another had it and has not ended it: it is dead, or was cut off and comes back.
            await self._locks.let_go(itself)
            await asyncio.sleep(_GRACE)
            await self._wait(itself)
        await self._wait(turn)

    async def _wait(self, name: str) -> bool:
        """Takes a lock; whether it was free at once."""
        pause, is_free = _FIRST_PAUSE, True
        while not await self._take(name):
            is_free = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        return is_free

    async def _take(self, name: str) -> bool:
        for _ in range(_AWAY_TIMES - 1):
            with suppress(DatabaseAway):
                return await self._locks.take(name)
        return await self._locks.take(name)

    async def _keep(self, names: tuple[str, ...]) -> None:
        """Takes the locks again whenever they were lost with their connection."""
        taken_in = dict.fromkeys(names, self._locks.session)
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            with suppress(DatabaseAway):
                await self._locks.check()
                # Until the server lets go of the old connection it is refused, and asked again.
                for name in names:
                    if taken_in[name] != self._locks.session and await self._locks.take(name):
                        taken_in[name] = self._locks.session

    async def _is_seen(self, update: Update) -> bool:
        try:
            async with self._database.read() as session:
                return await updates.is_seen(session, update.get_bot().id, update.update_id)
        except DatabaseAway:
            return False

    async def _note(self, update: Update) -> None:
        with suppress(DatabaseAway):
            async with self._database.write() as session:
                bot_id, now = update.get_bot().id, self._clock.now()
                await updates.note(session, bot_id, update.update_id, now=now)

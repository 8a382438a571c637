"""Each update is handled once, and known to be answered; over processes one after the other.

What comes again was not answered in time, or by a process that died, perhaps after the act. Locks
are lost with their connection, though whoever held them may be alive: it takes them again within
moments, and for so long whoever finds them free waits.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from itertools import islice

import structlog
from telegram import Update

from bot.clock import Clock
from bot.errors import NhacViecError
from bot.storage import Database, updates
from bot.storage.engine import DatabaseAway
from bot.storage.locks import Locks
from bot.storage.updates import Seen

_log = structlog.get_logger(__name__)
_PATIENCE = 60.0
"""Seconds to wait for another process; who waited in vain leaves it to Telegram's next call."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.2
_LOOK_EVERY = 0.5
"""Seconds between two looks whether the locks are still ours."""
_GRACE = 2.0
"""Seconds for a process that lost its connection to come back for what it is handling."""
_GATHER = 0.05
"""Seconds in which ends are gathered; who dies meanwhile may answer these once more."""
_AGAIN = 2.0
"""Seconds until ends that could not be noted are noted."""
_AT_A_TIME = 500
_AWAY_TIMES = 2
"""Failures in a row until the database counts as away: the first may be of an old connection."""


class NotItsTurn(NhacViecError):
    """Another process is still at work for this person; nothing was handled."""

    key = "not-its-turn"


class Unanswered(NhacViecError):
    """The answer could not leave; the update is to come again."""

    key = "unanswered"


class Turns:
    """The order of each person's updates, kept in the database they all work on."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        locks: Locks,
        *,
        unanswered: set[int],
        is_alone: bool = False,
    ) -> None:
        """A process that takes all updates itself is alone; `unanswered` is handled in vain."""
        self._database = database
        self._clock = clock
        self._locks = locks
        self._unanswered = unanswered
        self._is_alone = is_alone
        self._ended: list[int] = []
        self._noting: set[asyncio.Task[None]] = set()
        self._unnoted: dict[int, int] = {}
        """Ended while the database was away, in their order, and whose bot's they are."""
        self._again: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def taken(self, update: Update, whose: int) -> AsyncIterator[Seen]:
        """The turn of an update, and how far it came before. No two at once of a person.

        That it is answered is noted at the end: an update of a process that died comes again.
        Raises `NotItsTurn` after waiting in vain, and `Unanswered` at the end.
        """
        async with AsyncExitStack() as stack:
            if self._locks.is_shared and not self._is_alone:
                await stack.enter_async_context(self._locked(update, whose))
            seen = await self._how_far(update)
            try:
                yield seen
                if update.update_id in self._unanswered:
                    raise Unanswered
            finally:
                self._unanswered.discard(update.update_id)
            await self.end(update)  # of what comes again, too: it was kept again

    async def end(self, update: Update) -> None:
        """Nothing more is to be said to this update; alone, that is noted for several at once."""
        bot_id = update.get_bot().id
        if not self._is_alone:
            await self._note(bot_id, [update.update_id])
            return
        if not self._ended:
            noting = asyncio.create_task(self._note_soon(bot_id))
            self._noting.add(noting)
            noting.add_done_callback(self._noting.discard)
        self._ended.append(update.update_id)

    async def settled(self) -> None:
        """Waits until every end so far is noted; nobody's next update need wait for that."""
        if self._noting:
            await asyncio.wait(set(self._noting))

    def has_ended(self, update_id: int) -> bool:
        """Whether it was answered here, though that may not be noted yet."""
        return update_id in self._unnoted or update_id in self._ended

    async def leave(self) -> None:
        """Notes what can be noted; nothing is handled any more."""
        await self.settled()
        if self._again is None:
            return
        self._again.cancel()
        await asyncio.gather(self._again, return_exceptions=True)
        with suppress(DatabaseAway):
            await self._note_what_waits()

    async def _note_soon(self, bot_id: int) -> None:
        await asyncio.sleep(_GATHER)
        ended, self._ended = self._ended, []
        await self._note(bot_id, ended)

    async def _note(self, bot_id: int, ended: list[int]) -> None:
        """Where the database is away, once it is back; who is killed before answers once more."""
        try:
            await self._write(bot_id, ended)
        except DatabaseAway as error:
            _log.warning("ends_not_noted", count=len(ended), error=str(error.__cause__))
            self._unnoted |= dict.fromkeys(ended, bot_id)
            if self._again is None or self._again.done():
                self._again = asyncio.create_task(self._note_again())

    async def _note_again(self) -> None:
        while self._unnoted:
            await asyncio.sleep(_AGAIN)
            with suppress(DatabaseAway):
                await self._note_what_waits()

    async def _note_what_waits(self) -> None:
        """Raises `DatabaseAway`."""
        while ended := list(islice(self._unnoted, _AT_A_TIME)):
            await self._write(self._unnoted[ended[0]], ended)
            for number in ended:
                self._unnoted.pop(number, None)

    async def _write(self, bot_id: int, ended: list[int]) -> None:
        async with self._database.write() as session:
            await updates.note_answered(session, bot_id, *ended, now=self._clock.now())

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
        if not await self._wait(itself) and await self._how_far(update) is not Seen.ANSWERED:
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

    async def _how_far(self, update: Update) -> Seen:
        try:
            async with self._database.read() as session:
                return await updates.how_far(session, update.get_bot().id, update.update_id)
        except DatabaseAway:
            return Seen.NEW

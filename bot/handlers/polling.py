"""Asking Telegram for updates. It is told to forget one when that is kept here, not before.

The library's own loop tells it as soon as an update is in memory, where a crash loses it
(docs/adr/0009-what-came-is-kept-until-it-is-answered.md).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import BadRequest, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.context import OfficeApplication, parts_of
from bot.errors import BadSettings
from bot.handlers.at_start import made_at_start
from bot.handlers.chat_order import ChatOrder
from bot.handlers.in_the_air import InTheAir, read_update
from bot.handlers.left_behind import LeftBehind
from bot.reminders.pace_calls import seconds_of
from bot.reminders.refusals import never_left
from bot.storage import waiting_updates
from bot.storage.engine import DatabaseAway

_log = structlog.get_logger(__name__)
_HANGS = 30
"""Seconds Telegram may take to have something."""
_SLACK = 10.0
"""Seconds more until a call counts as lost."""
_GATHER = 0.01
"""Seconds between two calls: under load one brings many updates, not one each."""
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_LAST_WORDS = 30.0
"""Seconds for what is being handled when the bot stops; what takes longer is taken up again."""
_HEAD_START = 3.0
"""Seconds at most that what was left behind may keep the bot from hearing what is new."""

Content = dict[str, Any]


@asynccontextmanager
async def polling_open(
    application: OfficeApplication, request: BaseRequest, order: ChatOrder, *, kinds: list[str]
) -> AsyncIterator[None]:
    """Updates come while the block runs; it is ended with an error should they cease to.

    Raises `BadSettings` where Telegram is out of reach.
    """
    try:
        await made_at_start(application.bot.delete_webhook)
    except BadRequest as error:
        raise BadSettings("telegram-unreachable") from error
    async with request:
        polling = Polling(application, request, order, kinds=kinds)
        try:
            async with _with(polling.run()):
                yield
        finally:
            await polling.in_the_air.finish(within=_LAST_WORDS)


@asynccontextmanager
async def _with(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work without end beside the block; a bot that hears nobody must not look alive."""
    block, running = asyncio.current_task(), asyncio.create_task(work)

    def ended(_: "asyncio.Task[None]") -> None:
        if not running.cancelled() and block is not None:
            _log.critical("polling_ended", exc_info=running.exception())
            block.cancel()

    running.add_done_callback(ended)
    try:
        yield
    except asyncio.CancelledError:
        if not running.done() or running.cancelled():
            raise
        raise RuntimeError("polling ended") from running.exception()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


class Polling:
    """The one process that asks; Telegram lets no two of them do so."""

    def __init__(
        self,
        application: OfficeApplication,
        request: BaseRequest,
        order: ChatOrder,
        *,
        kinds: list[str],
    ) -> None:
        self.in_the_air = InTheAir(application)
        self._left = LeftBehind(application, self.in_the_air, order)
        self._application = application
        self._request = request
        self._kinds = json.dumps(kinds)
        self._offset: int | None = None
        self._pause = 0.0
        """Seconds to wait after the last call, growing while calls fail."""

    async def run(self) -> None:
        """Call after call without end, and beside it what an earlier process left behind."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._left.tended())
            tasks.create_task(self._ask())

    async def _ask(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_HEAD_START):
                await self._left.is_sorted.wait()
        while True:
            pause = await self._asked_once()
            await asyncio.sleep(pause)

    async def _asked_once(self) -> float:
        """Seconds to wait until the next call."""
        try:
            await self._take(await self._fetch())
        except RetryAfter as error:
            return seconds_of(error) + 0.5
        except TelegramError as error:
            if isinstance(error, TimedOut) and not never_left(error):
                return _GATHER  # the line was dead; the next call may take another
            return self._failed(error.message or type(error).__name__)
        except Exception as error:  # noqa: BLE001 - else nobody would be heard any more
            return self._failed("unexpected", error)
        self._pause = 0.0
        return _GATHER

    def _failed(self, why: str, error: Exception | None = None) -> float:
        self._pause = min(max(self._pause * 1.5, _FIRST_PAUSE), _LONGEST_PAUSE)
        _log.warning("polling_failed", error=why, wait=self._pause, exc_info=error)
        return self._pause

    async def _fetch(self) -> list[Content]:
        """As it came: the library's own method gives nothing where one update cannot be read."""
        asked = {"timeout": _HANGS, "allowed_updates": self._kinds}
        if self._offset is not None:
            asked["offset"] = self._offset
        url = f"{self._application.bot.base_url}/getUpdates?{urlencode(asked)}"
        came = await self._request.post(url, read_timeout=_HANGS + _SLACK)
        return [one for one in came if "update_id" in one] if isinstance(came, list) else []

    async def _take(self, came: list[Content]) -> None:
        """Keeps what came, then handles it; the next call tells Telegram that it is kept."""
        if not came:
            return
        contents, readable = {}, {}
        for content in came:
            if update := read_update(self._application, content):
                contents[update.update_id], readable[update.update_id] = content, update
        new = await self._keep(contents) if contents else set()
        self._offset = came[-1]["update_id"] + 1
        for number in sorted(new):
            self._left.begin(readable[number])

    async def _keep(self, contents: dict[int, Content]) -> set[int]:
        """Which of them are not being handled yet.

        Where the database is away they are handled all the same: whoever waits is told so.
        """
        parts = parts_of(self._application)
        bot_id, now = self._application.bot.id, parts.clock.now()
        try:
            async with parts.database.write() as session:
                return await waiting_updates.keep(session, bot_id, contents, now=now)
        except DatabaseAway as error:
            _log.warning("updates_not_kept", count=len(contents), error=str(error.__cause__))
            return {number for number in contents if number not in self.in_the_air}

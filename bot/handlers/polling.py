"""Asking Telegram for updates. It is told to forget one when that is kept here, not before.

The library's own loop tells it as soon as an update is in memory, where a crash loses it
(docs/adr/0009-what-came-is-kept-until-it-is-answered.md).
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Update
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest

from bot.context import OfficeApplication, parts_of
from bot.errors import BadSettings
from bot.handlers.in_the_air import InTheAir, read_update
from bot.handlers.late_answers import LateAnswers
from bot.reminders.pace_calls import seconds_of
from bot.storage import WaitingUpdate, updates, waiting_updates
from bot.storage.engine import DatabaseAway
from bot.storage.updates import Seen

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
_AGAIN = 5.0
"""Seconds until what could not be ended is tried again."""
_TRIES = 3
"""An update that was cut off so often may be what cuts the bot off."""

Content = dict[str, Any]


@asynccontextmanager
async def polling_open(
    application: OfficeApplication, request: BaseRequest, late: LateAnswers, *, kinds: list[str]
) -> AsyncIterator[None]:
    """Updates come while the block runs. Raises `BadSettings` where Telegram is out of reach."""
    try:
        await application.bot.delete_webhook()
    except NetworkError as error:
        raise BadSettings("telegram-unreachable") from error
    async with request:
        polling = Polling(application, request, late, kinds=kinds)
        running = asyncio.create_task(polling.run())
        running.add_done_callback(_say_why)
        try:
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await polling.in_the_air.finish(within=_LAST_WORDS)


def _say_why(running: "asyncio.Task[None]") -> None:
    if not running.cancelled():
        _log.critical("polling_ended", exc_info=running.exception())


class Polling:
    """The one process that asks; Telegram lets no two of them do so."""

    def __init__(
        self,
        application: OfficeApplication,
        request: BaseRequest,
        late: LateAnswers,
        *,
        kinds: list[str],
    ) -> None:
        self.in_the_air = InTheAir(application)
        self._application = application
        self._request = request
        self._late = late
        self._kinds = json.dumps(kinds)
        self._offset: int | None = None
        self._pause = 0.0
        """Seconds to wait after the last call, growing while calls fail."""

    async def run(self) -> None:
        """First what an earlier process left behind, then call after call without end."""
        await self._take_up()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._ask())
            tasks.create_task(self._look_after())

    async def _look_after(self) -> None:
        """What could not be ended is taken up again once Telegram can be reached."""
        while True:
            await self.in_the_air.left_behind.wait()
            await asyncio.sleep(_AGAIN)
            with suppress(TelegramError):
                await self._application.bot.get_me()
                await self._take_up()

    async def _ask(self) -> None:
        while True:
            try:
                await self._take(await self._fetch())
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error) + 0.5)
            except TimedOut:  # the line was dead; the next call may take another
                await asyncio.sleep(_GATHER)
            except TelegramError as error:
                self._pause = min(max(self._pause * 1.5, _FIRST_PAUSE), _LONGEST_PAUSE)
                _log.warning("polling_failed", error=error.message, wait=self._pause)
                await asyncio.sleep(self._pause)
            else:
                self._pause = 0.0
                await asyncio.sleep(_GATHER)

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
            self.in_the_air.begin(readable[number])

    async def _keep(self, contents: dict[int, Content]) -> set[int]:
        """Which of them are not being handled yet.

        Where the database is away they are handled all the same: whoever waits is told so.
        """
        parts = parts_of(self._application)
        now = parts.clock.now()
        try:
            async with parts.database.write() as session:
                return await waiting_updates.keep(session, self._bot_id, contents, now=now)
        except DatabaseAway as error:
            _log.warning("updates_not_kept", count=len(contents), error=str(error.__cause__))
            return {number for number in contents if number not in self.in_the_air}

    @property
    def _bot_id(self) -> int:
        return self._application.bot.id

    async def _take_up(self) -> None:
        """What was begun and not ended, one after the other: so each is known by its own crash."""
        self.in_the_air.left_behind.clear()
        try:
            async with parts_of(self._application).database.read() as session:
                left = await waiting_updates.left(session, self._bot_id)
            for row in left:
                if row.update_id not in self.in_the_air:
                    await self._take_up_one(row)
        except DatabaseAway:
            self.in_the_air.left_behind.set()

    async def _take_up_one(self, row: WaitingUpdate) -> None:
        """Once more, or never again. Raises `DatabaseAway` before it was begun."""
        parts = parts_of(self._application)
        is_old = parts.clock.now() - row.came_at > waiting_updates.KEPT_FOR
        update = read_update(self._application, row.content)
        if update is None or is_old or row.tries >= _TRIES:
            await self._set_aside(row.update_id, update, is_old=is_old)
            return
        async with parts.database.write() as session:
            await waiting_updates.begin_again(session, self._bot_id, row.update_id)
        _log.info("update_taken_up", update_id=row.update_id, tries=row.tries + 1)
        await asyncio.wait({self.in_the_air.begin(update)})

    async def _set_aside(self, number: int, update: Update | None, *, is_old: bool) -> None:
        """Its sender is told after it is forgotten, lest that is what cuts the bot off."""
        parts = parts_of(self._application)
        async with parts.database.write() as session:
            seen = await updates.how_far(session, self._bot_id, number)
            await updates.note_answered(session, self._bot_id, number, now=parts.clock.now())
        _log.error("update_set_aside", update_id=number, is_old=is_old)
        if update is not None and seen is Seen.NEW:
            with suppress(TelegramError):
                await self._late.say_set_aside(update, is_old=is_old)

"""Pictures by their content: drawn once, then sent under the id Telegram gave them."""

import asyncio
from dataclasses import dataclass, field
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.messages.charts import Chart
from bot.reports.charts import NotDrawn, drawn
from bot.storage import Database, pictures
from bot.storage.engine import DatabaseAway

_log = structlog.get_logger(__name__)
_GIVEN_UP_FOR = 300.0
"""Seconds after a drawing that failed in which it is not tried: who sends has words as well."""
_AT_ONCE = 2
"""Drawings at a time, so that one that hangs does not hold up all others."""
_IN_A_ROW = 3
"""So many different ones that fail one after the other, and it is not the picture: none is tried.

As a drawing that hangs ends after a minute, nobody waits for longer than a claim holds.
"""
_KEPT = 4


@dataclass(slots=True)
class Pictures:
    """Draws a few at a time; what Telegram has already is not drawn again, after a restart too."""

    database: Database
    clock: Clock
    _drawing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))
    _one_of: dict[str, asyncio.Lock] = field(default_factory=dict)
    _newest: dict[str, bytes] = field(default_factory=dict)
    _failed: dict[str, float] = field(default_factory=dict)
    """When those that failed of late did, by what they show and for whom.

    By the machine's own clock, which nobody moves.
    """
    _succeeded: float = 0.0

    async def known(self, chart: Chart) -> str | None:
        """The id Telegram knows this very picture by."""
        async with self.database.read() as session:
            return await pictures.file_id_of(session, chart.key)

    async def drawn(self, chart: Chart) -> bytes:
        """The picture's bytes; raises `NotDrawn`, for some minutes without another try of it."""
        async with self._one_of.setdefault(_whose(chart), asyncio.Lock()), self._drawing:
            if chart.key not in self._newest:
                content = await self._drawn(chart)
                kept = list(self._newest.items())[1 - _KEPT :]
                self._newest = dict([*kept, (chart.key, content)])
            return self._newest[chart.key]

    async def _drawn(self, chart: Chart) -> bytes:
        if self._is_given_up(chart):
            raise NotDrawn
        try:
            content = await drawn(chart)
        except NotDrawn:
            self._failed[_whose(chart)] = monotonic()
            raise
        self._succeeded = monotonic()
        return content

    def _is_given_up(self, chart: Chart) -> bool:
        since = monotonic() - _GIVEN_UP_FOR
        self._failed = {whose: at for whose, at in self._failed.items() if at > since}
        in_a_row = sum(at > self._succeeded for at in self._failed.values())
        return _whose(chart) in self._failed or in_a_row >= _IN_A_ROW

    async def keep(self, chart: Chart, file_id: str) -> None:
        """What was sent once can be sent again by this id.

        The message went out: that it is not noted must not have it sent once more.
        """
        try:
            async with self.database.write() as session:
                await pictures.keep(session, chart.key, file_id, now=self.clock.now())
        except (DatabaseAway, SQLAlchemyError, OSError) as error:
            _log.warning("picture_not_kept", error=type(error).__name__)

    async def forget(self, chart: Chart) -> None:
        """Telegram no longer knows the id."""
        async with self.database.write() as session:
            await pictures.forget(session, chart.key)


def _whose(chart: Chart) -> str:
    """The same while its numbers change; a group's says in its note that it is another."""
    return f"{chart.title}\n{chart.note}"

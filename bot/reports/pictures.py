"""Pictures by their content: drawn once, then sent under the id Telegram gave them."""

import asyncio
import time
from dataclasses import dataclass, field

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from bot.messages.charts import Chart
from bot.reports.charts import NotDrawn, drawn
from bot.storage import Database, pictures
from bot.storage.engine import DatabaseAway

_log = structlog.get_logger(__name__)
_GIVEN_UP_FOR = 300.0
"""Seconds after a drawing that failed in which none is tried: whoever sends has words as well."""


@dataclass(slots=True)
class Pictures:
    """Draws one at a time; what Telegram has already is not drawn again, after a restart too."""

    database: Database
    clock: Clock
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    _newest: tuple[str, bytes] = ("", b"")
    _not_before: float = 0.0
    """Of the machine's own clock, which nobody moves."""

    async def known(self, chart: Chart) -> str | None:
        """The id Telegram knows this very picture by."""
        async with self.database.read() as session:
            return await pictures.file_id_of(session, chart.key)

    async def drawn(self, chart: Chart) -> bytes:
        """The picture's bytes; raises `NotDrawn`, for some minutes without another try."""
        async with self._drawing:
            key, content = self._newest
            if key != chart.key:
                content = await self._drawn(chart)
                self._newest = (chart.key, content)
            return content

    async def _drawn(self, chart: Chart) -> bytes:
        if time.monotonic() < self._not_before:
            raise NotDrawn
        try:
            return await drawn(chart)
        except NotDrawn:
            self._not_before = time.monotonic() + _GIVEN_UP_FOR
            raise

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

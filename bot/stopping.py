"""The bot's end: what is under way may come to an end of its own, in so many seconds.

What is cut off then is made up: a claim runs out, an update that was not acknowledged comes again.
"""

import asyncio
from time import monotonic
from typing import Any

import structlog
from telegram.ext import Application

_log = structlog.get_logger(__name__)
_LAST_WORDS = 35.0
"""Seconds from being told to stop, for messages in the air and ticks under way."""


class Deadline:
    """When the last words are over."""

    def __init__(self) -> None:
        self._begun_at: float | None = None

    def begin(self) -> None:
        """The bot is told to stop; later calls change nothing."""
        self._begun_at = self._begun_at or monotonic()

    @property
    def left(self) -> float:
        """Seconds; all of them where it has not begun."""
        return max(_LAST_WORDS - (monotonic() - (self._begun_at or monotonic())), 0.0)


async def end_jobs(application: Application[Any, Any, Any, Any, Any, Any], left: float) -> None:
    """Waits for answers, ticks and sendings; what is left then ends with the process."""
    try:
        async with asyncio.timeout(left):
            await application.stop()
    except TimeoutError:
        _log.warning("jobs_cut_off")
        if application.job_queue is not None:
            await application.job_queue.stop(wait=False)

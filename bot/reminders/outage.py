"""While Telegram cannot be reached at all, nothing is tried but a look now and then."""

from datetime import datetime, timedelta

import structlog

from bot.clock import Clock

_FIRST = timedelta(seconds=1)
_LONGEST = timedelta(minutes=1)
"""Between two looks; so long the first message waits after the line is back."""
_DOUBLED_AT_MOST = 6

_log = structlog.get_logger(__name__)


class Outage:
    """Whether to wait, longer and longer; no message is at fault."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._looks = 0
        self._next_look: datetime | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is too soon for another look; a clock that was set back ends the wait."""
        if self._next_look is None:
            return False
        return timedelta(0) < self._next_look - self._clock.now() <= _LONGEST

    def met(self, error: Exception) -> None:
        """Telegram was not reached; all that were in the air together are one look."""
        if self.is_on:
            return
        wait = min(_FIRST * 2**self._looks, _LONGEST)
        self._looks = min(self._looks + 1, _DOUBLED_AT_MOST)
        self._next_look = self._clock.now() + wait
        _log.error(
            "telegram_not_reached", error=type(error).__name__, next_look=wait.total_seconds()
        )

    def over(self) -> None:
        """Something went out."""
        self._looks, self._next_look = 0, None

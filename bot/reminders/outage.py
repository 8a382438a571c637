"""While Telegram takes nothing from anybody, nothing is tried but a look now and then."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock

Answers = Callable[[], Awaitable[bool]]
"""Whether Telegram answers a question that harms nobody."""

_FIRST = timedelta(seconds=1)
_LONGEST = timedelta(minutes=1)
"""Between two looks; so long the first message waits after the line is back."""
_DOUBLED_AT_MOST = 6

_log = structlog.get_logger(__name__)


class Outage:
    """Whether to wait, longer and longer; no message is at fault."""

    def __init__(self, clock: Clock, answers: Answers | None = None) -> None:
        self._clock = clock
        self._answers = answers
        self._looks = 0
        self._next_look: datetime | None = None
        self._through = 0
        self._in_vain: dict[int, int] = {}
        """By message: how many had got through when it was tried in vain last."""

    @property
    def is_on(self) -> bool:
        """Whether it is too soon for another look; a clock that was set back ends the wait."""
        if self._next_look is None:
            return False
        return timedelta(0) < self._next_look - self._clock.now() <= _LONGEST

    async def is_to_blame(self, message_id: int) -> bool:
        """Whether Telegram, and not this message, is why it was tried in vain just now.

        That others got through since its last try says that it is the message; that others failed
        as well and none got through between, that it is not. Of one alone Telegram is asked.
        """
        last = self._in_vain.get(message_id)
        self._in_vain[message_id] = self._through
        if last is not None and last < self._through:
            return False
        if any(at == self._through for one, at in self._in_vain.items() if one != message_id):
            return True
        return self._answers is not None and not await self._answers()

    def met(self, error: Exception) -> None:
        """Telegram took nothing; all that were in the air together are one look."""
        if self.is_on:
            return
        wait = min(_FIRST * 2**self._looks, _LONGEST)
        self._looks = min(self._looks + 1, _DOUBLED_AT_MOST)
        self._next_look = self._clock.now() + wait
        _log.error(
            "telegram_not_reached", error=type(error).__name__, next_look=wait.total_seconds()
        )

    def over(self, message_id: int) -> None:
        """This one went out."""
        self._looks, self._next_look = 0, None
        self._through += 1
        self._in_vain.pop(message_id, None)

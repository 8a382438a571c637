"""While Telegram takes nothing from anybody, nothing is tried but a look now and then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock

Answers = Callable[[], Awaitable[bool]]
"""Whether Telegram answers a question that harms nobody."""

_FIRST = timedelta(seconds=1)
_LONGEST = timedelta(minutes=1)
"""Between two looks; so long the first message waits after the line is back."""
_DOUBLED_AT_MOST = 6
_LATELY = timedelta(minutes=35)
"""A little longer than a message waits between two tries; older failures say nothing of today."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _InVain:
    """The last failure of a message."""

    at: datetime
    through: int
    """How many messages had got through by then."""


class Outage:
    """Whether to wait, longer and longer; no message is at fault."""

    def __init__(self, clock: Clock, answers: Answers | None = None) -> None:
        self._clock = clock
        self._answers = answers
        self._looks = 0
        self._next_look: datetime | None = None
        self._is_silent = False
        """Telegram did not answer when it was asked last."""
        self._through = 0
        self._in_vain: dict[int, _InVain] = {}
        """By message, of those that wait for another try."""

    @property
    def is_on(self) -> bool:
        """Whether it is too soon for another look; a clock that was set back ends the wait."""
        if self._next_look is None:
            return False
        return timedelta(0) < self._next_look - self._clock.now() <= _LONGEST

    async def lasts(self) -> bool:
        """Whether Telegram is silent still: a message is no question to find that out with."""
        if not self._is_silent:
            return False
        await self._ask()
        if self._is_silent:
            self._wait("silent")
        return self._is_silent

    async def is_to_blame(self, message_id: int, *, is_own_failure: bool) -> bool:
        """Whether Telegram, and not this message, is why it was tried in vain just now.

        That others got through since its last try says that it is the message. Else Telegram is
        asked. It may answer that and yet fail, by its own word, with whatever is to be sent: then
        that others failed lately, and none got through between, says so.
        """
        now = self._clock.now()
        last = self._in_vain.pop(message_id, None)
        self._in_vain = {one: was for one, was in self._in_vain.items() if now - was.at < _LATELY}
        others = any(was.through == self._through for was in self._in_vain.values())
        self._in_vain[message_id] = _InVain(now, self._through)
        if last is not None and last.through < self._through:
            return False
        await self._ask()
        return self._is_silent or (is_own_failure and others)

    async def _ask(self) -> None:
        self._is_silent = self._answers is not None and not await self._answers()

    def met(self, error: Exception) -> None:
        """Telegram took nothing; all that were in the air together are one look."""
        self._wait(type(error).__name__)

    def _wait(self, why: str) -> None:
        if self.is_on:
            return
        wait = min(_FIRST * 2**self._looks, _LONGEST)
        self._looks = min(self._looks + 1, _DOUBLED_AT_MOST)
        self._next_look = self._clock.now() + wait
        _log.error("telegram_not_reached", error=why, next_look=wait.total_seconds())

    def over(self, message_id: int) -> None:
        """This one went out."""
        self._looks, self._next_look, self._is_silent = 0, None, False
        self._through += 1
        self.ended(message_id)

    def ended(self, message_id: int) -> None:
        """This one is not tried again."""
        self._in_vain.pop(message_id, None)

"""Telegram's pace in one process: thirty messages a second, answers to people before bulk.

Each message takes one of so many slots until a second after
Telegram's answer to it, so no second at Telegram's end holds more of them, however long each was on
its way. Bulk takes its slots evenly, and none while an answer waits; as long as people ask, it also
leaves a few free, so that an answer meets one at once. Where nothing goes out in bulk, answers are
not held back before Telegram itself asks for it: it lets short bursts pass.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from bot.reminders.pace_chats import Call, ChatPace, Limits

_SOON = 0.005
"""Seconds until the next look where nobody knows when a slot gets free."""
_ANSWER_PATIENCE = 2.0
"""Seconds an answer waits for its slot; then Telegram may say what it thinks."""
_ASKING_FOR = 3.0
"""Seconds after an answer for which bulk leaves one slot in fifteen to the next ones."""
_ONE_IN = 15
_STRICT_FOR = 60.0
"""Seconds for which answers keep to the limits, too, once Telegram refused one."""


class Paused(Exception):
    """Telegram asked for a longer wait while this call stood in line; the call was not made."""


class Pace:
    """Who may send when. Times are seconds of a clock that only goes forward."""

    def __init__(
        self, limits: Limits | None = None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self.limits = limits or Limits()
        self.chats = ChatPace(self.limits, clock)
        self.capacity = self.limits.a_second
        """Of the messages a second, those that this process may send."""
        self._clock = clock
        self._in_the_air = 0
        self._cooling: deque[float] = deque()
        """When each slot that was used gets free."""
        self._trips: deque[float] = deque(maxlen=512)
        self._answers_waiting = 0
        self._asking_until = 0.0
        self._bulk_line = asyncio.Lock()
        self._next_bulk = 0.0
        self._bulk_until = 0.0
        """Until then slots are taken up by bulk."""
        self._strict_until = 0.0
        self._paused_until = 0.0

    @property
    def in_use(self) -> int:
        """Slots that are taken."""
        now = self._clock()
        while self._cooling and self._cooling[0] <= now:
            self._cooling.popleft()
        return self._in_the_air + len(self._cooling)

    @property
    def is_paused(self) -> bool:
        """Whether Telegram told the whole bot to wait."""
        return self._clock() < self._paused_until

    def pause(self, seconds: float) -> None:
        """Nothing goes out in bulk for so long."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def told_to_wait(self, chat_id: int, seconds: float) -> bool:
        """Telegram refused a message to this chat for so long; whether that is meant for all.

        It does not say. The chat waits; a second chat refused meanwhile means the whole bot.
        """
        now = self._clock()
        is_for_all = self.chats.refuse(chat_id, seconds)
        if is_for_all:
            self.pause(seconds)
        if is_for_all or self.in_use > self.capacity:
            self._strict_until = now + seconds + _STRICT_FOR
        return is_for_all

    @asynccontextmanager
    async def bulk(self, call: Call) -> AsyncIterator[None]:
        """A slot for what nobody waits for; the chat is the caller's to have found free.

        Whoever stands in line holds no other slot, or all could wait for each other. Raises
        `Paused`.
        """
        async with self._bulk_line:  # one looks for a slot, the others stand behind
            while (wait := self._bulk_wait(call)) > 0:  # noqa: ASYNC110 - time frees slots
                await asyncio.sleep(wait)
            if self.is_paused:
                raise Paused
            self._next_bulk = self._slot_after(call)
            self._begin(call, is_bulk=True)
        async with self._sending(call, is_bulk=True):
            yield

    @asynccontextmanager
    async def answer(self, call: Call) -> AsyncIterator[None]:
        """A slot for what somebody waits for, before all bulk."""
        until = self._clock() + _ANSWER_PATIENCE
        if not call.is_edit:  # as the progress of a broadcast is told, which nobody asked for
            self._asking_until = self._clock() + _ASKING_FOR
        self._answers_waiting += 1
        try:
            while (wait := self._answer_wait(call)) > 0:
                if self._clock() >= until:
                    break
                await asyncio.sleep(wait)
        finally:
            self._answers_waiting -= 1
        self._begin(call, is_bulk=False)
        async with self._sending(call, is_bulk=False):
            yield

    def _begin(self, call: Call, *, is_bulk: bool) -> None:
        """At once with finding a slot, so that nobody else finds the same one."""
        self._in_the_air += call.messages
        self.chats.begin(call)
        if is_bulk:
            self._bulk_until = max(self._bulk_until, self._clock() + self.limits.second)

    @asynccontextmanager
    async def _sending(self, call: Call, *, is_bulk: bool) -> AsyncIterator[None]:
        began = self._clock()
        try:
            yield
        finally:
            ended = self._clock()
            self._trips.append(ended - began)
            self._in_the_air -= call.messages
            free_at = ended + self._second
            if self._cooling:
                free_at = max(free_at, self._cooling[-1])
            self._cooling.extend([free_at] * call.messages)
            self.chats.end(call, is_bulk=is_bulk)
            if is_bulk:
                self._bulk_until = max(self._bulk_until, free_at)

    @property
    def _second(self) -> float:
        """How long a slot cools after Telegram's answer.

        It was there before the answer came, and the next one needs a while to be there: half of the
        quickest trip is surely over when that one is sent.
        """
        return self.limits.second - min(0.5 * min(self._trips, default=0.0), 0.2)

    def _slot_after(self, call: Call) -> float:
        """When the next one may go; a moment too late is made up, a rest is not."""
        now, spent = self._clock(), call.messages / max(self.capacity, 1)
        was_late = now - self._next_bulk < 2 * spent
        return (self._next_bulk if was_late else now) + spent

    def _bulk_wait(self, call: Call) -> float:
        now = self._clock()
        if self._answers_waiting:
            return _SOON
        kept_free = self.capacity // _ONE_IN if now < self._asking_until else 0
        return max(self._slot_wait(call.messages + kept_free, now), self._next_bulk - now)

    def _answer_wait(self, call: Call) -> float:
        now = self._clock()
        wait = self.chats.answer_wait(call)
        if now < max(self._bulk_until, self._strict_until):
            wait = max(wait, self._slot_wait(call.messages, now))
        return wait

    def _slot_wait(self, messages: int, now: float) -> float:
        in_use = self.in_use
        if not in_use or in_use + messages <= self.capacity:
            return 0.0
        return max(self._cooling[0] - now, 0.0) if self._cooling else _SOON

"""Telegram's pace in each chat, as far as this process wrote there or was refused."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

_MANY = 1000
"""Chats remembered before those that are quiet are forgotten."""
_SPACED_FOR = 60.0
"""Seconds for which answers in a chat keep their distance once Telegram refused one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Telegram's, as its Bot FAQ has them."""

    a_second: int = 30
    """Messages over all chats."""
    a_minute: int = 20
    """Messages in one group."""
    between: float = 1.0
    """Seconds from one message to the next in one chat."""
    second: float = 1.0
    minute: float = 60.0


@dataclass(frozen=True, slots=True)
class Call:
    """What is about to be sent; an album is as many messages as it has files."""

    chat_id: int
    messages: int = 1
    is_edit: bool = False
    """Counts over all chats and in a group, and takes no chat's second."""


class ChatPace:
    """Which chats are not to be written to now."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._written: dict[int, float] = {}
        """Until when bulk leaves a chat alone."""
        self._held: dict[int, float] = {}
        """Until when answers wait, too: bulk was there just now, or Telegram refused."""
        self._refused: dict[int, float] = {}
        self._spaced: dict[int, float] = {}
        self._of_groups: dict[int, deque[float]] = {}

    def busy(self) -> list[int]:
        """The chats bulk is not to write to now."""
        now = self._clock()
        full = [chat_id for chat_id in self._of_groups if self._group_wait(chat_id, now) > 0]
        return [*(chat_id for chat_id, until in self._written.items() if until > now), *full]

    def soonest(self) -> float | None:
        """Seconds until the first of them is free; none where none is busy."""
        return min((self.bulk_wait(chat_id) for chat_id in self.busy()), default=None)

    def bulk_wait(self, chat_id: int) -> float:
        """Seconds until bulk may write to a chat."""
        now = self._clock()
        return max(self._written.get(chat_id, now) - now, self._group_wait(chat_id, now))

    def answer_wait(self, call: Call) -> float:
        """Seconds until somebody may be answered in a chat."""
        now = self._clock()
        times = self._refused if call.is_edit else self._held
        return times.get(call.chat_id, now) - now

    def begin(self, call: Call) -> None:
        if call.chat_id < 0:
            sent = self._of_groups.setdefault(call.chat_id, deque(maxlen=self._limits.a_minute))
            sent.extend([self._clock()] * call.messages)

    def end(self, call: Call, *, is_bulk: bool) -> None:
        if call.is_edit:
            return
        now, chat_id = self._clock(), call.chat_id
        until = now + self._limits.between
        self._written[chat_id] = max(until, self._written.get(chat_id, 0.0))
        if is_bulk or now < self._spaced.get(chat_id, 0.0):
            self._held[chat_id] = max(until, self._held.get(chat_id, 0.0))
        if len(self._written) > _MANY:
            self._forget_quiet(now)

    def refuse(self, chat_id: int, seconds: float) -> bool:
        """Telegram refused a message; whether another chat's wait, as it was told, still runs."""
        now = self._clock()
        until = now + seconds
        others = [one for one, at in self._refused.items() if one != chat_id and at > now]
        for times in (self._refused, self._held, self._written):
            times[chat_id] = max(until, times.get(chat_id, 0.0))
        self._spaced[chat_id] = until + _SPACED_FOR
        return bool(others)

    def _group_wait(self, chat_id: int, now: float) -> float:
        sent = self._of_groups.get(chat_id, ())
        full = len(sent) == self._limits.a_minute
        return max(0.0, sent[0] + self._limits.minute - now) if sent and full else 0.0

    def _forget_quiet(self, now: float) -> None:
        for times in (self._written, self._held, self._refused, self._spaced):
            for chat_id in [one for one, until in times.items() if until <= now]:
                del times[chat_id]
        for chat_id, sent in list(self._of_groups.items()):
            if not sent or sent[-1] <= now - self._limits.minute:
                del self._of_groups[chat_id]

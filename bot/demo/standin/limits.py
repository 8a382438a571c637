"""Telegram's sending limits and failures ordered by tests."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.demo.standin.failures import ApiError, too_many_requests
from bot.demo.standin.state import ChatKind

MINUTE = 60.0


@dataclass(slots=True)
class Fault:
    """The next `times` calls of a method fail like this."""

    method: str
    error: ApiError
    chat_id: int | None
    times: int


@dataclass(slots=True)
class Faults:
    """Failures waiting for their call."""

    ordered: list[Fault] = field(default_factory=list)

    def strike(self, method: str, chat_id: str) -> None:
        """Raises the first failure ordered for this call."""
        for fault in self.ordered:
            if fault.method == method and fault.chat_id in {None, _number(chat_id)}:
                fault.times -= 1
                if not fault.times:
                    self.ordered.remove(fault)
                raise fault.error

    def order(self, fault: Fault) -> None:
        self.ordered.append(fault)


def _number(text: str) -> int | None:
    return int(text) if text.removeprefix("-").isdecimal() else None


class SendingLimits:
    """One message a second in a chat, 30 a second in all, 20 a minute in a group."""

    def __init__(self, *, enforced: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.enforced = enforced
        self._clock = clock
        self._everywhere: deque[float] = deque()
        self._by_chat: dict[int, deque[float]] = {}

    def count(self, chat_id: int, kind: ChatKind, *, messages: int = 1) -> None:
        """Counts messages about to be sent, or refuses with the time to wait."""
        if not self.enforced:
            return
        now = self._clock()
        here = self._by_chat.setdefault(chat_id, deque())
        waits = [_wait(self._everywhere, now, most=30, within=1.0)]
        waits.append(_wait(here, now, most=1, within=1.0))
        if kind is not ChatKind.PRIVATE:
            waits.append(_wait(here, now, most=20, within=MINUTE))
        if max(waits) > 0:
            raise too_many_requests(math.ceil(max(waits)))
        for _ in range(messages):
            self._everywhere.append(now)
            here.append(now)


def _wait(sent: deque[float], now: float, *, most: int, within: float) -> float:
    while sent and sent[0] <= now - MINUTE:
        sent.popleft()
    recent = [moment for moment in sent if moment > now - within]
    return recent[-most] + within - now if len(recent) >= most else 0.0

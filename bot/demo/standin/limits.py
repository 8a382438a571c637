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
    """One message a second in a chat, 30 a second in all, 20 a minute in a group.

    Changing a message counts like sending one, except that it takes no second of its chat's. What
    is refused does not count.
    """

    def __init__(self, *, enforced: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.enforced = enforced
        self._clock = clock
        self._everywhere: deque[float] = deque()
        self._by_chat: dict[int, deque[float]] = {}
        self._minute_of_groups: dict[int, deque[float]] = {}
        self.refusals = 0

    def count(
        self, chat_id: int, kind: ChatKind, *, messages: int = 1, is_edit: bool = False
    ) -> None:
        """Counts messages about to be sent or changed, or refuses with the time to wait."""
        if not self.enforced:
            return
        now = self._clock()
        counted = [(self._everywhere, 30, 1.0)]
        if not is_edit:
            counted.append((self._by_chat.setdefault(chat_id, deque()), 1, 1.0))
        if kind is not ChatKind.PRIVATE:
            minute = self._minute_of_groups.setdefault(chat_id, deque())
            counted.append((minute, 20, MINUTE))
        wait = max(_wait(sent, now, most=most, within=within) for sent, most, within in counted)
        if wait > 0:
            self.refusals += 1
            raise too_many_requests(math.ceil(wait))
        for sent, _, _ in counted:
            sent.extend([now] * messages)


def _wait(sent: deque[float], now: float, *, most: int, within: float) -> float:
    while sent and sent[0] <= now - MINUTE:
        sent.popleft()
    recent = [moment for moment in sent if moment > now - within]
    return recent[-most] + within - now if len(recent) >= most else 0.0

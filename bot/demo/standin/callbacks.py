"""Taps on inline buttons that the bot has not answered yet."""

import secrets
import time
from dataclasses import dataclass

LIFETIME = 60.0


@dataclass(frozen=True, slots=True)
class Tap:
    """Who tapped where, and when by the machine's own clock."""

    user_id: int
    chat_id: int
    message_id: int
    at: float


class Taps:
    """Each may be answered once, and only while the phone still waits for it."""

    def __init__(self, lifetime: float = LIFETIME) -> None:
        self.lifetime = lifetime
        self._open: dict[str, Tap] = {}

    def open(self, user_id: int, chat_id: int, message_id: int) -> str:
        """Remembers a tap and names it."""
        self._forget_old()
        name = str(secrets.randbelow(2**63))
        # Not the demo's clock: moving it forward must not age what was tapped just now.
        self._open[name] = Tap(user_id, chat_id, message_id, time.monotonic())
        return name

    def answer(self, name: str) -> Tap | None:
        """The tap, or None where it is unknown, answered or too old."""
        self._forget_old()
        return self._open.pop(name, None)

    def waits(self, chat_id: int, message_id: int) -> bool:
        self._forget_old()
        places = ((tap.chat_id, tap.message_id) for tap in self._open.values())
        return (chat_id, message_id) in places

    def _forget_old(self) -> None:
        # Held in the order of tapping, so the old ones stand first.
        while self._open:
            name, tap = next(iter(self._open.items()))
            if tap.at > time.monotonic() - self.lifetime:
                return
            del self._open[name]

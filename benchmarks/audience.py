"""A crowd before a stand-in as strict as Telegram: it hears a broadcast, and some of it asks."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from benchmarks.crowd import Crowd
from bot.demo.standin.failures import ApiError
from bot.demo.standin.limits import SendingLimits
from bot.demo.standin.state import ChatKind, Message

A_SECOND = 30
"""What Telegram lets through (Bot API FAQ)."""
PATIENCE = 300


class CountedLimits(SendingLimits):
    """Enforced, and it is counted how often."""

    def __init__(self) -> None:
        super().__init__(enforced=True)
        self.refused = 0

    def count(self, chat_id: int, kind: ChatKind, **options: Any) -> None:
        try:
            super().count(chat_id, kind, **options)
        except ApiError:
            self.refused += 1
            raise


class Audience(Crowd):
    """`hearers` are told something; `askers` ask one question after the other meanwhile."""

    def __init__(self, hearers: Sequence[int], askers: Sequence[int]) -> None:
        super().__init__(askers)
        self.limits: CountedLimits = CountedLimits()
        self.hearers = frozenset(hearers)
        for person in hearers:
            self.add_user(person, f"Person {person}").started = True
        self.heard: dict[int, float] = {}
        self._all_heard = asyncio.Event()

    def post(self, *args: Any, **options: Any) -> Message:
        message = super().post(*args, **options)
        if message.sender_id == self.bot_id and message.chat_id in self.hearers:
            self.heard.setdefault(message.chat_id, time.perf_counter())
            if len(self.heard) == len(self.hearers):
                self._all_heard.set()
        return message

    async def everybody_heard(self) -> None:
        await asyncio.wait_for(self._all_heard.wait(), PATIENCE)

    @property
    def seconds(self) -> float:
        """From the first to the last who heard it."""
        return max(self.heard.values()) - min(self.heard.values())

    @property
    def ratio(self) -> float:
        """To the time that Telegram's own limit asks for."""
        return self.seconds / (len(self.hearers) / A_SECOND)

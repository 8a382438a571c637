"""The stand-in with a book of all it accepted, whatever became of the answers."""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.demo.standin import World
from bot.demo.standin.failures import ApiError
from bot.demo.standin.limits import Faults
from bot.demo.standin.state import Message


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that reached a person's phone; `at` is in seconds of the monotonic clock."""

    at: float
    chat_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """The bot was told to wait with a chat until then, in seconds of the monotonic clock."""

    at: float
    chat_id: int
    until: float


class NotedFaults(Faults):
    """Keeps the calls that were answered with "too many requests"."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Told] = []
        self.tries: list[tuple[float, int]] = []

    def strike(self, method: str, chat_id: str) -> None:
        if method != "sendmessage":
            super().strike(method, chat_id)
            return
        now = time.monotonic()
        self.tries.append((now, int(chat_id)))
        try:
            super().strike(method, chat_id)
        except ApiError as error:
            if error.parameters:
                self.told.append(Told(now, int(chat_id), now + error.parameters["retry_after"]))
            raise


class Telegram(World):
    """As strict as the real one, with people who have all started the bot."""

    def __init__(self, people: Iterable[int], *, office: int) -> None:
        """Of what the office gets no book is kept."""
        super().__init__(enforce_limits=True)
        self.accepted: list[Accepted] = []
        self.noted = NotedFaults()
        self.faults = self.noted
        self.office = office
        for person in (*people, office):
            self.add_user(person, f"Người {person}").started = True

    def post(self, *args: Any, **options: Any) -> Message:
        message = super().post(*args, **options)
        if message.sender_id == self.bot_id and message.chat_id != self.office:
            self.accepted.append(Accepted(time.monotonic(), message.chat_id, message.text))
        return message

    def count_by_chat(self) -> Counter[int]:
        return Counter(one.chat_id for one in self.accepted)

    def told_and_tried_at_once(self) -> list[Told]:
        """Waits that were not kept: the same chat was tried again before they were over."""
        return [
            told
            for told in self.noted.told
            if any(
                told.at < at < told.until and chat == told.chat_id for at, chat in self.noted.tries
            )
        ]

"""The memory of a bot that delivers and delivers: it must not grow with what it has sent."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression
from typing import Any

from benchmarks.broadcasting import AT_NIGHT
from benchmarks.news import queue_news
from benchmarks.office import Size, database_url, fill_office, telegram_ids
from benchmarks.processes import bot_process
from benchmarks.tables import show
from bot.demo.standin import World, running_standin
from bot.demo.standin.state import Message

LOOKS = 10
STILL = 60.0
"""Seconds without a message after which something is wrong."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How many messages, to how many people."""

    deliveries: int = 15_000
    people: int = 3_000


WHOLE = Pace(deliveries=100_000, people=5_000)
"""Takes about a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Look:
    """The resident memory after so many messages."""

    sent: int
    mebibytes: float


class Counting(World):
    """A stand-in without limits that keeps nothing but the number of messages."""

    def __init__(self, people: range) -> None:
        super().__init__()
        self.sent = 0
        for person in people:
            self.add_user(person, f"Person {person}").started = True

    def post(self, *args: Any, **options: Any) -> Message:
        message = super().post(*args, **options)
        self.chats[message.chat_id].messages.clear()
        self.sent += 1
        return message

    async def until_sent(self, count: int) -> None:
        """Raises `TimeoutError` when no more messages come."""
        before, since = self.sent, time.monotonic()
        while self.sent < count:
            await asyncio.sleep(0.05)
            if self.sent > before:
                before, since = self.sent, time.monotonic()
            if time.monotonic() - since > STILL:
                raise TimeoutError(f"{self.sent} of {count} came")


def prepare(path: Path, pace: Pace) -> None:
    fill_office(database_url(path), Size(people=pace.people, tasks=1))
    for turn in range(pace.deliveries // pace.people):
        queue_news(database_url(path), pace.people, now=AT_NIGHT, occasion=str(turn))


async def measure(path: Path, pace: Pace) -> list[Look]:
    """The memory at ten points on the way; the first is when a tenth is sent."""
    world = Counting(telegram_ids(Size(people=pace.people)))
    looks = []
    async with (
        running_standin(world) as (_, url),
        bot_process("benchmarks.delivering_bot", url, world.token, str(path)) as process,
    ):
        for turn in range(1, LOOKS + 1):
            await world.until_sent(pace.deliveries * turn // LOOKS)
            looks.append(Look(world.sent, process.resident_mebibytes()))
    return looks


def report(looks: Sequence[Look]) -> None:
    # What comes to rest with the first messages is no growth.
    later = looks[2:]
    growth, _ = linear_regression([look.sent for look in later], [look.mebibytes for look in later])
    show(
        f"Memory over {looks[-1].sent:,} deliveries",
        ("", "MiB"),
        [
            *([f"after {look.sent:,}", f"{look.mebibytes:.1f}"] for look in looks),
            ["growth in 100,000, after the first third", f"{growth * 100_000:+.1f}"],
        ],
    )


def run(folder: Path, pace: Pace) -> None:
    folder.mkdir()
    prepare(folder / "memory.db", pace)
    report(asyncio.run(measure(folder / "memory.db", pace)))

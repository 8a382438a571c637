"""A broadcast through a stand-in that enforces Telegram's limits, and questions meanwhile.

After it, through a stand-in of its own, python-telegram-bot with the limiter it brings along.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.audience import Audience
from benchmarks.chat import milliseconds
from benchmarks.crowd import Round
from benchmarks.news import queue_news
from benchmarks.office import TODAY, Size, database_url, telegram_ids
from benchmarks.processes import BotProcess, bot_process
from benchmarks.settling import settle
from benchmarks.tables import show
from bot.demo.standin import running_standin

AT_NIGHT = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) - timedelta(hours=5)
"""Before the hour at which the office's bot begins (`benchmarks.office_bot`)."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many are told, and how hard others ask meanwhile."""

    people: int = 3_000
    told_while_asked: int = 900
    askers: int = 100
    questions_a_second: float = 6.0
    first_questions: int = 20
    """Asked before it counts: the first of their kind take longer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A broadcast, and the processor time the bot took from the first to the last message."""

    audience: Audience
    cpu_seconds: float

    @property
    def cpu_a_message(self) -> float:
        return self.cpu_seconds / len(self.audience.hearers)


@dataclass(frozen=True, slots=True)
class Broadcasts:
    """Ours and the other's, and the questions asked during another of ours and before it."""

    ours: Told
    other: Told
    asked_before: Round
    asked_meanwhile: Round
    while_asked: Audience


@asynccontextmanager
async def office_bot(audience: Audience, database: Path) -> AsyncIterator[BotProcess]:
    """The office's bot at a quiet hour, up once it has answered."""
    async with (
        running_standin(audience) as (_, url),
        bot_process("benchmarks.office_bot", url, audience.token, str(database)) as process,
    ):
        await audience.one_answer()
        yield process


def audience_of(size: Size, people: int, load: Load) -> Audience:
    everybody = telegram_ids(size)
    return Audience(everybody[:people], everybody[people : people + load.askers])


async def tell(audience: Audience, database: Path) -> None:
    """Queues the news for everybody and waits until they have it."""
    hearers = len(audience.hearers)
    await asyncio.to_thread(queue_news, database_url(database), hearers, now=AT_NIGHT)
    await audience.everybody_heard()


async def heard_first(audience: Audience) -> None:
    while not audience.heard:  # noqa: ASYNC110 - the bot does not say when it begins
        await asyncio.sleep(0.01)


async def told(audience: Audience, process: BotProcess) -> Told:
    """Waits for the first and for the last message."""
    await heard_first(audience)
    before = process.cpu_seconds()
    await audience.everybody_heard()
    return Told(audience, process.cpu_seconds() - before)


async def ours_alone(size: Size, database: Path, load: Load) -> Told:
    audience = audience_of(size, load.people, load)
    async with office_bot(audience, database) as process:
        telling = asyncio.create_task(tell(audience, database))
        found = await told(audience, process)
        await telling
    return found


async def others(size: Size, load: Load) -> Told:
    audience = audience_of(size, load.people, load)
    hearers = telegram_ids(size)[: load.people]
    async with running_standin(audience) as (_, url):
        arguments = (url, audience.token, str(hearers[0]), str(len(hearers)))
        async with bot_process("benchmarks.limiter_bot", *arguments) as process:
            return await told(audience, process)


async def with_questions(size: Size, database: Path, load: Load) -> tuple[Round, Round, Audience]:
    """Questions at a steady pace, first with nothing else to do, then in a broadcast."""
    audience = audience_of(size, load.told_while_asked, load)
    seconds = load.told_while_asked / 30
    async with office_bot(audience, database):
        for _ in range(load.first_questions):
            await audience.one_answer()
        before = await audience.steadily(load.questions_a_second, seconds=seconds / 2)
        telling = asyncio.create_task(tell(audience, database))
        await heard_first(audience)
        meanwhile = await audience.steadily(load.questions_a_second, seconds=seconds)
        await telling
    return before, meanwhile, audience


async def measure(folder: Path, database: Path, size: Size, load: Load) -> Broadcasts:
    """Each of ours on a fresh copy of the office; one after the other, for two processors."""
    copies = folder / "told.db", folder / "asked.db"
    shutil.copyfile(database, copies[0])
    await settle(database_url(copies[0]), size, now=AT_NIGHT)
    shutil.copyfile(*copies)
    ours = await ours_alone(size, copies[0], load)
    other = await others(size, load)
    before, meanwhile, audience = await with_questions(size, copies[1], load)
    return Broadcasts(ours, other, before, meanwhile, audience)


def report(found: Broadcasts, load: Load) -> None:
    bots = (found.ours, found.other)
    pair = [one.audience for one in bots]
    show(
        f"A broadcast to {load.people:,} people, Telegram's limits enforced",
        ("", "office", "AIORateLimiter"),
        [
            ["seconds, first to last", *(f"{one.seconds:.1f}" for one in pair)],
            ["ratio to the limit's own time", *(f"{one.ratio:.3f}" for one in pair)],
            ["refused: too many requests", *(str(one.limits.refused) for one in pair)],
            ["processor ms a message", *(f"{one.cpu_a_message * 1000:.1f}" for one in bots)],
        ],
    )
    rounds = (found.asked_before, found.asked_meanwhile)
    told = len(found.while_asked.hearers)
    show(
        f"Questions, {load.questions_a_second:.0f} a second, during a broadcast to {told:,}",
        ("", "quiet", "broadcast"),
        [
            ["questions", *(str(len(one.waits)) for one in rounds)],
            *([f"p{p}", *(milliseconds(one.waits, p) for one in rounds)] for p in (50, 99)),
            ["refused: too many requests", "", str(found.while_asked.limits.refused)],
        ],
    )


def run(folder: Path, database: Path, size: Size, load: Load) -> None:
    folder.mkdir()
    report(asyncio.run(measure(folder, database, size, load)), load)

"""Answers a second for “việc của tôi tháng N”, beside python-telegram-bot that only echoes.

Both bots run all the time, each with a stand-in; they are asked in turns, so that whatever else
the machine does meets both alike. The stand-ins and the people share this process, so the bot has
a processor to itself.
"""

import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from benchmarks.crowd import Crowd, Round
from benchmarks.office import Size, telegram_ids
from benchmarks.processes import BotProcess, bot_process
from benchmarks.tables import show
from bot.demo.standin import running_standin


@dataclass(frozen=True, slots=True)
class Load:
    """How hard the bots are asked, and how long."""

    askers: int = 400
    in_the_air: int = 32
    rounds: int = 5
    round_seconds: float = 6.0
    steady_rate: float = 100.0
    steady_seconds: float = 15.0


@dataclass(slots=True)
class Contender:
    """A bot under measurement with its own stand-in and people."""

    name: str
    crowd: Crowd
    process: BotProcess
    rates: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    cpu: float = 0.0
    crowd_cpu: float = 0.0
    steady: Round = field(default_factory=Round)

    @property
    def rate(self) -> float:
        return median(self.rates)

    @property
    def cpu_per_answer(self) -> float:
        return self.cpu / len(self.waits)


@asynccontextmanager
async def contender(name: str, size: Size, load: Load, *arguments: str) -> AsyncIterator[Contender]:
    """A started bot that has answered once."""
    crowd = Crowd(telegram_ids(size)[: load.askers])
    async with (
        running_standin(crowd) as (_, url),
        bot_process(f"benchmarks.{name}_bot", url, crowd.token, *arguments) as process,
    ):
        first = await crowd.one_answer()
        # An echo has no buttons; a list without them would be a refusal instead of an answer.
        assert (first.buttons is not None) == (name == "office"), first.text
        yield Contender(name, crowd, process)


async def ask_hard(one: Contender, load: Load) -> None:
    before, crowd_before = one.process.cpu_seconds(), time.process_time()
    result = await one.crowd.all_at_once(load.in_the_air, seconds=load.round_seconds)
    one.cpu += one.process.cpu_seconds() - before
    one.crowd_cpu += time.process_time() - crowd_before
    one.rates.append(result.rate)
    one.waits.extend(result.waits)


async def measure(database: Path, size: Size, load: Load) -> tuple[Contender, Contender]:
    """Our bot and the bare one, asked in turns."""
    async with (
        contender("office", size, load, str(database)) as ours,
        contender("echo", size, load) as bare,
    ):
        for one in (ours, bare):
            await one.crowd.all_at_once(load.in_the_air, seconds=1)
        for _ in range(load.rounds):
            for one in (bare, ours):
                await ask_hard(one, load)
        for one in (bare, ours):
            one.steady = await one.crowd.steadily(load.steady_rate, seconds=load.steady_seconds)
        return ours, bare


def milliseconds(waits: Sequence[float], percent: int) -> str:
    return f"{quantiles(waits, n=100)[percent - 1] * 1000:.1f} ms"


def report(ours: Contender, bare: Contender, load: Load) -> None:
    pair = (ours, bare)
    figures = [
        ("answers a second", [f"{one.rate:.0f}" for one in pair], ours.rate / bare.rate),
        (
            "processor time an answer",
            [f"{one.cpu_per_answer * 1000:.2f} ms" for one in pair],
            ours.cpu_per_answer / bare.cpu_per_answer,
        ),
    ]
    rows = [[name, *cells, f"{ratio:.2f}"] for name, cells, ratio in figures]
    busy = [one.crowd_cpu / (load.rounds * load.round_seconds) for one in pair]
    rows.append(["stand-in's processor in use", *(f"{share:.0%}" for share in busy), ""])
    for percent in (50, 99):
        name = f"p{percent}, {load.in_the_air} questions in the air"
        rows.append([name, *(milliseconds(one.waits, percent) for one in pair), ""])
    for percent in (50, 99):
        name = f"p{percent} at {load.steady_rate:.0f} questions a second"
        rows.append([name, *(milliseconds(one.steady.waits, percent) for one in pair), ""])
    title = f"Chat: “việc của tôi tháng N” asked by {load.askers} people"
    show(title, ("", "office", "bare echo", "ratio"), rows)

"""From the command to the first answer, and the memory a bot rests in."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.crowd import Crowd
from benchmarks.office import Size, database_url, telegram_ids
from benchmarks.processes import bot_process
from benchmarks.tables import show
from bot.demo.standin import running_standin


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to start, and how long a bot rests before its memory is read."""

    times: int = 3
    rest_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Command:
    arguments: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Start:
    seconds: float
    mebibytes: float


def office_command(url: str, token: str, database: Path) -> Command:
    """`nhacviec run`, as a service manager starts it."""
    settings = {
        "NHACVIEC_TELEGRAM_API_URL": url,
        "NHACVIEC_TOKEN": token,
        "NHACVIEC_DATABASE_URL": database_url(database),
        "NHACVIEC_FILES_DIR": str(database.parent / "files"),
        "NHACVIEC_LOG_LEVEL": "warning",
    }
    return Command(("bot", "run"), settings)


def echo_command(url: str, token: str, _database: Path) -> Command:
    return Command(("benchmarks.echo_bot", url, token))


async def start_once(
    command_for: Callable[[str, str, Path], Command], database: Path, size: Size, *, rest: float
) -> Start:
    """A question waits already; the bot answers it as soon as it is up."""
    crowd = Crowd(telegram_ids(size)[:1])
    async with running_standin(crowd) as (_, url):
        command = command_for(url, crowd.token, database)
        began = time.perf_counter()
        async with bot_process(*command.arguments, settings=command.settings) as process:
            await crowd.one_answer()
            seconds = time.perf_counter() - began
            await asyncio.sleep(rest)
            return Start(seconds, process.resident_mebibytes())


async def measure(database: Path, size: Size, pace: Pace) -> tuple[list[Start], list[Start]]:
    """Our bot and the bare one, started in turns."""
    ours, bare = [], []
    for _ in range(pace.times):
        bare.append(await start_once(echo_command, database, size, rest=pace.rest_seconds))
        ours.append(await start_once(office_command, database, size, rest=pace.rest_seconds))
    return ours, bare


def report(ours: list[Start], bare: list[Start]) -> None:
    seconds = [median(start.seconds for start in starts) for starts in (ours, bare)]
    memory = [median(start.mebibytes for start in starts) for starts in (ours, bare)]
    rows = [
        ["start to first answer", *(f"{value:.2f} s" for value in seconds), _ratio(seconds)],
        ["resident memory at rest", *(f"{value:.0f} MiB" for value in memory), _ratio(memory)],
    ]
    show("Start-up, the large office in the database", ("", "office", "bare echo", "ratio"), rows)


def _ratio(pair: list[float]) -> str:
    return f"{pair[0] / pair[1]:.2f}"

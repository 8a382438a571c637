"""`python -m benchmarks [NAME …]`: those named, or everything in about a quarter of an hour."""

import asyncio
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import (
    broadcasting,
    chat,
    claims,
    files,
    memory,
    phrases,
    planning,
    reading,
    search,
    startup,
)
from benchmarks.office import Size, build_office

Measure = Callable[[Path], None]


@cache
def large_office(folder: Path) -> Path:
    """The office most questions are asked in, made once."""
    database, size = folder / "office.db", Size()
    began = time.perf_counter()
    build_office(database, size)
    print(
        f"\nAn office of {size.people:,} people and {size.tasks:,} tasks"
        f" was made in {time.perf_counter() - began:.0f} s."
    )
    return database


def measure_chat(folder: Path) -> None:
    load = chat.Load()
    chat.report(*asyncio.run(chat.measure(large_office(folder), Size(), load)), load)


def measure_startup(folder: Path) -> None:
    pace = startup.Pace()
    startup.report(*asyncio.run(startup.measure(large_office(folder), Size(), pace)))


def measure_broadcast(folder: Path) -> None:
    database, load = large_office(folder), broadcasting.Load()
    broadcasting.run(folder / "broadcast", database, Size(), load)


ALL: dict[str, Measure] = {
    "reading": lambda folder: reading.report(reading.measure(folder / "sample")),
    "phrases": lambda _: phrases.report(phrases.measure(), lengths=phrases.LENGTHS, rounds=3),
    "files": lambda folder: files.report(files.measure(folder / "files")),
    "startup": measure_startup,
    "chat": measure_chat,
    "search": lambda folder: search.run(folder / "search", Size(), search.Pace()),
    "broadcast": measure_broadcast,
    "planning": lambda folder: planning.run(folder / "planning", planning.OFFICE, planning.Pace()),
    "claims": lambda folder: claims.run(folder / "claims", claims.Pace()),
    "memory": lambda folder: memory.run(folder / "memory", memory.Pace()),
}
ASKED_FOR: dict[str, Measure] = {
    "whole-memory": lambda folder: memory.run(folder / "whole-memory", memory.WHOLE),
}
"""Too long to be run each time."""


def main(names: list[str]) -> None:
    known = ALL | ASKED_FOR
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"Not measured here: {', '.join(unknown)}. There are: {', '.join(known)}.")
    with TemporaryDirectory() as folder:
        for name in names or ALL:
            known[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])

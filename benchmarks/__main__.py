"""`python -m benchmarks`: everything, in about ten minutes."""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import chat, files, phrases, reading, search, startup
from benchmarks.office import Size, build_office


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        reading.report(reading.measure(folder / "sample"))
        phrases.report(phrases.measure(), lengths=phrases.LENGTHS, rounds=3)
        files.report(files.measure(folder / "files"))
        database, size = folder / "office.db", Size()
        began = time.perf_counter()
        build_office(database, size)
        print(
            f"\nAn office of {size.people:,} people and {size.tasks:,} tasks"
            f" was made in {time.perf_counter() - began:.0f} s."
        )
        startup.report(*asyncio.run(startup.measure(database, size, startup.Pace())))
        load = chat.Load()
        chat.report(*asyncio.run(chat.measure(database, size, load)), load)
        search.run(folder / "search", size, search.Pace())


if __name__ == "__main__":
    main()

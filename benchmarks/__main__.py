"""`python -m benchmarks`: everything, in about eight minutes."""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import chat, files, reading, startup
from benchmarks.office import Size, build_office


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        reading.report(reading.measure(folder / "sample"))
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


if __name__ == "__main__":
    main()

"""A bot as a process of its own, and what the system says of it (Linux only)."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class BotProcess:
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time taken so far, in the program and in the kernel for it."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mebibytes(self) -> float:
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MEBIBYTE


@asynccontextmanager
async def bot_process(
    *arguments: str, settings: Mapping[str, str] | None = None
) -> AsyncIterator[BotProcess]:
    """Runs `python -m …` until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        env=os.environ | dict(settings or {}),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield BotProcess(process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()

"""A chart to a picture, drawn in a process of its own while the bot goes on answering."""

import asyncio
import os
import sys
from contextlib import suppress

from bot.errors import NhacViecError
from bot.messages.charts import Chart

_SECONDS = 60.0
"""A drawing takes about one; on the first there is matplotlib's list of fonts to be made."""
_PASSED_ON = (
    "HOME",
    "PATH",
    "PYTHONPATH",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "MPLCONFIGDIR",
    "SYSTEMROOT",
)
"""Of the environment: none of the bot's own settings."""


class NotDrawn(NhacViecError):
    """The picture could not be made; what it shows is still to be said in words."""

    key = "chart-not-drawn"


async def drawn(chart: Chart) -> bytes:
    """The chart as a PNG; raises `NotDrawn`."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.reports.chart_process"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
    )
    try:
        async with asyncio.timeout(_SECONDS):
            content, _ = await process.communicate(chart.packed.encode())
    except TimeoutError as error:
        raise NotDrawn from error
    finally:
        await _end(process)
    if process.returncode or not content:
        raise NotDrawn
    return content


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()

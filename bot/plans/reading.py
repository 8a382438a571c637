"""Reads a plan in a process of its own, which may be watched, stopped and cut off.

Files are hostile until read: a library that hangs, eats the memory or crashes on one takes this
process down and not the bot, which answers everybody else meanwhile.
"""

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.errors import NotAPlan
from bot.plans.document import Progress, unwatched
from bot.plans.limits import Limits
from bot.plans.packing import unpack, unpack_cells, unpack_staff
from bot.plans.staff_row import IsStaffList
from bot.plans.values import DraftPlan

log = structlog.get_logger()
# The reader of strangers' files sees neither the bot's token nor its database.
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV")
_LONGEST_LINE = 64 * 1024 * 1024


async def read_apart(
    path: Path,
    *,
    year: int | None = None,
    progress: Progress = unwatched,
    limits: Limits | None = None,
) -> DraftPlan:
    """`draft.read_plan` in another process; cancelling the task that awaits it ends that process.

    Raises `NotAPlan`: as `read_plan` does, or "plan-too-heavy" beyond the limits; `IsStaffList`,
    with its people, for a file whose columns are those of one.
    """
    task = {"path": str(path), "year": year, "cells": False}
    answer = await _ask(task, progress, limits or Limits())
    if "staff" in answer:
        raise IsStaffList(unpack_staff(answer["staff"]))
    return unpack(answer["draft"])


async def cells_apart(path: Path, *, limits: Limits | None = None) -> list[list[Any]]:
    """The cells of a workbook's first sheet, read likewise: texts, whole numbers, days, nothing."""
    task = {"path": str(path), "year": None, "cells": True}
    answer = await _ask(task, unwatched, limits or Limits())
    return list(unpack_cells(answer["cells"]))


async def _ask(task: dict[str, Any], progress: Progress, limits: Limits) -> dict[str, Any]:
    # What it and its programs write goes with the folder, also when they are ended midway.
    with TemporaryDirectory(prefix="nhacviec-", ignore_cleanup_errors=True) as folder:
        process = await _start(task | {"limits": _as_values(limits)}, folder)
        try:
            async with asyncio.timeout(limits.seconds):
                answer = await _listen(process, progress, limits)
        except (TimeoutError, ValueError) as error:  # a line beyond _LONGEST_LINE is the latter
            raise NotAPlan("plan-too-heavy") from error
        finally:
            await _end(process)
    if "error" in answer:
        raise NotAPlan(answer["error"], **answer["values"])
    return answer


async def _start(task: dict[str, Any], folder: str) -> asyncio.subprocess.Process:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.plans.reading_process", json.dumps(task)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        limit=_LONGEST_LINE,
        env=passed_on | {"TMPDIR": folder},
        start_new_session=True,  # ended together with the programs it started
    )


def _as_values(limits: Limits) -> dict[str, int]:
    return {name: getattr(limits, name) for name in Limits.__slots__}


async def _listen(
    process: asyncio.subprocess.Process, progress: Progress, limits: Limits
) -> dict[str, Any]:
    """Follows the progress up to the draft or the named error."""
    assert process.stdout is not None  # noqa: S101 (asked for above)
    while line := await asyncio.wait_for(process.stdout.readline(), limits.silent_seconds):
        told: dict[str, Any] = json.loads(line)
        if "progress" not in told:
            return told
        progress(*told["progress"])
    code = await process.wait()
    log.warning("plan_reading_broke", exit_code=code)
    # Out of memory ends some libraries by a signal; a Python error is a file we cannot read.
    raise NotAPlan("plan-unreadable" if code == 1 else "plan-too-heavy")


async def _end(process: asyncio.subprocess.Process) -> None:
    """Ends the reader with every program it started, those of a reader that is gone included."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()

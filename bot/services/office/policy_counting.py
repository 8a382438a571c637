"""Months by a policy: each counted once, in a process of its own, and kept for a while."""

import asyncio
import json
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.errors import NhacViecError
from bot.services.office.policy_month_process import SECONDS
from bot.services.office.policy_months import MonthAsked, MonthCounts

_KEPT_FOR = timedelta(minutes=10)
_KEPT = 8
"""Months of one database; an office tries one value after the other beside the one in use."""
_AT_ONCE = 1
"""Each takes nearly two hundred megabytes in an office of thousands."""
_LINES = 5
"""The last lines of a complaint say what it was."""
_log = structlog.get_logger(__name__)


class MonthNotCounted(NhacViecError):
    """It took too long or broke off; nothing was changed."""

    key = "policy-not-tried"


@dataclass(slots=True)
class _Counting:
    """A month being counted, and how many wait for it."""

    task: "asyncio.Task[MonthCounts]"
    waiting: int = 0


@dataclass(slots=True)
class Months:
    """Those of one database: some minutes old at most, and those being counted now."""

    url: str
    _kept: dict[MonthAsked, tuple[datetime, MonthCounts]] = field(default_factory=dict)
    _counting: dict[MonthAsked, _Counting] = field(default_factory=dict)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    def known(self, asked: MonthAsked, *, now: datetime) -> MonthCounts | None:
        """What was counted some minutes ago; of no days there is nothing to count."""
        if not asked.days:
            return MonthCounts()
        at, found = self._kept.get(asked, (None, None))
        return found if at is not None and timedelta() <= now - at < _KEPT_FOR else None

    async def counted(self, asked: MonthAsked, *, now: datetime) -> MonthCounts:
        """Once, however many ask; given up when nobody waits for it. Raises `MonthNotCounted`."""
        if (known := self.known(asked, now=now)) is not None:
            return known
        if (counting := self._counting.get(asked)) is None:
            task = asyncio.create_task(self._count(asked, now=now))
            counting = self._counting[asked] = _Counting(task)
        counting.waiting += 1
        try:
            return await asyncio.shield(counting.task)
        finally:
            counting.waiting -= 1
            if not counting.waiting:
                counting.task.cancel()
                if self._counting.get(asked) is counting:
                    del self._counting[asked]

    async def _count(self, asked: MonthAsked, *, now: datetime) -> MonthCounts:
        async with self._turns:
            found = await _counted_apart(self.url, asked, now=now)
        self._kept.pop(asked, None)
        self._kept[asked] = now, found
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found


async def _counted_apart(url: str, asked: MonthAsked, *, now: datetime) -> MonthCounts:
    """Raises `MonthNotCounted`, whatever kept it from being counted."""
    try:
        return await count_apart(url, asked, now=now)
    except (OSError, ValueError, KeyError) as error:
        _log.warning("policy_month_broke", error=repr(error))
        raise MonthNotCounted from error


async def count_apart(url: str, asked: MonthAsked, *, now: datetime) -> MonthCounts:
    """`count_month` in another process, which ends with the task that awaits it, and with the bot.

    Raises `MonthNotCounted`; `OSError` where no process can be started, `ValueError` or `KeyError`
    where what it says cannot be read.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.services.office.policy_month_process"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    task = {"url": url, "asked": asked.packed, "now": now.isoformat()}
    try:
        async with asyncio.timeout(SECONDS):
            said, complaint = await _answer(process, json.dumps(task))
    except TimeoutError as error:
        raise MonthNotCounted from error
    finally:
        await _end(process)
    if process.returncode or not said:
        last = complaint.decode(errors="replace").splitlines()[-_LINES:]
        _log.warning("policy_month_broke", exit_code=process.returncode, said=last)
        raise MonthNotCounted
    return MonthCounts.unpacked(json.loads(said))


async def _answer(process: asyncio.subprocess.Process, task: str) -> tuple[bytes, bytes]:
    """What it said, and what it complained of; its input stays open, with which it would end."""
    writer, out, complaints = process.stdin, process.stdout, process.stderr
    if writer is None or out is None or complaints is None:
        raise MonthNotCounted
    writer.write(f"{task}\n".encode())
    with suppress(BrokenPipeError, ConnectionResetError):
        await writer.drain()
    said, complaint = await asyncio.gather(out.read(), complaints.read())
    await process.wait()
    return said, complaint


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    if process.stdin is not None:
        process.stdin.close()

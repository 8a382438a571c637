"""The computer's clock is set while the bot runs; what ticks goes on ticking."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

import pytest
from apscheduler.schedulers import base
from telegram.ext import Application, JobQueue

from bot.reminders import clock_watch
from bot.reminders.clock_watch import clock_watched
from bot.reminders.scheduler import _PATIENT

Queue = JobQueue[Any]


class Wall(datetime):
    """A clock on the wall that a test sets."""

    set_by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain instant
        return datetime.now(tz) + cls.set_by


@pytest.fixture
async def queue(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Queue]:
    for module in (base, clock_watch):
        monkeypatch.setattr(module, "datetime", Wall)
    monkeypatch.setattr(Wall, "set_by", timedelta(0))
    monkeypatch.setattr(clock_watch, "_LOOK_EVERY", 0.05)
    application = Application.builder().token("1:aaaaaaaaaaaaaaa").updater(None).build()
    queue = application.job_queue
    assert queue is not None
    await queue.start()
    yield queue
    await queue.stop(wait=False)


async def ticks(queue: Queue, every: float) -> asyncio.Queue[None]:
    """Gets an entry at each tick, and has had one."""
    seen: asyncio.Queue[None] = asyncio.Queue()

    async def tick(_context: object) -> None:
        seen.put_nowait(None)

    queue.run_repeating(
        tick, timedelta(seconds=every), first=0.01, name="tick", job_kwargs=_PATIENT
    )
    async with asyncio.timeout(5):
        await seen.get()
    return seen


async def test_ticks_go_on_after_the_clock_was_set_back(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clock_watched(queue):
        seen = await ticks(queue, 0.1)
        monkeypatch.setattr(Wall, "set_by", -timedelta(hours=1))
        async with asyncio.timeout(5):
            for _ in range(10):
                await seen.get()


async def test_the_logs_say_by_how_much_it_was(
    queue: Queue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with clock_watched(queue):
        await ticks(queue, 1)
        monkeypatch.setattr(Wall, "set_by", -timedelta(hours=1))
        await asyncio.sleep(0.2)
    shown = capsys.readouterr().out
    assert shown.count("clock_set_back") == 1
    assert any(f"seconds={number}" in shown for number in (3599, 3600))


async def test_nothing_is_brought_forward_while_the_clock_goes_right(queue: Queue) -> None:
    async with clock_watched(queue):
        seen = await ticks(queue, 3600)
        await asyncio.sleep(0.3)
        assert seen.empty()
        (job,) = queue.jobs()
        assert job.next_t is not None
        assert job.next_t - datetime.now(UTC) > timedelta(minutes=59)

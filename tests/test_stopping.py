"""A bot that is told to stop waits for what runs, but not for ever."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.ext import Application

from bot import stopping
from bot.demo.standin import World, running_standin
from bot.stopping import Deadline, end_jobs


class Job:
    """A tick that goes on until the test lets it end."""

    def __init__(self) -> None:
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.has_ended = False

    async def __call__(self, _context: object) -> None:
        self.begun.set()
        await self.may_end.wait()
        self.has_ended = True


@pytest.fixture
async def application() -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    world = World()
    async with running_standin(world) as (_, address):
        built = Application.builder().token(world.token).base_url(f"{address}/bot").build()
        async with built:
            yield built


@pytest.fixture
async def job(application: Application[Any, Any, Any, Any, Any, Any]) -> AsyncIterator[Job]:
    """Under way."""
    job = Job()
    assert application.job_queue is not None
    application.job_queue.run_once(job, 0)
    await application.start()
    async with asyncio.timeout(5):
        await job.begun.wait()
    yield job
    job.may_end.set()


async def test_a_tick_under_way_comes_to_its_end(
    application: Application[Any, Any, Any, Any, Any, Any], job: Job
) -> None:
    ending = asyncio.create_task(end_jobs(application, 30))
    await asyncio.sleep(0.1)
    assert not ending.done()
    job.may_end.set()
    await ending
    assert job.has_ended


async def test_a_tick_without_end_is_not_waited_for(
    application: Application[Any, Any, Any, Any, Any, Any],
    job: Job,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with asyncio.timeout(5):
        await end_jobs(application, 0.1)
    assert not job.has_ended
    assert "jobs_cut_off" in capsys.readouterr().out
    assert application.job_queue is not None
    assert not application.job_queue.scheduler.running


def test_all_of_the_end_has_one_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = [100.0]
    monkeypatch.setattr(stopping, "monotonic", lambda: seconds[0])
    deadline = Deadline()
    assert deadline.left == stopping._LAST_WORDS
    deadline.begin()
    seconds[0] = 130.0
    deadline.begin()
    assert deadline.left == stopping._LAST_WORDS - 30
    seconds[0] = 1000.0
    assert deadline.left == 0

"""Ticks go on though somebody sets the computer's clock back.

APScheduler keeps the instant of a job's next run by the computer's clock: an hour back would mean
an hour without a tick. The pauses here are the loop's own, which no clock changes.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import structlog
from apscheduler.triggers.interval import IntervalTrigger
from telegram.ext import Job, JobQueue

_log = structlog.get_logger(__name__)
_LOOK_EVERY = 1.0
"""Seconds."""
_MARGIN = timedelta(seconds=5)


@asynccontextmanager
async def clock_watched(queue: JobQueue[Any]) -> AsyncIterator[None]:
    """Brings forward whatever lies further away than its interval, for as long as the block."""
    watching = asyncio.create_task(_watch(queue))
    try:
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def _watch(queue: JobQueue[Any]) -> None:
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        now = datetime.now(queue.scheduler.timezone)
        far = {job: ahead for job in queue.jobs() if (ahead := _too_far(job, now))}
        if not far:
            continue
        _log.warning("clock_set_back", seconds=round(max(far.values()).total_seconds()))
        for job in far:
            job.job.modify(next_run_time=now)


def _too_far(job: Job[Any], now: datetime) -> timedelta | None:
    """How much further away its next run is than one interval."""
    trigger, next_run = job.job.trigger, job.job.next_run_time
    if not isinstance(trigger, IntervalTrigger) or next_run is None:
        return None
    ahead = next_run - now - trigger.interval
    return ahead if ahead > _MARGIN else None

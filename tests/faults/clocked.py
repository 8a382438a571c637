"""The program by a clock that somebody else sets: `python -m tests.faults.clocked FILE run`.

The file holds how many seconds that clock is ahead of the real one: the bot's own clock, and that
of the machine as APScheduler and the watch over it see it. What is counted in seconds (the loop's
pauses, Telegram's pace) goes on undisturbed, as with a real machine's clock.
"""

import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from unittest.mock import patch

from apscheduler.executors import base as executors
from apscheduler.schedulers import base as schedulers
from telegram.ext import JobQueue

from bot.__main__ import main
from bot.clock import Clock
from bot.reminders import clock_watch


def run_by(file: Path) -> None:
    """The command of the arguments, for each of whose looks at the clock the file is read."""

    def now(zone: tzinfo) -> datetime:
        return datetime.now(zone) + timedelta(seconds=float(file.read_text()))

    class Machine(datetime):
        """Of whom only the time is asked."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override] # a plain instant
            assert tz is not None
            return now(tz)

    with ExitStack() as stack:
        for module in (executors, schedulers, clock_watch):
            stack.enter_context(patch.object(module, "datetime", Machine))
        stack.enter_context(patch.object(JobQueue, "_tz_now", lambda queue: now(_zone_of(queue))))
        stack.enter_context(patch.object(Clock, "now", lambda _clock: now(UTC)))
        main()


def _zone_of(queue: JobQueue[Any]) -> tzinfo:
    zone: tzinfo = queue.scheduler.timezone
    return zone


if __name__ == "__main__":
    run_by(Path(sys.argv.pop(1)))

"""The process that counts one month: `python -m bot.services.office.policy_month_process`.

A line of JSON in, JSON out; the database's address comes in it, since it may hold a password. It
ends with whoever began it: then its input does.
"""

import asyncio
import json
import os
import signal
import sys
from datetime import datetime
from threading import Thread
from typing import Any

from bot.services.office.policy_months import MonthAsked, count_month
from bot.storage import Database

SECONDS = 300
"""In an office of thousands it takes ten."""
_NICER = 10
"""The bot beside it answers people first."""


async def _counted(task: dict[str, Any]) -> dict[str, Any]:
    database, now = Database(task["url"]), datetime.fromisoformat(task["now"])
    try:
        async with database.read() as session:
            found = await count_month(session, MonthAsked.unpacked(task["asked"]), now=now)
    finally:
        await database.close()
    return found.packed


def _end_with_input() -> None:
    """The bot keeps it open as long as it waits; killed, it lets go of it too."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    os.nice(_NICER)
    signal.alarm(SECONDS)  # should the bot hang and neither wait nor let go
    task = json.loads(sys.stdin.readline())
    Thread(target=_end_with_input, daemon=True).start()
    sys.stdout.write(json.dumps(asyncio.run(_counted(task))))
    sys.stdout.flush()
    os._exit(0)  # the thread is still reading, which an orderly end would wait for

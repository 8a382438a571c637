"""The process that counts one month: `python -m bot.services.office.policy_month_process`.

JSON in and out; the database's address comes in it, since it may hold a password.
"""

import asyncio
import json
import os
import sys
from datetime import datetime
from typing import Any

from bot.services.office.policy_months import MonthAsked, count_month
from bot.storage import Database

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


if __name__ == "__main__":
    os.nice(_NICER)
    sys.stdout.write(json.dumps(asyncio.run(_counted(json.load(sys.stdin)))))

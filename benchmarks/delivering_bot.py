"""The bot's delivery as quick as it can: `python -m benchmarks.delivering_bot URL TOKEN FILE`.

Everything is as `nhacviec run` has it, without updates, without ticks and without Telegram's pace.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.broadcasting import AT_NIGHT
from benchmarks.office import database_url
from bot.app import create_application, delivery_of, introduced, settle_memory
from bot.clock import FixedClock
from bot.config import Settings
from bot.logs import set_up_logs
from bot.reminders.pace import Pace
from bot.reminders.pace_chats import Limits
from bot.storage import Database

_BOUNDLESS = Limits(a_second=100_000, between=0.0)


async def deliver_all(settings: Settings) -> None:
    """Until the outbox is empty; then it stays to be looked at."""
    database = Database(settings.database_url)
    with patch("bot.app.Pace", partial(Pace, _BOUNDLESS)):
        application = create_application(settings, database, FixedClock(AT_NIGHT))
    async with introduced(application):
        settle_memory()
        while True:
            await delivery_of(application).deliver_due()
            await asyncio.sleep(0.01)


def main(url: str, token: str, file: str) -> None:
    settings = Settings(
        token=token,
        telegram_api_url=url,
        database_url=database_url(Path(file)),
        files_dir=Path(file).parent / "files",
        log_level="warning",
    )
    set_up_logs(settings)
    asyncio.run(deliver_all(settings))


if __name__ == "__main__":
    main(*sys.argv[1:])

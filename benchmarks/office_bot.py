"""Our bot at an hour when only questions come: `python -m benchmarks.office_bot URL TOKEN FILE`."""

import asyncio
import sys
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.office import TODAY, database_url
from bot.app import create_application, running, settle_memory
from bot.cli.serve import until_stopped
from bot.clock import Clock
from bot.config import Settings
from bot.logs import set_up_logs
from bot.storage import Database

BEFORE_WORK = time(3)
"""No reminder is due then; everything else is as `nhacviec run` has it."""


async def answer_questions(settings: Settings) -> None:
    clock = Clock()
    clock.move_to(datetime.combine(TODAY, BEFORE_WORK, tzinfo=ZoneInfo(settings.timezone)))
    database = Database(settings.database_url)
    async with running(create_application(settings, database, clock)):
        settle_memory()
        await until_stopped()
    await database.close()


def main(url: str, token: str, file: str) -> None:
    settings = Settings(
        token=token,
        telegram_api_url=url,
        database_url=database_url(Path(file)),
        files_dir=Path(file).parent / "files",
        log_level="warning",
    )
    set_up_logs(settings)
    asyncio.run(answer_questions(settings))


if __name__ == "__main__":
    main(*sys.argv[1:])

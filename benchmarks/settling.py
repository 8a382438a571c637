"""What a bot does in an office's first minutes, done before others are to be measured.

People get their menus and the summaries of the running periods are planned: once, and not while
anything is measured that comes again and again.
"""

from datetime import datetime

from benchmarks.office import Size
from bot.reminders.weekly import plan_weekly
from bot.services.menus import menus_due
from bot.storage import Database
from bot.storage.menus import note_menu


async def settle(url: str, size: Size, *, now: datetime) -> None:
    database = Database(url)
    async with database.write() as session:
        found, _ = await menus_due(session, at_most=size.people)
        for one in found:
            await note_menu(session, one.person_id, one.mark)
    await plan_weekly(database, now)
    await database.close()

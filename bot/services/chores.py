"""What the use cases ask to be looked after every so often: one line a topic."""

from datetime import datetime, timedelta

from bot.reminders.scheduler import Chore
from bot.reminders.weekly import plan_weekly
from bot.services import dialogues, snoozing
from bot.services.handovers import running as handovers_running
from bot.services.office import pausing, undelivered
from bot.storage import Database


async def _expire_dialogues(database: Database, now: datetime) -> None:
    async with database.write() as session:
        await dialogues.expire(session, now=now)


CHORES: tuple[Chore, ...] = (
    Chore("undelivered", timedelta(minutes=5), undelivered.tell_offices),
    Chore("weekly", timedelta(minutes=1), plan_weekly),
    Chore("pauses", timedelta(minutes=1), pausing.resume_due),
    Chore("dialogues", timedelta(minutes=10), _expire_dialogues),
    Chore("handovers", timedelta(minutes=1), handovers_running.look_after),
    Chore("snoozes", timedelta(seconds=5), snoozing.tell_due),
)

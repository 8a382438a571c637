"""Reports as leaders read them: every number is the size of a list one may open."""

from dataclasses import dataclass
from datetime import date

from bot.domain import Speaker, TaskFilter
from bot.figures import Number, Rate
from bot.services.tasks.tasks import listed_owner
from bot.storage import Session
from bot.storage.figures import reported


@dataclass(frozen=True, slots=True)
class Report:
    """The numbers about the tasks of a filter, and whose they are by name."""

    filter: TaskFilter
    owner_name: str | None
    numbers: tuple[Number, ...]
    rate: Rate


async def report(session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date) -> Report:
    """The report on a list's owner and days; raises `NotAllowed` for somebody else's."""
    owner_name = await listed_owner(session, speaker, wanted)
    found = await reported(session, speaker, wanted, today=today)
    return Report(wanted, owner_name, found.numbers(wanted), found.rate)

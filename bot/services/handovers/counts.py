"""How many tasks pass with a handover, and what waits to be decided."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import OPEN_STATES, Role
from bot.services.leading import waiting
from bot.storage import Person, Session, handed_tasks
from bot.storage.handovers import Handed
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id


@dataclass(frozen=True, slots=True)
class Counts:
    """Each task once, whatever the parts it is named for."""

    open: int
    late: int


async def counts_of(session: Session, handed: Handed, *, today: date) -> Counts:
    found = await handed_tasks.tasks_of(session, handed.whose, OPEN_STATES)
    only = set(handed.row.task_ids)
    tasks = [task for task in found if not only or id_of(task) in only]
    return Counts(len(tasks), sum(task.due is not None and task.due < today for task in tasks))


@dataclass(frozen=True, slots=True)
class Deciding:
    """What waits for whoever heads a unit now: the sizes of their two lists."""

    approvals: int = 0
    extensions: int = 0


async def deciding_of(session: Session, handed: Handed, whom: Person, *, now: datetime) -> Deciding:
    """Of the stand-in, or of the head who is back; nothing where no head hands all over."""
    if Role.LEAD not in handed.whose.roles or handed.row.task_ids:
        return Deciding()
    speaker = await speaker_by_id(session, id_of(whom), now=now)
    if speaker is None:
        return Deciding()
    return Deciding(
        len(await waiting.hand_ins(session, speaker)),
        len(await waiting.requests(session, speaker)),
    )

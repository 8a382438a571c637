"""How many tasks pass with a handover."""

from dataclasses import dataclass
from datetime import date

from bot.domain import OPEN_STATES
from bot.storage import Session, handed_tasks
from bot.storage.handovers import Handed
from bot.storage.ids import id_of


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

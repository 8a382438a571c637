"""A task is open again after its hand-in was returned or withdrawn: what the hand-in closed opens.

The other way round is `closing`.
"""

from datetime import date

from bot.services.doing.closing import latest_open
from bot.storage import Result, Session, Task
from bot.storage.ids import id_of
from bot.storage.tasks import milestones_of


async def reopen_milestones(session: Session, task: Task, result: Result) -> date | None:
    """Opens the milestones this hand-in closed; the latest day that is open then.

    One that was ticked off by itself before keeps its own time, and stays done.
    """
    rows = await milestones_of(session, id_of(task))
    for row in rows:
        if row.done_at is not None and row.done_at == result.created_at:
            row.done_at = None
    await session.flush()
    return latest_open(rows) or task.due

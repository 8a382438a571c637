"""A task on which somebody is about to act: is it theirs to act on, and is it the time for it."""

from bot.acts import POSSIBLE, Act
from bot.domain import Speaker
from bot.errors import NhacViecError, NotFound
from bot.services.rights import require
from bot.storage import Session, Task, tasks


class NotPossibleNow(NhacViecError):
    """The task is in a state in which this makes no sense; somebody may just have moved it."""

    key = "not-possible-now"


async def task_for(session: Session, speaker: Speaker, task_id: int, act: Act) -> Task:
    """The task as it stands now, kept from others until this transaction ends.

    Raises `NotFound`, `NotAllowed`, or `NotPossibleNow` with the state it is in.
    """
    await tasks.lock(session, task_id)
    task = await tasks.task_by_id(session, speaker.org_id, task_id)
    if task is None:
        raise NotFound("task-not-found")
    require(speaker, act, await tasks.assignments_of(session, task_id))
    if task.state not in POSSIBLE[act]:
        raise NotPossibleNow(number=task.number, state=task.state.value)
    return task

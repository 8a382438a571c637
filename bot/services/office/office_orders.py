"""Words by which the office adds a task, or cancels, pauses, resumes or changes one."""

from collections.abc import Sequence

from bot.acts import POSSIBLE, Act
from bot.domain import Speaker
from bot.parsing.new_tasks import asks_to_add
from bot.parsing.task_orders import Order, read_task_order
from bot.services.asking.wishes import NotYet
from bot.services.tasks.tasks import tasks_numbered
from bot.storage import Session, Task

ACT_OF = {
    Order.CANCEL: Act.CANCEL,
    Order.PAUSE: Act.PAUSE,
    Order.RESUME: Act.RESUME,
    Order.EDIT: Act.EDIT,
}


def office_order(text: str) -> NotYet | None:
    """What the words order of one task, or that one is to be added; none of either."""
    rest = asks_to_add(text)
    if rest is not None:
        return NotYet(Order.ADD, words=rest, text=text)
    found = read_task_order(text)
    if found is None:
        return None
    return NotYet(found.order, number=found.number, words=found.reason, text=text)


async def tasks_meant(session: Session, speaker: Speaker, number: str, act: Act) -> Sequence[Task]:
    """The tasks of a number for which the act makes sense now, all of them where none does.

    Raises `NotFound` where the speaker sees none.
    """
    found = await tasks_numbered(session, speaker, number)
    return [task for task in found if task.state in POSSIBLE[act]] or found

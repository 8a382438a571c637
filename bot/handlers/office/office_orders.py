"""“Huỷ việc 24 vì …”, “tạm dừng việc 24 đến 1/8”, “tiếp tục việc 24”, “sửa việc 24”."""

from collections.abc import Awaitable, Callable

from bot.context import OfficeContext
from bot.handlers.asking.said import Asker
from bot.handlers.office import arising, assigning_words
from bot.handlers.office.cancelling import cancel_in_words
from bot.handlers.office.pausing import pause_in_words, resume_below
from bot.handlers.office.task_edits import show_parts
from bot.handlers.reply import send
from bot.messages.actions import Action
from bot.messages.office.task_edits import which_one
from bot.messages.taps.office_tasks import AskCancel, AskPause, EditTask, ResumeTask
from bot.parsing.task_orders import Order, TaskOrder, read_task_order
from bot.parsing.values import Intent
from bot.services.asking.wishes import NotYet
from bot.services.office.office_orders import ACT_OF, tasks_meant
from bot.storage.ids import id_of


async def on_order(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """Does it; of several tasks of the number the person chooses one."""
    order = read_task_order(wish.text)
    if order is None:
        return False
    act = ACT_OF[order.order]
    async with context.database.read() as session:
        found = await tasks_meant(session, asker.speaker, order.number, act)
    if len(found) > 1:
        choices = [(task, _tap(order, id_of(task))) for task in found]
        await send(context.bot, chat_id, which_one(asker.words, order.number, choices))
        return True
    await _do(context, asker, chat_id, order, id_of(found[0]))
    return True


def _tap(order: TaskOrder, task_id: int) -> Action:
    match order.order:
        case Order.CANCEL:
            return AskCancel(task_id)
        case Order.PAUSE:
            return AskPause(task_id)
        case Order.RESUME:
            return ResumeTask(task_id)
        case _:
            return EditTask(task_id)


async def _do(
    context: OfficeContext, asker: Asker, chat_id: int, order: TaskOrder, task_id: int
) -> None:
    speaker = asker.speaker
    match order.order:
        case Order.CANCEL:
            await cancel_in_words(context, speaker, chat_id, task_id=task_id, reason=order.reason)
        case Order.PAUSE:
            await pause_in_words(
                context,
                speaker,
                chat_id,
                task_id=task_id,
                until=order.until,
                reason=order.reason,
            )
        case Order.RESUME:
            await resume_below(context, speaker, chat_id, task_id=task_id)
        case Order.EDIT:
            await show_parts(context, speaker, chat_id, task_id=task_id)


_OnOrder = Callable[[OfficeContext, Asker, int, NotYet], Awaitable[bool]]
ON_INTENT: dict[Intent | Order, _OnOrder] = {
    Order.ADD: arising.on_words,
    Intent.ASSIGN: assigning_words.on_words,
    **dict.fromkeys(ACT_OF, on_order),
}

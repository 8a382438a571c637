"""What officers say in words: how far a task is, a later day, that an awaited event came."""

from collections.abc import Awaitable, Callable

from bot.context import OfficeContext
from bot.handlers.asking.said import Asker
from bot.handlers.doing.officer_extension_words import ask_in_words
from bot.handlers.doing.officer_milestones import tick_in_words
from bot.handlers.doing.officer_panels import card
from bot.handlers.doing.one_by_one import say_which_first
from bot.handlers.reply import send
from bot.messages.doing import officer as wording
from bot.messages.doing import officer_milestones
from bot.parsing.milestone_words import read_tick
from bot.parsing.named_milestones import named_milestone
from bot.parsing.progress import read_reported
from bot.parsing.task_orders import Order
from bot.parsing.values import Intent
from bot.services.asking.wishes import NotYet
from bot.services.doing import event_words, extension_asking, notes, progress
from bot.services.leading.orders_in_words import SeveralOfNumber
from bot.services.tasks.tasks import tasks_numbered
from bot.storage import Session


async def on_progress(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Việc 24 được 60%, đã xong dự thảo”; without a task, or with two of them, it is asked."""
    said = read_reported(wish.text, wish.number or "")
    async with context.database.read() as session:
        task_id = await _task_meant(session, asker, wish)
    if task_id is None or (said.percent is None and not said.text and not said.begins):
        return False
    async with context.act() as session:
        if said.begins:
            done = await progress.begin_work(session, asker.speaker, task_id, now=asker.now)
        else:
            done = await progress.report(
                session,
                asker.speaker,
                task_id,
                percent=said.percent,
                text=said.text,
                now=asker.now,
            )
    if said.begins:
        head = asker.words("work-begun")
    else:
        head = wording.progress_kept(asker.words, said.percent, is_new=done.is_new)
    shown = await card(context, asker.speaker, task_id)
    await send(context.bot, chat_id, wording.with_head(head, shown))
    return True


async def on_extend(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Gia hạn 24 đến 15/6 vì chờ góp ý”."""
    async with context.database.read() as session:
        task_id = await _task_meant(session, asker, wish)
        if not wish.number and (named := named_milestone(wish.text)):
            task_id = await _only_with(session, asker, named[0])
    if task_id is None:
        return False
    await say_which_first(context, asker, chat_id, intent=Intent.EXTEND, text=wish.text)
    await ask_in_words(context, asker.speaker, chat_id, task_id=task_id, text=wish.text)
    return True


async def on_comment(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Góp ý việc 24: cần bổ sung số liệu”; raises `SeveralOfNumber` where two plans have it."""
    async with context.database.read() as session:
        task_id = await _task_meant(session, asker, wish)
    if task_id is None:
        raise SeveralOfNumber(number=wish.number)
    async with context.act() as session:
        await notes.comment(session, asker.speaker, task_id, text=wish.words or "", now=asker.now)
    shown = await card(context, asker.speaker, task_id)
    await send(context.bot, chat_id, wording.with_head(asker.words("comment-kept"), shown))
    return True


async def on_tick(context: OfficeContext, asker: Asker, chat_id: int, wish: NotYet) -> bool:
    """“Tích mốc 1 việc 23”; raises `SeveralOfNumber` where two plans have it."""
    async with context.database.read() as session:
        task_id = await _task_meant(session, asker, wish)
    order = read_tick(wish.text)
    if task_id is None or order is None:
        raise SeveralOfNumber(number=wish.number)
    await tick_in_words(context, asker, chat_id, task_id=task_id, order=order)
    return True


async def _task_meant(session: Session, asker: Asker, wish: NotYet) -> int | None:
    """The task of that number; raises `NotFound` where the speaker sees none."""
    if not wish.number:
        return None
    await tasks_numbered(session, asker.speaker, wish.number)
    return await progress.task_named(session, asker.speaker, wish.number)


async def _only_with(session: Session, asker: Asker, what: str) -> int | None:
    """The one open task of the speaker's that has a milestone of this day."""
    found = await extension_asking.tasks_with_milestone(
        session, asker.speaker, what, today=asker.today
    )
    return found[0] if len(found) == 1 else None


async def offer_event(
    context: OfficeContext, asker: Asker, chat_id: int, heard: event_words.Heard
) -> None:
    """“UBND tỉnh ban hành ngày 10/6”: the tasks that wait for it, one tap enters it."""
    answer = officer_milestones.confirm_event(asker.words, heard.found, day=heard.day)
    await send(context.bot, chat_id, answer)


_OnWords = Callable[[OfficeContext, Asker, int, NotYet], Awaitable[bool]]
ON_INTENT: dict[Intent | Order, _OnWords] = {
    Intent.PROGRESS: on_progress,
    Intent.EXTEND: on_extend,
    Order.COMMENT: on_comment,
    Order.TICK: on_tick,
}

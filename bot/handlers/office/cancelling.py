"""The office cancels a task: why, then done, with ten seconds to take it back."""

from telegram import Message

from bot.context import OfficeContext
from bot.domain import Speaker
from bot.handlers.dialogues import Form
from bot.handlers.reply import drop_buttons, edit, send
from bot.handlers.taps import Tapped, Taps
from bot.handlers.undo import end_undo_soon, with_undo
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.office import task_edits as wording
from bot.messages.taps.office_tasks import AskCancel, CancelFor
from bot.services import dialogues
from bot.services.office import cancelling
from bot.services.office.cancelling import KIND, Cancelled
from bot.storage import Dialogue


async def cancel_in_words(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, reason: str
) -> None:
    """“Huỷ việc 24 vì …”; without a reason it is asked for."""
    if not reason:
        async with context.act() as session:
            task = await cancelling.ask_reason(session, speaker, task_id, now=context.now)
        message_id = await send(context.bot, chat_id, wording.ask_cancel(words_of(speaker), task))
        await _remember(context, speaker, message_id)
        return
    async with context.act() as session:
        done = await cancelling.cancel(session, speaker, task_id, reason, now=context.now)
    await _say_below(context, speaker, chat_id, done)


async def _say_below(
    context: OfficeContext, speaker: Speaker, chat_id: int, done: Cancelled
) -> None:
    answer = _cancelled(speaker, done)
    shown = with_undo(words_of(speaker), answer, done.undo_id)
    message_id = await send(context.bot, chat_id, shown)
    end_undo_soon(context, chat_id, message_id, undo_id=done.undo_id, answer=answer)
    if done.prompt_id:
        await drop_buttons(context.bot, chat_id, done.prompt_id)


async def _ask(tapped: Tapped, tap: AskCancel) -> None:
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        task = await cancelling.ask_reason(session, speaker, tap.task_id, now=context.now)
    message_id = await edit(context.bot, tapped.query, wording.ask_cancel(tapped.words, task))
    await _remember(context, speaker, message_id)


async def _remember(context: OfficeContext, speaker: Speaker, message_id: int) -> None:
    async with context.act() as session:
        running = await dialogues.current(session, speaker, now=context.now)
        if running is not None and running.kind == KIND:
            dialogues.remember_prompt(running, message_id)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    async with context.act() as session:
        done = await cancelling.take_reason(session, speaker, message.text or "", now=context.now)
    await _say_below(context, speaker, message.chat.id, done)


async def _cancel(tapped: Tapped, tap: CancelFor) -> None:
    """For one of the usual reasons, in the words of who cancels."""
    context, reason = tapped.context, tapped.words(wording.REASONS[tap.why])
    async with context.act() as session:
        done = await cancelling.cancel(
            session, tapped.speaker, tap.task_id, reason, now=context.now
        )
    answer = _cancelled(tapped.speaker, done)
    shown = with_undo(tapped.words, answer, done.undo_id)
    message_id = await edit(context.bot, tapped.query, shown)
    end_undo_soon(context, tapped.chat_id, message_id, undo_id=done.undo_id, answer=answer)


def _cancelled(speaker: Speaker, done: Cancelled) -> Answer:
    return wording.cancelled(words_of(speaker), done.task, reason=done.reason, reach=done.reach)


TAPS: Taps = {AskCancel: _ask, CancelFor: _cancel}
FORMS = {KIND: Form(_take_text, yields_to_questions=False)}

"""Handing a result in: the button, words, files, "Xong" and "Huỷ"."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import CallbackQuery, Message, Update

from bot.context import OfficeContext, speaker_of
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.dialogues import Form, say_left
from bot.handlers.doing.sent_files import SentFile, content_of, load, sent_file
from bot.handlers.plans import plans
from bot.handlers.reply import drop_buttons, edit, replace, send
from bot.handlers.undo import end_undo_soon, with_undo
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.doing import results as wording
from bot.parsing.results import Ending, ending_in
from bot.services import dialogues
from bot.services.doing import collecting, results
from bot.services.plans.reviews import keeps_plans
from bot.storage import Dialogue
from bot.storage.ids import id_of
from bot.storage.results import HandIn


async def begin_hand_in(
    context: OfficeContext, speaker: Speaker, chat_id: int, *, task_id: int, told: str = ""
) -> None:
    """Opens the hand-in, with what was told of the result already, and asks for the rest."""
    async with context.act() as session:
        state = await results.start(session, speaker, task_id, now=context.now)
        if told:
            state = await collecting.add_text(session, speaker, told, now=context.now)
    await show_collected(context, speaker, chat_id, state=state)


async def _take_text(
    context: OfficeContext, speaker: Speaker, message: Message, _dialogue: Dialogue
) -> None:
    """Words of the result, or words that end it as its buttons do."""
    text, chat_id = message.text or "", message.chat.id
    match ending_in(text):
        case Ending.LEAVE:
            async with context.act() as session:
                left = await dialogues.leave(session, speaker, now=context.now)
            await say_left(context, speaker, chat_id, left)
        case Ending.FINISH:
            await _finish_in_words(context, speaker, chat_id)
        case None:
            async with context.act() as session:
                state = await collecting.add_text(session, speaker, text, now=context.now)
            await show_collected(context, speaker, chat_id, state=state)


async def on_file(update: Update, context: OfficeContext) -> None:
    """A file or photo of the result, alone or in an album, with or without words."""
    message, chat = update.effective_message, update.effective_chat
    sent = sent_file(message) if message else None
    if message is None or chat is None or sent is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        before = await collecting.current(session, speaker, now=context.now)
    if before is None:
        await _take_plan(update, context, speaker, message, sent)
        return
    stored = await load(context, sent)
    album = message.media_group_id
    async with context.act() as session:
        if message.caption:
            await collecting.add_text(session, speaker, message.caption, now=context.now)
        state = await collecting.add_file(session, speaker, stored, album=album, now=context.now)
    same_album = album is not None and before.last_album == album
    await show_collected(context, speaker, chat.id, state=state, in_place=same_album)
    if keeps_plans(speaker) and plans.is_plan_file(sent.name) and not album:
        words = words_of(speaker)
        await send(context.bot, chat.id, wording.not_as_plan(words))


async def _take_plan(
    update: Update, context: OfficeContext, speaker: Speaker, message: Message, sent: SentFile
) -> None:
    """A file outside a hand-in: from the office it is a plan."""
    if not keeps_plans(speaker):
        raise NhacViecError("plan-office-only" if message.document else "file-elsewhere")
    if message.document is None:
        raise NhacViecError("plan-as-file" if sent.is_photo else "file-elsewhere")
    load = partial(content_of, context, sent, too_big="plan-too-big")
    await plans.take_file(update, context, speaker, message, name=sent.name, load=load)


async def show_collected(
    context: OfficeContext,
    speaker: Speaker,
    chat_id: int,
    *,
    state: HandIn,
    in_place: bool = False,
) -> None:
    """Shows it once: in place within an album, else below, the old buttons taken off."""
    answer = wording.hand_in(words_of(speaker), state)
    if in_place and state.prompt_id:
        shown = await replace(context.bot, chat_id, state.prompt_id, answer=answer)
    else:
        shown = await send(context.bot, chat_id, answer)
        if state.prompt_id:
            await drop_buttons(context.bot, chat_id, state.prompt_id)
    if shown != state.prompt_id:
        async with context.act() as session:
            await collecting.remember_prompt(session, speaker, shown, now=context.now)


async def start_from_button(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Hoàn thành” on a card; the card stays above."""
    await begin_hand_in(context, speaker, query.from_user.id, task_id=task_id)


async def finish(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Xong”: confirmed only after everything is kept."""
    async with context.act() as session:
        done = await results.finish(session, speaker, task_id, now=context.now)
    shown = partial(edit, context.bot, query)
    await _confirm(context, speaker, query.from_user.id, done=done, show=shown)


async def _finish_in_words(context: OfficeContext, speaker: Speaker, chat_id: int) -> None:
    async with context.act() as session:
        state = await collecting.current(session, speaker, now=context.now)
        if state is None:
            raise collecting.NothingOpen
        done = await results.finish(session, speaker, id_of(state.task), now=context.now)
    await _confirm(context, speaker, chat_id, done=done, show=partial(send, context.bot, chat_id))
    if state.prompt_id:
        await drop_buttons(context.bot, chat_id, state.prompt_id)


async def _confirm(
    context: OfficeContext,
    speaker: Speaker,
    chat_id: int,
    *,
    done: results.Done,
    show: Callable[[Answer], Awaitable[int]],
) -> None:
    """What became of the task, and for some seconds the way to take it back."""
    words = words_of(speaker)
    answer = wording.handed_in(words, done.task, files=done.files, has_decider=done.has_decider)
    shown = await show(with_undo(words, answer, done.undo_id))
    end_undo_soon(context, chat_id, shown, undo_id=done.undo_id, answer=answer)


async def cancel(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, *, task_id: int
) -> None:
    """“Huỷ”: the task stays as it was."""
    async with context.act() as session:
        number = await results.cancel(session, speaker, task_id, now=context.now)
    await edit(context.bot, query, wording.cancelled(words_of(speaker), number, task_id))


FORMS = {results.HAND_IN: Form(_take_text)}

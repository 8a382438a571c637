"""Lists and cards by command and button."""

from telegram import CallbackQuery, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker, TaskFilter
from bot.handlers.ask import list_answer
from bot.handlers.reply import edit, send
from bot.messages import tasks as wording
from bot.messages.actions import ShowList, ShowTask
from bot.messages.catalog import words_in
from bot.services.tasks import show_card


async def on_tasks(update: Update, context: OfficeContext) -> None:
    """/viec: the speaker's own tasks."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
        words, today = words_for(update, speaker), context.today(speaker)
        answer = await list_answer(session, speaker, TaskFilter(), words=words, today=today)
    await send(context.bot, chat.id, answer)


async def turn_page(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, shown: ShowList
) -> None:
    """Another page, or the way back from a card, in the same message."""
    words, today = words_in(speaker.language), context.today(speaker)
    async with context.database.read() as session:
        answer = await list_answer(
            session, speaker, shown.filter, words=words, today=today, page=shown.page
        )
    await edit(context.bot, query, answer)


async def open_card(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, wanted: ShowTask
) -> None:
    """A task's card in place of the list, or below a message that is no list."""
    words, today = words_in(speaker.language), context.today(speaker)
    async with context.database.read() as session:
        shown = await show_card(session, speaker, wanted.task_id)
    answer = wording.task_card(
        words,
        shown.card,
        may_hand_in=shown.may_hand_in,
        today=today,
        zone=speaker.zone,
        back=wanted.back,
    )
    if wanted.back is not None:
        await edit(context.bot, query, answer)
    else:
        await send(context.bot, query.from_user.id, answer)

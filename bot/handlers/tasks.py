"""Lists and cards by command and button."""

from telegram import CallbackQuery, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.domain import Speaker, TaskFilter
from bot.handlers.asking.answers import answer_to, card_answer, said_list
from bot.handlers.asking.counts import said_groups
from bot.handlers.asking.said import Asker
from bot.handlers.last_list import remember
from bot.handlers.reply import edit, send
from bot.messages.actions import ShowGroups, ShowList, ShowTask
from bot.messages.catalog import words_of
from bot.services.asking.wishes import WantsList


async def on_tasks(update: Update, context: OfficeContext) -> None:
    """/viec: the speaker's own tasks."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        said = await answer_to(session, asker, WantsList(TaskFilter()))
    await send(context.bot, chat.id, said.answer)
    await remember(context, asker, chat.id, said)


async def on_tap(
    query: CallbackQuery,
    context: OfficeContext,
    speaker: Speaker,
    action: ShowList | ShowTask | ShowGroups,
) -> None:
    """Every button that only shows something."""
    match action:
        case ShowList():
            await turn_page(query, context, speaker, action)
        case ShowTask():
            await open_card(query, context, speaker, action)
        case ShowGroups():
            await turn_groups(query, context, speaker, action)


async def turn_page(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, shown: ShowList
) -> None:
    """Another page, or the way back from a card, in the same message."""
    asker = _asker(context, speaker)
    async with context.database.read() as session:
        said = await said_list(session, asker, shown.filter, page=shown.page)
    await edit(context.bot, query, said.answer)
    await remember(context, asker, query.from_user.id, said)


async def turn_groups(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, wanted: ShowGroups
) -> None:
    """Another page of people or units with their counts."""
    asker = _asker(context, speaker)
    async with context.database.read() as session:
        said = await said_groups(
            session, asker, wanted.list.filter, wanted.by, page=wanted.list.page
        )
    await edit(context.bot, query, said.answer)
    await remember(context, asker, query.from_user.id, said)


async def open_card(
    query: CallbackQuery, context: OfficeContext, speaker: Speaker, wanted: ShowTask
) -> None:
    """A task's card in place of the list, or below a message that is no list."""
    async with context.database.read() as session:
        answer = await card_answer(
            session, _asker(context, speaker), wanted.task_id, back=wanted.back
        )
    if wanted.back is not None:
        await edit(context.bot, query, answer)
    else:
        await send(context.bot, query.from_user.id, answer)


def _asker(context: OfficeContext, speaker: Speaker) -> Asker:
    return Asker(speaker, words_of(speaker), context.now)

"""A link followed from a group or a colleague: its list, question or task, in the private chat."""

from telegram import Update

from bot.context import OfficeContext, Stranger
from bot.domain import Speaker
from bot.errors import NotFound
from bot.handlers.asking.answers import card_answer, said_list
from bot.handlers.asking.ask import answer_words
from bot.handlers.asking.said import Asker
from bot.handlers.last_list import remember
from bot.handlers.reply import send
from bot.messages.actions import ShowList
from bot.messages.catalog import words_of
from bot.messages.groups import deep_links
from bot.messages.groups.deep_links import KeptQuestion, OpenedTask
from bot.storage import Session, group_chats
from bot.storage.group_chats import Question
from bot.storage.people import speaker_by_telegram


async def on_start(update: Update, context: OfficeContext) -> bool:
    """Whether `/start` came with such a link, of somebody who is enrolled; then it is answered."""
    chat, user = update.effective_chat, update.effective_user
    opened = deep_links.read(context.args[0]) if context.args else None
    if chat is None or user is None or opened is None:
        return False
    async with context.database.read() as session:
        speaker = await speaker_by_telegram(session, user.id, now=context.now)
        if speaker is None:
            raise Stranger
        question = await _question(session, speaker, opened)
    asker = Asker(speaker, words_of(speaker), context.now)
    if isinstance(opened, ShowList):
        await _show(context, asker, chat.id, opened)
    elif isinstance(opened, OpenedTask):
        await _show_task(context, asker, chat.id, opened.task_id)
    elif question is not None:
        is_own = question.person_id == speaker.id
        await answer_words(context, asker, chat.id, question.text, may_act=is_own)
    return True


async def _show(context: OfficeContext, asker: Asker, chat_id: int, opened: ShowList) -> None:
    async with context.database.read() as session:
        said = await said_list(session, asker, opened.filter, page=opened.page)
    await send(context.bot, chat_id, said.answer)
    await remember(context, asker, chat_id, said)


async def _show_task(context: OfficeContext, asker: Asker, chat_id: int, task_id: int) -> None:
    """Whoever may not see the task is told what they would be told of one that is not there."""
    async with context.database.read() as session:
        answer = await card_answer(session, asker, task_id)
    await send(context.bot, chat_id, answer)


async def _question(
    session: Session, speaker: Speaker, opened: deep_links.Opened
) -> Question | None:
    """The words that were said; raises `NotFound` where they are kept no longer."""
    if not isinstance(opened, KeptQuestion):
        return None
    group = await group_chats.group_by_id(session, speaker.org_id, opened.group_id)
    found = await group_chats.kept_question(session, opened.group_id, opened.message_id)
    if group is None or found is None:
        raise NotFound("question-not-kept")
    return found

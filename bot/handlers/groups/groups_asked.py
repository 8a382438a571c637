"""Commands and questions in a group: its unit's counts; the rest is for the private chat."""

import re

from telegram import Message, Update

from bot.context import OfficeContext, speaker_of, words_for_stranger
from bot.domain import Speaker
from bot.errors import NotAllowed
from bot.handlers.addressed import is_for_bot
from bot.handlers.groups.groups import in_topic, place_of
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.groups import group_posts
from bot.messages.groups import groups as wording
from bot.messages.groups.deep_links import KeptQuestion, link
from bot.services.groups import group_asking
from bot.services.groups.groups import GroupNotConnected
from bot.storage import GroupChat, Session, group_chats
from bot.storage.group_chats import Question
from bot.storage.ids import id_of


async def on_counts(update: Update, context: OfficeContext) -> None:
    """/viec and /baocao: the numbers of the group's unit."""
    message = update.effective_message
    if message is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        group = await _group(session, speaker, message)
        found = await group_asking.unit_report(session, group, today=context.today(speaker))
    answer = group_posts.unit_counts(
        found.reader, found.numbers, found.rate, username=context.bot.username
    )
    await send(context.bot, message.chat.id, in_topic(answer, message))


async def on_help(update: Update, context: OfficeContext) -> None:
    """/help and /start in a group, and a command to the bot that nobody made."""
    message = update.effective_message
    if message is None:
        return
    async with context.database.read() as session:
        words = await words_for_stranger(session, update)
    answer = wording.help_in_group(words, link=link(context.bot.username))
    await send(context.bot, message.chat.id, in_topic(answer, message))


async def on_other_command(update: Update, context: OfficeContext) -> None:
    """Another command is for another bot, unless it names this one."""
    message = update.effective_message
    name = f"@{context.bot.username}".lower()
    if message is not None and name in (message.text or "").split(" ")[0].lower():
        await on_help(update, context)


async def on_text(update: Update, context: OfficeContext) -> None:
    """Words to the bot, by an answer to its message or by its name; others are not for it."""
    message = update.effective_message
    if message is None or not message.text or not is_for_bot(message, context.bot):
        return
    said = _without_name(message.text, context.bot.username)
    if not said:
        await on_help(update, context)
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        group = await _group(session, speaker, message)
        found = await group_asking.answered(
            session, speaker, group, said, today=context.today(speaker)
        )
    if found is None:
        answer = await _in_private(context, speaker, group, message, said)
    elif isinstance(found, group_asking.GroupReport):
        answer = group_posts.unit_counts(
            found.reader, found.numbers, found.rate, username=context.bot.username
        )
    else:
        answer = group_posts.one_count(
            found.reader, found.filter, found.total, username=context.bot.username
        )
    await send(context.bot, message.chat.id, in_topic(answer, message))


async def _group(session: Session, speaker: Speaker, message: Message) -> GroupChat:
    """The group's row; raises `GroupNotConnected`, and `NotAllowed` for another office's."""
    place = place_of(message)
    group = await group_chats.group_for(session, place.chat_id, place.thread_id)
    if group is None:
        raise GroupNotConnected
    if group.org_id != speaker.org_id:
        raise NotAllowed("group-of-another-office")
    return group


def _without_name(text: str, username: str) -> str:
    return re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).strip(" ,:;-\n\t")


async def _in_private(
    context: OfficeContext, speaker: Speaker, group: GroupChat, message: Message, said: str
) -> Answer:
    """A button that asks the same in the private chat of whoever taps it."""
    async with context.act() as session:
        asked = Question(said[: group_asking.QUESTION_AT_MOST], speaker.id)
        await group_chats.keep_question(
            session, id_of(group), message.message_id, asked, now=context.now
        )
    opened = KeptQuestion(id_of(group), message.message_id)
    return group_posts.in_private(words_of(speaker), context.bot.username, opened)

"""Enrolment by link, help, and what strangers and groups are told."""

from telegram import CallbackQuery, Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.errors import NhacViecError
from bot.handlers.answers import help_of
from bot.handlers.reply import edit, send
from bot.handlers.said import Asker
from bot.messages import start as wording
from bot.messages.answer import Answer
from bot.messages.catalog import words_in
from bot.services import people
from bot.storage.people import speaker_by_telegram


async def on_start(update: Update, context: OfficeContext) -> None:
    """/start: with a code asks for the name to be confirmed, without one greets."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        return
    words = words_for(update)
    async with context.database.read() as session:
        known = await speaker_by_telegram(session, user.id)
        if known is not None:
            answer = wording.welcome(words_in(known.language), name=known.full_name)
        elif context.args:
            code = context.args[0]
            invited = await people.invited(session, code, now=context.now)
            answer = wording.confirm_name(
                words, name=invited.full_name, unit=invited.unit_name, code=code
            )
        else:
            answer = wording.stranger(words)
    await send(context.bot, chat.id, answer)


async def confirm(update: Update, query: CallbackQuery, context: OfficeContext, code: str) -> None:
    """“Đúng, là tôi”: enrols, then shows the standing keyboard."""
    user = query.from_user
    language = words_for(update).language
    async with context.database.write() as session:
        known = await speaker_by_telegram(session, user.id)
        if known is not None and await people.is_own_code(session, code, known.id):
            return  # a second tap on the same button
        name = await people.enrol(
            session, code, telegram_id=user.id, language=language, now=context.now
        )
    words = words_in(language)
    await edit(context.bot, query, wording.enrolled(words, name=name))
    await send(context.bot, user.id, wording.welcome(words, name=name))


async def decline(update: Update, query: CallbackQuery, context: OfficeContext) -> None:
    """Somebody opened another person's link; the link stays good for its owner."""
    await edit(context.bot, query, Answer(words_for(update)("enrol-declined")))


async def on_help(update: Update, context: OfficeContext) -> None:
    """/help."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update)
    asker = Asker(speaker, words_for(update, speaker), context.now)
    await send(context.bot, chat.id, help_of(asker))


async def on_unknown_command(update: Update, context: OfficeContext) -> None:
    """A command nobody made; strangers learn how to enrol all the same."""
    async with context.database.read() as session:
        await speaker_of(session, update)
    raise NhacViecError("no-such-command")


async def on_group(update: Update, context: OfficeContext) -> None:
    """A command in a group: people's lists are for their private chats."""
    chat = update.effective_chat
    if chat is not None:
        await send(context.bot, chat.id, wording.in_group(words_for(update)))


async def on_anything_else(_update: Update, _context: OfficeContext) -> None:
    """Stickers, places, polls: said to be of no use here, politely."""
    raise NhacViecError("not-usable")

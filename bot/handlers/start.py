"""Enrolment by link, help, and what strangers are told."""

from telegram import CallbackQuery, Update

from bot.context import OfficeContext, speaker_of, words_for, words_for_stranger
from bot.errors import NhacViecError
from bot.handlers import menus
from bot.handlers.asking.answers import help_of
from bot.handlers.asking.said import Asker
from bot.handlers.groups import groups_links
from bot.handlers.people.enrolled import enrolled
from bot.handlers.people.strangers import unit_names
from bot.handlers.reply import edit, send
from bot.messages import start as wording
from bot.messages.answer import Answer
from bot.messages.catalog import words_in, words_of
from bot.messages.people import enrolment
from bot.services.people import enrolment_asking, people, unit_links
from bot.storage.people import speaker_by_telegram


async def on_start(update: Update, context: OfficeContext) -> None:
    """/start: with a code asks for the name to be confirmed, without one greets."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None:
        return
    if await groups_links.on_start(update, context):
        return
    async with context.database.read() as session:
        known = await speaker_by_telegram(session, user.id)
        words = await words_for_stranger(session, update)
        if known is not None:
            answer = wording.welcome(words_of(known), name=known.full_name, roles=known.roles)
        elif context.args:
            code = context.args[0]
            if of_unit := await unit_links.opened(session, code, now=context.now):
                await send(context.bot, chat.id, unit_names(words, of_unit, code=code))
                return
            invited = await people.invited(session, code, now=context.now)
            answer = wording.confirm_name(
                words, name=invited.full_name, unit=invited.unit_name, code=code
            )
        else:
            waits = await enrolment_asking.waiting(session, user.id)
            answer = enrolment.stranger_start(words)
            if waits is not None:
                answer = enrolment.still_waits(words, name=waits.full_name, since=waits.since)
    await send(context.bot, chat.id, answer)


async def confirm(update: Update, query: CallbackQuery, context: OfficeContext, code: str) -> None:
    """“Đúng, là tôi”: enrols, then shows the standing keyboard."""
    user = query.from_user
    language = words_for(update).language
    async with context.act() as session:
        known = await speaker_by_telegram(session, user.id)
        if known is not None and await people.is_own_code(session, code, known.id):
            return  # a second tap on the same button
        name = await people.enrol(
            session, code, telegram_id=user.id, language=language, now=context.now
        )
        now_known = await speaker_by_telegram(session, user.id)
    words = words_of(now_known) if now_known else words_in(language)
    answer = await enrolled(context, words, name=name, telegram_id=user.id)
    await edit(context.bot, query, answer)
    await menus.welcome(context, user.id)


async def decline(update: Update, query: CallbackQuery, context: OfficeContext) -> None:
    """Somebody opened another person's link; the link stays good for its owner."""
    async with context.database.read() as session:
        words = await words_for_stranger(session, update)
    await edit(context.bot, query, Answer(words("enrol-declined")))


async def on_help(update: Update, context: OfficeContext) -> None:
    """/help."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    asker = Asker(speaker, words_for(update, speaker), context.now)
    await send(context.bot, chat.id, help_of(asker))


async def on_unknown_command(update: Update, context: OfficeContext) -> None:
    """A command nobody made; strangers learn how to enrol all the same."""
    async with context.database.read() as session:
        await speaker_of(session, update, now=context.now)
    raise NhacViecError("no-such-command")


async def on_anything_else(_update: Update, _context: OfficeContext) -> None:
    """Stickers, places, polls: said to be of no use here, politely."""
    raise NhacViecError("not-usable")

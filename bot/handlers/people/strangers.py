"""What accounts nobody knows may do: open a unit's link, share their number, ask to be let in."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import CallbackQuery, Update, User

from bot.context import OfficeContext, words_for_stranger
from bot.errors import NhacViecError, NotAllowed
from bot.handlers import menus
from bot.handlers.asking.ask import on_text
from bot.handlers.asking.saying import Saying
from bot.handlers.people.enrolled import enrolled
from bot.handlers.reply import edit, send
from bot.messages.actions import Tap
from bot.messages.answer import Answer
from bot.messages.catalog import Words
from bot.messages.people import enrolment as wording
from bot.messages.taps.people import AskAs, ConfirmMatch, DenyMatch, ShowUnitNames
from bot.parsing.enrolment import asks_to_enrol
from bot.services.people import enrolment_asking, unit_links
from bot.services.people.enrolment_asking import Account, Asked, Matched
from bot.services.people.unit_links import UnitOpened
from bot.storage.people import speaker_by_telegram


def account_of(user: User, words: Words) -> Account:
    return Account(user.id, user.full_name, words.language)


def unit_names(words: Words, opened: UnitOpened, *, code: str, page: int = 0) -> Answer:
    """Who of the unit whose link was opened is it?"""
    return wording.unit_names(
        words, code=code, unit=opened.unit_name, people=opened.people, page=page
    )


async def _words(update: Update, context: OfficeContext) -> Words:
    async with context.database.read() as session:
        return await words_for_stranger(session, update)


ASKING_TO_ENROL = Saying(asks_to_enrol)


async def on_contact(update: Update, context: OfficeContext) -> None:
    """A shared telephone number: only the sender's own counts."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None or message.contact is None:
        return
    async with context.database.read() as session:
        known = await speaker_by_telegram(session, user.id)
    if known is not None:
        raise NhacViecError("already-enrolled")
    if message.contact.user_id != user.id:
        raise NotAllowed("not-your-contact")
    words = await _words(update, context)
    async with context.act() as session:
        found = await enrolment_asking.share_phone(
            session, account_of(user, words), message.contact.phone_number, now=context.now
        )
    if isinstance(found, Matched):
        answer = wording.matched(
            words, request_id=found.request_id, name=found.full_name, unit=found.unit_name
        )
    else:
        answer = _asked(words, found, is_named=False)
    await send(context.bot, message.chat.id, answer)


async def on_asking(update: Update, context: OfficeContext) -> None:
    """“ghi danh Lê Văn An” of an account nobody knows; of others they are words like any."""
    message, user = update.effective_message, update.effective_user
    if message is None or user is None or not message.text:
        return
    async with context.database.read() as session:
        known = await speaker_by_telegram(session, user.id)
    if known is not None:
        await on_text(update, context)
        return
    name = asks_to_enrol(message.text) or ""
    words = await _words(update, context)
    async with context.act() as session:
        asked = await enrolment_asking.ask(
            session, account_of(user, words), name=name, now=context.now
        )
    await send(context.bot, message.chat.id, _asked(words, asked, is_named=bool(name)))


def _asked(words: Words, asked: Asked, *, is_named: bool) -> Answer:
    return wording.asked(words, name=asked.full_name, is_new=asked.is_new, is_named=is_named)


async def _turn_names(
    update: Update, query: CallbackQuery, context: OfficeContext, tap: ShowUnitNames
) -> None:
    async with context.database.read() as session:
        opened = await unit_links.reopened(session, tap.code, now=context.now)
    words = await _words(update, context)
    answer = unit_names(words, opened, code=tap.code, page=tap.page)
    await edit(context.bot, query, answer)


async def _ask_as(update: Update, query: CallbackQuery, context: OfficeContext, tap: AskAs) -> None:
    """“Tôi là …”: only a name of that unit that is still free; the office decides."""
    words = await _words(update, context)
    account = account_of(query.from_user, words)
    async with context.act() as session:
        opened = await unit_links.reopened(session, tap.code, now=context.now)
        names = dict(opened.people)
        if tap.person_id is not None and tap.person_id not in names:
            raise NhacViecError("name-taken")
        asked = await enrolment_asking.ask(
            session,
            account,
            org_id=opened.org_id,
            name=names[tap.person_id] if tap.person_id else "",
            unit_id=opened.unit_id,
            person_id=tap.person_id,
            now=context.now,
        )
    await edit(context.bot, query, _asked(words, asked, is_named=tap.person_id is not None))


async def _confirm_match(
    update: Update, query: CallbackQuery, context: OfficeContext, tap: ConfirmMatch
) -> None:
    words = await _words(update, context)
    account = account_of(query.from_user, words)
    async with context.act() as session:
        name = await enrolment_asking.confirm_match(
            session, account, tap.request_id, now=context.now
        )
    answer = await enrolled(context, words, name=name, telegram_id=query.from_user.id)
    await edit(context.bot, query, answer)
    await menus.welcome(context, query.from_user.id)


async def _deny_match(
    update: Update, query: CallbackQuery, context: OfficeContext, tap: DenyMatch
) -> None:
    words = await _words(update, context)
    account = account_of(query.from_user, words)
    async with context.act() as session:
        asked = await enrolment_asking.deny_match(session, account, tap.request_id, now=context.now)
    await edit(context.bot, query, _asked(words, asked, is_named=False))


StrangerTap = Callable[[Update, CallbackQuery, OfficeContext, Any], Awaitable[None]]
TAPS: dict[type[Tap], StrangerTap] = {
    ShowUnitNames: _turn_names,
    AskAs: _ask_as,
    ConfirmMatch: _confirm_match,
    DenyMatch: _deny_match,
}
"""Taps of accounts nobody knows; whose request or link it is, each asks for itself."""

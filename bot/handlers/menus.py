"""Command menus: of all chats when the bot starts, of each person by role and language."""

from datetime import datetime, timedelta

import structlog
from telegram import (
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.context import OfficeBot, OfficeContext
from bot.handlers.reply import send
from bot.messages import menus, start
from bot.messages.catalog import LANGUAGES, words_in, words_of
from bot.reminders.pace_calls import seconds_of
from bot.services.menus import MenuDue, menus_due
from bot.storage import Database
from bot.storage.menus import note_menu
from bot.storage.people import speaker_by_telegram

_log = structlog.get_logger(__name__)
_REST = 3.0
"""Seconds after a call that did not get through."""


async def announce(bot: OfficeBot) -> None:
    """The menus of whoever has none of their own, in every language; a failure only is noted."""
    scopes = (
        (BotCommandScopeAllPrivateChats(), menus.OF_STRANGERS),
        (BotCommandScopeAllGroupChats(), menus.OF_GROUPS),
    )
    try:
        for scope, names in scopes:
            for language in (None, *LANGUAGES):
                commands = menus.named(words_in(language or LANGUAGES[0]), names)
                await bot.set_my_commands(commands, scope=scope, language_code=language)
    except TelegramError as error:
        _log.warning("menus_not_announced", error=error.message)


async def welcome(context: OfficeContext, telegram_id: int) -> None:
    """Greets somebody newly enrolled, with the keys of their roles."""
    async with context.database.read() as session:
        speaker = await speaker_by_telegram(session, telegram_id)
    if speaker is None:
        return
    answer = start.welcome(words_of(speaker), name=speaker.full_name, roles=speaker.roles)
    await send(context.bot, telegram_id, answer)


class Menus:
    """Gives people the menus they should have, a few at a time."""

    def __init__(self, bot: OfficeBot) -> None:
        self._bot = bot
        self._after = 0
        self._rests_until: datetime | None = None

    async def refresh(self, database: Database, now: datetime) -> None:
        """One run; what Telegram has no time for waits for a later one, as long as it asks."""
        if self._rests_until is not None and now < self._rests_until:
            return
        async with database.read() as session:
            found, after = await menus_due(session, after=self._after)
        for due in found:
            try:
                await _set(self._bot, due)
            except RetryAfter as error:
                self._rest(now, seconds_of(error), error)
                return
            except (BadRequest, Forbidden) as error:  # tried again when their menu changes
                _log.info("menu_refused", person_id=due.person_id, error=error.message)
            except NetworkError as error:
                self._rest(now, _REST, error)
                return
            except TelegramError as error:  # about this chat alone: nobody else waits for it
                _log.warning("menu_refused", person_id=due.person_id, error=error.message)
            async with database.write() as session:
                await note_menu(session, due.person_id, due.mark)
        self._after = after

    def _rest(self, now: datetime, seconds: float, error: TelegramError) -> None:
        _log.warning("menus_wait", seconds=seconds, error=error.message)
        self._rests_until = now + timedelta(seconds=seconds)


async def _set(bot: OfficeBot, due: MenuDue) -> None:
    if due.left_chat_id is not None:
        await _take_away(bot, due.left_chat_id)
    if due.chat_id is None:
        return
    await bot.set_my_commands(due.commands, scope=BotCommandScopeChat(due.chat_id))
    if due.new_keys is not None:
        await send(bot, due.chat_id, menus.keyboard_changed(due.new_keys, due.roles))


async def _take_away(bot: OfficeBot, chat_id: int) -> None:
    """A chat that is gone needs none taken away."""
    try:
        await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))
    except (BadRequest, Forbidden):
        return

"""Updates whose answer was lost with the process that handled them: what is said instead."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.clock import Clock
from bot.context import OfficeBot, words_for, words_for_stranger
from bot.domain import Speaker
from bot.handlers.buttons import stop_waiting
from bot.handlers.reply import send
from bot.messages import late_answers as wording
from bot.messages.answer import Answer
from bot.messages.catalog import Words
from bot.messages.dates import moment
from bot.reminders.refusals import never_left
from bot.services import dialogues
from bot.storage import Database, Session, updates
from bot.storage.people import speaker_by_telegram

_log = structlog.get_logger(__name__)
_A_WHILE = timedelta(minutes=10)
"""Who waited less remembers when they asked."""


@dataclass(frozen=True, slots=True)
class LateAnswers:
    """Who it was, when they said it, and what became of it."""

    database: Database
    clock: Clock
    zone: ZoneInfo
    """Of the clock of those who are in no office."""
    _told: dict[int, date] = field(default_factory=dict)
    """Of which day people were told last that its words are answered now."""

    async def say_it_stands(self, update: Update, *, is_error: bool = False) -> None:
        """It was acted on and is not acted on again; the way leads to how things stand now.

        After an error part of it may stand. Raises `TelegramError` where this could not leave.
        """
        _log.info("answered_late", update_id=update.update_id)
        async with self.database.read() as session:
            speaker, words = await self._whom(session, update)
            task_id = await updates.task_of(session, update.get_bot().id, update.update_id)
            now = self.clock.now()
            amid = await dialogues.current(session, speaker, now=now) if speaker else None
        at = self._said_at(words, update, speaker)
        answer = wording.with_way(
            words,
            words("stands-failed") if is_error else wording.it_stands(words, at=at),
            task_id=task_id,
            is_amid=amid is not None and not amid.data.get(dialogues.QUIET),
            to_tasks=speaker is not None and not is_error,
        )
        await _say(update, answer)

    async def say_of_which_day(self, update: Update) -> None:
        """Before the first answer to words of an earlier day: they are taken as said then."""
        message, user = update.message, update.effective_user
        if message is None or user is None or message.chat.type != ChatType.PRIVATE:
            return
        now = self.clock.now()
        if now - message.date < _A_WHILE:
            self._told.pop(user.id, None)
            return
        async with self.database.read() as session:
            speaker, words = await self._whom(session, update)
        zone = speaker.zone if speaker else self.zone
        day = message.date.astimezone(zone).date()
        if day < now.astimezone(zone).date() and self._told.get(user.id) != day:
            await _say(update, wording.said_on(words, day))
            self._told[user.id] = day

    async def say_set_aside(self, update: Update, *, is_old: bool) -> None:
        """It was not acted on and will not be. Raises `TelegramError`."""
        async with self.database.read() as session:
            speaker, words = await self._whom(session, update)
        at = self._said_at(words, update, speaker)
        await _say(update, wording.set_aside(words, at=at, is_old=is_old))

    async def _whom(self, session: Session, update: Update) -> tuple[Speaker | None, Words]:
        user = update.effective_user
        speaker = await speaker_by_telegram(session, user.id) if user else None
        if speaker is None:
            return None, await words_for_stranger(session, update)
        return speaker, words_for(update, speaker)

    def _said_at(self, words: Words, update: Update, speaker: Speaker | None) -> str:
        """Nothing for a tap, whose time nobody knows."""
        if update.message is None:
            return ""
        return moment(words, update.message.date, zone=speaker.zone if speaker else self.zone)


async def _say(update: Update, answer: Answer) -> None:
    """To whoever waits for an answer: in their own chat with its buttons, in a group without."""
    bot: OfficeBot = update.get_bot()  # type: ignore[assignment] # it is the application's own
    chat, message = update.effective_chat, update.message
    if update.callback_query is not None:
        await stop_waiting(update.callback_query)
    if chat is None or (message is None and update.callback_query is None):
        return
    if chat.type != ChatType.PRIVATE:
        topic = message.message_thread_id if message and message.is_topic_message else None
        answer = replace(answer, choices=(), topic=topic)
    try:
        await send(bot, chat.id, answer)
    except TelegramError as refused:
        if never_left(refused):
            raise
        _log.warning("answer_not_sent", update_id=update.update_id, error=refused.message)

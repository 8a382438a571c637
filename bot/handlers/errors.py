"""The one error handler: log first, then one calm answer."""

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from bot.context import OfficeContext, Redelivered, Stranger, words_for, words_for_stranger
from bot.errors import NhacViecError
from bot.handlers.addressed import is_addressed
from bot.handlers.buttons import stop_waiting
from bot.handlers.late_answers import LateAnswers
from bot.handlers.reply import send
from bot.messages.answer import Answer
from bot.messages.catalog import Words
from bot.messages.errors import sentence, ways_on
from bot.messages.text import shorten
from bot.reminders.refusals import never_left
from bot.services.people import enrolment_asking
from bot.storage import updates
from bot.storage.engine import DatabaseAway
from bot.storage.people import speaker_by_telegram
from bot.storage.updates import Seen

_log = structlog.get_logger(__name__)
_ALERT = 200
"""Characters of a callback's answer (Bot API, answerCallbackQuery)."""


async def on_error(update: object, context: OfficeContext) -> None:
    """Expected failures are worded, unexpected ones logged whole; nothing is half-stored."""
    error = context.error
    if not isinstance(update, Update):
        _log.error("outside_updates", error=type(error).__name__, exc_info=error)
        return
    if isinstance(error, DatabaseAway):
        _log.error("database_away", update_id=update.update_id, error=str(error.__cause__))
        await _answer(update, context, error)
        return
    if isinstance(error, Redelivered):
        _log.info("redelivered", update_id=update.update_id)
        return
    if isinstance(error, NhacViecError):
        _log.info("refused", reason=error.key, update_id=update.update_id)
        is_stranger = isinstance(error, Stranger)
        await _answer(
            update, context, await _of_stranger(update, context) if is_stranger else error
        )
        return
    _log.error("update_failed", update_id=update.update_id, exc_info=error)
    if _is_unreachable(error):
        _note_lost(update, context, error)
        return
    if not await _stands(update, context):
        await _answer(update, context, NhacViecError())


async def _stands(update: Update, context: OfficeContext) -> bool:
    """Whether something was done before the error; its sender is told to look, if so."""
    parts = context.parts
    try:
        async with parts.database.read() as session:
            seen = await updates.how_far(session, context.bot.id, update.update_id)
        if seen is not Seen.NEW:
            late = LateAnswers(parts.database, parts.clock, parts.settings.zone)
            await late.say_it_stands(update, is_error=True)
    except DatabaseAway:
        return False
    except TelegramError as refused:
        _note_lost(update, context, refused)
    return seen is not Seen.NEW


def _note_lost(update: Update, context: OfficeContext, error: Exception | None) -> None:
    """What surely never left is said again; what may have arrived would only be said twice."""
    if error is not None and never_left(error):
        context.parts.unanswered.add(update.update_id)


def _is_unreachable(error: Exception | None) -> bool:
    """Whether an answer would fail as well. `BadRequest` is a `NetworkError` to the library."""
    if isinstance(error, Forbidden):
        return True
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest)


async def _of_stranger(update: Update, context: OfficeContext) -> NhacViecError:
    """Who has asked to be let in is told that the office has not decided yet."""
    user, chat = update.effective_user, update.effective_chat
    if update.callback_query is None and (chat is None or chat.type != ChatType.PRIVATE):
        return Stranger()
    try:
        async with context.database.read() as session:
            found = await enrolment_asking.waiting(session, user.id) if user else None
    except DatabaseAway as away:
        return away
    if found is None:
        return Stranger()
    return NhacViecError("request-waits", name=found.full_name, day=found.since)


async def _answer(update: Update, context: OfficeContext, error: NhacViecError) -> None:
    words = await _words(update, context)
    chat = update.effective_chat
    try:
        if update.callback_query is not None:
            text = shorten(sentence(words, error), _ALERT)
            await stop_waiting(update.callback_query, text, must_be_read=True)
        elif chat is not None and is_addressed(update):
            rows = ways_on(words, error) if chat.type == ChatType.PRIVATE else ()
            answer = Answer(
                sentence(words, error, html=True), choices=rows, topic=_topic_of(update)
            )
            await send(context.bot, chat.id, answer)
    except TelegramError as refused:
        _log.warning("answer_not_sent", update_id=update.update_id, error=refused.message)
        _note_lost(update, context, refused)


def _topic_of(update: Update) -> int | None:
    message = update.message
    return message.message_thread_id if message and message.is_topic_message else None


async def _words(update: Update, context: OfficeContext) -> Words:
    user = update.effective_user
    try:
        async with context.database.read() as session:
            speaker = await speaker_by_telegram(session, user.id) if user else None
            if speaker is None:
                return await words_for_stranger(session, update)
    except DatabaseAway:
        return words_for(update)
    return words_for(update, speaker)

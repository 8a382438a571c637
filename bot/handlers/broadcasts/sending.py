"""“Gửi thử”, “Gửi”, “Dừng”: a draft goes out, and its chat is told how far it is."""

from datetime import datetime, timedelta

import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.context import OfficeBot
from bot.domain import Speaker
from bot.errors import NhacViecError
from bot.handlers.broadcasts.shown import show_here
from bot.handlers.kept_files import send_with_files
from bot.handlers.reply import edit, replace, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.answer import Answer
from bot.messages.broadcasts import progress as wording
from bot.messages.catalog import words_of
from bot.messages.taps.broadcasts import (
    ReceiptOnTrial,
    SendBroadcast,
    StopBroadcast,
    TryBroadcast,
)
from bot.reminders.pace_calls import seconds_of
from bot.services.broadcasts import progress, sending, trying
from bot.storage import Database

_log = structlog.get_logger(__name__)


async def _try(tapped: Tapped, tap: TryBroadcast) -> str:
    """What one of the recipients gets, to who wrote it."""
    context = tapped.context
    async with context.database.read() as session:
        sample = await trying.sample(
            session, tapped.speaker, tap.draft_id, today=tapped.asker.today, now=context.now
        )
    try:
        await send_with_files(context.bot, tapped.chat_id, sample.answer, files=context.parts.files)
    except (BadRequest, NetworkError) as error:
        raise NhacViecError("files-not-sent") from error
    return tapped.words("broadcast-trial", name=sample.name)


async def _on_trial(tapped: Tapped, _tap: ReceiptOnTrial) -> str:
    return tapped.words("broadcast-only-trial")


async def _send(tapped: Tapped, tap: SendBroadcast) -> None:
    context, speaker = tapped.context, tapped.speaker
    message = tapped.query.message
    async with context.act() as session:
        done = await sending.confirm(
            session,
            speaker,
            tap.draft_id,
            chat_id=tapped.chat_id,
            message_id=message.message_id if message else None,
            today=tapped.asker.today,
            now=context.now,
        )
        found = None
        if done.broadcast is not None:
            found = await progress.progress_of(session, done.broadcast, now=context.now)
    if done.shown is not None:
        await show_here(tapped, done.shown)
    if found is not None:
        await edit(context.bot, tapped.query, _worded(speaker, found, now=context.now))


def _worded(speaker: Speaker, found: wording.Progress, *, now: datetime) -> Answer:
    return wording.progress(
        words_of(speaker),
        found,
        zone=speaker.zone,
        is_begun=found.broadcast.send_at <= now,
    )


async def _stop(tapped: Tapped, tap: StopBroadcast) -> str:
    """At once; whoever comes second reads that it was stopped, or is over."""
    context, speaker = tapped.context, tapped.speaker
    async with context.act() as session:
        done = await sending.stop(session, speaker, tap.broadcast_id, now=context.now)
        found = await progress.progress_of(session, done.broadcast, now=context.now)
    await edit(context.bot, tapped.query, _worded(speaker, found, now=context.now))
    if not done.before:
        return tapped.words("broadcast-stopped-now", count=done.withdrawn)
    was_stopped = done.broadcast.stopped_at is not None
    return tapped.words("broadcast-stopped-before" if was_stopped else "broadcast-over-before")


async def tell_progress(bot: OfficeBot, database: Database, now: datetime) -> None:
    """Edits the messages that have something else to say."""
    for broadcast_id in await progress.running(database):
        async with database.read() as session:
            if not await progress.is_changed(session, broadcast_id, now=now):
                continue
        async with database.write() as session:
            due = await progress.take(session, broadcast_id, now=now)
        if due is not None:
            await _tell(bot, database, due, now=now)


async def _tell(bot: OfficeBot, database: Database, due: progress.Due, *, now: datetime) -> None:
    answer = _worded(due.speaker, due.progress, now=now)
    try:
        if due.progress.came_too_late and due.progress.is_over:  # an edit nobody would notice
            message_id = await send(bot, due.chat_id, answer)
        else:
            message_id = await replace(bot, due.chat_id, due.message_id, answer=answer)
    except (Forbidden, BadRequest, ChatMigrated) as error:
        _log.warning("progress_message_lost", error=error.message)
        async with database.write() as session:
            await progress.lost(session, due, now=now)
        return
    except TelegramError as error:
        _log.warning("progress_not_told", error=error.message)
        async with database.write() as session:
            await progress.put_off(session, due, until=now + _wait_after(error))
        return
    async with database.write() as session:
        await progress.told(session, due, message_id=message_id, now=now)


def _wait_after(error: TelegramError) -> timedelta:
    """As long as Telegram says, else a while."""
    if isinstance(error, RetryAfter):
        return timedelta(seconds=seconds_of(error))
    return progress.AFTER_A_FAILURE


TAPS: Taps = {
    TryBroadcast: _try,
    ReceiptOnTrial: _on_trial,
    SendBroadcast: _send,
    StopBroadcast: _stop,
}

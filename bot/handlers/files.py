"""A file or photo: part of what is half done, else a plan."""

from telegram import Update

from bot.context import OfficeContext, speaker_of
from bot.handlers.broadcasts import composing
from bot.handlers.doing import results
from bot.handlers.doing.sent_files import sent_file


async def on_file(update: Update, context: OfficeContext) -> None:
    """With a broadcast while one is written, else as results and plans take it."""
    message = update.effective_message
    sent = sent_file(message) if message else None
    if message is None or sent is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        is_writing = await composing.is_writing(session, context, speaker)
    if is_writing:
        await composing.take_file(context, speaker, message, sent)
    else:
        await results.on_file(update, context)

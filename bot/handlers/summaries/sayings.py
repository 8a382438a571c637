"""“Báo cáo tuần” in words, from those who look after more than their own tasks."""

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.asking import ask
from bot.handlers.asking.said import Asker
from bot.handlers.asking.saying import Saying
from bot.handlers.summaries.summaries import say_summary
from bot.parsing.weekly_words import asks_weekly_summary
from bot.services.summaries import has_summary

SAID = Saying(asks_weekly_summary)


async def on_said(update: Update, context: OfficeContext) -> None:
    """Others, and whoever is typing something else just now, are answered as to any words."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
    is_busy = speaker.busy_until is not None and speaker.busy_until > context.now
    if is_busy or message.reply_to_message is not None or not has_summary(speaker):
        await ask.on_text(update, context)
        return
    await say_summary(context, Asker(speaker, words_for(update, speaker), context.now), chat.id)

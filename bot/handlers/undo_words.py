"""“Hoàn tác”, “quay lại việc vừa rồi” in words: the same as the button, as long as it is shown."""

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.asking import ask
from bot.handlers.asking.saying import Saying
from bot.handlers.reply import drop_buttons, send
from bot.handlers.undo import undone
from bot.parsing.undo_words import says_undo
from bot.services import undo

SAID = Saying(says_undo)


async def on_said(update: Update, context: OfficeContext) -> None:
    """The same in the midst of a dialogue: nobody hands these words in. A reply is an answer."""
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None:
        return
    if message.reply_to_message is not None:
        await ask.on_text(update, context)
        return
    async with context.act() as session:
        speaker = await speaker_of(session, update, now=context.now)
        step = await undo.take_back_newest(session, speaker, now=context.now)
    await send(context.bot, chat.id, undone(words_for(update, speaker), step))
    if step.chat_id is not None and step.message_id is not None:
        await drop_buttons(context.bot, step.chat_id, step.message_id)

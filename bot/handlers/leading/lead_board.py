"""/donvi: the board of a unit."""

from telegram import Update

from bot.context import OfficeContext, speaker_of, words_for
from bot.handlers.asking.said import Asker
from bot.handlers.leading.lead_screens import board_answer
from bot.handlers.reply import edit, send
from bot.handlers.taps import Tapped, Taps
from bot.messages.taps.lead import ShowBoard


async def on_command(update: Update, context: OfficeContext) -> None:
    """/donvi."""
    chat = update.effective_chat
    if chat is None:
        return
    async with context.database.read() as session:
        speaker = await speaker_of(session, update, now=context.now)
        asker = Asker(speaker, words_for(update, speaker), context.now)
        answer = await board_answer(session, asker)
    await send(context.bot, chat.id, answer)


async def _show(tapped: Tapped, tap: ShowBoard) -> None:
    async with tapped.context.database.read() as session:
        answer = await board_answer(session, tapped.asker, tap.unit_id, page=tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {ShowBoard: _show}

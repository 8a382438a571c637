"""Pages of the news that came together after a leave."""

from bot.handlers.reply import edit
from bot.handlers.taps import Tapped, Taps
from bot.messages.held_news import held
from bot.messages.taps.mornings import TurnHeld
from bot.services.held_news import parts_shown


async def _turn(tapped: Tapped, tap: TurnHeld) -> None:
    async with tapped.context.database.read() as session:
        parts = await parts_shown(session, tapped.speaker, tap.message_id)
    answer = held(tapped.words, parts, message_id=tap.message_id, page=tap.page)
    await edit(tapped.context.bot, tapped.query, answer)


TAPS: Taps = {TurnHeld: _turn}

"""What a chat was shown last: later words go on from it."""

from bot.context import OfficeContext
from bot.handlers.asking.said import Asker, Said
from bot.services.asking.shown import Shown
from bot.storage import Session


async def shown_last(
    session: Session, context: OfficeContext, asker: Asker, chat_id: int
) -> Shown | None:
    last_lists = context.parts.last_lists
    return await last_lists.recall(session, asker.speaker, chat_id, now=asker.now)


async def remember(context: OfficeContext, asker: Asker, chat_id: int, said: Said) -> None:
    """Later words go on from what was shown."""
    shown = said.shown
    if said.offered:
        async with context.database.read() as session:
            shown = said.shown_after(await shown_last(session, context, asker, chat_id))
    if shown is None:
        return
    last_lists = context.parts.last_lists
    if last_lists.at_once:
        await last_lists.write_now(asker.speaker, chat_id, shown, now=asker.now)
    elif last_lists.note(asker.speaker, chat_id, shown, now=asker.now):
        context.application.create_task(last_lists.write_soon())

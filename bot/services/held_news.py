"""The news somebody got together after a leave, whenever a page of them is turned."""

from bot.domain import Speaker
from bot.errors import NotFound
from bot.messages.answer import Answer
from bot.reminders.held_news import HELD, parts_of
from bot.storage import Session, held_notices


async def parts_shown(session: Session, speaker: Speaker, message_id: int) -> list[Answer]:
    """As they stand now; raises `NotFound` for another's message, or where nothing is left."""
    message = await held_notices.held_message(session, speaker.id, message_id)
    if message is None or message.kind != HELD:
        raise NotFound("held-news-gone")
    found = await parts_of(session, speaker, message_id, message.payload)
    if not found:
        raise NotFound("held-news-gone")
    return [one.answer for one in found]

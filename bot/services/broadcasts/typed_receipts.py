"""“Dạ em nhận rồi ạ”, typed instead of pressing “Đã nhận”."""

from datetime import datetime, timedelta

from bot.domain import Speaker
from bot.parsing.receipt_words import says_received
from bot.storage import Session, awaited_receipts

_AS_LONG = timedelta(days=3)
"""After so long nobody means the broadcast by it."""


async def receipt_meant(
    session: Session, speaker: Speaker, text: str, *, now: datetime, message_id: int | None = None
) -> int | None:
    """The broadcast the words confirm: the newest to the speaker, or the one replied to."""
    if not says_received(text):
        return None
    since = now - _AS_LONG
    return await awaited_receipts.newest_to(session, speaker.id, since=since, message_id=message_id)

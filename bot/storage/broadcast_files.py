"""Queries about the files of broadcasts: in order, by Telegram's ids, and to whom they are out."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlmodel import col

from bot.storage import BroadcastFile, OutboxMessage, Session

FILES_OUT = "files_out"
"""Under this a message's payload says how many of its files an earlier try has brought."""
FILES_AGAIN = "files_again"
"""Under this, that files were sent once more since nobody knew whether they had come."""


async def files_of(session: Session, broadcast_id: int) -> Sequence[BroadcastFile]:
    """In the order they were sent."""
    found = await session.scalars(
        select(BroadcastFile)
        .where(col(BroadcastFile.broadcast_id) == broadcast_id)
        .order_by(col(BroadcastFile.id))
    )
    return found.all()


async def note_files_out(session: Session, message_id: int, count: int) -> None:
    """So many more files of a message are out, though its words are not."""
    message = await session.get(OutboxMessage, message_id)
    if message is not None:
        out = message.payload.get(FILES_OUT, 0) + count
        again = {FILES_AGAIN: True} if message.uncertain else {}
        message.payload = {**message.payload, FILES_OUT: out, **again}


async def keep_file_id(session: Session, sha256: str, *, before: str, now: str) -> None:
    """Telegram knows this file by another id from now on, in every broadcast that has it."""
    await session.execute(
        update(BroadcastFile)
        .where(col(BroadcastFile.sha256) == sha256, col(BroadcastFile.telegram_file_id) == before)
        .values(telegram_file_id=now)
        .execution_options(synchronize_session=False)
    )

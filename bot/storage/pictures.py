"""Pictures Telegram has already, by what they show."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import col

from bot.storage import SentPicture, Session
from bot.storage.inserting import insert_new

_KEPT_FOR = timedelta(days=40)
"""A picture names its day, so that an older one is never sent again."""


async def file_id_of(session: Session, key: str) -> str | None:
    found = await session.scalars(
        select(col(SentPicture.file_id)).where(col(SentPicture.key) == key)
    )
    return found.one_or_none()


async def keep(session: Session, key: str, file_id: str, *, now: datetime) -> None:
    """Whoever sent it first keeps it; those of long ago go."""
    await session.execute(delete(SentPicture).where(col(SentPicture.kept_at) < now - _KEPT_FOR))
    await insert_new(session, SentPicture, [{"key": key, "file_id": file_id, "kept_at": now}])


async def forget(session: Session, key: str) -> None:
    await session.execute(delete(SentPicture).where(col(SentPicture.key) == key))

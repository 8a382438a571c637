"""Queries about half-finished conversations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import col

from bot.storage import Dialogue, Session
from bot.storage.inserting import is_sqlite


async def dialogue_of(session: Session, person_id: int) -> Dialogue | None:
    """The conversation the person has not finished, expired or not; locked for this transaction."""
    lock = None if is_sqlite(session) else True
    return await session.get(Dialogue, person_id, with_for_update=lock)


async def close_dialogue(session: Session, person_id: int) -> None:
    await session.execute(delete(Dialogue).where(col(Dialogue.person_id) == person_id))


async def expired(session: Session, *, now: datetime, limit: int = 100) -> Sequence[Dialogue]:
    """Those that waited too long, the longest first; another process skips them meanwhile."""
    statement = (
        select(Dialogue)
        .where(col(Dialogue.expires_at) <= now)
        .order_by(col(Dialogue.expires_at))
        .limit(limit)
    )
    if not is_sqlite(session):
        statement = statement.with_for_update(skip_locked=True)
    return (await session.scalars(statement)).all()

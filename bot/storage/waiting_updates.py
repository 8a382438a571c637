"""Updates that were received and are not answered yet, for whoever starts after a crash."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import Session, WaitingUpdate
from bot.storage.inserting import is_sqlite

KEPT_FOR = timedelta(days=1)
"""How long Telegram keeps what nobody fetches; nobody waits longer for us either."""


async def keep(
    session: Session, bot_id: int, contents: Mapping[int, dict[str, Any]], *, now: datetime
) -> set[int]:
    """Keeps what came, by its number; the numbers that were not waiting yet."""
    insert_or_not = sqlite.insert if is_sqlite(session) else postgresql.insert
    rows = [
        {"bot_id": bot_id, "update_id": number, "content": content, "came_at": now, "tries": 1}
        for number, content in contents.items()
    ]
    statement = insert_or_not(WaitingUpdate).values(rows).on_conflict_do_nothing()
    return set(await session.scalars(statement.returning(col(WaitingUpdate.update_id))))


async def left(session: Session, bot_id: int) -> Sequence[WaitingUpdate]:
    """What was not answered, in its order."""
    found = await session.scalars(
        select(WaitingUpdate)
        .where(col(WaitingUpdate.bot_id) == bot_id)
        .order_by(col(WaitingUpdate.came_at), col(WaitingUpdate.update_id))
    )
    return found.all()


async def begin_again(session: Session, bot_id: int, numbers: Sequence[int]) -> None:
    """Counts one more try of each, before it: who dies of it has counted it."""
    await session.execute(
        update(WaitingUpdate)
        .where(col(WaitingUpdate.bot_id) == bot_id, col(WaitingUpdate.update_id).in_(numbers))
        .values(tries=col(WaitingUpdate.tries) + 1)
    )

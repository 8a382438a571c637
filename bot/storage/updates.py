"""Which updates of Telegram's were acted on."""

from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import SeenUpdate, Session
from bot.storage.inserting import is_sqlite


async def note(session: Session, bot_id: int, update_id: int, *, now: datetime) -> bool:
    """Notes an update with the change it brings; False where it was noted before."""
    insert_or_not = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert_or_not(SeenUpdate).values(bot_id=bot_id, update_id=update_id, at=now)
    # The row itself is asked for: PostgreSQL's driver does not count those of an INSERT.
    noted = statement.on_conflict_do_nothing().returning(col(SeenUpdate.update_id))
    return await session.scalar(noted) is not None


async def is_seen(session: Session, bot_id: int, update_id: int) -> bool:
    """Whether an update was acted on, or handled to its end where several processes take them."""
    condition = exists().where(
        col(SeenUpdate.bot_id) == bot_id, col(SeenUpdate.update_id) == update_id
    )
    return bool(await session.scalar(select(condition)))


async def forget_seen(session: Session, *, before: datetime) -> None:
    """Telegram keeps undelivered updates for a day; older ones cannot come again."""
    await session.execute(delete(SeenUpdate).where(col(SeenUpdate.at) < before))

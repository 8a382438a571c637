"""Which updates of Telegram's were acted on."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import SeenUpdate, Session
from bot.storage.inserting import is_sqlite
from bot.storage.people import rows_changed


async def note(session: Session, bot_id: int, update_id: int, *, now: datetime) -> bool:
    """Notes an update with the change it brings; False where it was noted before."""
    insert_or_not = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert_or_not(SeenUpdate).values(bot_id=bot_id, update_id=update_id, at=now)
    return rows_changed(await session.execute(statement.on_conflict_do_nothing())) == 1


async def forget_seen(session: Session, *, before: datetime) -> None:
    """Telegram keeps undelivered updates for a day; older ones cannot come again."""
    await session.execute(delete(SeenUpdate).where(col(SeenUpdate.at) < before))

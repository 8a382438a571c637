"""Small facts the bot keeps for itself."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from bot.storage import BotState, Session
from bot.storage.inserting import is_sqlite


async def keep_state(session: Session, key: str, value: dict[str, Any]) -> None:
    """Puts it in place of what was kept before; two processes that do so at once are well."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert(BotState).values(key=key, value=value)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["key"], set_={"value": statement.excluded.value}
        )
    )

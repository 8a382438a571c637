"""Small facts the bot keeps for itself."""

from datetime import timedelta
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from bot.storage import BotState, Session
from bot.storage.inserting import is_sqlite

_CLOCK = "clock"


async def keep_clock(session: Session, ahead: timedelta) -> None:
    """The bot on this database goes by another time than the machine's, as a demo does."""
    await keep_state(session, _CLOCK, {"ahead": ahead.total_seconds()})


async def clock_ahead(session: Session) -> timedelta:
    """By how much the bot's time differs from the machine's; nothing but in a demo."""
    kept = await session.get(BotState, _CLOCK)
    return timedelta(seconds=kept.value["ahead"]) if kept else timedelta(0)


async def keep_state(session: Session, key: str, value: dict[str, Any]) -> None:
    """Puts it in place of what was kept before; two processes that do so at once are well."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert(BotState).values(key=key, value=value)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["key"], set_={"value": statement.excluded.value}
        )
    )

"""Small facts the bot keeps for itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from bot.storage import BotState, Session
from bot.storage.inserting import is_sqlite

CLOCK = "clock"
"""Under this key a demo that runs says how far its clock is from the machine's."""
_BELIEVED_FOR = timedelta(minutes=1)
"""A demo that runs says it anew every twenty seconds."""


async def keep_clock(session: Session, ahead: timedelta, *, machine: datetime) -> None:
    """The demo on this database goes by another time; `machine` is the machine's own now."""
    value = {"ahead": ahead.total_seconds(), "said_at": machine.astimezone(UTC).isoformat()}
    await keep_state(session, CLOCK, value)


async def clock_ahead(session: Session, *, machine: datetime) -> timedelta:
    """By how much the bot's time differs from the machine's; nothing where no demo runs now."""
    kept = await session.get(BotState, CLOCK)
    if kept is None or "said_at" not in kept.value:
        return timedelta(0)
    age = machine - datetime.fromisoformat(kept.value["said_at"])
    return timedelta(seconds=kept.value["ahead"] if abs(age) < _BELIEVED_FOR else 0)


async def forget_clock(session: Session) -> None:
    """A bot that is no demo goes by the machine's clock, whatever the file was before."""
    await session.execute(delete(BotState).where(col(BotState.key) == CLOCK))


async def keep_state(session: Session, key: str, value: dict[str, Any]) -> None:
    """Puts it in place of what was kept before; two processes that do so at once are well."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert(BotState).values(key=key, value=value)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["key"], set_={"value": statement.excluded.value}
        )
    )

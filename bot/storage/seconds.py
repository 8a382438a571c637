"""The database's own clock, which every process that shares it reads alike."""

from typing import Any

from sqlalchemy import Float, cast, extract, func, literal_column, select

from bot.storage import Session
from bot.storage.inserting import is_sqlite


def seconds(*, sqlite: bool) -> Any:
    """Seconds since 1970 while a statement runs, not since its transaction began."""
    if sqlite:
        return literal_column("((julianday('now') - 2440587.5) * 86400.0)", Float)
    return cast(extract("epoch", func.clock_timestamp()), Float)


async def seconds_now(session: Session) -> float:
    return float(await session.scalar(select(seconds(sqlite=is_sqlite(session)))) or 0)

"""Insert what is new; the difference between the databases ends here."""

import asyncio
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.storage import Session

_BATCH = 250
"""So many hold up whoever else waits for an answer by some milliseconds."""


async def insert_new(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Adds rows; those whose unique key is taken are left as they are."""
    insert_or_not = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert_or_not(table).on_conflict_do_nothing()
    for start in range(0, len(rows), _BATCH):
        await session.execute(statement, rows[start : start + _BATCH])


async def insert_all(session: Session, rows: Sequence[SQLModel]) -> None:
    """Adds rows of one table whose ids nobody needs, many times faster than one by one."""
    if rows:
        # The plain table: the mapper would send a batch for every pattern of empty columns.
        statement = insert(inspect(type(rows[0])).local_table)
        for start in range(0, len(rows), _BATCH):
            values = [row.model_dump(exclude={"id"}) for row in rows[start : start + _BATCH]]
            await session.execute(statement, values)
            await asyncio.sleep(0)


def is_sqlite(session: Session) -> bool:
    """Whether this is the file of a single office, not a server."""
    return session.get_bind().dialect.name == "sqlite"

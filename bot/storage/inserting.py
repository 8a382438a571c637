"""Insert what is new; the difference between the databases ends here."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel

from bot.storage import Session

_BATCH = 2000


async def insert_new(session: Session, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Adds rows; those whose unique key is taken are left as they are."""
    insert = sqlite.insert if is_sqlite(session) else postgresql.insert
    statement = insert(table).on_conflict_do_nothing()
    for start in range(0, len(rows), _BATCH):
        await session.execute(statement, rows[start : start + _BATCH])


def is_sqlite(session: Session) -> bool:
    """Whether this is the file of a single office, not a server."""
    return session.get_bind().dialect.name == "sqlite"

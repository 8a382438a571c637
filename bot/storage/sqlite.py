"""How a connection to an SQLite file is opened, and how a transaction begins there."""

from typing import Any

from sqlalchemy import Connection


def prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL lets readers go on while one writes; transactions are begun by `begin_sqlite`."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin_sqlite(connection: Connection) -> None:
    """Takes the write lock at once: a reader that turns writer later would fail, not wait."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")

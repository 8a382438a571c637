"""How a connection to an SQLite file is opened, and how a transaction begins there."""

import sqlite3
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import aiosqlite
from aiosqlite.context import contextmanager
from sqlalchemy import Connection, make_url

_PATIENCE = 15
"""Seconds a writer waits for another; then the database counts as away."""


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


def opening(url: str) -> Callable[[], Awaitable[aiosqlite.Connection]]:
    """What opens another connection to the file of this address."""
    address = make_url(url)
    (file,), options = address.get_dialect()().create_connect_args(address)
    # Its cursors are made beside its thread, which alone runs statements.
    options = dict(options) | {"timeout": _PATIENCE, "check_same_thread": False}

    async def open_file() -> aiosqlite.Connection:
        connection = _Connection(lambda: sqlite3.connect(file, **options), iter_chunk_size=64)
        connection._thread.daemon = True  # as SQLAlchemy has it
        return await connection

    return open_file


class _Connection(aiosqlite.Connection):
    """Goes to its thread once a statement.

    The library goes four times: for the cursor, to run it, for the rows, and to close; each is two
    switches between threads, which take longer than most statements.
    """

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        return _Cursor(self, self._conn.cursor())


class _Cursor(aiosqlite.Cursor):
    """Brings the rows along, so that there is nothing left to ask for or to close."""

    def __init__(self, connection: _Connection, cursor: sqlite3.Cursor) -> None:
        super().__init__(connection, cursor)
        self._rows: deque[Any] = deque()

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "_Cursor":
        visit: Any = self._execute(self._run, sql, parameters or ())  # type: ignore[no-untyped-call]
        self._rows = deque(await visit)
        return self

    def _run(self, sql: str, parameters: Any) -> list[Any]:
        return self._cursor.execute(sql, parameters).fetchall()

    async def fetchone(self) -> Any:
        return self._rows.popleft() if self._rows else None

    async def fetchmany(self, size: int | None = None) -> Iterable[Any]:
        wanted = self.arraysize if size is None else size
        return [self._rows.popleft() for _ in range(min(wanted, len(self._rows)))]

    async def fetchall(self) -> Iterable[Any]:
        rows, self._rows = self._rows, deque()
        return rows

    async def close(self) -> None:
        self._rows = deque()

"""Locks that are gone with the process that held them: who ticks, and whose turn it is.

PostgreSQL keeps them for one connection of this process's own, each for its schema of its
database. Of an SQLite file a process locks a small file beside it, as SQLite locks its own.
"""

import asyncio
import sqlite3
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from sqlalchemy import NullPool, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.storage.engine import DatabaseAway

_Answer = TypeVar("_Answer")
TICKER = "ticker"
"""The lock of whoever plans, forgets and does the chores."""
_PATIENCE = 5.0
"""Seconds without an answer after which the connection counts as cut."""
_PREPARE = text(
    "SELECT set_config(name, wanted.value, false) FROM (VALUES ('idle_session_timeout', '15s'),"
    " ('tcp_keepalives_idle', '5'), ('tcp_keepalives_interval', '2'),"
    " ('tcp_keepalives_count', '3'))"
    " AS wanted (name, value) JOIN pg_settings USING (name)"
)
"""The server lets go of who fell silent, later than that one gave up; as far as it knows how to."""
_KEY = "hashtextextended(current_schema() || ':nhacviec:' || :name, 0)"
_TAKE = text(f"SELECT pg_try_advisory_lock({_KEY})")
_LET_GO = text(f"SELECT pg_advisory_unlock({_KEY})")
_LOOK = text("SELECT 1")
_SETTING = text("SELECT current_setting(:name)")


class Locks(Protocol):
    """The locks of one process. Each is taken at most once at a time within the process."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes may be meant to work on the same database."""

    @property
    def session(self) -> int:
        """Another number means that all locks taken before are lost."""

    async def take(self, name: str) -> bool:
        """Whether nobody else has it, so that it is ours now; raises `DatabaseAway`."""

    async def let_go(self, name: str) -> None:
        """Also of a lock that was lost; never raises for a database that is away."""

    async def check(self) -> None:
        """Finds out whether locks are still ours; raises `DatabaseAway` where all are lost."""

    async def aclose(self) -> None:
        """Lets all of them go."""


def locks_of(url: str) -> Locks:
    """The locks of a database, none of them taken."""
    return FileLocks(url) if url.startswith("sqlite") else ServerLocks(url)


class FileLocks:
    """One file a lock; the system frees it when its process ends, however that was."""

    is_shared = False
    session = 0

    def __init__(self, url: str) -> None:
        self._file = make_url(url).database
        self._held: dict[str, sqlite3.Connection | None] = {}

    async def take(self, name: str) -> bool:
        if name in self._held:
            return False
        if not self._file or self._file == ":memory:":
            self._held[name] = None
            return True
        connection = _locking(f"{self._file}-{name}")
        if connection is None:
            return False
        self._held[name] = connection
        return True

    async def let_go(self, name: str) -> None:
        if connection := self._held.pop(name, None):
            connection.close()

    async def check(self) -> None:
        """A file's lock is not lost on the way."""

    async def aclose(self) -> None:
        for name in list(self._held):
            await self.let_go(name)


def _locking(file: str) -> sqlite3.Connection | None:
    """None where another has it; raises `DatabaseAway` for any other trouble with the file."""
    try:
        connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise DatabaseAway from error
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            return None
        raise DatabaseAway from error
    return connection


class ServerLocks:
    """Advisory locks of PostgreSQL; a connection that is cut loses them all."""

    is_shared = True

    def __init__(self, url: str) -> None:
        self._engine = create_async_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True
        )
        self._connection: AsyncConnection | None = None
        self._one_at_a_time = asyncio.Lock()
        self.session = 0

    async def take(self, name: str) -> bool:
        return bool(await _to_its_end(self._run(_TAKE, name=name)))

    async def let_go(self, name: str) -> None:
        if self._connection is None:
            return
        with suppress(DatabaseAway):
            await _to_its_end(self._run(_LET_GO, name=name))

    async def check(self) -> None:
        await _to_its_end(self._run(_LOOK))

    async def setting(self, name: str) -> str:
        """What the server does with this connection."""
        return str(await _to_its_end(self._run(_SETTING, name=name)))

    async def aclose(self) -> None:
        async with self._one_at_a_time:
            await self._drop()
        await self._engine.dispose()

    async def _run(self, statement: Any, **values: str) -> Any:
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(_PATIENCE):
                    connection = self._connection or await self._connect()
                    return await connection.scalar(statement, values)
            except (DBAPIError, OSError, TimeoutError) as error:
                await self._drop()
                raise DatabaseAway from error

    async def _connect(self) -> AsyncConnection:
        connection = await self._engine.connect()
        self._connection = connection
        self.session += 1
        await connection.execute(_PREPARE)
        return connection

    async def _drop(self) -> None:
        """Whoever holds a lock of this connection finds out by the session's number."""
        connection, self._connection = self._connection, None
        self.session += 1
        if connection is not None:
            with suppress(DBAPIError, OSError, TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await connection.invalidate()
                    await connection.close()


async def _to_its_end(call: Coroutine[Any, Any, _Answer]) -> _Answer:
    """A caller that is stopped cuts no connection: on it are the locks of everybody else."""
    return await asyncio.shield(asyncio.create_task(call))

"""Engine, sessions and the one-transaction context managers."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.errors import BadSettings, NhacViecError

_MIGRATIONS = Path(str(files("bot.storage"))) / "migrations"


class DatabaseAway(NhacViecError):
    """The database did not answer: stopped, locked too long, or its disk full."""

    key = "database-away"


@contextmanager
def _saying_it_is_away() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise DatabaseAway from error


class Database:
    """One database and the two ways into it.

    `write()` is one transaction, committed at the end of the block. `read()` sees committed
    rows and holds no lock; the answers to questions need nothing more, and save four trips.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _create_engine(url)
        self._reading = _create_reading_engine(url)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: all of it is kept, or nothing when the block raises.

        Raises `DatabaseAway` when the database does not answer; nothing was kept then.
        """
        with _saying_it_is_away():
            session = AsyncSession(self.engine, expire_on_commit=False)
            async with session, session.begin():
                yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Looks only; nothing added here is ever kept. Raises `DatabaseAway`."""
        with _saying_it_is_away():
            async with AsyncSession(self._reading, autoflush=False) as session:
                yield session

    async def close(self) -> None:
        await self.engine.dispose()
        await self._reading.dispose()

    async def check(self) -> None:
        """Raises `BadSettings` when the database does not answer or is not migrated."""
        try:
            async with self.engine.connect() as connection:
                found = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
                version = found.scalar_one_or_none()
        except (DBAPIError, OSError) as error:
            raise BadSettings("database-unreachable") from error
        if version != newest_revision():
            raise BadSettings("database-not-migrated")


def _create_engine(url: str) -> AsyncEngine:
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True)
    engine = create_async_engine(url, connect_args={"timeout": 15}, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _create_reading_engine(url: str) -> AsyncEngine:
    """Statements that stand for themselves: no BEGIN before, no ROLLBACK after."""
    if not url.startswith("sqlite"):
        return create_async_engine(
            url,
            pool_pre_ping=True,
            pool_size=10,
            isolation_level="AUTOCOMMIT",
            hide_parameters=True,
        )
    engine = create_async_engine(
        url,
        connect_args={"timeout": 15},
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        # Each connection is a thread, and threads wait for each other in Python: two answer
        # more questions a second than fifteen.
        pool_size=2,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL lets readers go on while one writes; transactions are begun by `_begin_sqlite`."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Takes the write lock at once: a reader that turns writer later would fail, not wait."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def newest_revision() -> str:
    """The revision the code expects; revisions are numbered files."""
    return max(path.name for path in (_MIGRATIONS / "versions").glob("0*.py"))[:4]


def upgrade(url: str) -> None:
    """Creates or migrates the database to the newest revision; at once when it is there."""
    if _sqlite_revision(url) == newest_revision():
        return
    # Alembic takes a fifth of a second to import, which a start-up need not pay every time.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = url
    try:
        _make_folder(url)
        command.upgrade(config, "head")
    except (DBAPIError, CommandError, OSError) as error:
        raise BadSettings("database-unreachable") from error


def migrates_itself(url: str) -> bool:
    """An SQLite file belongs to this program alone; a server's database to its keeper."""
    return url.startswith("sqlite")


def _make_folder(url: str) -> None:
    name = make_url(url).database
    if url.startswith("sqlite") and name and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)


def _sqlite_revision(url: str) -> str | None:
    name = make_url(url).database
    if not url.startswith("sqlite") or not name or not Path(name).is_file():
        return None
    try:
        with closing(sqlite3.connect(name)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None

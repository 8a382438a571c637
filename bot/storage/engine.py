"""Engine, sessions and the one-transaction context managers."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from sqlalchemy import event, make_url, select
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.errors import BadSettings, NhacViecError
from bot.storage.connecting import reading_engine, writing_engine
from bot.storage.models import SearchQueue
from bot.storage.search_index import index_changes
from bot.storage.search_upkeep import index_anew, index_waiting

_PATIENCE = 15.0
"""Seconds a writer waits for those before it; then the database counts as away."""
_LAST_WORDS = 5.0
_MOMENT = 2.0
_MIGRATIONS = Path(str(files("bot.storage"))) / "migrations"


class DatabaseAway(NhacViecError):
    """The database did not answer: stopped, locked too long, or its disk full."""

    key = "database-away"


@contextmanager
def _saying_it_is_away() -> Iterator[None]:
    """Whatever is not about the statement or its values is about the server: it may be stopped,
    a standby that takes no change for a moment, or its file broken."""
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise
    except (DBAPIError, PoolTimeout) as error:
        raise DatabaseAway from error


class _WritingSession(Session):
    """A session whose every commit brings what it changed up to date in the search index first."""


event.listen(_WritingSession, "before_commit", index_changes)


class Database:
    """One database and the two ways into it.

    `write()` is one transaction, committed at the end of the block. `read()` sees committed
    rows and holds no lock; the answers to questions need nothing more, and save four trips.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = writing_engine(url)
        self._reading = reading_engine(url)
        self._writing = asyncio.Lock() if migrates_itself(url) else None
        self._at_work = 0
        self._idle = asyncio.Event()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: all of it is kept, or nothing when the block raises.

        Raises `DatabaseAway` when the database does not answer; nothing was kept then.
        """
        with _saying_it_is_away(), self._counted():
            async with self._in_turn():
                session = AsyncSession(
                    self.engine, sync_session_class=_WritingSession, expire_on_commit=False
                )
                async with session, session.begin():
                    yield session

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """Of an SQLite file, which has one writer: who comes first is first.

        The file's own lock is asked for now and then, up to a tenth of a second apart, and whoever
        asks at the right moment has it: of many writers, one waited for more than a second.
        """
        if self._writing is None:
            yield
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._writing.acquire()
        except TimeoutError as error:
            raise DatabaseAway from error
        try:
            yield
        finally:
            self._writing.release()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Looks only; nothing added here is ever kept. Raises `DatabaseAway`."""
        with _saying_it_is_away(), self._counted():
            async with AsyncSession(self._reading, autoflush=False) as session:
                yield session

    async def finish_index(self) -> None:
        """Writes the search index of tasks that no writer wrote. Raises `DatabaseAway`."""
        async with self.read() as session:
            waiting = await session.scalar(select(col(SearchQueue.id)).limit(1))
        if waiting is not None:
            try:
                await asyncio.to_thread(index_waiting, self.url)
            except BadSettings as error:
                raise DatabaseAway from error

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._idle.set()

    async def close(self) -> None:
        """Waits a moment for who is at work: a connection that comes back later stays open."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST_WORDS):
                while self._at_work:
                    self._idle.clear()
                    await self._idle.wait()
        await self.engine.dispose()
        await self._reading.dispose()

    async def answers(self) -> bool:
        """Whether a question is answered, within a moment."""
        try:
            async with asyncio.timeout(_MOMENT), self.read() as session:
                await session.execute(select(1))
        except (DatabaseAway, TimeoutError):
            return False
        return True

    async def check(self) -> None:
        """Raises `BadSettings` when the database does not answer or is not migrated."""
        try:
            async with self.engine.connect() as connection:
                found = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
                version = found.scalar_one_or_none()
        except ProgrammingError:  # it answers, and has no such table yet
            version = None
        except (DBAPIError, OSError) as error:
            raise BadSettings("database-unreachable") from error
        if version != newest_revision():
            raise BadSettings("database-not-migrated")


def newest_revision() -> str:
    """The revision the code expects; revisions are numbered files."""
    return max(path.name for path in (_MIGRATIONS / "versions").glob("0*.py"))[:4]


def upgrade(url: str) -> None:
    """Creates or migrates the database to the newest revision; at once when it is there.

    Also finishes a search index that somebody stopped on the way.
    """
    revision, waits = _found_in_sqlite(url)
    if revision != newest_revision():
        _migrate(url)
    elif not waits:
        return
    index_waiting(url)


def _migrate(url: str) -> None:
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


def reindex(url: str) -> int:
    """Writes the whole search index anew, its triggers too; returns how many tasks there are.

    The bot may go on meanwhile, and its searches find what they found. Raises `BadSettings` when
    the database does not answer.
    """
    _migrate(url)
    return index_anew(url)


def migrates_itself(url: str) -> bool:
    """An SQLite file belongs to this program alone; a server's database to its keeper."""
    return url.startswith("sqlite")


def _make_folder(url: str) -> None:
    name = make_url(url).database
    if url.startswith("sqlite") and name and name != ":memory:":
        Path(name).parent.mkdir(parents=True, exist_ok=True)


def _found_in_sqlite(url: str) -> tuple[str | None, bool]:
    """The revision of an SQLite file, and whether tasks wait to be indexed."""
    name = make_url(url).database
    if not url.startswith("sqlite") or not name or not Path(name).is_file():
        return None, False
    try:
        with closing(sqlite3.connect(name)) as connection:
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (waits,) = connection.execute("SELECT EXISTS (SELECT 1 FROM searchqueue)").fetchone()
    except (sqlite3.Error, TypeError):
        return None, False
    return str(revision), bool(waits)

"""Databases to try the storage on: a file of SQLite, and a server of PostgreSQL."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from bot.storage import Database
from bot.storage.engine import upgrade
from tests.postgres import NoPostgres, Server, running_server
from tests.storage.search_office import SearchOffice


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for all tests; a test without it is skipped, but fails in CI."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_server())
        except NoPostgres as error:
            if os.environ.get("NHACVIEC_REQUIRE") == "1":
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield server


@pytest.fixture(scope="session")
def migrated(postgres: Server) -> str:
    """A database with every table and no row, to be copied."""
    name = postgres.create()
    upgrade(postgres.url_of(name))
    return name


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with every table and no row, on either kind."""
    if request.param == "sqlite":
        url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
        upgrade(url)
        yield url
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(like=request.getfixturevalue("migrated"))
    yield server.url_of(name)
    server.drop(name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def office(database: Database) -> SearchOffice:
    """A small office on either database, with a plan in use."""
    office = SearchOffice(database)
    await office.open()
    return office


@pytest.fixture(scope="session", params=DATABASES)
def standing_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the same office, for tests that only look."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('standing') / 'o.db'}"
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        url = server.url_of(server.create())
    upgrade(url)
    asyncio.run(_open(url))
    return url


async def _open(url: str) -> None:
    database = Database(url)
    await SearchOffice(database).open()
    await database.close()


@pytest.fixture
async def standing(standing_url: str) -> AsyncIterator[SearchOffice]:
    """An office of one kind of database that nobody changes."""
    database = Database(standing_url)
    yield SearchOffice(database)
    await database.close()


@contextmanager
def opened(url: str) -> Iterator[Connection]:
    """A transaction past the program, as somebody's own tools would have it."""
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        yield connection
    engine.dispose()

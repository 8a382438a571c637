"""A copy into nothing: a new file, a new database of a server. The tables are made for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.storage import Database
from bot.storage.copying import copy_database
from bot.storage.engine import upgrade
from tests.postgres import Server
from tests.storage.conftest import DATABASES, opened
from tests.storage.search_office import SearchOffice
from tests.storage.test_copying import contents, refused


@pytest.fixture
async def full(office: SearchOffice, database_url: str) -> str:
    return database_url


@pytest.fixture(params=DATABASES)
def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table: a file that is not there, or an empty one."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'new' / 'office.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url_of(name)
    server.drop(name)


async def test_the_tables_of_an_empty_target_are_made(full: str, nothing: str) -> None:
    copied = await copy_database(full, nothing)
    assert copied.rows
    with opened(full) as source, opened(nothing) as written:
        assert contents(written) == contents(source)


async def test_what_is_made_for_a_copy_is_what_an_upgrade_makes(full: str, nothing: str) -> None:
    """Its bot starts on it, and an edit is found by the search at once."""
    await copy_database(full, nothing)
    database = Database(nothing)
    await database.check()
    office = SearchOffice(database)
    async with database.write() as session:
        await session.execute(text("UPDATE task SET content = 'Chuyện lạ' WHERE id = 1"))
    assert await office.found("chuyện lạ")
    await database.close()


async def test_tables_of_another_program_or_another_time_are_left_alone(
    full: str, nothing: str
) -> None:
    upgrade(nothing)
    with opened(nothing) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    error = await refused(full, nothing, key="copy-not-migrated")
    assert error.values["side"] == "target"
    with opened(nothing) as connection:
        assert not any(contents(connection).values())


async def test_nothing_is_made_for_a_source_that_cannot_be_copied(full: str, nothing: str) -> None:
    with opened(full) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    error = await refused(full, nothing, key="copy-not-migrated")
    assert error.values["side"] == "source"
    engine = create_engine(nothing.replace("+aiosqlite", ""))
    assert inspect(engine).get_table_names() == []
    engine.dispose()

"""The two ways into a database, and the way out."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from bot.errors import BadSettings
from bot.storage import Database
from bot.storage.engine import DatabaseAway
from tests.postgres import Server

_LOOK = text("SELECT 1")


async def _look_for_a_while(database: Database, *, begun: asyncio.Event) -> int:
    async with database.read() as session:
        await session.execute(_LOOK)
        begun.set()
        await asyncio.sleep(0.1)
        found: int = (await session.execute(_LOOK)).scalar_one()
        return found


async def test_closing_waits_for_those_at_work(database: Database) -> None:
    begun = asyncio.Event()
    looking = asyncio.create_task(_look_for_a_while(database, begun=begun))
    await begun.wait()
    await database.close()
    assert looking.done()
    assert await looking == 1


async def test_closing_waits_for_somebody_who_was_stopped(database: Database) -> None:
    begun = asyncio.Event()
    looking = asyncio.create_task(_look_for_a_while(database, begun=begun))
    await begun.wait()
    looking.cancel()
    await database.close()
    assert looking.cancelled()


async def test_a_server_that_takes_no_change_for_a_moment_counts_as_away(
    postgres: Server, migrated: str
) -> None:
    database = Database(postgres.url_of(postgres.create(like=migrated)))

    async def write() -> None:
        async with database.write() as session:
            await session.execute(text("SET TRANSACTION READ ONLY"))
            await session.execute(text("INSERT INTO botstate (key, value) VALUES ('a', '1')"))

    with pytest.raises(DatabaseAway):
        await write()
    await database.close()


async def test_a_statement_that_is_wrong_does_not(postgres: Server, migrated: str) -> None:
    database = Database(postgres.url_of(postgres.create(like=migrated)))
    with pytest.raises(ProgrammingError):
        async with database.read() as session:
            await session.execute(text("SELECT nothing FROM nowhere"))
    await database.close()


async def test_a_server_without_tables_is_told_from_one_that_is_away(postgres: Server) -> None:
    name = postgres.create()
    for url, key in (
        (postgres.url_of(name), "database-not-migrated"),
        ("postgresql+psycopg://nobody@127.0.0.1:9/none", "database-unreachable"),
    ):
        database = Database(url)
        with pytest.raises(BadSettings) as raised:
            await database.check()
        assert raised.value.key == key
        await database.close()
    postgres.drop(name)

"""The two ways into a database, and the way out."""

import asyncio

import pytest
from sqlalchemy import text

from bot.errors import BadSettings
from bot.storage import Database
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

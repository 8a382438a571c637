"""The two ways into a database, and the way out."""

import asyncio

from sqlalchemy import text

from bot.storage import Database

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

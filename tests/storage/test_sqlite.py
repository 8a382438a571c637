"""An SQLite file: one visit to its thread a statement, and one writer after the other."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text

from bot.storage import Database
from bot.storage.engine import DatabaseAway, upgrade


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    await asyncio.to_thread(upgrade, url)
    database = Database(url)
    yield database
    await database.close()


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the threads were asked to do."""
    made: list[str] = []
    execute: Callable[..., Any] = aiosqlite.Connection._execute

    async def noted(connection: aiosqlite.Connection, act: Any, *given: Any, **more: Any) -> Any:
        made.append(act.__name__)
        return await execute(connection, act, *given, **more)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", noted)
    return made


async def test_a_question_is_one_visit(file: Database, visits: list[str]) -> None:
    async with file.read() as session:
        await session.execute(text("SELECT 1"))
        visits.clear()
        found = await session.execute(text("SELECT 1 UNION SELECT 2 ORDER BY 1"))
        assert found.scalars().all() == [1, 2]
    assert len(visits) == 1


async def test_rows_are_brought_one_by_one_and_some_at_a_time_as_well(file: Database) -> None:
    three = text("SELECT 1 UNION SELECT 2 UNION SELECT 3 ORDER BY 1")
    async with file.read() as session:
        found = await session.stream(three)
        assert [row[0] async for row in found] == [1, 2, 3]
        found = await session.stream(three)
        first = await found.fetchone()
        assert [tuple(row) for row in (first, *await found.fetchmany(5)) if row] == [
            (1,),
            (2,),
            (3,),
        ]
        assert await found.fetchone() is None


async def test_a_transaction_costs_its_statements_and_no_more(
    file: Database, visits: list[str]
) -> None:
    async with file.write():
        pass
    visits.clear()
    async with file.write() as session:
        await session.execute(text("DELETE FROM dayoff"))
    # Its beginning, itself, the search index brought up to date, the commit.
    assert len(visits) == 4


async def test_a_statement_that_fails_leaves_the_connection_as_it_was(file: Database) -> None:
    async with file.read() as session:
        with pytest.raises(DatabaseAway):
            async with file.read() as other:
                await other.execute(text("SELECT nothing FROM nowhere"))
        assert (await session.execute(text("SELECT 1"))).scalar_one() == 1


async def test_what_a_writer_left_half_done_is_not_kept(file: Database) -> None:
    with suppress(LookupError):
        async with file.write() as session:
            await session.execute(text("INSERT INTO botstate (key, value) VALUES ('a', '1')"))
            raise LookupError
    async with file.write() as session:
        assert (await session.execute(text("SELECT count(*) FROM botstate"))).scalar_one() == 0


async def test_who_comes_first_writes_first(file: Database) -> None:
    order: list[int] = []

    async def write(turn: int) -> None:
        async with file.write():
            order.append(turn)
            await asyncio.sleep(0.01)

    async with file.write():
        writing = [asyncio.create_task(write(turn)) for turn in range(8)]
        await asyncio.sleep(0.01)
    await asyncio.gather(*writing)
    assert order == list(range(8))


async def test_who_waits_too_long_for_another_hears_that_the_database_is_away(
    file: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.engine._PATIENCE", 0.05)

    async def write() -> None:
        async with file.write():
            pass

    async with file.write():
        with pytest.raises(DatabaseAway):
            await asyncio.create_task(write())
    await write()

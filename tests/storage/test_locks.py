"""Locks between processes; here each `Locks` stands for one of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.engine import DatabaseAway
from bot.storage.locks import FileLocks, Locks, ServerLocks, locks_of
from tests.postgres import Server
from tests.storage.conftest import opened

CUT = text(
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
async def pair(database_url: str) -> AsyncIterator[tuple[Locks, Locks]]:
    one, other = locks_of(database_url), locks_of(database_url)
    yield one, other
    await one.aclose()
    await other.aclose()


@pytest.fixture
async def servers(postgres: Server, migrated: str) -> AsyncIterator[tuple[str, Locks, Locks]]:
    name = postgres.create(like=migrated)
    url = postgres.url_of(name)
    one, other = locks_of(url), locks_of(url)
    yield url, one, other
    await one.aclose()
    await other.aclose()
    postgres.drop(name)


async def test_one_process_has_a_lock_at_a_time(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    assert await one.take("ticker")
    assert not await other.take("ticker")
    await one.let_go("ticker")
    assert await other.take("ticker")


async def test_a_lock_goes_with_its_process(pair: tuple[Locks, Locks]) -> None:
    one, other = pair
    assert await one.take("ticker")
    await one.aclose()
    assert await other.take("ticker")


async def test_a_lock_file_that_cannot_be_used_is_not_taken_for_another_process(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.db-ticker").mkdir()
    (tmp_path / "b.db-ticker").write_bytes(b"not a database" * 100)
    for name in ("a.db", "b.db", "nowhere/c.db"):
        with pytest.raises(DatabaseAway):
            await FileLocks(f"sqlite+aiosqlite:///{tmp_path / name}").take("ticker")


async def test_locks_of_two_names_do_not_meet(servers: tuple[str, Locks, Locks]) -> None:
    _, one, other = servers
    assert await one.take("turn:1")
    assert await other.take("turn:2")


async def test_locks_of_two_databases_do_not_meet(
    servers: tuple[str, Locks, Locks], postgres: Server
) -> None:
    _, one, _ = servers
    assert await one.take("ticker")
    elsewhere = postgres.create()
    other = locks_of(postgres.url_of(elsewhere))
    assert await other.take("ticker")
    await other.aclose()
    postgres.drop(elsewhere)


async def test_locks_of_two_schemas_do_not_meet(servers: tuple[str, Locks, Locks]) -> None:
    url, one, _ = servers
    with opened(url) as connection:
        connection.execute(text("CREATE SCHEMA beside"))
    other = locks_of(f"{url}&options=-csearch_path%3Dbeside")
    assert await one.take("ticker")
    assert await other.take("ticker")
    await other.aclose()


async def test_a_connection_that_is_cut_loses_its_locks(servers: tuple[str, Locks, Locks]) -> None:
    url, one, other = servers
    assert await one.take("ticker")
    before = one.session
    with opened(url) as connection:
        connection.execute(CUT)
    assert await other.take("ticker")
    with pytest.raises(DatabaseAway):
        await one.check()
    assert one.session != before
    assert not await one.take("ticker")


async def test_who_is_stopped_while_asking_cuts_nobody_off(
    servers: tuple[str, Locks, Locks],
) -> None:
    _, one, _ = servers
    assert await one.take("ticker")
    before = one.session
    asking = asyncio.create_task(one.check())
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await one.check()
    assert one.session == before


async def test_the_server_lets_go_of_who_falls_silent(servers: tuple[str, Locks, Locks]) -> None:
    """Fifteen seconds are too long for a test, so it is asked what it will do."""
    _, one, _ = servers
    assert isinstance(one, ServerLocks)
    assert await one.setting("idle_session_timeout") == "15s"

"""Databases with an office in them, and two bots before each."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.reminders import scheduler
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database
from bot.storage.engine import upgrade
from tests.handlers.conftest import (
    NOW,
    PLAN,
    STAFF,
    ZONE,
    read_here,  # noqa: F401 (a fixture)
    slow,  # noqa: F401 (a fixture)
)
from tests.postgres import Server
from tests.processes.pair import Pair, running_pair
from tests.storage.conftest import migrated, postgres  # noqa: F401 (fixtures)


async def fill(url: str) -> None:
    """An office with its staff and its plan."""
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=NOW)
        await import_plan(session, PLAN, Source("ke-hoach.tsv", "0" * 64), zone_name=ZONE, now=NOW)
    await database.close()


@pytest.fixture(scope="session")
def filled(postgres: Server) -> str:  # noqa: F811 (the fixture)
    """The name of a database with an office, to be copied."""
    name = postgres.create()
    upgrade(postgres.url_of(name))
    asyncio.run(fill(postgres.url_of(name)))
    return name


@pytest.fixture
def server_url(postgres: Server, filled: str) -> Iterator[str]:  # noqa: F811 (the fixture)
    """The address of an office of the test's own."""
    name = postgres.create(like=filled)
    yield postgres.url_of(name)
    postgres.drop(name)


@pytest.fixture
async def pair(
    server_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Pair]:
    monkeypatch.setattr(scheduler, "_PLAN_EVERY", timedelta(seconds=0.5))
    monkeypatch.setattr(scheduler, "_DELIVER_EVERY", timedelta(seconds=0.2))
    async with running_pair(server_url, tmp_path) as pair:
        yield pair


@pytest.fixture
async def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pair]:
    """One bot with a webhook on an SQLite file."""
    monkeypatch.setattr(scheduler, "_PLAN_EVERY", timedelta(seconds=0.5))
    monkeypatch.setattr(scheduler, "_DELIVER_EVERY", timedelta(seconds=0.2))
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    await fill(url)
    async with running_pair(url, tmp_path, count=1) as pair:
        yield pair

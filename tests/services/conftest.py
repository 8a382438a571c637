"""An office with a plan in use."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.clock import FixedClock
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database
from bot.storage.engine import upgrade
from tests.services.amended_office import DRAFT, LOADED, NOW, STAFF, ZONE, Desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    async with opened(url) as desk:
        yield desk


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Desk]:
    """The office in this database, which has every table and no row."""
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=LOADED)
        await import_plan(session, DRAFT, Source("a.docx", "1" * 64), zone_name=ZONE, now=LOADED)
    yield Desk(database, FixedClock(NOW))
    await database.close()

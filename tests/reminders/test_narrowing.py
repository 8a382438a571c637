"""What a morning leaves unread is what it would have said nothing of, whatever happens.

Rule by rule that is shown in `test_narrowing_rules`; on a server in `tests/storage`. Before a
release let more offices pass: `HYPOTHESIS_PROFILE=long`.
"""

import asyncio
import os
from pathlib import Path

import pytest

from bot.storage import Database
from bot.storage.engine import upgrade
from tests.reminders.random_months import months_of

SEEDS, AT_ONCE, MORNINGS = 40, 10, 3
LONG = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 1


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with every table and no row, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "office.db"
    upgrade(f"sqlite+aiosqlite:///{path}")
    return path.read_bytes()


async def months_in(path: Path, seed: int) -> int:
    database = Database(f"sqlite+aiosqlite:///{path}")
    try:
        return await months_of(database, seed, mornings=MORNINGS)
    finally:
        await database.close()


@pytest.mark.parametrize("first", range(0, SEEDS * LONG, AT_ONCE))
def test_the_narrow_way_tells_what_reading_everything_would(
    first: int, blank: bytes, tmp_path: Path
) -> None:
    for seed in range(first, first + AT_ONCE):
        path = tmp_path / f"{seed}.db"
        path.write_bytes(blank)
        assert asyncio.run(months_in(path, seed)), seed

"""What a morning leaves unread is no news, on either kind of database."""

import pytest

from bot.storage import Database
from tests.reminders.random_months import months_of


@pytest.mark.parametrize("seed", range(1_000, 1_003))
async def test_the_narrow_way_tells_what_reading_everything_would(
    database: Database, seed: int
) -> None:
    assert await months_of(database, seed, mornings=5)

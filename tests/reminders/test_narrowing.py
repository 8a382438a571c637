"""What a morning leaves unread is what it would have said nothing of."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.reminders import tellings
from bot.reminders.mornings import morning_of
from bot.reminders.scheduler import plan_due
from bot.reminders.tellings import Telling, tellings_of
from bot.storage import Database, Organisation
from bot.storage.coming_due import Near
from tests.reminders.conftest import desk_in
from tests.reminders.random_office import FIRST, RandomOffice

MORNINGS = 8


async def told(database: Database, day: date) -> dict[int, Telling]:
    async with database.read() as session:
        office = await session.get_one(Organisation, 1)
        return await tellings_of(session, await morning_of(session, office, day))


@contextmanager
def everything_is_read() -> Iterator[None]:
    async def all_of_it(_session: object, near: Near, *_: object, **__: object) -> Near:
        return near

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tellings, "narrowed", all_of_it)
        yield


async def compared(database: Database, day: date) -> int:
    """How many people are told something."""
    found = await told(database, day)
    with everything_is_read():
        assert found == await told(database, day)
    return len(found)


async def months_of(folder: Path, seed: int) -> int:
    """Mornings, some of them missed, between which anything may change."""
    rnd, day, people = random.Random(seed), FIRST, 0
    async with desk_in(folder) as desk:
        async with desk.database.write() as session:
            await RandomOffice(session, rnd, day).fill()
        for _ in range(MORNINGS):
            people += await compared(desk.database, day)
            opening = datetime.combine(day, time(rnd.choice((1, 1, 1, 3, 7))), UTC)
            desk.clock.move_to(opening)
            await plan_due(desk.database, desk.clock)
            day += timedelta(days=rnd.choice((1, 1, 1, 2, 3, 9, 20)))
            async with desk.database.write() as session:
                await RandomOffice(session, rnd, day).change()
    return people


@settings(deadline=None, max_examples=6, derandomize=True, phases=[Phase.generate])
@given(seed=st.integers(0, 1_000_000))
def test_the_narrow_way_tells_what_reading_everything_would(seed: int) -> None:
    with TemporaryDirectory() as folder:
        assert asyncio.run(months_of(Path(folder), seed))

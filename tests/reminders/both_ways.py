"""What a morning tells, read the narrow way and read whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from bot.reminders import tellings
from bot.reminders.mornings import morning_of
from bot.reminders.tellings import Telling, tellings_of
from bot.storage import Database, Organisation
from bot.storage.coming_due import Near


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


async def both_ways(database: Database, day: date) -> dict[int, Telling]:
    """What each person is told, which is the same in either way."""
    found = await told(database, day)
    with everything_is_read():
        assert found == await told(database, day)
    return found

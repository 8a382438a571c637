"""Which updates were acted on."""

from datetime import UTC, datetime, timedelta

from bot.storage import Database, updates
from bot.storage.updates import Seen

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)


async def test_an_update_is_new_once(database: Database) -> None:
    async with database.write() as session:
        assert await updates.how_far(session, 1, 7) is Seen.NEW
        assert await updates.note(session, 1, 7, now=NOW)
        assert not await updates.note(session, 1, 7, now=NOW)
    async with database.write() as session:
        assert not await updates.note(session, 1, 7, now=NOW)
        assert await updates.how_far(session, 1, 7) is Seen.ACTED


async def test_another_bot_has_numbers_of_its_own(database: Database) -> None:
    async with database.write() as session:
        assert await updates.note(session, 1, 7, now=NOW)
        assert await updates.note(session, 2, 7, now=NOW)


async def test_what_is_not_kept_was_not_seen(database: Database) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        await session.rollback()
    async with database.read() as session:
        assert await updates.how_far(session, 1, 7) is Seen.NEW


async def test_what_is_answered_is_so_whether_it_changed_something_or_not(
    database: Database,
) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        for number in (7, 8, 8):
            await updates.note_answered(session, 1, number, now=NOW)
            assert await updates.how_far(session, 1, number) is Seen.ANSWERED


async def test_the_task_it_changed_is_known(database: Database) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        await updates.note_task(session, 1, 7, 24)
    async with database.read() as session:
        assert await updates.task_of(session, 1, 7) == 24
        assert await updates.task_of(session, 1, 8) is None


async def test_old_ones_are_forgotten(database: Database) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        await updates.forget_seen(session, before=NOW + timedelta(seconds=1))
        assert await updates.how_far(session, 1, 7) is Seen.NEW

"""Which updates were acted on."""

from datetime import UTC, datetime, timedelta

from bot.storage import Database, updates

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)


async def test_an_update_is_new_once(database: Database) -> None:
    async with database.write() as session:
        assert not await updates.is_seen(session, 1, 7)
        assert await updates.note(session, 1, 7, now=NOW)
        assert not await updates.note(session, 1, 7, now=NOW)
    async with database.write() as session:
        assert not await updates.note(session, 1, 7, now=NOW)
        assert await updates.is_seen(session, 1, 7)


async def test_another_bot_has_numbers_of_its_own(database: Database) -> None:
    async with database.write() as session:
        assert await updates.note(session, 1, 7, now=NOW)
        assert await updates.note(session, 2, 7, now=NOW)


async def test_what_is_not_kept_was_not_seen(database: Database) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        await session.rollback()
    async with database.read() as session:
        assert not await updates.is_seen(session, 1, 7)


async def test_old_ones_are_forgotten(database: Database) -> None:
    async with database.write() as session:
        await updates.note(session, 1, 7, now=NOW)
        await updates.forget_seen(session, before=NOW + timedelta(seconds=1))
        assert not await updates.is_seen(session, 1, 7)

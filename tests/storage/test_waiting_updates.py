"""What was received waits in the database until it is answered."""

from datetime import UTC, datetime, timedelta

from bot.storage import Database, updates, waiting_updates

NOW = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)
BOT = 6_000_000_001
SAID = {"update_id": 7, "message": {"text": "xong việc 2 \u0000 \ud83d"}}


async def waiting(database: Database) -> list[tuple[int, int]]:
    async with database.read() as session:
        return [(one.update_id, one.tries) for one in await waiting_updates.left(session, BOT)]


async def test_what_comes_again_is_kept_once(database: Database) -> None:
    async with database.write() as session:
        assert await waiting_updates.keep(session, BOT, {7: SAID, 8: {}}, now=NOW) == {7, 8}
        assert await waiting_updates.keep(session, BOT, {8: {}, 9: {}}, now=NOW) == {9}
    assert await waiting(database) == [(7, 1), (8, 1), (9, 1)]


async def test_it_is_kept_as_it_came(database: Database) -> None:
    async with database.write() as session:
        await waiting_updates.keep(session, BOT, {7: SAID}, now=NOW)
    async with database.read() as session:
        (row,) = await waiting_updates.left(session, BOT)
    assert (row.content, row.came_at) == (SAID, NOW)


async def test_every_try_is_counted(database: Database) -> None:
    async with database.write() as session:
        await waiting_updates.keep(session, BOT, {7: SAID}, now=NOW)
        await waiting_updates.begin_again(session, BOT, [7, 8])
    assert await waiting(database) == [(7, 2)]


async def test_what_is_answered_waits_no_longer(database: Database) -> None:
    async with database.write() as session:
        await waiting_updates.keep(session, BOT, {7: SAID, 8: {}}, now=NOW)
        await updates.note_answered(session, BOT, 7, now=NOW)
    assert await waiting(database) == [(8, 1)]


async def test_what_waits_too_long_is_forgotten(database: Database) -> None:
    async with database.write() as session:
        await waiting_updates.keep(session, BOT, {7: SAID}, now=NOW)
        await waiting_updates.keep(session, BOT, {8: {}}, now=NOW + timedelta(days=1))
        await updates.forget_seen(session, before=NOW + timedelta(days=1))
    assert await waiting(database) == [(8, 1)]

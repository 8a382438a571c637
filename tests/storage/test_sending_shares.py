"""Thirty a second are divided between processes, and never promised twice."""

from sqlalchemy import update
from sqlmodel import col

from bot.storage import Database, SendingShare, sending_shares
from bot.storage.sending_shares import Share


async def renewed(database: Database, process: str, *, in_use: int = 0) -> Share:
    async with database.write() as session:
        return await sending_shares.renew(session, process, in_use=in_use, of=30)


async def went_silent(database: Database, process: str, *, seconds: float) -> None:
    """Its last sign of life was so long ago."""
    async with database.write() as session:
        await session.execute(
            update(SendingShare)
            .where(col(SendingShare.process) == process)
            .values(seen_at=col(SendingShare.seen_at) - seconds)
        )


async def test_one_process_has_it_all(database: Database) -> None:
    assert (await renewed(database, "a")).held == 30


async def test_a_second_one_gets_what_the_first_gives_up(database: Database) -> None:
    await renewed(database, "a")
    assert (await renewed(database, "b")).held == 0
    assert (await renewed(database, "a", in_use=30)).held == 30
    assert (await renewed(database, "a", in_use=15)).held == 15
    assert (await renewed(database, "b")).held == 15


async def test_no_more_than_all_is_ever_promised(database: Database) -> None:
    held = dict.fromkeys("abcd", 0)
    for turn in range(40):
        name = "abcd"[turn * 7 % 4]
        held[name] = (await renewed(database, name, in_use=max(0, held[name] - 3))).held
        assert sum(held.values()) <= 30
    assert sorted(held.values()) == [7, 7, 8, 8]


async def test_who_died_leaves_its_part_to_the_others(database: Database) -> None:
    await renewed(database, "a")
    await renewed(database, "b")
    await went_silent(database, "a", seconds=sending_shares.HELD_FOR - 1)
    assert (await renewed(database, "b")).held == 0
    await went_silent(database, "a", seconds=2)
    assert (await renewed(database, "b")).held == 30


async def test_who_says_goodbye_leaves_its_part_at_once(database: Database) -> None:
    await renewed(database, "a")
    async with database.write() as session:
        await sending_shares.give_up(session, "a")
    assert (await renewed(database, "b")).held == 30


async def test_a_pause_is_every_processes_pause(database: Database) -> None:
    async with database.write() as session:
        await sending_shares.pause_all(session, pause=20)
        await sending_shares.pause_all(session, pause=5)
    assert 15 < (await renewed(database, "a")).pause <= 20


async def test_without_a_pause_there_is_none(database: Database) -> None:
    assert (await renewed(database, "a")).pause == 0

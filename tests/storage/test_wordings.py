"""Two people word the same message at the same moment, on either database."""

import asyncio
from datetime import UTC, datetime

from bot.services.office.wording import Change, ChangedMeanwhile, NewText, change_texts
from bot.storage import Database, Organisation, wordings

NOW = datetime(2026, 5, 15, 2, 0, tzinfo=UTC)


async def says(database: Database, text: str, *, seen: str | None) -> bool:
    """Whether the text was kept."""
    new = NewText("enrol-yes", "vi", text, seen=seen)
    try:
        async with database.write() as session:
            await change_texts(session, Change(1, None, NOW), [new])
            await asyncio.sleep(0.05)
    except ChangedMeanwhile:
        return False
    return True


async def test_the_second_of_two_at_once_is_refused(database: Database) -> None:
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở", created_at=NOW))
    seen = "Đúng, là tôi"
    kept = await asyncio.gather(*(says(database, text, seen=seen) for text in ("Vâng", "Phải")))
    assert sorted(kept) == [False, True]
    async with database.read() as session:
        (row,) = await wordings.all_of(session, 1)
    assert row.text == ("Vâng" if kept[0] else "Phải")


async def test_each_of_several_at_once_is_kept(database: Database) -> None:
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở", created_at=NOW))
    said = ("Vâng", "Phải", "Đúng")
    assert all(await asyncio.gather(*(says(database, text, seen=None) for text in said)))
    async with database.read() as session:
        (row,) = await wordings.all_of(session, 1)
    assert row.text in said

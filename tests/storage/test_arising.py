"""The year's plan of tasks that arise, on both databases."""

from datetime import UTC, datetime

from bot.storage import Database, Organisation
from bot.storage.arising import arisen_plan, is_number_taken, last_position
from bot.storage.ids import id_of

NOW = datetime(2026, 5, 13, 2, tzinfo=UTC)


async def test_it_is_made_once_a_year_and_office(database: Database) -> None:
    async with database.write() as session:
        office = Organisation(name="Sở Thử nghiệm", created_at=NOW)
        session.add(office)
        await session.flush()
        org_id = id_of(office)
        first = await arisen_plan(session, org_id, year=2026, title="Phát sinh", now=NOW)
        again = await arisen_plan(session, org_id, year=2026, title="Phát sinh", now=NOW)
        later = await arisen_plan(session, org_id, year=2027, title="Phát sinh", now=NOW)
        assert id_of(first) == id_of(again) != id_of(later)
        assert await last_position(session, id_of(first)) == 0
        assert not await is_number_taken(session, id_of(first), "PS1")

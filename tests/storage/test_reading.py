"""Rows by the ten thousand come all, in their order."""

from pathlib import Path

from sqlalchemy import literal, select

from bot.storage import Database
from bot.storage.reading import many_rows


async def test_more_rows_than_are_read_at_once_come_all_in_order(tmp_path: Path) -> None:
    first = select(literal(0).label("number")).cte(recursive=True)
    numbers = first.union_all(select(first.c.number + 1).where(first.c.number < 2_000))
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with database.read() as session:
        many = many_rows(session, select(numbers.c.number).order_by(numbers.c.number))
        found = [row.number async for rows in many for row in rows]
    await database.close()
    assert found == list(range(2_001))

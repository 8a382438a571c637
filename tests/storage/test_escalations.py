"""What goes up the line does so once on either database, also when a restart comes between."""

import asyncio
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.reminders import escalation
from bot.storage import Database, Escalation, Event, Organisation
from tests.reminders.up_the_line import AN, BINH, DUNG, line_of, on

FIRST, DUE = date(2024, 5, 6), date(2024, 5, 8)


async def test_head_then_director_hear_once(database: Database) -> None:
    line = await line_of(database, FIRST)
    await line.task("1", DUE, AN)
    await line.mornings(FIRST, date(2024, 5, 13))
    await line.restart()
    await line.mornings(date(2024, 5, 13), date(2024, 5, 20))
    assert (line.told(BINH), line.told(DUNG)) == ([date(2024, 5, 13)], [date(2024, 5, 17)])
    assert line.told(AN, "báo lãnh đạo đơn vị")[0] == date(2024, 5, 13)


async def test_several_at_once_plan_it_once(database: Database) -> None:
    line = await line_of(database, FIRST)
    await line.task("1", DUE, AN)
    async with database.read() as session:
        office = await session.get_one(Organisation, 1)
    now = on(date(2024, 5, 13))
    await asyncio.gather(*(escalation.plan(database, office=office, now=now) for _ in range(4)))
    async with database.read() as session:
        rows = (await session.scalars(select(Escalation))).all()
        noted = (await session.scalars(select(Event).where(col(Event.action) == "escalated"))).all()
    assert [(row.person_id, row.level) for row in rows] == [(BINH, "lead")]
    assert len(noted) == 1

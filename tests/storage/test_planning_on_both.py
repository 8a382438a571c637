"""What is read to plan a morning, on either kind of database."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.clock import FixedClock
from bot.domain import Part
from bot.reminders.mornings import morning_of
from bot.reminders.scheduler import plan_due
from bot.reminders.tellings import Telling, tellings_of
from bot.storage import (
    Assignment,
    Database,
    Milestone,
    Organisation,
    OutboxMessage,
    Person,
    Plan,
    Task,
    Unit,
)
from bot.storage.outbox import ledger

AN, BINH, CHI = 1, 2, 3
"""An officer, the head of the unit, and an officer who is no longer in the office."""
LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)
DUE = date(2024, 5, 24)
"""Told on 17, 21, 23 and 24 May."""


async def open_office(database: Database) -> None:
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở Thử", created_at=LONG_AGO))
        await session.flush()
        session.add(Unit(id=1, org_id=1, name="Phòng Nghiệp vụ"))
        plan = Plan(
            id=1,
            org_id=1,
            title="",
            year=2024,
            source_name="",
            source_sha256="",
            created_at=LONG_AGO,
        )
        session.add(plan)
        await session.flush()
        for who, role in ((AN, "officer"), (BINH, "lead"), (CHI, "officer")):
            session.add(
                Person(
                    id=who,
                    org_id=1,
                    unit_id=1,
                    full_name=str(who),
                    roles=[role],
                    active=who != CHI,
                )
            )


async def add_task(
    database: Database, number: int, *, start: date | None = None, **assignment: Any
) -> None:
    async with database.write() as session:
        task = Task(id=number, org_id=1, plan_id=1, position=0, number=str(number), content="Việc")
        session.add(task)
        await session.flush()
        due = DUE if start is None else start + timedelta(days=90)
        session.add(
            Milestone(
                org_id=1, task_id=number, position=0, start=start, due=due, created_at=LONG_AGO
            )
        )
        session.add(Assignment(org_id=1, task_id=number, part=Part.LEAD, **assignment))


async def plan(database: Database, day: int) -> list[int | None]:
    """Whom the morning of a day in May tells something; as if it were sent at once."""
    known = {message.id for message, _ in await _messages(database)}
    await plan_due(database, FixedClock(datetime(2024, 5, day, 1, tzinfo=UTC)))
    fresh = [one.person_id for one, _ in await _messages(database) if one.id not in known]
    async with database.write() as session:
        await session.execute(update(OutboxMessage).values(state="sent"))
    return fresh


async def _messages(database: Database) -> list[tuple[OutboxMessage, str]]:
    async with database.read() as session:
        return list(await ledger(session))


async def told(database: Database, day: date) -> dict[int, Telling]:
    async with database.read() as session:
        office = await session.get_one(Organisation, 1)
        return await tellings_of(session, await morning_of(session, office, day))


async def test_every_step_is_told_once_on_its_day(database: Database) -> None:
    await open_office(database)
    await add_task(database, 1, person_id=AN)
    assert [day for day in range(15, 25) if await plan(database, day)] == [17, 21, 23, 24]


async def test_the_head_hears_where_nobody_in_the_office_is_named(database: Database) -> None:
    await open_office(database)
    await add_task(database, 1, unit_id=1)
    await add_task(database, 2, person_id=CHI)
    assert [await plan(database, day) for day in (17, 18, 20, 21)] == [[BINH], [], [], [BINH]]


async def test_a_period_is_mentioned_when_it_begins_and_not_again(database: Database) -> None:
    await open_office(database)
    await add_task(database, 1, start=date(2024, 5, 16), person_id=AN)
    assert [day for day in range(14, 25) if await plan(database, day)] == [16]


async def test_what_was_told_to_everybody_is_not_told_again(database: Database) -> None:
    await open_office(database)
    for number in range(1, 40):
        await add_task(database, number, person_id=AN)
    assert len((await told(database, date(2024, 5, 17)))[AN].items) == 39
    await plan(database, 17)
    assert await told(database, date(2024, 5, 17)) == {}

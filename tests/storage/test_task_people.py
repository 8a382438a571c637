"""Who does late tasks, on either kind of database."""

from datetime import UTC, datetime
from typing import Any

from bot.domain import Part
from bot.storage import Assignment, Database, Organisation, Person, Plan, Task, Unit, task_people
from bot.storage.task_people import Doing

LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)


async def open_office(database: Database, *assignments: dict[str, Any]) -> None:
    """An officer, one who has left, two units and two tasks."""
    plan: dict[str, Any] = {"title": "", "year": 2024, "source_name": "", "source_sha256": ""}
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở Thử", created_at=LONG_AGO))
        await session.flush()
        session.add_all(Unit(id=one, org_id=1, name=f"Phòng {one}") for one in (1, 2))
        session.add(Plan(id=1, org_id=1, created_at=LONG_AGO, **plan))
        await session.flush()
        for who, active in ((1, True), (2, False)):
            session.add(Person(id=who, org_id=1, full_name=f"Người {who}", roles=[], active=active))
        for one in (1, 2):
            session.add(
                Task(id=one, org_id=1, plan_id=1, position=one, number=str(one), content="Việc")
            )
        await session.flush()
        session.add_all(Assignment(org_id=1, **one) for one in assignments)


async def test_each_task_has_the_names_of_who_leads_it_and_is_there(database: Database) -> None:
    await open_office(
        database,
        {"task_id": 1, "part": Part.LEAD, "unit_id": 2},
        {"task_id": 1, "part": Part.LEAD, "person_id": 2},
        {"task_id": 1, "part": Part.LEAD, "person_id": 1},
        {"task_id": 1, "part": Part.COORDINATING, "unit_id": 1},
    )
    async with database.read() as session:
        found = await task_people.doing(session, {1, 2})
    assert found == {1: Doing(("Người 1",), ("Phòng 2",)), 2: Doing()}

"""A staff list meets the people a plan has named, and makes nobody twice."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Role
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.services.plans import Source, import_plan
from bot.services.staff import StaffImported, import_staff
from bot.storage import Assignment, Database, Person
from bot.storage.engine import upgrade

NOW, ZONE = datetime(2026, 1, 5, tzinfo=UTC), "Asia/Ho_Chi_Minh"
ITEM = DraftItem(
    kind="task",
    number="1",
    section="",
    content="Lập kế hoạch",
    timeline="",
    lead_units=("Văn phòng",),
    lead_persons=("Thuận",),
)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    yield database
    await database.close()


async def load_staff(database: Database, *names: str) -> StaffImported:
    rows = [StaffRow(name, "Văn phòng", roles=("lead",)) for name in names]
    async with database.write() as session:
        return await import_staff(session, rows, zone_name=ZONE, now=NOW)


async def load_plan(database: Database) -> None:
    plan = DraftPlan("Kế hoạch", "Sở Thử", 2026, items=(ITEM,))
    async with database.write() as session:
        await import_plan(session, plan, Source("a", "b"), zone_name=ZONE, now=NOW)


async def doer(database: Database) -> Person:
    async with database.read() as session:
        found = await session.scalars(
            select(Person).join(Assignment, col(Assignment.person_id) == col(Person.id))
        )
        return found.one()


@pytest.mark.parametrize("staff_first", [True, False])
async def test_a_given_name_is_the_one_who_bears_it(database: Database, staff_first: bool) -> None:
    if staff_first:
        await load_staff(database, "Lê Văn Thuận", "Trần Thu")
    await load_plan(database)
    if not staff_first:
        await load_staff(database, "Lê Văn Thuận", "Trần Thu")
    person = await doer(database)
    assert (person.full_name, person.roles) == ("Lê Văn Thuận", [Role.LEAD])


async def test_two_bearers_are_never_merged_with_a_short_name(database: Database) -> None:
    await load_plan(database)
    await load_staff(database, "Lê Văn Thuận", "Trần Minh Thuận")
    assert (await doer(database)).full_name == "Thuận"


async def test_the_same_list_again_changes_nothing(database: Database) -> None:
    await load_staff(database, "Lê Văn Thuận")
    assert await load_staff(database, "Lê Văn Thuận") == StaffImported(1, 0, 0, 0)

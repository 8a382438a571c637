"""The units and people a plan prints meet those of the staff list."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain import Part
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.services.people.staff import import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Assignment, Database, Person, Unit
from bot.storage.engine import upgrade

NOW, ZONE = datetime(2026, 1, 5, tzinfo=UTC), "Asia/Ho_Chi_Minh"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    yield database
    await database.close()


def item(*units: str, people: tuple[str, ...] = ()) -> DraftItem:
    return DraftItem("task", "1", "", "Lập sổ", "", lead_units=units, lead_persons=people)


async def store(
    database: Database, *items: DraftItem, learnt: dict[str, str] | None = None
) -> None:
    pairs = tuple((learnt or {}).items())
    plan = DraftPlan("Kế hoạch", "Sở Thử", 2026, items=items, learnt=pairs)
    async with database.write() as session:
        await import_plan(session, plan, Source("a", "b"), zone_name=ZONE, now=NOW)


async def staff(database: Database, *rows: StaffRow) -> None:
    async with database.write() as session:
        await import_staff(session, rows, zone_name=ZONE, now=NOW)


async def unit_names(database: Database) -> list[str]:
    async with database.read() as session:
        return sorted(unit.name for unit in await session.scalars(select(Unit)))


async def leads(database: Database) -> list[str]:
    """Who leads the tasks, units by name and people by full name."""
    async with database.read() as session:
        units = {unit.id: unit.name for unit in await session.scalars(select(Unit))}
        people = {one.id: one.full_name for one in await session.scalars(select(Person))}
        rows = [row for row in await session.scalars(select(Assignment)) if row.part is Part.LEAD]
        return sorted(units[r.unit_id] if r.unit_id else people[r.person_id] for r in rows)


async def test_letters_in_a_plan_are_the_one_unit_of_the_staff_list(database: Database) -> None:
    await staff(database, StaffRow("Lê An", "Phòng Quản lý Khoa học"))
    await store(database, item("Phòng QLKH"))
    assert await unit_names(database) == ["Phòng Quản lý Khoa học"]


async def test_letters_that_two_units_could_mean_make_a_unit_of_their_own(
    database: Database,
) -> None:
    names = ("Phòng Kế toán", "Phòng Kinh tế")
    await staff(database, *(StaffRow(f"Lê {i}", name) for i, name in enumerate(names)))
    await store(database, item("Phòng KT"))
    assert await unit_names(database) == sorted(["Phòng KT", *names])


async def test_a_branch_is_no_centre_of_the_same_letters(database: Database) -> None:
    await staff(database, StaffRow("Lê An", "Trung tâm TĐC"))
    await store(database, item("Chi cục TĐC"))
    assert await unit_names(database) == ["Chi cục TĐC", "Trung tâm TĐC"]


async def test_what_the_document_explains_is_one_unit(database: Database) -> None:
    full = "Trung tâm Ứng dụng Công nghệ"
    await store(database, item("Trung tâm"), item(full), learnt={"Trung tâm": full})
    assert await unit_names(database) == [full]


async def test_a_post_is_whoever_the_staff_list_gives_it(database: Database) -> None:
    await staff(
        database,
        StaffRow("Lê An", "Phòng QLKH", "Trưởng phòng"),
        StaffRow("Trần Bình", "Phòng HCTH", "Trưởng phòng"),
    )
    await store(database, item(people=("Trưởng phòng QLKH",)))
    assert await leads(database) == ["Lê An", "Phòng QLKH"]


async def test_a_post_that_nobody_is_listed_for_is_the_task_of_its_unit(
    database: Database,
) -> None:
    await store(database, item(people=("Trưởng phòng QLKH",)))
    assert await leads(database) == ["Phòng QLKH"]


async def test_a_tone_mark_in_its_old_place_makes_nobody_new(database: Database) -> None:
    await staff(database, StaffRow("Lưu Đình Hoà", "Văn phòng"))
    await store(database, item("Văn phòng", people=("Lưu Đình Hòa",)))
    assert await leads(database) == ["Lưu Đình Hoà", "Văn phòng"]


async def test_two_of_one_given_name_stay_two(database: Database) -> None:
    await store(database, item("Văn phòng", people=("Hùng A", "Hùng B")))
    assert await leads(database) == ["Hùng A", "Hùng B", "Văn phòng"]

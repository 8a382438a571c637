"""A staff list meets the people a plan has named, and makes nobody twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import Role
from bot.plans.staff import StaffRow
from bot.plans.staff_diff import StaffDiff
from bot.plans.values import DraftItem, DraftPlan
from bot.services.people.staff import StaffImported, compare_staff, import_staff
from bot.services.plans.plans import Source, import_plan
from bot.storage import Assignment, Database, Person, events
from bot.storage.engine import upgrade
from bot.storage.ids import id_of

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


async def load(database: Database, *rows: StaffRow, leaving: frozenset[int] = frozenset()) -> None:
    async with database.write() as session:
        await import_staff(session, rows, zone_name=ZONE, now=NOW, leaving=leaving)


async def difference(database: Database, *rows: StaffRow) -> StaffDiff:
    async with database.read() as session:
        return await compare_staff(session, rows, now=NOW)


async def people(database: Database) -> dict[str, Person]:
    async with database.read() as session:
        found = await session.scalars(select(Person).order_by(col(Person.id)))
        return {one.full_name: one for one in found}


AN = StaffRow("Lê Văn An", "Văn phòng", "Văn thư", ("office",), "0912 345 678", row=2)
BINH = StaffRow("Trần Bình", "Thanh tra", phone="0987654321", row=3)


async def test_before_the_first_list_everybody_is_new_and_nothing_is_stored(
    database: Database,
) -> None:
    diff = await difference(database, AN, BINH)
    assert [one.full_name for one in diff.new] == ["Lê Văn An", "Trần Bình"]
    assert diff.new_units == ("Văn phòng", "Thanh tra")
    assert await people(database) == {}


async def test_the_difference_names_what_changes_of_whom(database: Database) -> None:
    await load(database, AN, BINH)
    moved = replace(AN, unit="Thanh tra", position="", roles=("office", "lead"), phone="0900000001")
    diff = await difference(database, moved, BINH)
    (changed,) = diff.changed
    assert {one.field.value: (one.before, one.after) for one in changed.changes} == {
        "unit": ("Văn phòng", "Thanh tra"),
        "roles": (("office",), ("office", "lead")),
        "phone": ("0912 345 678", "0900000001"),
    }


async def test_what_is_shown_is_what_is_then_stored(database: Database) -> None:
    await load(database, AN, BINH)
    later = (replace(AN, position="Chánh Văn phòng"), StaffRow("Hồ Chi", "Phòng Mới"))
    diff = await difference(database, *later)
    async with database.write() as session:
        done = await import_staff(session, later, zone_name=ZONE, now=NOW)
    assert (done.new_people, done.changed, done.new_units) == (
        len(diff.new),
        len(diff.changed),
        len(diff.new_units),
    )
    assert (await difference(database, *later)).changed == ()


async def test_a_phone_in_another_form_is_no_change(database: Database) -> None:
    await load(database, AN)
    assert (await difference(database, replace(AN, phone="+84912345678"))).changed == ()


async def test_a_list_without_roles_takes_nobody_their_role(database: Database) -> None:
    await load(database, AN)
    await load(database, replace(AN, roles=("officer",), keeps_roles=True))
    assert (await people(database))["Lê Văn An"].roles == ["office"]


async def test_who_is_left_out_stays_until_it_is_said_that_they_left(database: Database) -> None:
    await load(database, AN, BINH)
    (gone,) = (await difference(database, AN)).gone
    assert gone.full_name == "Trần Bình"
    await load(database, AN)
    assert (await people(database))["Trần Bình"].active
    await load(database, AN, leaving=frozenset({gone.person_id}))
    assert not (await people(database))["Trần Bình"].active


async def test_only_those_the_list_leaves_out_can_go_with_it(database: Database) -> None:
    await load(database, AN, BINH)
    binh = (await people(database))["Trần Bình"]
    assert binh.id is not None
    await load(database, AN, BINH, leaving=frozenset({binh.id}))
    assert (await people(database))["Trần Bình"].active


async def test_two_of_one_name_and_unit_are_told_apart_by_their_phones(database: Database) -> None:
    other = replace(AN, phone="0900000002", row=3)
    await load(database, AN, other)
    async with database.read() as session:
        phones = (await session.scalars(select(col(Person.phone)).order_by(col(Person.id)))).all()
    assert list(phones) == ["0912 345 678", "0900000002"]
    assert (await difference(database, other, AN)).changed == ()


async def test_one_person_twice_counts_once(database: Database) -> None:
    again = replace(AN, phone="", row=3)
    await load(database, AN, again)
    assert len(await people(database)) == 1
    assert [one.key for one in (await difference(database, AN, again)).doubts] == [
        "same-person-twice"
    ]


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (StaffRow("Hồ Chi", "A", unread_roles=("khách",), row=3), "unread-role"),
        (StaffRow("Hồ Chi", "A", phone="0912345678", row=3), "phone-twice"),
        (StaffRow("Hồ Chi", "A", phone="0987654321", row=3), "phone-of-another"),
        (StaffRow("Hồ Chi", "A", phone="máy lẻ", row=3), "no-phone-number"),
        (StaffRow("Lê Văn An", "A", row=3), "two-of-one-name"),
    ],
)
async def test_what_a_person_should_look_at_is_said(
    database: Database, row: StaffRow, key: str
) -> None:
    await load(database, BINH)
    diff = await difference(database, AN, row)
    assert [one.key for one in diff.doubts if one.row == 3] == [key]


@pytest.mark.parametrize("typed", ["Phòng Nghiệp vụu", "Phòng Nghệp vụ", "Phong Nghiepvu"])
async def test_a_misspelt_unit_is_doubted_with_the_nearest_there_is(
    database: Database, typed: str
) -> None:
    await load(database, StaffRow("Trần Bình", "Phòng Nghiệp vụ", row=2))
    (doubt,) = (await difference(database, StaffRow("Hồ Chi", typed, row=3))).doubts
    assert (doubt.key, doubt.row) == ("unit-like-known", 3)
    assert dict(doubt.values)["nearest"] == "Phòng Nghiệp vụ"


async def test_a_misspelt_unit_is_doubted_in_the_first_list_too(database: Database) -> None:
    right = [StaffRow(f"Người {one}", "Phòng Nghiệp vụ", row=2 + one) for one in range(2)]
    diff = await difference(database, *right, StaffRow("Hồ Chi", "Phòng Nghiệp vụu", row=9))
    assert [(one.key, one.row) for one in diff.doubts] == [("unit-like-known", 9)]


@pytest.mark.parametrize("typed", ["Phòng Nội vụ", "Phòng Tổ chức", "Đội 2"])
async def test_a_unit_of_another_name_is_just_new(database: Database, typed: str) -> None:
    await load(
        database,
        StaffRow("Trần Bình", "Phòng Nghiệp vụ", row=2),
        StaffRow("Lê Dũng", "Đội 1", row=3),
    )
    diff = await difference(database, StaffRow("Hồ Chi", typed, row=3))
    assert (diff.doubts, diff.new_units) == ((), (typed,))


async def test_every_change_has_its_event(database: Database) -> None:
    await load(database, AN)
    await load(database, replace(AN, position="Chánh Văn phòng"))
    an = (await people(database))["Lê Văn An"]
    async with database.read() as session:
        found = await events.story(session, 1, subject="person", subject_id=id_of(an))
    assert [one.action for one in found] == ["created", "staff_list_changed"]
    assert found[1].before["position"] == "Văn thư"

"""What people made of a plan in the bot stays, unless its next version changes the same."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlmodel import col

from bot.domain import Part, TaskState
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.plans.amending import group_lines
from bot.plans.packing import unpack
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem
from bot.plans.versions.changes import Field, Group, PlanDiff
from bot.services.people.staff import import_staff
from bot.services.plans.amending import amend
from bot.services.plans.plans import Source
from bot.storage import Assignment, Milestone, Plan, PlanVersion, Task
from bot.storage.models import SearchText
from tests.services.amended_office import (
    AN,
    BINH,
    CHI,
    DRAFT,
    DUNG,
    INSPECTORS,
    ITEMS,
    NOW,
    TECHNICAL,
    ZONE,
    Desk,
    by,
    changed,
    item,
    without,
)

SPLIT = (INSPECTORS, TECHNICAL)


async def assign(desk: Desk, number: str, *names: str) -> None:
    """As a lead does in chat: these people instead of those the plan names."""
    task = await desk.task(number)
    people = [await desk.person(name) for name in names]
    async with desk.database.write() as session:
        await session.execute(
            delete(Assignment).where(
                col(Assignment.task_id) == task.id,
                col(Assignment.part) == Part.LEAD,
                col(Assignment.person_id).is_not(None),
            )
        )
        for person in people:
            row = Assignment(org_id=1, task_id=task.id or 0, person_id=person.id, part=Part.LEAD)
            session.add(row)


async def edit(desk: Desk, number: str, **fields: str) -> None:
    """As the office may do with a task."""
    task = await desk.task(number)
    async with desk.database.write() as session:
        row = await session.get_one(Task, task.id)
        for name, value in fields.items():
            setattr(row, name, value)


def overruled(diff: PlanDiff) -> list[tuple[Field, object]]:
    return [
        (change.field, change.in_bot)
        for row in diff.in_group(Group.EDITED)
        for change in row.changes_in(Group.EDITED)
    ]


async def test_each_version_keeps_its_draft_and_whose_task_each_row_is(desk: Desk) -> None:
    new = item("9", "Xây kho lưu trữ số", by(30, 11))
    later = (new, *without(2))
    await desk.amend(*later)
    async with desk.database.read() as session:
        first, second = (await session.scalars(select(PlanVersion))).all()
        numbers = {task.id: task.number for task in await session.scalars(select(Task))}
    assert unpack(first.draft).items == ITEMS
    assert unpack(second.draft).items == later
    assert [numbers[one] for one in second.task_ids] == [one.number for one in later]


async def test_whom_a_lead_assigned_stays(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    assert (await desk.compare(*ITEMS)).is_empty
    diff = (await desk.amend(*changed(3, milestones=(by(15, 7),)))).diff
    assert [one.fields for one in diff.changed] == [{Field.DEADLINE}]
    assert await desk.leads(await desk.task("3")) == {TECHNICAL, BINH}
    assert (await desk.task("3")).due == date(2026, 7, 15)


async def test_it_stays_over_many_versions(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    await desk.amend(*changed(3, number="3a"))
    await desk.amend(*changed(3, number="3b"))
    assert await desk.leads(await desk.task("3b")) == {TECHNICAL, BINH}


async def test_another_name_in_the_plan_overrules_the_lead_and_says_so(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    amended = await desk.amend(*changed(3, lead_persons=(CHI,)))
    assert overruled(amended.diff) == [(Field.LEAD_PERSONS, (BINH,))]
    assert await desk.leads(await desk.task("3")) == {TECHNICAL, CHI}
    (line,) = group_lines(words_in("vi"), amended.diff, Group.EDITED)
    assert f"{AN} (đã sửa trong bot: {BINH}) → <b>{CHI}</b>" in line
    (event,) = await desk.story(await desk.task("3"))
    assert event.before["lead_persons"] == [BINH]


async def test_a_plan_that_takes_over_what_the_lead_did_overrules_nobody(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    amended = await desk.amend(*changed(3, lead_persons=(BINH,)))
    assert overruled(amended.diff) == []
    assert await desk.leads(await desk.task("3")) == {TECHNICAL, BINH}
    assert amended.told == 0


async def test_whom_a_unit_chose_goes_with_the_unit(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    amended = await desk.amend(*changed(3, lead_units=(INSPECTORS,)))
    assert overruled(amended.diff) == [(Field.LEAD_PERSONS, (BINH,))]
    assert BINH not in await desk.leads(await desk.task("3"))


async def test_but_stays_where_another_unit_only_joins(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    amended = await desk.amend(*changed(3, lead_units=SPLIT))
    assert overruled(amended.diff) == []
    assert await desk.leads(await desk.task("3")) == {INSPECTORS, TECHNICAL, BINH}


async def test_one_who_was_taken_off_is_not_put_back(desk: Desk) -> None:
    await assign(desk, "5")
    await desk.amend(*changed(5, note="Theo kế hoạch liên ngành"))
    assert await desk.leads(await desk.task("5")) == {INSPECTORS}


async def test_an_edited_field_stays_and_is_still_found_by_its_words(desk: Desk) -> None:
    await edit(desk, "6", content="Khảo sát nhu cầu của làng nghề", note="Ghi của văn phòng")
    await desk.amend(*changed(6, timeline="Quý III"))
    task = await desk.task("6")
    assert (task.content, task.note) == ("Khảo sát nhu cầu của làng nghề", "Ghi của văn phòng")
    assert task.timeline == "Quý III"
    async with desk.database.read() as session:
        found_by = await session.get_one(SearchText, task.id)
    assert found_by.content == "khao sat nhu cau cua lang nghe"


async def test_a_field_changed_on_both_sides_is_the_plans(desk: Desk) -> None:
    await edit(desk, "6", note="Ghi của văn phòng")
    amended = await desk.amend(*changed(6, note="Ghi của kế hoạch"))
    assert overruled(amended.diff) == [(Field.NOTE, ("Ghi của văn phòng",))]
    assert (await desk.task("6")).note == "Ghi của kế hoạch"


async def test_a_day_the_office_moved_stays_until_the_plan_moves_it(desk: Desk) -> None:
    task = await desk.task("6")
    async with desk.database.write() as session:
        found = select(Milestone).where(col(Milestone.task_id) == task.id)
        (await session.scalars(found)).one().due = date(2026, 10, 5)
        (await session.get_one(Task, task.id)).due = date(2026, 10, 5)
    await desk.amend(*changed(6, note="Mới"))
    assert (await desk.task("6")).due == date(2026, 10, 5)
    amended = await desk.amend(*changed(6, note="Mới", milestones=(by(20, 10),)))
    (row,) = amended.diff.in_group(Group.EDITED)
    (line,) = group_lines(words_in("vi"), amended.diff, Group.EDITED)
    assert "30/9/2026 (đã sửa trong bot: 5/10/2026) → <b>20/10/2026</b>" in line
    assert (await desk.task("6")).due == date(2026, 10, 20)
    assert row.old.id == task.id


async def test_a_task_the_office_added_is_no_business_of_the_plan(desk: Desk) -> None:
    async with desk.database.write() as session:
        added = Task(org_id=1, plan_id=1, position=2, number="A1", content="Việc phát sinh")
        session.add(added)
    diff = await desk.compare(*ITEMS)
    assert diff.is_empty
    assert diff.unchanged == len(ITEMS)
    alike = item("8", "Việc phát sinh", by(30, 11))
    amended = await desk.amend(*ITEMS, alike)
    assert [one.item.number for one in amended.diff.new] == ["8"]
    left = await desk.task("A1")
    assert (left.state, left.content) == (TaskState.NOT_STARTED, "Việc phát sinh")


async def test_what_a_row_that_comes_back_was_given_before_stays(desk: Desk) -> None:
    await assign(desk, "3", BINH)
    await desk.amend(*without(3))
    await desk.amend(*without(3)[:-1])
    amended = await desk.amend(*ITEMS[:-1])
    assert [one.revives is not None for one in amended.diff.new] == [True]
    assert await desk.leads(await desk.task("3")) == {TECHNICAL, BINH}


async def test_a_staff_list_that_comes_later_is_no_change_of_the_plan(desk: Desk) -> None:
    short = changed(6, lead_persons=("Nam",), number="6b")
    await desk.amend(*short)
    async with desk.database.write() as session:
        await import_staff(session, [StaffRow("Hồ Hoài Nam", TECHNICAL)], zone_name=ZONE, now=NOW)
    assert (await desk.compare(*short)).is_empty


async def forget_drafts(desk: Desk) -> None:
    """As in a plan that was stored before drafts were kept."""
    async with desk.database.write() as session:
        for version in await session.scalars(select(PlanVersion)):
            version.draft, version.task_ids = {}, []


async def test_a_plan_without_its_draft_is_compared_with_what_is_stored(desk: Desk) -> None:
    await forget_drafts(desk)
    assert (await desk.compare(*ITEMS)).is_empty
    await assign(desk, "3", BINH)
    diff = (await desk.amend(*without(2))).diff
    assert [one.fields for one in diff.changed] == [{Field.LEAD_PERSONS}]
    assert [one.item.number for one in diff.dropped] == ["2"]
    assert await desk.leads(await desk.task("3")) == {TECHNICAL, AN}
    await assign(desk, "3", DUNG)
    assert (await desk.compare(*without(2))).is_empty


async def store(desk: Desk, source: str, *items: DraftItem) -> None:
    async with desk.database.write() as session:
        plan = await session.get_one(Plan, 1)
        draft = replace(DRAFT, items=items)
        await amend(session, plan, draft, Source("x", source * 64), actor=None, now=NOW)


async def test_the_same_file_corrected_in_another_way_is_the_next_version(desk: Desk) -> None:
    await store(desk, "1", *changed(1, milestones=(by(15, 6),)))
    assert (await desk.task("1")).due == date(2026, 6, 15)
    async with desk.database.read() as session:
        assert (await session.get_one(Plan, 1)).version == 2


async def test_the_same_file_with_nothing_else_in_it_is_refused(desk: Desk) -> None:
    spelled = changed(1, content=f"{ITEMS[0].content}.")
    for rows in (ITEMS, spelled):
        with pytest.raises(NhacViecError, match="plan-already-loaded"):
            await store(desk, "1", *rows)


async def test_the_file_of_another_plan_amends_none(desk: Desk) -> None:
    async with desk.database.write() as session:
        other = Plan(
            org_id=1, title="", year=2025, source_name="", source_sha256="9" * 64, created_at=NOW
        )
        session.add(other)
        await session.flush()
        assert other.id
        session.add(
            PlanVersion(
                org_id=1,
                plan_id=other.id,
                version=1,
                source_name="",
                source_sha256="9" * 64,
                created_at=NOW,
            )
        )
    with pytest.raises(NhacViecError, match="plan-already-loaded"):
        await store(desk, "9", *without(1))

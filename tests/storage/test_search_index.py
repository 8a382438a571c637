"""Whatever changes a task changes what it is found by, in the same transaction."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlmodel import col

from bot.domain import Part
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem
from bot.services.people.people import find_people
from bot.services.people.staff import import_staff
from bot.services.plans.amending import amend
from bot.services.plans.plans import Source
from bot.storage import (
    Assignment,
    Database,
    Person,
    Plan,
    Result,
    SearchWord,
    Section,
    Session,
    Task,
    search_index,
)
from bot.storage.engine import reindex, upgrade
from bot.storage.inserting import is_sqlite
from bot.storage.models import SearchQueue, SearchText
from bot.storage.search_index import index_changes
from tests.storage.search_office import (
    AN,
    BINH,
    CHI,
    INSPECTORS,
    ITEMS,
    NOW,
    PLAN,
    TECHNICAL,
    ZONE,
    SearchOffice,
    by,
    item,
)

Texts = dict[int, tuple[str, str, str, str]]


async def texts(database: Database) -> Texts:
    async with database.read() as session:
        found = await session.scalars(select(SearchText))
        return {row.task_id: (row.content, row.people, row.rest, row.owners) for row in found}


async def words(database: Database) -> set[str]:
    async with database.read() as session:
        return set(await session.scalars(select(col(SearchWord.word))))


async def check_index(session: Session) -> None:
    """SQLite keeps its index apart from the texts; it raises where the two differ."""
    if is_sqlite(session):
        await session.execute(
            text("INSERT INTO searchindex (searchindex, rank) VALUES ('integrity-check', 1)")
        )


async def assert_in_step(database: Database) -> Texts:
    """What tasks are found by is what they would be found by if it were all written anew."""
    kept, known = await texts(database), await words(database)
    async with database.write() as session:
        await check_index(session)
        assert (await session.scalars(select(SearchQueue))).all() == []
    assert await asyncio.to_thread(reindex, database.url) == len(kept)
    assert await texts(database) == kept
    assert await words(database) <= known
    return kept


async def amended(office: SearchOffice, *rows: DraftItem) -> None:
    async with office.database.write() as session:
        plan = await session.get_one(Plan, 1)
        later = replace(PLAN, document_number="15/KH-STN", items=rows)
        await amend(session, plan, later, Source("b.docx", "2" * 64), actor=None, now=NOW)


async def plan_says_it_otherwise(office: SearchOffice) -> None:
    first = replace(ITEMS[0], content="Kiểm tra nhà nước về đo lường tại siêu thị", note="Gấp")
    await amended(office, first, *ITEMS[1:])


async def plan_gains_and_loses_rows(office: SearchOffice) -> None:
    await amended(office, *ITEMS[1:], item("8", "Ươm tạo doanh nghiệp", by(1, 6)))


async def plan_gives_a_task_to_others(office: SearchOffice) -> None:
    third = replace(
        ITEMS[2], lead_units=(INSPECTORS,), lead_persons=(CHI,), coordinating_units=(TECHNICAL,)
    )
    await amended(office, *ITEMS[:2], third, *ITEMS[3:])


async def plan_moves_a_task_to_another_section(office: SearchOffice) -> None:
    await amended(office, replace(ITEMS[0], section="Công tác sở hữu trí tuệ"), *ITEMS[1:])


async def second_plan_comes(office: SearchOffice) -> None:
    await office.open_another(item("9", "Xây dựng kho dữ liệu", by(1, 6)))


async def staff_list_spells_a_name_out(office: SearchOffice) -> None:
    async with office.database.write() as session:
        first = StaffRow("An", TECHNICAL, roles=("officer",))
        await import_staff(session, [first], zone_name=ZONE, now=NOW)
        (person,) = await find_people(session, 1, name=BINH)
        person.full_name = "Trần Thị Thanh Bình"
        person.aliases = [BINH]


async def result_is_handed_in(office: SearchOffice) -> None:
    task_id = (await office.page("PII")).lines[0].id
    await office.hand_in(task_id, AN, "Công văn số 450/SKHCN-QLKH ngày 12/5/2026")


async def unit_gets_other_names(office: SearchOffice) -> None:
    await office.rename(INSPECTORS, name="Thanh tra tỉnh", short_name="TTT", aliases=["Đội 1"])


async def task_is_assigned(office: SearchOffice) -> None:
    async with office.database.write() as session:
        (chi,) = await find_people(session, 1, name=CHI)
        session.add(Assignment(org_id=1, task_id=1, person_id=chi.id, part=Part.COORDINATING))


async def assignment_goes_to_another_task(office: SearchOffice) -> None:
    async with office.database.write() as session:
        of_chi = select(col(Person.id)).where(col(Person.full_name) == CHI)
        statement = update(Assignment).where(col(Assignment.person_id).in_(of_chi))
        await session.execute(statement.values(task_id=2))


async def assignments_are_taken_off(office: SearchOffice) -> None:
    async with office.database.write() as session:
        await session.execute(delete(Assignment).where(col(Assignment.task_id) == 1))


async def section_is_renamed(office: SearchOffice) -> None:
    async with office.database.write() as session:
        await session.execute(update(Section).values(title="Công tác chuyển giao"))


async def statement_of_no_service_changes_tasks(office: SearchOffice) -> None:
    async with office.database.write() as session:
        await session.execute(text("UPDATE task SET expected_result = 'Đĩa dữ liệu' WHERE id > 3"))
        await session.execute(insert(Result), [_result(5), _result(6)])


def _result(task_id: int) -> dict[str, Any]:
    values = {"text": "Chèn hàng loạt", "document_number": "7/BC", "created_at": NOW}
    return {"org_id": 1, "task_id": task_id, "person_id": 1, "version": 1, **values}


async def task_is_deleted(office: SearchOffice) -> None:
    async with office.database.write() as session:
        for table in ("milestone", "assignment"):
            await session.execute(text(f"DELETE FROM {table} WHERE task_id = 7"))
        await session.execute(text("DELETE FROM task WHERE id = 7"))


Change = Callable[[SearchOffice], Awaitable[None]]
CHANGES: list[Change] = [
    plan_says_it_otherwise,
    plan_gains_and_loses_rows,
    plan_gives_a_task_to_others,
    plan_moves_a_task_to_another_section,
    second_plan_comes,
    staff_list_spells_a_name_out,
    result_is_handed_in,
    unit_gets_other_names,
    task_is_assigned,
    assignment_goes_to_another_task,
    assignments_are_taken_off,
    section_is_renamed,
    statement_of_no_service_changes_tasks,
    task_is_deleted,
]


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__ for change in CHANGES])
async def test_the_index_is_in_step_after(office: SearchOffice, change: Change) -> None:
    before = await assert_in_step(office.database)
    await change(office)
    assert await assert_in_step(office.database) != before


async def test_one_change_after_another_keeps_it_in_step(office: SearchOffice) -> None:
    for change in (unit_gets_other_names, result_is_handed_in, task_is_assigned, second_plan_comes):
        await change(office)
    await assert_in_step(office.database)


async def test_what_is_rolled_back_is_not_found(office: SearchOffice) -> None:
    async def fail_half_way() -> None:
        async with office.database.write() as session:
            await session.execute(update(Task).values(content="Không giữ lại"))
            await session.run_sync(index_changes)
            raise ZeroDivisionError

    before = await texts(office.database)
    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    assert await texts(office.database) == before
    assert await office.found("không giữ lại") == []


async def test_two_changes_of_one_task_at_a_time_are_both_found(office: SearchOffice) -> None:
    async def assign() -> None:
        async with office.database.write() as session:
            (chi,) = await find_people(session, 1, name=CHI)
            session.add(Assignment(org_id=1, task_id=1, person_id=chi.id, part=Part.COORDINATING))
            await session.flush()
            await asyncio.sleep(0.2)  # until the other has changed it too

    async def hand_in() -> None:
        async with office.database.write() as session:
            session.add(Result(**_result(1)))
            await session.flush()
            await asyncio.sleep(0.2)

    await asyncio.gather(assign(), hand_in())
    (_, people, rest, _) = (await assert_in_step(office.database))[1]
    assert "mai chi" in people
    assert "chen hang loat" in rest


async def change_by_hand(office: SearchOffice, *, times: int = 1) -> None:
    async with office.database.engine.begin() as connection:
        for _ in range(times):
            await connection.execute(text("UPDATE task SET content = 'Bằng tay'"))


async def waiting(database: Database) -> int:
    async with database.read() as session:
        return len((await session.scalars(select(SearchQueue))).all())


async def test_what_was_written_past_the_program_is_found_after_the_next_tick(
    office: SearchOffice,
) -> None:
    await change_by_hand(office, times=3)
    assert await office.found("bằng tay") == []
    await office.database.finish_index()
    assert len(await office.found("bằng tay")) == len(ITEMS)
    assert await waiting(office.database) == 0


async def test_one_commit_writes_only_so_many_tasks_its_own_first(
    office: SearchOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PER_COMMIT", 2)
    await change_by_hand(office)
    async with office.database.write() as session:
        own = update(Task).where(col(Task.id).in_((3, 5)))
        await session.execute(own.values(content="Việc riêng"))
    assert sorted(await office.found("việc riêng")) == ["3", "5"]
    assert await office.found("bằng tay") == []
    await office.database.finish_index()
    assert await waiting(office.database) == 0
    assert len(await office.found("bằng tay")) == len(ITEMS) - 2


async def test_the_index_is_finished_at_the_next_start(
    office: SearchOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "PER_COMMIT", 2)
    await change_by_hand(office)
    await asyncio.to_thread(upgrade, office.database.url)
    assert len(await office.found("bằng tay")) == len(ITEMS)
    assert await waiting(office.database) == 0


async def test_what_a_stopped_indexing_wrote_is_kept(
    office: SearchOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = await texts(office.database), search_index._write
    portions: list[int] = []

    def stopped_at_the_third(session: Any, task_ids: Any, rows: Any) -> None:
        portions.append(len(task_ids))
        if len(portions) == 3:
            raise KeyboardInterrupt
        write(session, task_ids, rows)

    with monkeypatch.context() as patched:
        patched.setattr(search_index, "PER_COMMIT", 2)
        patched.setattr(search_index, "_write", stopped_at_the_third)
        with pytest.raises(KeyboardInterrupt):
            reindex(office.database.url)
    assert portions == [2, 2, 2]
    assert await waiting(office.database) == len(ITEMS) - 4
    assert await texts(office.database) == before
    await asyncio.to_thread(upgrade, office.database.url)
    assert await assert_in_step(office.database) == before


async def test_the_index_is_written_anew_while_officers_change_tasks(office: SearchOffice) -> None:
    async def change() -> None:
        for task_id in (5, 2):  # the second below the first: whoever goes upwards meets it
            async with office.database.write() as session:
                for one in (task_id, 1):
                    changed = update(Task).where(col(Task.id) == one)
                    await session.execute(changed.values(note=f"Hoả tốc {task_id}"))
                    await asyncio.sleep(0.6)

    async def begin_anew() -> int:
        await asyncio.sleep(0.2)
        return await asyncio.to_thread(reindex, office.database.url)

    _, count = await asyncio.gather(change(), begin_anew())
    assert count >= len(ITEMS)
    assert await office.found("hoả tốc") == ["2", "1", "5"]
    await assert_in_step(office.database)


async def test_what_is_lost_leaves_the_index(office: SearchOffice) -> None:
    async with office.database.write() as session:
        await session.execute(text("UPDATE task SET content = 'Khác' WHERE number = '4'"))
    assert "pii" in await words(office.database)
    await asyncio.to_thread(reindex, office.database.url)
    assert "pii" not in await words(office.database)
    assert "khac" in await words(office.database)


RENAMED: list[tuple[str, str]] = [
    (
        "UPDATE unit SET short_name = 'Đổi Mới' WHERE name = 'Thanh tra Sở'",
        "INSERT INTO assignment (org_id, task_id, unit_id, part)"
        " SELECT 1, 1, id, 'coordinating' FROM unit WHERE name = 'Thanh tra Sở'",
    ),
    (
        "UPDATE person SET full_name = 'Đổi Mới' WHERE id = 3",
        "INSERT INTO assignment (org_id, task_id, person_id, part)"
        " SELECT 1, 1, id, 'coordinating' FROM person WHERE id = 3",
    ),
    (
        "UPDATE section SET title = 'Đổi Mới' WHERE id = 2",
        "UPDATE task SET section_id = 2 WHERE id = 1",
    ),
    (
        "UPDATE plan SET document_number = 'Đổi Mới' WHERE id = 2",
        "UPDATE task SET plan_id = 2 WHERE id = 1",
    ),
]


@pytest.mark.parametrize("renamed_first", [True, False])
@pytest.mark.parametrize(("rename", "tie"), RENAMED, ids=["unit", "person", "section", "plan"])
async def test_a_name_changed_while_a_task_is_given_to_it_is_the_tasks_too(
    office: SearchOffice, rename: str, tie: str, *, renamed_first: bool
) -> None:
    await office.open_another(replace(item("9", "Việc khác", by(1, 6)), section="Công tác khác"))

    async def run(statement: str, *, after: float, held: float) -> None:
        await asyncio.sleep(after)
        async with office.database.write() as session:
            await session.execute(text(statement))
            await asyncio.sleep(held)

    renaming, tying = (0.0, 0.2) if renamed_first else (0.2, 0.0)
    await asyncio.gather(
        run(rename, after=renaming, held=0.4),
        run(tie, after=tying, held=0.0 if renamed_first else 0.4),  # it commits first
    )
    assert "1" in await office.found("đổi mới")
    await assert_in_step(office.database)


async def test_words_of_any_script_and_length_are_found_again(office: SearchOffice) -> None:
    contents = [
        "ＴＣＶＮ　６４５０ về ｋｉểｍ định",
        "m² và H₂O ở 25℃",
        "Điều hòa " + "x" * 5000,
        "Việt Nam trong NFD: e\u0302\u0323",
        "Ελληνικά, русский, 日本語, ไทย",
        "a" * 120_000,
        "từ " * 40_000,
        'it\'s "quoted" \\ back 100%',
    ]
    items = [item(str(20 + at), text_, by(1, 6)) for at, text_ in enumerate(contents)]
    await office.open_another(*items)
    await assert_in_step(office.database)
    for words_, number in (
        ("TCVN 6450", "20"),
        ("kiểm định", "20"),
        ("H2O", "21"),
        ("hòa", "22"),
        ("NFD", "23"),
        ("русский", "24"),
        ("日本語", "24"),
        ("từ", "26"),
        ("it's quoted", "27"),
    ):
        assert number in await office.found(words_), words_


async def test_a_database_migrated_twice_stays_as_it_is(office: SearchOffice) -> None:
    before = await texts(office.database)
    await asyncio.to_thread(upgrade, office.database.url)
    assert await texts(office.database) == before

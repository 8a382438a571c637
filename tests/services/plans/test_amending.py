"""A later version of a plan: what was done stays, what moved is told once, nothing is lost."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.domain import MessageState, TaskState
from bot.errors import NhacViecError, NotFound
from bot.plans.draft import read_plan
from bot.plans.versions.changes import DeadlineChange, Field, Group
from bot.reminders.scheduler import plan_due
from bot.services.plans.amending import amend, compare, plan_to_amend
from bot.services.plans.plans import Source, import_plan
from bot.storage import (
    Database,
    Extension,
    Organisation,
    Person,
    Plan,
    PlanVersion,
    Reminder,
    Result,
    Section,
    Task,
    Unit,
    tasks,
)
from bot.storage.engine import upgrade
from tests.real_plans import real_plans
from tests.services.amended_office import (
    AN,
    BINH,
    CHI,
    DRAFT,
    DUNG,
    INSPECTORS,
    ITEMS,
    LOADED,
    NOW,
    STAFF,
    TECHNICAL,
    ZONE,
    Desk,
    by,
    changed,
    item,
    without,
)


async def test_the_stored_plan_against_its_own_file_has_no_difference(desk: Desk) -> None:
    diff = await desk.compare(*ITEMS)
    assert diff.is_empty
    assert diff.unchanged == len(ITEMS)


async def test_nor_after_work_has_gone_on(desk: Desk) -> None:
    await desk.hand_in("1", AN)
    await desk.hand_in("4", AN)  # the next month's occurrence opens
    assert (await desk.compare(*ITEMS)).is_empty


async def test_comparing_stores_nothing(desk: Desk) -> None:
    await desk.compare(*changed(1, lead_units=("Phòng Mới",), lead_persons=("Người Mới",)))
    async with desk.database.read() as session:
        assert not (await session.scalars(select(Unit).where(col(Unit.name) == "Phòng Mới"))).all()
        assert (await session.get_one(Plan, 1)).version == 1


async def test_nor_does_it_within_a_transaction_that_stores(desk: Desk) -> None:
    spelled = changed(1, lead_units=("Phòng  Nghiệp vụ",), lead_persons=("An", "Người Mới"))
    async with desk.database.write() as session:
        plan = await session.get_one(Plan, 1)
        await compare(session, plan, replace(DRAFT, items=spelled))
    assert (await desk.person(AN)).aliases == []
    async with desk.database.read() as session:
        assert len((await session.scalars(select(Person))).all()) == len(STAFF) + 1


async def test_another_spelling_is_no_changed_assignee(desk: Desk) -> None:
    diff = await desk.compare(*changed(1, lead_units=("phòng  NGHIỆP VỤ",), lead_persons=("An",)))
    assert diff.is_empty


async def test_many_units_at_once_are_no_change_either(desk: Desk) -> None:
    everybody = changed(3, lead_units=("Các phòng, đơn vị thuộc Sở",), lead_persons=())
    await desk.amend(*everybody)
    assert (await desk.compare(*everybody)).is_empty


async def test_the_plan_counts_its_versions_and_keeps_their_files(desk: Desk) -> None:
    amended = await desk.amend(*changed(1, milestones=(by(15, 6),)))
    assert amended.plan.version == 2
    async with desk.database.read() as session:
        plan = await session.get_one(Plan, 1)
        found = await session.scalars(select(PlanVersion).order_by(PlanVersion.version))  # type: ignore[arg-type] # a column here
        assert [(one.version, one.source_name) for one in found] == [
            (1, "a.docx"),
            (2, "ban-2.docx"),
        ]
    assert (plan.source_name, plan.source_sha256) == ("ban-2.docx", "2" * 64)


async def test_a_moved_deadline_keeps_task_and_history(desk: Desk) -> None:
    before = await desk.task("1")
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    after = await desk.task("1")
    assert (after.id, after.due, after.state) == (before.id, date(2026, 6, 15), before.state)
    (event,) = await desk.story(after)
    assert (event.action, event.before["deadline"], event.after["deadline"]) == (
        "amended",
        ["2026-05-20"],
        ["2026-06-15"],
    )


async def test_results_survive_renumbering_and_rewording(desk: Desk) -> None:
    await desk.hand_in("1", AN, "Nộp hồ sơ số 7/HS")
    before = await desk.task("1")
    new = [item("1", "Mở lớp bồi dưỡng quản trị mạng", by(1, 9))]
    new += [replace(one, number=str(place)) for place, one in enumerate(ITEMS, 2)]
    new[1] = replace(new[1], content="Lập hồ sơ nhãn hiệu cho vùng trồng sen")
    await desk.amend(*new)
    after = await desk.task_by_id(before)
    assert (after.number, after.state) == ("2", TaskState.DONE)
    assert after.content == "Lập hồ sơ nhãn hiệu cho vùng trồng sen"
    async with desk.database.read() as session:
        (result,) = (await session.scalars(select(Result))).all()
    assert (result.task_id, result.text) == (before.id, "Nộp hồ sơ số 7/HS")


async def test_a_done_task_whose_deadline_moves_stays_done(desk: Desk) -> None:
    await desk.hand_in("1", AN)
    await desk.amend(*changed(1, milestones=(by(15, 12),)))
    task = await desk.task("1")
    assert (task.state, task.due) == (TaskState.DONE, date(2026, 12, 15))
    assert all(one.done_at for one in await desk.milestones(task))


async def test_a_done_task_with_a_further_action_is_open_again_and_told(desk: Desk) -> None:
    await desk.enrol(AN)
    await desk.hand_in("1", AN)
    await desk.amend(*changed(1, milestones=(by(20, 5), by(15, 12, "báo cáo"))))
    task = await desk.task("1")
    assert (task.state, task.due) == (TaskState.IN_PROGRESS, date(2026, 12, 15))
    assert task.completed_at is None
    assert [bool(one.done_at) for one in await desk.milestones(task)] == [True, False]
    event = (await desk.story(task))[-1]
    assert (event.before["state"], event.after["state"]) == ("done", "in_progress")
    await desk.tick()
    assert "1" in (await desk.told(AN))[0]
    async with desk.database.read() as session:
        assert (await session.scalars(select(Result))).one().task_id == task.id


async def test_a_further_action_of_the_past_opens_nothing(desk: Desk) -> None:
    await desk.hand_in("1", AN)
    await desk.amend(*changed(1, milestones=(by(20, 5), by(15, 2, "báo cáo"))))
    task = await desk.task("1")
    assert task.state is TaskState.DONE
    assert all(one.done_at for one in await desk.milestones(task))


async def test_what_was_handed_in_in_time_does_not_become_late(desk: Desk) -> None:
    await desk.hand_in("1", AN)  # on 13 May, due on the 20th
    await desk.amend(*changed(1, milestones=(by(10, 4),)))
    task = await desk.task("1")
    assert (task.state, task.due) == (TaskState.DONE, date(2026, 5, 20))


async def test_a_draft_of_another_year_takes_no_plans_place(desk: Desk) -> None:
    async with desk.database.write() as session:
        plan = await session.get_one(Plan, 1)
        with pytest.raises(NhacViecError, match="plan-of-another-year"):
            await amend(
                session,
                plan,
                replace(DRAFT, year=2025),
                Source("b.docx", "b"),
                actor=None,
                now=NOW,
            )


async def test_a_ticked_milestone_stays_ticked_where_its_day_or_words_remain(desk: Desk) -> None:
    task = await desk.task("2")
    async with desk.database.write() as session:
        first, second = await tasks.milestones_of(session, task.id or 0)
        first.done_at = NOW
    await desk.amend(*changed(2, milestones=(by(15, 7, "báo cáo"), by(30, 4))))
    rows = await desk.milestones(task)
    assert [(row.id, row.due, bool(row.done_at)) for row in rows] == [
        (second.id, date(2026, 7, 15), False),
        (first.id, date(2026, 4, 30), True),
    ]
    assert (await desk.task("2")).due == date(2026, 7, 15)


async def test_milestones_come_and_go_with_the_phrase(desk: Desk) -> None:
    await desk.amend(*changed(2, milestones=(by(31, 10),)))
    (row,) = await desk.milestones(await desk.task("2"))
    assert row.due == date(2026, 10, 31)
    await desk.amend(*changed(2, milestones=(by(31, 10), by(30, 11), by(20, 12))))
    rows = await desk.milestones(await desk.task("2"))
    assert [one.due for one in rows] == [date(2026, 10, 31), date(2026, 11, 30), date(2026, 12, 20)]
    assert rows[0].id == row.id


async def test_the_open_occurrence_goes_on(desk: Desk) -> None:
    await desk.hand_in("4", AN)
    (before,) = await desk.milestones(await desk.task("4"))
    await desk.amend(*changed(4, content="Báo cáo tiến độ giải ngân vốn", timeline="hàng tháng"))
    task = await desk.task("4")
    (after,) = await desk.milestones(task)
    assert (after.id, after.due, task.due) == (before.id, before.due, before.due)


async def extend(desk: Desk, number: str, new_due: date) -> None:
    """As a lead would grant it."""
    task, person = await desk.task(number), await desk.person(BINH)
    async with desk.database.write() as session:
        (milestone,) = await tasks.milestones_of(session, task.id or 0)
        session.add(
            Extension(
                org_id=1,
                task_id=task.id or 0,
                milestone_id=milestone.id,
                person_id=person.id or 0,
                old_due=milestone.due,
                new_due=new_due,
                decision="granted",
                decided_at=desk.clock.now(),
                created_at=desk.clock.now(),
            )
        )
        milestone.due = new_due
        (await session.get_one(Task, task.id)).due = new_due


async def test_a_granted_date_stays_while_the_plan_keeps_its_own(desk: Desk) -> None:
    await extend(desk, "1", date(2026, 6, 5))
    assert (await desk.compare(*ITEMS)).is_empty
    await desk.amend(*changed(3, milestones=(by(31, 7),)))
    assert (await desk.task("1")).due == date(2026, 6, 5)


async def test_a_newer_date_of_the_plan_overrules_a_granted_one_and_both_are_named(
    desk: Desk,
) -> None:
    await extend(desk, "1", date(2026, 6, 5))
    amended = await desk.amend(*changed(1, milestones=(by(30, 5),)))
    (change,) = amended.diff.changed[0].changes
    assert isinstance(change, DeadlineChange)
    assert (change.granted, change.old, change.new) == (
        date(2026, 6, 5),
        (by(20, 5),),
        (by(30, 5),),
    )
    assert (await desk.task("1")).due == date(2026, 5, 30)
    async with desk.database.read() as session:
        assert len((await session.scalars(select(Extension))).all()) == 1
    assert (await desk.compare(*changed(1, milestones=(by(30, 5),)))).is_empty


async def test_a_plan_that_takes_over_the_granted_date_is_no_extension_any_more(desk: Desk) -> None:
    await extend(desk, "1", date(2026, 6, 5))
    desk.clock.move_to(NOW + timedelta(days=1))
    new = changed(1, milestones=(by(5, 6),))
    await desk.amend(*new)
    assert (await desk.task("1")).due == date(2026, 6, 5)
    assert (await desk.compare(*new)).is_empty


async def test_another_unit_takes_a_task_over(desk: Desk) -> None:
    await desk.amend(*changed(3, lead_units=(INSPECTORS,), lead_persons=(CHI,)))
    assert await desk.leads(await desk.task("3")) == {INSPECTORS, CHI}
    assert (await desk.compare(*changed(3, lead_units=(INSPECTORS,), lead_persons=(CHI,)))).is_empty


async def test_a_new_unit_and_its_people_are_created(desk: Desk) -> None:
    amended = await desk.amend(*changed(3, lead_units=("Ban Số hóa",), lead_persons=("Đỗ Hòa",)))
    assert (amended.new_units, amended.new_people) == (1, 1)
    assert await desk.leads(await desk.task("3")) == {"Ban Số hóa", "Đỗ Hòa"}


async def test_new_rows_become_tasks_in_their_section(desk: Desk) -> None:
    new = item("7", "Xây kho lưu trữ số", by(30, 11), section="II. Chuyển đổi số")
    await desk.amend(*ITEMS, new)
    task = await desk.task("7")
    async with desk.database.read() as session:
        section = await session.get_one(Section, task.section_id)
    assert (section.title, task.due) == ("II. Chuyển đổi số", date(2026, 11, 30))
    assert await desk.leads(task) == {TECHNICAL, AN}
    assert [event.action for event in await desk.story(task)] == ["added"]


async def test_a_dropped_row_is_cancelled_with_its_reason(desk: Desk) -> None:
    task = await desk.task("3")
    await desk.amend(*without(3))
    assert (await desk.task_by_id(task)).state is TaskState.CANCELLED
    (event,) = await desk.story(task)
    assert event.after["version"] == 2
    assert event.before["state"] == "not_started"
    assert (await desk.task_by_id(task)).left_out_in == 2


async def test_a_dropped_row_with_a_result_is_kept_done(desk: Desk) -> None:
    await desk.hand_in("4", AN)
    task = await desk.task("4")
    assert task.state is TaskState.IN_PROGRESS
    await desk.amend(*without(4))
    assert (await desk.task_by_id(task)).state is TaskState.DONE


async def test_what_waits_for_approval_waits_on_when_dropped(desk: Desk) -> None:
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"approval": True}
    await desk.hand_in("1", AN)
    task = await desk.task("1")
    await desk.amend(*without(1))
    assert (await desk.task_by_id(task)).state is TaskState.AWAITING_APPROVAL


async def test_a_dropped_row_is_dropped_only_once(desk: Desk) -> None:
    await desk.amend(*without(3))
    assert (await desk.compare(*without(3))).is_empty


async def test_a_row_that_comes_back_has_its_former_state(desk: Desk) -> None:
    await desk.hand_in("4", AN)
    task = await desk.task("4")
    await desk.amend(*without(4))
    amended = await desk.amend(*ITEMS)
    assert [one.revives is not None for one in amended.diff.new] == [True]
    after = await desk.task_by_id(task)
    assert (after.state, after.completed_at) == (TaskState.IN_PROGRESS, None)
    assert after.left_out_in is None
    assert [event.action for event in await desk.story(task)] == ["handed_in", "dropped", "revived"]
    assert (await desk.compare(*ITEMS)).is_empty


async def test_the_same_file_again_names_version_and_day(desk: Desk) -> None:
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    desk.versions = 1
    with pytest.raises(NhacViecError) as refused:
        await desk.amend(*changed(1, milestones=(by(15, 6),)))
    assert refused.value.key == "plan-already-loaded"
    assert refused.value.values == {"version": 2, "day": date(2026, 5, 13)}


async def test_nor_is_an_amending_file_imported_as_a_plan_of_its_own(desk: Desk) -> None:
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    source = Source("x", "2" * 64)
    async with desk.database.write() as session:
        with pytest.raises(NhacViecError, match="plan-already-loaded"):
            await import_plan(session, DRAFT, source, zone_name=ZONE, now=NOW)


async def test_of_two_who_looked_at_the_same_version_the_second_is_told(desk: Desk) -> None:
    await desk.amend(*changed(1, milestones=(by(15, 6),)), seen_version=1)
    with pytest.raises(NhacViecError, match="plan-amended-meanwhile"):
        await desk.amend(*changed(1, milestones=(by(16, 6),)), seen_version=1)
    assert (await desk.task("1")).due == date(2026, 6, 15)


async def test_of_two_at_the_same_moment_one_wins(desk: Desk) -> None:
    outcomes = await asyncio.gather(
        desk.amend(*changed(1, milestones=(by(15, 6),)), seen_version=1),
        desk.amend(*changed(1, milestones=(by(16, 6),)), seen_version=1),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Amended", "NhacViecError"]
    async with desk.database.read() as session:
        assert (await session.get_one(Plan, 1)).version == 2


async def test_what_the_office_says_of_an_unsure_row_is_done(desk: Desk) -> None:
    reworded = changed(6, number="9", content="Khảo sát trình độ công nghệ của hợp tác xã")
    task = await desk.task("6")
    await desk.amend(*reworded, overrule={5: task.id})
    assert (await desk.task("9")).id == task.id
    again = changed(6, number="10", content="Khảo sát nhu cầu đổi mới công nghệ")
    await desk.amend(*again, overrule={5: None})
    assert (await desk.task("10")).id != task.id


async def test_an_unknown_plan_is_not_found(desk: Desk) -> None:
    async with desk.database.read() as session:
        assert (await plan_to_amend(session, 1, DRAFT)).id == 1
        with pytest.raises(NotFound, match="plan-not-found"):
            await plan_to_amend(session, 2, DRAFT, plan_id=1)
        with pytest.raises(NotFound, match="no-plan-of-year"):
            await plan_to_amend(session, 1, replace(DRAFT, year=2025))


async def test_everybody_hears_once_what_concerns_them(desk: Desk) -> None:
    await desk.enrol(AN, CHI, BINH)
    new = (
        replace(ITEMS[0], milestones=(by(15, 6),)),
        replace(ITEMS[2], number="2", lead_units=(INSPECTORS,), lead_persons=(CHI,)),
        *ITEMS[3:],
        item("7", "Xây kho lưu trữ số", by(30, 11)),
    )
    amended = await desk.amend(*new)
    assert amended.told == 2
    await desk.tick()
    await desk.tick(NOW + timedelta(minutes=5))
    (told,) = await desk.told(AN)
    assert "20/5 → 15/6" in told
    assert "Việc mới của anh/chị (1)" in told
    assert "Xây kho lưu trữ số" in told
    assert "Không còn là việc của anh/chị (1)" in told
    assert "Không còn trong kế hoạch (1)" in told
    assert "Báo cáo tiến độ" not in told
    (other,) = await desk.told(CHI)
    assert "Tập huấn tra cứu sáng chế" in other
    assert "→" not in other
    assert await desk.told(BINH) == []


async def test_a_unit_is_told_where_nobody_is_named(desk: Desk) -> None:
    await desk.enrol(AN, BINH, CHI, DUNG)
    await desk.amend(*changed(3, lead_units=(INSPECTORS,), lead_persons=()))
    await desk.tick()
    assert [len(await desk.told(name)) for name in (AN, BINH, CHI, DUNG)] == [1, 0, 0, 1]


async def test_people_read_it_in_their_language(desk: Desk) -> None:
    await desk.enrol(AN, language="en")
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    await desk.tick()
    assert len(await desk.told(AN, "The plan has a new version")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"content": "Lập hồ sơ nhãn hiệu cho vùng trồng sen"},
        {"number": "1a"},
        {"note": "theo công văn mới"},
        {"timeline": "trước ngày 20/5"},
    ],
)
async def test_what_concerns_nobody_is_told_to_nobody(desk: Desk, change: dict[str, str]) -> None:
    await desk.enrol(AN, BINH)
    amended = await desk.amend(*changed(1, **change))
    assert amended.told == 0
    assert await desk.outbox() == []


async def test_a_task_that_is_over_is_nobodys_news(desk: Desk) -> None:
    await desk.enrol(AN)
    await desk.hand_in("1", AN)
    assert (await desk.amend(*changed(1, milestones=(by(15, 12),)))).told == 0
    assert (await desk.amend(*without(1))).told == 0


@pytest.mark.parametrize(
    ("at", "morning"),
    [
        (datetime(2026, 5, 13, 15, tzinfo=UTC), datetime(2026, 5, 14, 1, tzinfo=UTC)),  # 22:00
        (datetime(2026, 5, 13, 23, tzinfo=UTC), datetime(2026, 5, 14, 1, tzinfo=UTC)),  # 06:00
        (datetime(2026, 5, 16, 3, tzinfo=UTC), datetime(2026, 5, 18, 1, tzinfo=UTC)),  # Saturday
    ],
)
async def test_at_night_it_waits_for_the_working_morning(
    desk: Desk, at: datetime, morning: datetime
) -> None:
    await desk.enrol(AN)
    desk.clock.move_to(at)
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    await desk.tick()
    assert desk.sent == []
    await desk.tick(morning)
    assert len(await desk.told(AN)) == 1


async def test_what_a_crash_left_over_does_not_go_out_at_night(desk: Desk) -> None:
    await desk.enrol(AN)
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    await desk.tick(NOW + timedelta(hours=12))
    (message,) = await desk.outbox()
    assert (desk.sent, message.state, message.attempts) == ([], MessageState.WAITING, 0)
    await desk.tick(NOW + timedelta(days=1))
    assert len(await desk.told(AN)) == 1


async def test_long_news_is_shortened_with_a_way_to_the_list(desk: Desk) -> None:
    await desk.enrol(AN)
    many = [item(str(n), f"Hội nghị {n} " + "dài " * 80, by(30, 11)) for n in range(20, 60)]
    await desk.amend(*ITEMS, *many)
    await desk.tick()
    (told,) = await desk.told(AN)
    assert "Việc mới của anh/chị (40)" in told
    assert "… và 35 việc nữa" in told
    assert len(told) < 4096
    (news,) = (answer for _, answer in desk.sent if answer.text == told)
    assert news.choices[-1][0].label == "Xem tất cả việc chưa xong"


async def test_reminders_follow_the_moved_date(desk: Desk) -> None:
    await desk.enrol(AN)

    async def mornings_with_it(day: datetime) -> int:
        await desk.tick(day)
        return sum("nhãn hiệu" in text for text in await desk.told(AN, "Nhắc việc"))

    assert await mornings_with_it(NOW) == 1  # 13 May: seven days before the old date
    await desk.amend(*changed(1, milestones=(by(20, 7),)))
    assert await mornings_with_it(datetime(2026, 5, 19, 2, tzinfo=UTC)) == 1
    assert await mornings_with_it(datetime(2026, 7, 13, 2, tzinfo=UTC)) == 2


async def test_a_waiting_reminder_of_the_old_date_is_withdrawn(desk: Desk) -> None:
    await desk.enrol(AN)
    await plan_due(desk.database, desk.clock)  # planned, not yet delivered
    await desk.amend(*changed(1, milestones=(by(20, 7),)))
    async with desk.database.read() as session:
        dues = (await session.scalars(select(col(Reminder.due)))).all()
    assert date(2026, 5, 20) not in dues
    await desk.tick()
    assert not any("nhãn hiệu" in text for text in await desk.told(AN, "Nhắc việc"))


async def test_dropped_tasks_are_not_reminded_of(desk: Desk) -> None:
    await desk.enrol(AN)
    await desk.amend(*without(1))
    await desk.tick(datetime(2026, 5, 19, 2, tzinfo=UTC))
    assert not any("nhãn hiệu" in text for text in await desk.told(AN, "Nhắc việc"))


async def test_new_tasks_are_reminded_of(desk: Desk) -> None:
    await desk.enrol(AN)
    await desk.amend(*ITEMS, item("7", "Xây kho lưu trữ số", by(22, 5)))
    await desk.tick(datetime(2026, 5, 19, 2, tzinfo=UTC))
    assert "Xây kho" in (await desk.told(AN, "Nhắc việc"))[-1]


async def test_a_failure_leaves_everything_as_it_was(desk: Desk) -> None:
    class Stop(Exception):
        pass

    async def fail() -> None:
        async with desk.database.write() as session:
            plan = await session.get_one(Plan, 1)
            draft = replace(DRAFT, items=without(3))
            await amend(session, plan, draft, Source("b", "9" * 64), actor=None, now=NOW)
            raise Stop

    with pytest.raises(Stop):
        await fail()
    assert (await desk.task("3")).state is TaskState.NOT_STARTED
    assert (await desk.compare(*ITEMS)).is_empty


async def test_the_groups_of_a_difference_are_counted(desk: Desk) -> None:
    new = (
        replace(ITEMS[0], milestones=(by(15, 6),), timeline="15/6"),
        replace(ITEMS[1], lead_persons=(BINH,)),
        *ITEMS[3:],
    )
    diff = await desk.compare(*new)
    assert dict(diff.sizes()) == {
        Group.DEADLINE: 1,
        Group.ASSIGNEE: 1,
        Group.DROPPED: 1,
    }
    assert [one.fields for one in diff.in_group(Group.ASSIGNEE)] == [{Field.LEAD_PERSONS}]


@pytest.mark.parametrize("name", ["000", "003"])
async def test_a_stored_real_plan_against_its_own_file_has_no_difference(
    tmp_path: Path, name: str
) -> None:
    (path,) = real_plans().glob(f"{name}_*.txt")
    draft = read_plan(path)
    url = f"sqlite+aiosqlite:///{tmp_path / 'real.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        await import_plan(session, draft, Source(path.name, "1"), zone_name=ZONE, now=LOADED)
    async with database.write() as session:
        plan = await session.get_one(Plan, 1)
        assert (await compare(session, plan, draft)).is_empty
        numbered = [replace(one, number=f"{place}.") for place, one in enumerate(draft.items)]
        fresh = replace(draft, items=tuple(numbered[3:]))
        amended = await amend(session, plan, fresh, Source("b", "2"), actor=None, now=NOW)
    assert [one.id for one in amended.diff.dropped] == [1, 2, 3]
    assert not amended.diff.new
    async with database.read() as session:
        assert (await compare(session, await session.get_one(Plan, 1), fresh)).is_empty
    await database.close()

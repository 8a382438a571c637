"""A later version of a plan: what was done stays, what moved is told once, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.clock import FixedClock
from bot.domain import MessageState, Part, TaskState
from bot.errors import NhacViecError, NotFound
from bot.messages.answer import Answer
from bot.parsing.values import Milestone
from bot.plans.draft import read_plan
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import DeadlineChange, Field, Group, PlanDiff
from bot.plans.versions.diff import Overrule
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import plan_due
from bot.services import results
from bot.services.amending import Amended, amend, compare, plan_to_amend
from bot.services.plans import Source, import_plan
from bot.services.staff import import_staff
from bot.storage import (
    Assignment,
    Database,
    Event,
    Extension,
    Organisation,
    OutboxMessage,
    Person,
    Plan,
    PlanVersion,
    Reminder,
    Result,
    Section,
    Task,
    Unit,
    events,
    tasks,
)
from bot.storage import Milestone as StoredMilestone
from bot.storage.engine import upgrade
from bot.storage.people import speaker_by_id
from tests.real_plans import real_plans

ZONE = "Asia/Ho_Chi_Minh"
LOADED = datetime(2026, 1, 5, 2, tzinfo=UTC)
NOW = datetime(2026, 5, 13, 2, tzinfo=UTC)  # Wednesday, 09:00 in the office
AN, BINH, CHI, DUNG = "Lê Văn An", "Trần Thị Bình", "Phạm Mai Chi", "Võ Quốc Dũng"
TECHNICAL, INSPECTORS = "Phòng Nghiệp vụ", "Thanh tra"
STAFF = (
    StaffRow(AN, TECHNICAL, roles=("officer",)),
    StaffRow(BINH, TECHNICAL, roles=("lead",)),
    StaffRow(CHI, INSPECTORS, roles=("officer",)),
    StaffRow(DUNG, INSPECTORS, roles=("lead",)),
)


def by(day: int, month: int, text: str = "") -> Milestone:
    return Milestone(due=date(2026, month, day), text=text)


def item(number: str, content: str, *milestones: Milestone, **fields: object) -> DraftItem:
    values: dict[str, object] = {
        "section": "I. Chuyên môn",
        "timeline": " ".join(str(one.due) for one in milestones),
        "lead_units": (TECHNICAL,),
        "lead_persons": (AN,),
    }
    return DraftItem("task", number, content=content, milestones=milestones, **(values | fields))  # type: ignore[arg-type] # each test names the fields it needs


MONTHLY = Milestone(date(2026, 1, 1), date(2026, 12, 31), recurrence="FREQ=MONTHLY;BYMONTHDAY=20")
ITEMS = (
    item("1", "Lập hồ sơ nhãn hiệu vùng trồng sen", by(20, 5)),
    item("2", "Kiểm định phương tiện đo ở chợ đầu mối", by(30, 4), by(30, 6, "báo cáo")),
    item("3", "Tập huấn tra cứu sáng chế cho trường nghề", by(30, 6)),
    item("4", "Báo cáo tiến độ giải ngân", MONTHLY),
    item("5", "Thanh tra an toàn bức xạ", by(15, 8), lead_units=(INSPECTORS,), lead_persons=(CHI,)),
    item("6", "Khảo sát nhu cầu đổi mới công nghệ", by(30, 9), directed_by=("Phan Văn Giang",)),
)
DRAFT = DraftPlan("Kế hoạch năm 2026", "Sở Thử nghiệm", 2026, "12/KH-STN", ITEMS)


@dataclass
class Desk:
    """An office with a plan, its clock and its post."""

    database: Database
    clock: FixedClock
    sent: list[tuple[int, Answer]] = field(default_factory=list)
    versions: int = 1

    async def send(self, chat_id: int, answer: Answer) -> int:
        self.sent.append((chat_id, answer))
        return len(self.sent)

    async def enrol(self, *names: str, language: str = "vi") -> None:
        async with self.database.write() as session:
            found = await session.scalars(select(Person).where(col(Person.full_name).in_(names)))
            for person in found:
                person.telegram_id, person.language = 7000 + (person.id or 0), language

    async def hand_in(self, number: str, name: str, words: str = "Đã xong") -> None:
        task, person = await self.task(number), await self.person(name)
        now = self.clock.now()
        async with self.database.write() as session:
            speaker = await speaker_by_id(session, person.id or 0)
            assert speaker
            await results.start(session, speaker, task.id or 0, now=now)
            await results.add_text(session, speaker, words, now=now)
            await results.finish(session, speaker, task.id or 0, now=now)

    async def compare(self, *items: DraftItem, overrule: Overrule | None = None) -> PlanDiff:
        draft = replace(DRAFT, items=items)
        async with self.database.read() as session:
            plan = await session.get_one(Plan, 1)
            return await compare(session, plan, draft, overrule=overrule)

    async def amend(
        self,
        *items: DraftItem,
        actor: int | None = None,
        overrule: Overrule | None = None,
        seen_version: int | None = None,
    ) -> Amended:
        self.versions += 1
        source = Source(f"ban-{self.versions}.docx", str(self.versions) * 64)
        async with self.database.write() as session:
            plan = await session.get_one(Plan, 1)
            return await amend(
                session,
                plan,
                replace(DRAFT, items=items),
                source,
                actor=actor,
                now=self.clock.now(),
                overrule=overrule,
                seen_version=seen_version,
            )

    async def tick(self, at: datetime | None = None) -> None:
        self.clock.move_to(at or self.clock.now())
        await plan_due(self.database, self.clock)
        await Delivery(self.database, self.clock, self.send).deliver_due()

    async def told(self, name: str, title: str = "bản mới") -> list[str]:
        person = await self.person(name)
        return [one.text for to, one in self.sent if to == person.telegram_id and title in one.text]

    async def task(self, number: str) -> Task:
        async with self.database.read() as session:
            found = await session.scalars(select(Task).where(col(Task.number) == number))
            return found.one()

    async def task_by_id(self, task: Task) -> Task:
        async with self.database.read() as session:
            return await session.get_one(Task, task.id)

    async def milestones(self, task: Task) -> Sequence[StoredMilestone]:
        async with self.database.read() as session:
            return await tasks.milestones_of(session, task.id or 0)

    async def person(self, name: str) -> Person:
        async with self.database.read() as session:
            found = await session.scalars(select(Person).where(col(Person.full_name) == name))
            return found.one()

    async def leads(self, task: Task) -> set[str]:
        """Names of the units and people that lead a task."""
        async with self.database.read() as session:
            found = await session.execute(
                select(col(Unit.name), col(Person.full_name))
                .select_from(Assignment)
                .outerjoin(Unit, col(Unit.id) == col(Assignment.unit_id))
                .outerjoin(Person, col(Person.id) == col(Assignment.person_id))
                .where(col(Assignment.task_id) == task.id, col(Assignment.part) == Part.LEAD)
            )
            return {name for row in found for name in row if name}

    async def story(self, task: Task) -> list[Event]:
        async with self.database.read() as session:
            return list(await events.story(session, 1, subject="task", subject_id=task.id or 0))

    async def outbox(self) -> list[OutboxMessage]:
        async with self.database.read() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))  # type: ignore[arg-type] # a column here


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    upgrade(url)
    database = Database(url)
    async with database.write() as session:
        await import_staff(session, STAFF, zone_name=ZONE, now=LOADED)
        await import_plan(session, DRAFT, Source("a.docx", "1" * 64), zone_name=ZONE, now=LOADED)
    yield Desk(database, FixedClock(NOW))
    await database.close()


def changed(nth: int, **fields: object) -> tuple[DraftItem, ...]:
    """The plan with one row changed; rows are counted from 1."""
    place = nth - 1
    row = replace(ITEMS[place], **fields)  # type: ignore[arg-type] # each test names its fields
    return (*ITEMS[:place], row, *ITEMS[place + 1 :])


def without(number: int) -> tuple[DraftItem, ...]:
    return (*ITEMS[: number - 1], *ITEMS[number:])


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
    assert event.after["reason"] == "không còn trong kế hoạch phiên bản 2"
    assert event.before["state"] == "not_started"


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
    assert [event.action for event in await desk.story(task)] == ["handed_in", "dropped", "revived"]
    assert (await desk.compare(*ITEMS)).is_empty


async def test_the_same_file_again_names_version_and_day(desk: Desk) -> None:
    await desk.amend(*changed(1, milestones=(by(15, 6),)))
    desk.versions = 1
    with pytest.raises(NhacViecError) as refused:
        await desk.amend(*ITEMS)
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
        assert (await plan_to_amend(session, 1, year=2026)).id == 1
        with pytest.raises(NotFound, match="plan-not-found"):
            await plan_to_amend(session, 2, year=2026, plan_id=1)
        with pytest.raises(NotFound, match="no-plan-of-year"):
            await plan_to_amend(session, 1, year=2025)


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
    await desk.tick()  # 13 May: seven days before the old date
    await desk.amend(*changed(1, milestones=(by(20, 7),)))
    await desk.tick(datetime(2026, 5, 19, 2, tzinfo=UTC))
    assert not any("nhãn hiệu" in text for text in (await desk.told(AN, "Nhắc việc"))[1:])
    await desk.tick(datetime(2026, 7, 13, 2, tzinfo=UTC))
    assert "nhãn hiệu" in (await desk.told(AN, "Nhắc việc"))[-1]


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

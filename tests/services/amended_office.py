"""An office with a plan whose later versions come: its clock, its post, and who does what."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import col

from bot.clock import FixedClock
from bot.domain import Part
from bot.messages.answer import Answer
from bot.parsing.values import Milestone
from bot.plans.staff import StaffRow
from bot.plans.values import DraftItem, DraftPlan
from bot.plans.versions.changes import PlanDiff
from bot.plans.versions.diff import Overrule
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import plan_due
from bot.services.doing import collecting, results
from bot.services.plans.amending import Amended, amend, compare
from bot.services.plans.plans import Source
from bot.storage import (
    Assignment,
    Database,
    Event,
    OutboxMessage,
    Person,
    Plan,
    Task,
    Unit,
    events,
    tasks,
)
from bot.storage import Milestone as StoredMilestone
from bot.storage.people import speaker_by_id

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

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.database, self.clock, self.send)

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
            speaker = await speaker_by_id(session, person.id or 0, now=now)
            assert speaker
            await results.start(session, speaker, task.id or 0, now=now)
            await collecting.add_text(session, speaker, words, now=now)
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
        await self.delivery.deliver_due()

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


def changed(nth: int, **fields: object) -> tuple[DraftItem, ...]:
    """The plan with one row changed; rows are counted from 1."""
    place = nth - 1
    row = replace(ITEMS[place], **fields)  # type: ignore[arg-type] # each test names its fields
    return (*ITEMS[:place], row, *ITEMS[place + 1 :])


def without(number: int) -> tuple[DraftItem, ...]:
    return (*ITEMS[: number - 1], *ITEMS[number:])

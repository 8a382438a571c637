"""An office with heads and directors, in which tasks come late, for tests of escalation."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete

from bot.clock import FixedClock
from bot.domain import Part, TaskState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import tick
from bot.storage import (
    Assignment,
    Database,
    Milestone,
    Organisation,
    Person,
    Plan,
    SendingShare,
    Task,
    Unit,
    events,
)

LONG_AGO = datetime(2023, 12, 1, tzinfo=UTC)
AN, BINH, CHI, DUNG = range(1, 5)
"""An officer, the head of the unit, an officer of a unit without a head, the director; each has
their id as their Telegram account."""
ROLES = {AN: "officer", BINH: "lead", CHI: "officer", DUNG: "director"}
UNITS = {AN: 1, BINH: 1, CHI: 2, DUNG: 3}
NAMES = {AN: "An", BINH: "Bình", CHI: "Chi", DUNG: "Dũng"}
UP = "Việc chậm cần anh/chị xem"


def on(day: date, hour: int = 8) -> datetime:
    """An instant by the office's clock."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 7)


@dataclass
class Line:
    """The office, its clock, and all that was sent, with the day it was sent on."""

    database: Database
    clock: FixedClock
    sent: list[tuple[date, int, Answer]]
    delivery: Delivery

    async def morning(self, day: date, hour: int = 8) -> None:
        self.clock.move_to(on(day, hour))
        await tick(self.database, self.clock, self.delivery)

    async def mornings(self, first: date, last: date) -> None:
        for at in range((last - first).days + 1):
            await self.morning(first + timedelta(days=at))

    async def restart(self) -> None:
        """Another process on the same database, once what the one before held has run out."""
        self.delivery.stop()
        async with self.database.write() as session:
            await session.execute(delete(SendingShare))
        self.delivery = Delivery(self.database, self.clock, self.delivery._send)

    def told(self, who: int, said: str = UP) -> list[date]:
        """The days on which somebody was sent these words."""
        return [day for day, to, answer in self.sent if to == who and said in answer.text]

    def last(self, who: int, said: str = UP) -> Answer:
        return [answer for _, to, answer in self.sent if to == who and said in answer.text][-1]

    async def task(
        self,
        number: str,
        due: date,
        *doers: int,
        unit: int | None = 1,
        directing: int | None = None,
        stored_at: datetime = LONG_AGO,
    ) -> int:
        async with self.database.write() as session:
            task = Task(
                org_id=1, plan_id=1, position=0, number=number, content=f"Việc {number}", due=due
            )
            session.add(task)
            await session.flush()
            task_id = task.id or 0
            session.add(
                Milestone(org_id=1, task_id=task_id, position=0, due=due, created_at=stored_at)
            )
            named: list[tuple[int | None, int | None, Part]] = [
                (one, None, Part.LEAD) for one in doers
            ]
            named += [(None, unit, Part.LEAD)] if unit is not None else []
            named += [(directing, None, Part.DIRECTING)] if directing is not None else []
            rows = [
                Assignment(org_id=1, task_id=task_id, person_id=who, unit_id=of, part=part)
                for who, of, part in named
            ]
            session.add_all(rows)
            return task_id

    async def goes_on(self, task_id: int, action: str, at: datetime) -> None:
        """It is its doers' again, as the record has it."""
        async with self.database.write() as session:
            row = await session.get_one(Task, task_id)
            row.state, row.handed_in_at = TaskState.IN_PROGRESS, None
            events.record(
                session,
                org_id=1,
                at=at,
                actor_id=None,
                action=action,
                subject="task",
                subject_id=task_id,
            )

    async def set_policy(self, **values: object) -> None:
        async with self.database.write() as session:
            row = await session.get_one(Organisation, 1)
            row.policy = {**row.policy, **values}


async def line_of(database: Database, first: date) -> Line:
    """The office on its first day, which is planned already."""
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở Thử", created_at=LONG_AGO))
        await session.flush()
        for unit_id in sorted(set(UNITS.values())):
            session.add(Unit(id=unit_id, org_id=1, name=f"Phòng {unit_id}"))
        await session.flush()
        for who, name in NAMES.items():
            session.add(
                Person(
                    org_id=1,
                    unit_id=UNITS[who],
                    full_name=name,
                    telegram_id=who,
                    roles=[ROLES[who]],
                )
            )
            await session.flush()
        session.add(
            Plan(
                id=1,
                org_id=1,
                title="",
                year=first.year,
                source_name="",
                source_sha256="",
                created_at=LONG_AGO,
            )
        )
    clock = FixedClock(on(first))
    sent: list[tuple[date, int, Answer]] = []

    async def send(chat_id: int, answer: Answer) -> int:
        sent.append(((clock.now() + timedelta(hours=7)).date(), chat_id, answer))
        return len(sent)

    line = Line(database, clock, sent, Delivery(database, clock, send))
    await line.morning(first)
    return line

"""An office in a real SQLite file, and a Telegram that answers as it is told to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import FixedClock
from bot.domain import Part
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.scheduler import plan_due
from bot.storage import (
    Assignment,
    Database,
    Milestone,
    Organisation,
    OutboxMessage,
    Person,
    Plan,
    Task,
    Unit,
)
from bot.storage.engine import upgrade
from bot.storage.outbox import ledger

LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)


def at(day: int, hour: int = 8, minute: int = 0, month: int = 5) -> datetime:
    """An instant of 2024 by the office's clock."""
    midnight = datetime(2024, month, day, tzinfo=UTC)
    return midnight + timedelta(hours=hour - 7, minutes=minute)


@dataclass
class Telegram:
    """Records what is sent, or raises what the test wants."""

    sent: list[tuple[int, Answer]] = field(default_factory=list)
    refusals: dict[int, list[Exception]] = field(default_factory=dict)

    async def send(self, chat_id: int, answer: Answer) -> int:
        waiting = self.refusals.get(chat_id)
        if waiting:
            raise waiting.pop(0)
        self.sent.append((chat_id, answer))
        return len(self.sent)

    def texts(self, chat_id: int) -> list[str]:
        return [answer.text for to, answer in self.sent if to == chat_id]


@dataclass
class Desk:
    """The office, its clock and its post."""

    database: Database
    clock: FixedClock
    telegram: Telegram
    delivery: Delivery

    async def person(self, name: str, *, telegram_id: int | None, roles: str = "officer") -> int:
        async with self.database.write() as session:
            row = Person(
                org_id=1, unit_id=1, full_name=name, telegram_id=telegram_id, roles=[roles]
            )
            session.add(row)
            await session.flush()
            return row.id or 0

    async def task(
        self,
        number: str,
        due: date,
        *people: int,
        part: Part = Part.LEAD,
        unit: int | None = None,
        created_at: datetime = LONG_AGO,
        start: date | None = None,
        urgent: bool = False,
    ) -> int:
        async with self.database.write() as session:
            task = Task(
                org_id=1,
                plan_id=1,
                position=0,
                number=number,
                content=f"Việc {number}",
                due=due,
                urgent=urgent,
            )
            session.add(task)
            await session.flush()
            task_id = task.id or 0
            session.add(
                Milestone(
                    org_id=1,
                    task_id=task_id,
                    position=0,
                    start=start,
                    due=due,
                    created_at=created_at,
                )
            )
            rows = [Assignment(org_id=1, task_id=task_id, person_id=p, part=part) for p in people]
            if unit:
                rows.append(Assignment(org_id=1, task_id=task_id, unit_id=unit, part=Part.LEAD))
            session.add_all(rows)
            return task_id

    async def change(self, task_id: int, change: Callable[[Task], None]) -> None:
        async with self.database.write() as session:
            task = await session.get_one(Task, task_id)
            change(task)

    async def set_policy(self, **values: Any) -> None:
        """The office's own policy, as it is kept."""
        async with self.database.write() as session:
            (await session.get_one(Organisation, 1)).policy = values

    async def tick(self, instant: datetime) -> int:
        """Plans and delivers at an instant; how many messages went out."""
        self.clock.move_to(instant)
        await plan_due(self.database, self.clock)
        return await self.delivery.deliver_due()

    async def messages(self) -> list[OutboxMessage]:
        async with self.database.read() as session:
            return [message for message, _ in await ledger(session)]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with desk_in(tmp_path) as made:
        yield made


@asynccontextmanager
async def desk_in(folder: Path, *, zone: str = "Asia/Ho_Chi_Minh") -> AsyncIterator[Desk]:
    """An office whose database is in this folder."""
    url = f"sqlite+aiosqlite:///{folder / 'office.db'}"
    upgrade(url)
    database, clock, telegram = Database(url), FixedClock(at(15)), Telegram()
    async with database.write() as session:
        session.add(Organisation(id=1, name="Sở Thử", timezone=zone, created_at=LONG_AGO))
        await session.flush()
        session.add(Unit(id=1, org_id=1, name="Phòng Nghiệp vụ"))
        session.add(
            Plan(
                id=1,
                org_id=1,
                title="",
                year=2024,
                source_name="",
                source_sha256="",
                created_at=LONG_AGO,
            )
        )
    yield Desk(database, clock, telegram, Delivery(database, clock, telegram.send))
    await database.close()

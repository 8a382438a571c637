"""A small office at random, in which everything changes that planning a morning depends on."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import SQLModel, col

from bot.domain import Part, TaskState
from bot.messages.taps.office_settings import DAY_FIELDS, PolicyField
from bot.services.office.policy_values import values_of
from bot.storage import (
    Assignment,
    DayOff,
    Handover,
    Milestone,
    Organisation,
    Person,
    Plan,
    Reminder,
    Session,
    Task,
    Unit,
    WorkSwap,
    reminders,
)
from bot.storage.policies import read_policy

Act = Callable[[], Awaitable[None]]
LONG_AGO = datetime(2024, 1, 2, tzinfo=UTC)
FIRST = date(2024, 4, 22)
"""A week later the country is off from Saturday to Wednesday."""
PEOPLE, UNITS, TASKS = range(1, 8), range(2, 5), range(1, 13)
_COUNTS = ("7, 3, 1, 0", "10, 5", "3", "1, 0", "14, 7, 2")
_AFTER = ("1, 3, 7", "2", "5, 10", "1")


@dataclass
class RandomOffice:
    """One office; every act is chosen at random, and the same seed chooses the same ones."""

    session: Session
    rnd: random.Random
    today: date

    async def fill(self, *, zone: str) -> None:
        self._add(Organisation(id=1, name="Sở Thử", timezone=zone, created_at=LONG_AGO))
        await self.session.flush()
        self._add(
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
        self._add(*(Unit(id=one, org_id=1, name=f"Phòng {one}") for one in UNITS))
        await self.session.flush()
        self._add(*(self._person(one) for one in PEOPLE))
        await self.session.flush()
        for number in TASKS:
            await self._add_task(number)

    async def change(self) -> None:
        """A few things happen before the next morning."""
        acts = self._acts()
        for act in self.rnd.choices(acts, k=self.rnd.randrange(7)):
            await act()
            await self.session.flush()

    def _acts(self) -> list[Act]:
        return [
            self._assign,
            self._take_away,
            self._move,
            self._finish_or_reopen,
            self._tick_milestone,
            self._staff,
            self._own_times,
            self._hand_over,
            self._policy,
            self._day_off,
            self._lose_message,
            self._change_unit,
        ]

    def _add(self, *rows: SQLModel) -> None:
        self.session.add_all(rows)

    def _near(self, before: int, after: int) -> date:
        return self.today + timedelta(days=self.rnd.randrange(-before, after))

    def _instant(self, before: int = 20) -> datetime:
        """Any hour of the last days, some close to midnight by the office's clock."""
        hour = timedelta(hours=self.rnd.choice((1, 7, 16, 17, 18)), minutes=self.rnd.randrange(60))
        return datetime.combine(self._near(before, 1), time(0), UTC) + hour

    def _person(self, number: int) -> Person:
        return Person(
            id=number,
            org_id=1,
            unit_id=self.rnd.choice((*UNITS, None)),
            full_name=f"Người {number}",
            telegram_id=number if self.rnd.random() < 0.8 else None,
            roles=[self.rnd.choice(("officer", "officer", "lead", "director"))],
        )

    async def _add_task(self, number: int) -> None:
        state = self.rnd.choice((TaskState.NOT_STARTED, TaskState.IN_PROGRESS))
        self._add(
            Task(
                id=number,
                org_id=1,
                plan_id=1,
                position=number,
                number=str(number),
                content=f"Việc {number}",
                state=state,
                urgent=self.rnd.random() < 0.1,
            )
        )
        await self.session.flush()
        for position in range(self.rnd.choice((1, 1, 2, 3))):
            self._add(self._milestone(number, position))
        for _ in range(self.rnd.randrange(1, 5)):
            self._add(self._assignment(number))

    def _milestone(self, task_id: int, position: int) -> Milestone:
        due = self._near(20, 45)
        length = self.rnd.choice((None, 5, 27, 30, 60, 90))
        return Milestone(
            org_id=1,
            task_id=task_id,
            position=position,
            start=due - timedelta(days=length) if length else None,
            due=due if self.rnd.random() < 0.95 else None,
            recurrence="monthly" if self.rnd.random() < 0.1 else None,
            created_at=LONG_AGO if self.rnd.random() < 0.6 else self._instant(),
            moved_at=self._instant() if self.rnd.random() < 0.15 else None,
        )

    def _assignment(self, task_id: int) -> Assignment:
        of_unit = self.rnd.random() < 0.4
        return Assignment(
            org_id=1,
            task_id=task_id,
            unit_id=self.rnd.choice(UNITS) if of_unit else None,
            person_id=None if of_unit else self.rnd.choice(PEOPLE),
            part=self.rnd.choice((Part.LEAD, Part.LEAD, Part.COORDINATING, Part.DIRECTING)),
            assigned_at=self._instant(8) if self.rnd.random() < 0.3 else None,
        )

    async def _any(self, table: type[Any]) -> Any:
        rows = (await self.session.scalars(select(table).order_by(table.id))).all()
        return self.rnd.choice(rows) if rows else None

    async def _assign(self) -> None:
        self._add(self._assignment(self.rnd.choice(TASKS)))

    async def _take_away(self) -> None:
        if row := await self._any(Assignment):
            await self.session.delete(row)

    async def _move(self) -> None:
        row = await self._any(Milestone)
        row.due, row.moved_at = self._near(10, 40), self.rnd.choice((None, self._instant(2)))

    async def _finish_or_reopen(self) -> None:
        states = TaskState.DONE, TaskState.AWAITING_APPROVAL, TaskState.PAUSED
        row = await self._any(Task)
        is_over = row.state in states
        row.state = TaskState.IN_PROGRESS if is_over else self.rnd.choice(states)

    async def _tick_milestone(self) -> None:
        row = await self._any(Milestone)
        row.done_at = None if row.done_at else self._instant(3)

    async def _staff(self) -> None:
        row = await self._any(Person)
        if self.rnd.random() < 0.5:
            row.active = not row.active
        else:
            row.roles = [self.rnd.choice(("officer", "lead", "director"))]

    async def _change_unit(self) -> None:
        (await self._any(Person)).unit_id = self.rnd.choice((*UNITS, None))

    async def _own_times(self) -> None:
        row = await self._any(Person)
        row.morning_at = self.rnd.choice((None, time(7), time(9), time(14)))
        row.away_from = self.rnd.choice((None, self._near(10, 5)))
        length = timedelta(days=self.rnd.randrange(25))
        row.away_until = row.away_from + length if row.away_from else None

    async def _hand_over(self) -> None:
        whose, to = self.rnd.sample(PEOPLE, k=2)
        starts_on = self._near(10, 4)
        some = self.rnd.sample(TASKS, k=3) if self.rnd.random() < 0.3 else []
        self._add(
            Handover(
                org_id=1,
                from_person_id=whose,
                to_person_id=to,
                starts_on=starts_on,
                ends_on=starts_on + timedelta(days=self.rnd.randrange(12)),
                task_ids=some,
                begun_at=self._instant(5) if self.rnd.random() < 0.8 else None,
                created_at=self._instant(5),
            )
        )

    async def _policy(self) -> None:
        field, name = self.rnd.choice(list(DAY_FIELDS.items()))
        await self._say(field, self.rnd.choice(_AFTER if name.endswith("_after") else _COUNTS))

    async def _say(self, field: PolicyField, said: str) -> None:
        office = await self.session.get_one(Organisation, 1)
        calendar = await reminders.calendar(self.session, 1)
        policy = read_policy(office.policy)
        office.policy = office.policy | values_of(
            policy, field, said, today=self.today, calendar=calendar
        )

    async def _day_off(self) -> None:
        day = self._near(5, 10)
        if self.rnd.random() < 0.5:
            await self.session.execute(delete(DayOff).where(col(DayOff.day) == day))
            self._add(DayOff(org_id=1, day=day))
        else:
            await self.session.execute(delete(WorkSwap).where(col(WorkSwap.worked_day) == day))
            self._add(WorkSwap(org_id=1, worked_day=day, free_day=self._near(5, 10)))

    async def _lose_message(self) -> None:
        if row := await self._any(Reminder):
            await reminders.release(self.session, row.message_id)

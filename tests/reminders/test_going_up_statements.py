"""How often the database is asked about what goes up does not grow with what is late."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.domain import Part
from bot.storage import Assignment, Database, Milestone, Task
from bot.storage.engine import upgrade
from tests.reminders.up_the_line import AN, BINH, LONG_AGO, Line, line_of

FIRST = date(2024, 5, 6)
DUE = date(2024, 5, 7)
GOES_UP = date(2024, 5, 10)
"""Three working days later."""


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    upgrade(url)
    database = Database(url)
    yield await line_of(database, FIRST)
    await database.close()


async def late(line: Line, tasks: int, *, due: date) -> None:
    """So many tasks of one officer, each with a day that passed and is not the task's last."""
    async with line.database.write() as session:
        rows = [
            Task(org_id=1, plan_id=1, position=n, number=f"{due:%d}/{n}", content=f"Việc {n}")
            for n in range(tasks)
        ]
        session.add_all(rows)
        await session.flush()
        for row in rows:
            of_task: dict[str, Any] = {"org_id": 1, "task_id": row.id or 0}
            session.add(Milestone(**of_task, position=0, due=due, created_at=LONG_AGO))
            session.add(Assignment(**of_task, unit_id=1, part=Part.LEAD))
            session.add(Assignment(**of_task, person_id=AN, part=Part.LEAD))


_OF_TASKS = ("milestone", "assignment", "reminder", "escalation", "event")


@contextmanager
def statements(line: Line) -> Iterator[list[str]]:
    """Those on tasks and what is told of them: how often senders look depends on the machine."""
    found: list[str] = []

    def note(*arguments: object) -> None:
        if any(table in str(arguments[2]) for table in _OF_TASKS):
            found.append(str(arguments[2]))

    engines = line.database.engine.sync_engine, line.database._reading.sync_engine
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield found
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


async def test_ten_late_tasks_and_hundreds_take_as_many_statements(line: Line) -> None:
    counts = []
    for tasks, week in ((10, 0), (200, 1)):
        days = timedelta(weeks=week)
        await late(line, tasks, due=DUE + days)
        await line.mornings(DUE + days, GOES_UP + days - timedelta(days=1))
        with statements(line) as found:
            await line.morning(GOES_UP + days)
        assert GOES_UP + days in line.told(BINH)
        counts.append(len(found))
    few, many = counts
    assert many <= few + 4  # more rows than one statement takes go in some pieces

"""Planning one morning of a large office, beside reading and writing the same rows barely.

And beside APScheduler with one stored job a reminder, as bots commonly have it: so many of them as
were planned here, out of a sample.
"""

import asyncio
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import create_engine, insert, select, text
from sqlmodel import col

from benchmarks.office import TODAY, Size, database_url, fill_office
from benchmarks.tables import show
from bot.clock import FixedClock
from bot.reminders.scheduler import plan_due
from bot.storage import Database
from bot.storage.engine import reindex
from bot.storage.models import Assignment, Milestone, OutboxMessage, Reminder, Task

OFFICE = Size(people=5_000, tasks=75_000)
"""A task in three has two milestones: a hundred thousand."""
EIGHT = timedelta(hours=1)
"""Eight in the morning by the office's clock, in UTC."""
TABLES = Task.metadata.tables
LOOKED_AT = (timedelta(days=14), timedelta(days=10))
"""How far from its due date, after it and before it, a milestone may be told of."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pace:
    """The mornings planned, and the jobs stored in the other way."""

    mornings: int = 3
    jobs: int = 5_000


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of a processor: the latter hear nothing of a busy machine."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Morning:
    """One planned morning."""

    messages: int
    reminders: int
    ours: Taken
    bare: Taken


def prepare(path: Path, size: Size) -> None:
    """Every milestone is open, and the last morning is behind."""
    fill_office(database_url(path), size)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE task SET state = 'not_started'"))
    engine.dispose()
    reindex(database_url(path))  # or the first who writes would do it
    asyncio.run(_plan(path, TODAY - timedelta(days=1)))


@contextmanager
def _timed(into: list[Taken]) -> Iterator[None]:
    began, used = time.perf_counter(), time.process_time()
    yield
    into.append(Taken(time.perf_counter() - began, time.process_time() - used))


async def _plan(path: Path, day: date) -> Taken:
    """What the morning of a day takes, all messages of the day before being sent."""
    _send_all(path)
    database = Database(database_url(path))
    clock = FixedClock(datetime.combine(day, datetime.min.time(), UTC) + EIGHT)
    async with database.read() as session:  # opens the connection and the file
        await session.scalar(select(1))
    taken: list[Taken] = []
    with _timed(taken):
        await plan_due(database, clock)
    await database.close()
    return taken[0]


def measure(folder: Path, size: Size, pace: Pace) -> list[Morning]:
    """Some mornings, one after the other, each also stored barely into a copy of before."""
    planned, copy = folder / "planned.db", folder / "copy.db"
    prepare(planned, size)
    mornings = []
    for turn in range(pace.mornings):
        shutil.copyfile(planned, copy)
        day = TODAY + timedelta(days=turn)
        before = _last_ids(planned)
        ours = asyncio.run(_plan(planned, day))
        messages, reminders = _rows(planned, before)
        bare = asyncio.run(_barely(copy, day, messages, reminders))
        mornings.append(Morning(len(messages), len(reminders), ours, bare))
    return mornings


def _send_all(path: Path) -> None:
    """What waited overnight would be made up by the next morning."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE outbox SET state = 'sent'"))
    engine.dispose()


def _last_ids(path: Path) -> tuple[int, int]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        newest = (f"SELECT coalesce(max(id), 0) FROM {name}" for name in ("outbox", "reminder"))
        first, second = (int(connection.scalar(text(one)) or 0) for one in newest)
    engine.dispose()
    return first, second


def _rows(path: Path, after: tuple[int, int]) -> tuple[list[Row], list[Row]]:
    """What a planning wrote."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = [
            [
                dict(row)
                for row in connection.execute(select(table).where(table.c.id > last)).mappings()
            ]
            for table, last in zip((TABLES["outbox"], TABLES["reminder"]), after, strict=True)
        ]
    engine.dispose()
    return found[0], found[1]


async def _barely(path: Path, day: date, messages: list[Row], reminders: list[Row]) -> Taken:
    """One SELECT of who has what near its day, and the INSERT of the same rows."""
    database = Database(database_url(path))
    near = col(Milestone.due).between(day - LOOKED_AT[0], day + LOOKED_AT[1])
    statement = (
        select(col(Assignment.person_id), col(Milestone.id), col(Milestone.due), col(Task.state))
        .select_from(Milestone)
        .join(Task, col(Task.id) == col(Milestone.task_id))
        .join(Assignment, col(Assignment.task_id) == col(Task.id))
        .where(col(Milestone.org_id) == 1, near, col(Milestone.done_at).is_(None))
        .where(col(Assignment.person_id).is_not(None))
    )
    async with database.read() as session:
        await session.scalar(select(1))
    taken: list[Taken] = []
    with _timed(taken):
        async with database.read() as session:
            (await session.execute(statement)).all()
        async with database.write() as session:
            await session.execute(insert(TABLES[str(OutboxMessage.__tablename__)]), messages)
            await session.execute(insert(TABLES[str(Reminder.__tablename__)]), reminders)
    await database.close()
    return taken[0]


def remind(_milestone: int) -> None:
    """What a stored job would call."""


def jobs_a_second(folder: Path, pace: Pace) -> float:
    """How quickly APScheduler stores one job a reminder."""
    store = SQLAlchemyJobStore(url=f"sqlite:///{folder / 'jobs.db'}")
    scheduler = BackgroundScheduler(jobstores={"default": store}, timezone=UTC)
    scheduler.start(paused=True)
    when = datetime.now(UTC) + timedelta(days=1)
    began = time.perf_counter()
    for number in range(pace.jobs):
        scheduler.add_job(
            "benchmarks.planning:remind", "date", run_date=when, args=(number,), id=str(number)
        )
    seconds = time.perf_counter() - began
    scheduler.shutdown()
    return pace.jobs / seconds


def report(
    mornings: Sequence[Morning], of_units: Sequence[Morning], size: Size, rate: float
) -> None:
    """`of_units` are mornings of the office where two tasks in five name units alone."""
    (ours, bare), (units, units_bare) = (
        ([one.ours for one in some], [one.bare for one in some]) for some in (mornings, of_units)
    )
    jobs = median(one.reminders for one in mornings) / rate
    milestones = size.tasks + size.tasks // 3
    show(
        f"Planning a morning: {size.people:,} people, {milestones:,} open milestones, SQLite",
        ("", "seconds", "ratio", "of a processor", "ratio"),
        [
            [f"planned: {_sizes(mornings)}", *_cells(ours, bare)],
            ["one SELECT, the same rows put in", *_cells(bare, bare)],
            [f"two tasks in five a unit's: {_sizes(of_units)}", *_cells(units, units_bare)],
            [
                f"APScheduler, a stored job each, at {rate:,.0f} a second",
                f"{jobs:.2f}",
                f"{jobs / median(one.wall for one in bare):.1f}",
                "",
                "",
            ],
        ],
    )


def _cells(taken: Sequence[Taken], bare: Sequence[Taken]) -> list[str]:
    """Each measure, and the middle of its ratios morning by morning."""
    cells = []
    for name in ("wall", "processor"):
        seconds, barely = ([getattr(one, name) for one in some] for some in (taken, bare))
        ratio = median(one / other for one, other in zip(seconds, barely, strict=True))
        cells += [f"{median(seconds):.2f}", f"{ratio:.2f}"]
    return cells


def _sizes(mornings: Sequence[Morning]) -> str:
    messages = median(one.messages for one in mornings)
    reminders = median(one.reminders for one in mornings)
    return f"{messages:,.0f} messages of {reminders:,.0f} reminders"


def run(folder: Path, size: Size, pace: Pace) -> None:
    """Twice: where somebody leads every task by name, and where units lead some."""
    names, units = folder / "names", folder / "units"
    for one in (names, units):
        one.mkdir(parents=True)
    mornings = measure(names, size, pace)
    of_units = measure(units, replace(size, by_unit=True), pace)
    report(mornings, of_units, size, jobs_a_second(folder, pace))

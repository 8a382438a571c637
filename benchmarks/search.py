"""Searching the office's tasks: the page of eight with its count, beside looking through them all.

What the search took the place of is measured on the same rows: a pattern for each word over number
and content, folded, in the statement of any other list.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import create_engine, literal_column, text

from benchmarks.office import TODAY, YEAR, Size, database_url, fill_office
from benchmarks.tables import show
from bot.domain import OwnerKind, Role, Speaker, TaskFilter
from bot.parsing.text import fold
from bot.plans.values import DraftItem, DraftPlan
from bot.services.plans.plans import Source, import_plan
from bot.storage import Database, Session
from bot.storage.engine import reindex, upgrade
from bot.storage.filters import shape_of, values_of
from bot.storage.inserting import is_sqlite
from bot.storage.lists import PAGE_SIZE, listing
from bot.storage.people import speaker_by_id
from bot.storage.search import found_page
from tests.postgres import NoPostgres, Server, running_server

INDEXED = ("task", "assignment", "result")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often each question is asked, and the rows of the plan that is imported."""

    times: int = 100
    rows: int = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Words somebody looks for, by what is special about them."""

    name: str
    words: str
    page: int = 0
    sees_all: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds for one question each time, by the index and without it."""

    asked: Asked
    total: int
    ours: Sequence[float]
    scan: Sequence[float]


def questions(size: Size) -> tuple[Asked, ...]:
    rare = size.tasks // 2 + 3
    return (
        Asked("a word of one task", str(rare)),
        Asked("a word of every task", "năm"),
        Asked("the same, page 50", "năm", page=49),
        Asked("a word of a fifth", "hợp"),
        Asked("two words", "đề án"),
        Asked("three words", "chuyển đổi số"),
        Asked("four words, page 50", "hồ sơ tiêu chuẩn", page=49),
        Asked("three common words and a rare one", f"chuyển đổi số {rare}"),
        Asked("a person", "nguyễn thử 17"),
        Asked("words of every task's units", "phòng số"),
        Asked("a slip", "chuyeern đổi số"),
        Asked("an officer's, of every task", "năm", sees_all=False),
        Asked("an officer's, three words", "chuyển đổi số", sees_all=False),
    )


@contextmanager
def offices(folder: Path, size: Size) -> Iterator[dict[str, str]]:
    """The office in each kind of database there is here: its name to its address."""
    with ExitStack() as stack:
        urls = {"SQLite": database_url(folder / "searched.db")}
        if server := _server(stack):
            urls["PostgreSQL"] = server.url_of(server.create())
        for url in urls.values():
            fill_office(url, size)
            prepare(url)
        yield urls


def _server(stack: ExitStack) -> Server | None:
    try:
        return stack.enter_context(running_server())
    except NoPostgres as error:
        print(f"\nPostgreSQL is not measured: {error}")
        return None


def prepare(url: str) -> None:
    """Writes the index, and the column that was looked through before there was one."""
    reindex(url)
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE task ADD folded VARCHAR NOT NULL DEFAULT ''"))
        found = connection.execute(text("SELECT id, number, content FROM task"))
        rows = [{"id": one.id, "folded": fold(f"{one.number} {one.content}")} for one in found]
        connection.execute(text("UPDATE task SET folded = :folded WHERE id = :id"), rows)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        vacuum = "VACUUM" if url.startswith("sqlite") else "VACUUM FULL ANALYZE"
        connection.execute(text(vacuum))
    engine.dispose()


async def measure(url: str, size: Size, pace: Pace) -> list[Taken]:
    """Each question in turns with and without the index."""
    database = Database(url)
    async with database.read() as session:
        officer = await speaker_by_id(session, 17)
        assert officer
        taken = [await _taken(session, officer, asked, pace) for asked in questions(size)]
    await database.close()
    return taken


async def _taken(session: Session, officer: Speaker, asked: Asked, pace: Pace) -> Taken:
    speaker = replace(officer, roles=frozenset({Role.DIRECTOR})) if asked.sees_all else officer
    wanted = TaskFilter(owner=OwnerKind.ALL, words=fold(asked.words))
    ours: list[float] = []
    scan: list[float] = []
    total = 0
    for _ in range(pace.times):
        began = time.perf_counter()
        found = await found_page(session, speaker, wanted, today=TODAY, page=asked.page)
        ours.append(time.perf_counter() - began)
        total = found.total
    for _ in range(max(3, pace.times // 5)):  # as slow as it is, fewer times tell enough
        began = time.perf_counter()
        await _look_through(session, speaker, wanted, page=asked.page)
        scan.append(time.perf_counter() - began)
    return Taken(asked, total, ours, scan)


async def _look_through(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, page: int
) -> None:
    statement = listing(shape_of(speaker, wanted), on_server=not is_sqlite(session))
    for word in wanted.words.split():
        statement = statement.where(literal_column("task.folded").like(f"%{word}%"))
    values = values_of(speaker, wanted, today=TODAY)
    lines = {"lines": PAGE_SIZE, "before": page * PAGE_SIZE}
    (await session.execute(statement, values | lines)).all()


async def measure_import(url: str, pace: Pace) -> float:
    """Seconds to store a plan of so many rows in an empty, migrated database."""
    items = tuple(
        DraftItem("task", str(at), "Công tác chuyên môn", f"Tổ chức thẩm định hồ sơ số {at}", "")
        for at in range(pace.rows)
    )
    draft = DraftPlan("Kế hoạch", "Sở Thử", YEAR, items=items)
    database = Database(url)
    began = time.perf_counter()
    async with database.write() as session:
        await import_plan(
            session,
            draft,
            Source("a", "a"),
            zone_name="Asia/Ho_Chi_Minh",
            now=datetime(YEAR, 1, 2, tzinfo=UTC),
        )
    seconds = time.perf_counter() - began
    await database.close()
    return seconds


def import_seconds(folder: Path, pace: Pace, *, times: int = 5) -> tuple[float, float]:
    """The median of storing a plan in SQLite with the index and without, in turns."""
    seconds: dict[bool, list[float]] = {True: [], False: []}
    for at in range(times):
        for indexed in (True, False):
            url = database_url(folder / f"import-{at}-{indexed}.db")
            upgrade(url)
            if not indexed:
                _drop_triggers(url)
            seconds[indexed].append(asyncio.run(measure_import(url, pace)))
    return median(seconds[True]), median(seconds[False])


def _drop_triggers(url: str) -> None:
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        for table in INDEXED:
            connection.execute(text(f"DROP TRIGGER search_{table}_insert"))
    engine.dispose()


def report(name: str, size: Size, taken: Sequence[Taken]) -> None:
    show(
        f"Searching {size.tasks:,} tasks in {name}, ms",
        ("", "found", "p50", "p99", "scan p50", "faster"),
        [
            (
                one.asked.name,
                f"{one.total:,}",
                f"{median(one.ours) * 1000:.1f}",
                f"{_p99(one.ours) * 1000:.1f}",
                f"{median(one.scan) * 1000:.1f}",
                f"{median(one.scan) / median(one.ours):.1f} x",
            )
            for one in taken
        ],
    )


def _p99(seconds: Sequence[float]) -> float:
    return quantiles(seconds, n=100, method="inclusive")[98]


def report_import(pace: Pace, indexed: float, plain: float) -> None:
    show(
        f"Storing a plan of {pace.rows:,} rows in SQLite, s",
        ("", "with the index", "without", "ratio"),
        [("import", f"{indexed:.2f}", f"{plain:.2f}", f"{indexed / plain:.2f}")],
    )


def run(folder: Path, size: Size, pace: Pace) -> None:
    """Measures and reports on every kind of database there is here."""
    folder.mkdir()
    report_import(pace, *import_seconds(folder, pace))
    with offices(folder, size) as urls:
        for name, url in urls.items():
            report(name, size, asyncio.run(measure(url, size, pace)))

"""A database into another: the same rows, the same numbers, or nothing at all."""

import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Semaphore

import pytest
from sqlalchemy import Connection, create_engine, insert, inspect, select, text, update
from sqlmodel import SQLModel

from bot.errors import NhacViecError
from bot.storage import BotState, Database, copy_sides
from bot.storage.bot_state import clock_ahead, keep_clock, keep_state
from bot.storage.copy_rows import Copying, tables_in_order
from bot.storage.copying import Copied, copy_database
from bot.storage.engine import upgrade
from bot.storage.locks import TICKER, ServerLocks, locks_of
from bot.storage.models import (
    Event,
    OutboxMessage,
    Person,
    PlanReview,
    Reminder,
    Task,
    TaskNote,
    Unit,
)
from tests.postgres import Server
from tests.storage.conftest import opened
from tests.storage.search_office import SearchOffice

CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
NOW = datetime(2024, 5, 15, 2, 0, 30, 123456, tzinfo=UTC)
TABLES = SQLModel.metadata.tables
ODD = {"z": [1, 2.5, None], "a": {"Đ": "<ê>", "1": 2**40}, "": True}


@pytest.fixture
def target(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of the other kind than `database_url`."""
    if not database_url.startswith("sqlite"):
        url = f"sqlite+aiosqlite:///{tmp_path / 'target.db'}"
        upgrade(url)
        yield url
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(like=request.getfixturevalue("migrated"))
    yield server.url_of(name)
    server.drop(name)


def contents(connection: Connection) -> dict[str, list[str]]:
    """Every row of every table, as the program sees it."""
    found = {}
    for part in tables_in_order():
        rows = connection.execute(select(part.table).order_by(*part.table.primary_key.columns))
        found[part.table.name] = sorted(map(repr, rows.all()))
    return found


def add_oddities(url: str) -> None:
    """Rows that name later ones, odd JSON, instants to the microsecond, numbers once given."""
    with opened(url) as connection:
        connection.execute(text("UPDATE unit SET parent_id = (SELECT max(id) FROM unit)"))
        values = {"morning_at": time(7, 15), "away_from": date(2024, 2, 29), "position": "Ă"}
        connection.execute(update(Person).values(**values))
        connection.execute(text("UPDATE person SET stand_in_id = (SELECT max(id) FROM person)"))
        event = {"org_id": 1, "at": NOW, "action": "x", "subject": "task", "subject_id": 1}
        connection.execute(insert(Event), [event | {"before": ODD, "after": {}}])
        review = {
            "org_id": 1,
            "person_id": 1,
            "source_name": "a",
            "source_sha256": "b",
            "draft": ODD,
            "as_read": {},
            "data": {},
            "created_at": NOW,
            "expires_at": NOW,
        }
        connection.execute(insert(PlanReview), [review, review])
        connection.execute(text("DELETE FROM planreview WHERE id = 2"))
        message = {
            "org_id": 1,
            "person_id": 1,
            "kind": "morning",
            "payload": ODD,
            "due_at": NOW,
            "created_at": NOW,
            "sent_at": NOW,
            "state": "sent",
            "chat_id": -(2**40),
            "late": False,
            "uncertain": False,
            "attempts": 1,
            "outcome": "",
        }
        connection.execute(insert(OutboxMessage), [message | {"dedupe_key": "morning:1"}])


@pytest.fixture
async def full(office: SearchOffice, database_url: str) -> str:
    add_oddities(database_url)
    return database_url


async def test_everything_is_there_as_it_was(full: str, target: str) -> None:
    copied = await copy_database(full, target)
    with opened(full) as source, opened(target) as written:
        expected = contents(source)
        assert contents(written) == expected
    assert copied == Copied(len(expected), sum(map(len, expected.values())))


async def test_there_and_back_again_is_the_same(full: str, target: str, tmp_path: Path) -> None:
    home = f"sqlite+aiosqlite:///{tmp_path / 'home.db'}"
    upgrade(home)
    await copy_database(full, target)
    await copy_database(target, home)
    with opened(full) as source, opened(home) as written:
        assert contents(written) == contents(source)


async def test_json_and_instants_come_over_to_the_letter(full: str, target: str) -> None:
    await copy_database(full, target)
    with opened(target) as connection:
        (before, at) = connection.execute(
            select(Event.before, Event.at).where(Event.action == "x")  # type: ignore[call-overload]
        ).one()
    assert repr(before) == repr(ODD)
    assert at == NOW


async def test_what_is_searched_is_found_in_the_copy(full: str, target: str) -> None:
    await copy_database(full, target)
    database = Database(target)
    assert await SearchOffice(database).found("đo lường")
    await database.close()
    with opened(full) as source, opened(target) as written:
        texts = select(TABLES["searchtext"]).order_by(text("task_id"))
        assert written.execute(texts).all() == source.execute(texts).all()


async def test_a_demos_clock_stays_where_it_is(full: str, target: str) -> None:
    source = Database(full)
    async with source.write() as session:
        await keep_clock(session, timedelta(days=400), machine=datetime.now(UTC))
        await keep_state(session, "another", {"at": 1})
    await source.close()
    await copy_database(full, target)
    copy = Database(target)
    async with copy.read() as session:
        assert await clock_ahead(session, machine=datetime.now(UTC)) == timedelta(0)
        assert await session.get(BotState, "another")
    await copy.close()


async def test_numbers_given_once_are_given_to_nobody_else(full: str, target: str) -> None:
    await copy_database(full, target)
    with opened(target) as connection:
        review = connection.execute(select(TABLES["planreview"])).mappings().one()
        values = {name: value for name, value in review.items() if name != "id"}
        assert connection.execute(insert(PlanReview), values).inserted_primary_key == (3,)
        number = connection.scalar(text("SELECT max(id) FROM unit"))
        unit = {"org_id": 1, "name": "Đơn vị mới", "aliases": []}
        assert connection.execute(insert(Unit), unit).inserted_primary_key == (number + 1,)


async def test_the_source_stays_as_it_was(full: str, target: str) -> None:
    with opened(full) as connection:
        before = contents(connection)
    file = Path(full.partition("///")[2]) if full.startswith("sqlite") else None
    bytes_before = file.read_bytes() if file else None
    await copy_database(full, target)
    with opened(full) as connection:
        assert contents(connection) == before
    assert (file.read_bytes() if file else None) == bytes_before


async def refused(source: str, target: str, *, key: str) -> NhacViecError:
    with pytest.raises(NhacViecError) as raised:
        await copy_database(source, target)
    assert raised.value.key == key
    return raised.value


async def test_a_target_with_data_is_left_alone(full: str, target: str) -> None:
    await copy_database(full, target)
    error = await refused(full, target, key="copy-not-empty")
    assert error.values["table"] in {part.table.name for part in tables_in_order()}


@pytest.mark.parametrize(
    "url",
    [
        "sqlite+aiosqlite:///nowhere/at-all.db",
        "postgresql+psycopg://nobody@127.0.0.1:9/none",
    ],
)
async def test_a_source_that_is_not_there_is_named(database_url: str, url: str) -> None:
    error = await refused(url, database_url, key="copy-unreachable")
    assert error.values["side"] == "source"


async def test_an_address_of_another_kind_is_refused(database_url: str) -> None:
    await refused("mysql://x/y", database_url, key="copy-bad-url")
    await refused(database_url, database_url, key="copy-same")


@pytest.mark.parametrize("side", ["source", "target"])
async def test_a_bot_at_work_is_not_copied_under(full: str, target: str, side: str) -> None:
    bot = locks_of(full if side == "source" else target)
    assert await bot.take(TICKER)
    error = await refused(full, target, key="copy-in-use")
    assert error.values["side"] == side
    await bot.aclose()
    await copy_database(full, target)


@pytest.fixture
def during(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Has something happen at the end of a copy, before it is kept."""

    def at_the_end(happens: Callable[[], None]) -> None:
        def finish(copying: Copying) -> None:
            real(copying)
            happens()

        monkeypatch.setattr(Copying, "finish", finish)

    real = Copying.finish
    return at_the_end


async def test_no_bot_begins_though_the_copy_takes_long(
    full: str,
    target: str,
    monkeypatch: pytest.MonkeyPatch,
    during: Callable[[Callable[[], None]], None],
) -> None:
    """Whatever a server's patience is: we speak again and again, and it is the same lock."""
    spoken = Semaphore(0)

    async def check(server: ServerLocks) -> None:
        await real(server)
        spoken.release()

    def wait() -> None:
        while spoken.acquire(blocking=False):
            continue
        assert all(spoken.acquire(timeout=30) for _ in range(5)), "nobody spoke to the server"

    real = ServerLocks.check
    monkeypatch.setattr(ServerLocks, "check", check)
    monkeypatch.setattr(copy_sides, "_LOOK_EVERY", 0.05)
    during(wait)
    await copy_database(full, target)


async def test_what_was_copied_without_the_lock_is_not_kept(
    full: str, target: str, during: Callable[[Callable[[], None]], None]
) -> None:
    server = full if full.startswith("postgresql") else target

    def cut() -> None:
        with opened(server) as connection:
            connection.execute(CUT)

    during(cut)
    error = await refused(full, target, key="copy-lock-lost")
    assert error.values["side"] == ("source" if server is full else "target")
    with opened(target) as connection:
        assert not any(contents(connection).values())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_row_that_is_refused_leaves_nothing(full: str, target: str) -> None:
    """A text with a zero is one to SQLite and none to PostgreSQL."""
    with opened(full) as connection:
        connection.execute(text("UPDATE task SET note = 'a' || char(0) WHERE id = 1"))
    error = await refused(full, target, key="copy-refused")
    assert named(error) == ("task", "1", "note")
    with opened(target) as connection:
        assert not any(contents(connection).values())


def named(error: NhacViecError) -> tuple[str, str, str]:
    return error.values["table"], error.values["row"], error.values["column"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_cell_that_cannot_be_read_is_named(full: str, target: str) -> None:
    with opened(full) as connection:
        connection.execute(text("UPDATE planreview SET draft = '{'"))
    error = await refused(full, target, key="copy-unreadable")
    assert named(error) == ("planreview", "1", "draft")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_row_that_names_none_that_is_there_is_named(full: str, target: str) -> None:
    with opened(full) as connection:
        connection.execute(text("UPDATE task SET plan_id = 999 WHERE id = 2"))
    error = await refused(full, target, key="copy-refused")
    assert named(error) == ("task", "2", "unknown")


async def test_a_table_that_differs_afterwards_leaves_nothing(full: str, target: str) -> None:
    """Somebody's own trigger changes what is written."""
    with opened(target) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(
                text(
                    "CREATE TRIGGER own AFTER INSERT ON unit BEGIN"
                    " UPDATE unit SET short_name = 'x' WHERE id = NEW.id; END"
                )
            )
        else:
            connection.execute(
                text(
                    "CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS"
                    " $$ BEGIN NEW.short_name = 'x'; RETURN NEW; END $$"
                )
            )
            connection.execute(
                text("CREATE TRIGGER own BEFORE INSERT ON unit FOR EACH ROW EXECUTE FUNCTION own()")
            )
    error = await refused(full, target, key="copy-differs")
    assert error.values["table"] == "unit"
    with opened(target) as connection:
        assert not any(contents(connection).values())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_many_rows_take_little_memory(full: str, target: str) -> None:
    rows, words = 4_000, "x" * 5_000
    with opened(full) as connection:
        note = {"org_id": 1, "task_id": 1, "person_id": 1, "kind": "comment", "created_at": NOW}
        for start in range(0, rows, 1_000):
            numbers = range(start, start + 1_000)
            connection.execute(insert(TaskNote), [note | {"text": f"{n} {words}"} for n in numbers])
    tracemalloc.start()
    copied = await copy_database(full, target)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert copied.rows > rows
    assert most < 10 * 2**20  # the rows are twice as much


def test_every_table_is_copied_or_written_anew(database_url: str) -> None:
    engine = create_engine(database_url.replace("+aiosqlite", ""))
    known = {part.table.name for part in tables_in_order()}
    found = {name for name in inspect(engine).get_table_names() if "search" not in name}
    engine.dispose()
    assert known == found - {"alembic_version", "sqlite_sequence"}
    assert {Task.__tablename__, Reminder.__tablename__} <= known

"""A database of an earlier release becomes one of this, with everything in it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text
from sqlmodel import SQLModel

from bot.domain import OwnerKind, TaskFilter
from bot.plans.values import DraftItem, DraftPlan
from bot.services.plans.amending import amend, compare
from bot.services.plans.plans import Source
from bot.storage import Database, Person, Plan, updates
from bot.storage.engine import upgrade
from bot.storage.people import speaker_by_id
from bot.storage.search import found_page
from bot.storage.updates import Seen
from tests.storage.conftest import opened
from tests.storage.search_office import SearchOffice

NOW = datetime(2026, 5, 13, 2, tzinfo=UTC)
DAY = "2026-01-05 02:00:00"
ITEMS = tuple(DraftItem("task", number, "", f"Việc thứ {number}", "") for number in "123")
DRAFT = DraftPlan("Kế hoạch", "Sở Thử nghiệm", 2026, items=ITEMS)


@pytest.fixture
async def first_release(tmp_path: Path) -> AsyncIterator[Database]:
    """Made by the first release, with a plan of three tasks, and migrated."""
    path = tmp_path / "o.db"
    url = f"sqlite+aiosqlite:///{path}"
    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.attributes["url"] = url
    command.upgrade(config, "0001")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO organisation VALUES (1, 'Sở Thử nghiệm', 'Asia/Ho_Chi_Minh', '{}', ?)",
            (DAY,),
        )
        connection.execute(
            "INSERT INTO plan (id, org_id, title, year, document_number, source_name,"
            " source_sha256, version, status, created_at)"
            " VALUES (1, 1, 'Kế hoạch', 2026, '', 'a.docx', 'a', 1, 'active', ?)",
            (DAY,),
        )
        connection.executemany(
            "INSERT INTO task (org_id, plan_id, position, number, kind, content, timeline,"
            " expected_result, coordination, budget_text, state, doubts, folded)"
            " VALUES (1, 1, ?, ?, 'task', ?, '', '', '', '', 'not_started', '[]', '')",
            [(place, item.number, item.content) for place, item in enumerate(ITEMS)],
        )
    upgrade(url)
    database = Database(url)
    yield database
    await database.close()


async def test_a_plan_of_the_first_release_takes_later_versions(first_release: Database) -> None:
    async with first_release.write() as session:
        plan = await session.get_one(Plan, 1)
        assert (await compare(session, plan, DRAFT)).is_empty
        later = replace(DRAFT, items=ITEMS[1:])
        amended = await amend(session, plan, later, Source("b", "b"), actor=None, now=NOW)
        assert [one.id for one in amended.diff.dropped] == [1]
        assert (await compare(session, plan, later)).is_empty


async def test_tasks_of_the_first_release_are_found(first_release: Database) -> None:
    async with first_release.write() as session:
        session.add(Person(org_id=1, full_name="Lê Văn An", roles=["office"]))
    async with first_release.read() as session:
        speaker = await speaker_by_id(session, 1)
        assert speaker
        wanted = TaskFilter(owner=OwnerKind.ALL, words="viec thu 2")
        found = await found_page(session, speaker, wanted, today=NOW.date())
    assert [line.content for line in found.lines] == ["Việc thứ 2"]


def settings_of(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.attributes["url"] = url
    return config


async def test_every_migration_goes_back_and_forth(office: SearchOffice) -> None:
    url = office.database.url
    found = await office.found("đo lường")
    await asyncio.to_thread(command.downgrade, settings_of(url), "0002")
    with opened(url) as connection:
        (folded,) = connection.scalars(text("SELECT folded FROM task WHERE number = '1'"))
    assert folded == "1 kiem tra nha nuoc ve do luong tai cho"
    await asyncio.to_thread(upgrade, url)
    assert await office.found("đo lường") == found == ["1", "2"]


async def test_what_was_seen_before_answers_were_noted_counts_as_answered(
    database: Database,
) -> None:
    await asyncio.to_thread(command.downgrade, settings_of(database.url), "0006")
    with opened(database.url) as connection:
        connection.execute(
            text("INSERT INTO seenupdate (bot_id, update_id, at) VALUES (1, 7, :at)"), {"at": DAY}
        )
    await asyncio.to_thread(upgrade, database.url)
    async with database.read() as session:
        assert await updates.how_far(session, 1, 7) is Seen.ANSWERED


STOPS = {
    "before any table is made": "alembic.op.create_table",
    "before the triggers": "bot.storage.search_triggers.mend_triggers",
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
async def test_a_migration_that_is_stopped_leaves_nothing(
    office: SearchOffice, stop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    url = office.database.url
    await asyncio.to_thread(command.downgrade, settings_of(url), "0002")
    with opened(url) as connection:
        before = shape_of(connection)
    with monkeypatch.context() as patched:
        patched.setattr(stop, stopped)
        with pytest.raises(KeyboardInterrupt):
            upgrade(url)
    with opened(url) as connection:
        assert shape_of(connection) == before
    await asyncio.to_thread(upgrade, url)
    assert await office.found("đo lường") == ["1", "2"]


def shape_of(connection: Connection) -> tuple[str, dict[str, list[str]]]:
    """The revision, and each table with its columns."""
    looked_at = inspect(connection)
    columns = {
        name: [column["name"] for column in looked_at.get_columns(name)]
        for name in looked_at.get_table_names()
    }
    return str(connection.scalar(text("SELECT version_num FROM alembic_version"))), columns


def test_the_tables_are_those_of_the_models(database_url: str) -> None:
    engine = create_engine(database_url.replace("+aiosqlite", ""))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _is_of_a_model, "compare_type": True}
        )
        differences = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    assert differences == []


def _is_of_a_model(
    thing: object, name: str | None, kind: str, is_stored: bool, model: object
) -> bool:
    """Leaves out what only the database has: the index of words, its column and its tables."""
    return not (is_stored and model is None and "search" in (name or "")) and name != "words"

"""A database of an earlier release becomes one of this, with everything in it."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bot.plans.values import DraftItem, DraftPlan
from bot.services.amending import amend, compare
from bot.services.plans import Source
from bot.storage import Database, Plan
from bot.storage.engine import upgrade

NOW = datetime(2026, 5, 13, 2, tzinfo=UTC)
DAY = "2026-01-05 02:00:00"
ITEMS = tuple(DraftItem("task", number, "", f"Việc thứ {number}", "") for number in "123")
DRAFT = DraftPlan("Kế hoạch", "Sở Thử nghiệm", 2026, items=ITEMS)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
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


async def test_a_plan_of_the_first_release_takes_later_versions(database: Database) -> None:
    async with database.write() as session:
        plan = await session.get_one(Plan, 1)
        assert (await compare(session, plan, DRAFT)).is_empty
        later = replace(DRAFT, items=ITEMS[1:])
        amended = await amend(session, plan, later, Source("b", "b"), actor=None, now=NOW)
        assert [one.id for one in amended.diff.dropped] == [1]
        assert (await compare(session, plan, later)).is_empty

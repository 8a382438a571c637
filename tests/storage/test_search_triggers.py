"""The triggers that keep the search in step are there after every migration."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from bot.storage import Database
from bot.storage.engine import newest_revision, reindex, upgrade
from tests.postgres import Server
from tests.storage.conftest import DATABASES, opened
from tests.storage.search_office import SearchOffice

WATCHED = {"assignment", "person", "plan", "result", "searchtext", "section", "task", "unit"}
ON_SQLITE = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
ON_POSTGRESQL = "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
DAY = "2026-01-05 02:00:00"
VERSIONS = "bot/storage/migrations/versions"
REBUILDING = """
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{}", None, None


def upgrade():
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("task", recreate="always"):
            pass
    op.execute("UPDATE task SET content = 'Bằng tay' WHERE id = 1")
"""


@pytest.fixture(params=DATABASES)
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'n.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url_of(name)
    server.drop(name)


def triggers(url: str) -> dict[str, str]:
    """The name of each trigger of the search to its table."""
    with opened(url) as connection:
        found = ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL
        rows = connection.execute(text(found))
        return {name: table for name, table in rows if name.startswith("search")}


def migrate(url: str, revision: str, *, later: Path | None = None) -> None:
    """As somebody would with Alembic's own command; `later` is a folder of further revisions."""
    folders = [VERSIONS, *([str(later)] if later else [])]
    config = Config()
    config.set_main_option("script_location", "bot/storage/migrations")
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(folders))
    config.attributes["url"] = url
    command.upgrade(config, revision)


def fill(url: str) -> None:
    """One task, as the second release would have written it."""
    with opened(url) as connection:
        for statement in (
            "INSERT INTO organisation (id, name, timezone, policy, created_at)"
            f" VALUES (1, 'Sở Thử', 'Asia/Ho_Chi_Minh', '{{}}', '{DAY}')",
            "INSERT INTO plan (id, org_id, title, year, document_number, source_name,"
            " source_sha256, version, status, created_at)"
            f" VALUES (1, 1, 'Kế hoạch', 2026, '', 'a', 'a', 1, 'active', '{DAY}')",
            "INSERT INTO task (id, org_id, plan_id, position, number, kind, content, timeline,"
            " parent, note, expected_result, coordination, budget_text, state, doubts, folded)"
            " VALUES (1, 1, 1, 0, '1', 'task', 'Đo lường', '', '', '', '', '', '', 'not_started',"
            " '[]', '')",
        ):
            connection.execute(text(statement))


def found_by(url: str) -> list[str]:
    with opened(url) as connection:
        return list(connection.scalars(text("SELECT content FROM searchtext ORDER BY task_id")))


def test_they_are_there_from_the_start(new_url: str) -> None:
    upgrade(new_url)
    assert set(triggers(new_url).values()) == WATCHED


def test_they_are_there_in_an_office_that_had_no_search(new_url: str) -> None:
    migrate(new_url, "0002")
    fill(new_url)
    assert triggers(new_url) == {}
    upgrade(new_url)
    assert set(triggers(new_url).values()) == WATCHED
    assert found_by(new_url) == ["do luong"]


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A folder with a revision after ours, which rebuilds a table and changes its rows."""
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "9999_rebuilt.py").write_text(REBUILDING.format(newest_revision()))
    return tmp_path / "later"


def test_a_table_may_be_rebuilt_later(database_url: str, office: SearchOffice, later: Path) -> None:
    before = triggers(database_url)
    migrate(database_url, "head", later=later)
    assert triggers(database_url) == before
    asyncio.run(finish_index(database_url))
    assert found_by(database_url)[0] == "bang tay"


def test_writing_the_index_anew_brings_back_a_trigger_that_was_lost(
    database_url: str, office: SearchOffice
) -> None:
    before = triggers(database_url)
    with opened(database_url) as connection:
        for name in [name for name, table in before.items() if table == "task"]:
            of_table = "" if connection.dialect.name == "sqlite" else "ON task"
            connection.execute(text(f"DROP TRIGGER {name} {of_table}"))
        connection.execute(text("UPDATE task SET content = 'Bằng tay' WHERE id = 1"))
    assert set(triggers(database_url).values()) == WATCHED - {"task"}
    reindex(database_url)
    assert triggers(database_url) == before
    assert found_by(database_url)[0] == "bang tay"


async def finish_index(url: str) -> None:
    database = Database(url)
    await database.finish_index()
    await database.close()

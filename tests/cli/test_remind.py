"""`remind tick` does at an instant what a running bot would."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.demo.sample import write_sample
from bot.storage import Database, Snooze


async def snooze(url: str, until: datetime) -> None:
    """The first person asked to hear of the first task again."""
    database = Database(url)
    async with database.write() as session:
        session.add(Snooze(org_id=1, person_id=1, task_id=1, until=until, created_at=until))
    await database.close()


def kinds() -> list[str]:
    found = CliRunner().invoke(app, ["outbox", "list", "--json"])
    return [row["kind"] for row in json.loads(found.stdout)]


@pytest.mark.usefixtures("plain_logs")
def test_a_tick_looks_after_all_a_running_bot_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'o.db'}"
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", url)
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)
    plan = write_sample(tmp_path / "sample", year=2026).plan
    CliRunner().invoke(app, ["plan", "import", str(plan)])
    asyncio.run(snooze(url, datetime(2026, 6, 12, 2, 0, tzinfo=UTC)))
    CliRunner().invoke(app, ["remind", "tick", "--at", "2026-06-12T08:59"])
    assert "snooze" not in kinds()
    CliRunner().invoke(app, ["remind", "tick", "--at", "2026-06-12T09:00"])
    assert kinds().count("snooze") == 1

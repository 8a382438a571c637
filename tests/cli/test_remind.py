"""`remind tick` does at an instant what a running bot would."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.cli.opening import console
from bot.cli.remind import why
from bot.demo.sample import write_sample
from bot.messages.catalog import words_in
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


@pytest.fixture
def sample_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office with the sample plan, seen on a wide screen."""
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)
    monkeypatch.setattr(console, "width", 240)
    plan = write_sample(tmp_path / "sample", year=2026).plan
    CliRunner().invoke(app, ["plan", "import", str(plan)])


def said(*words: str) -> str:
    return CliRunner().invoke(app, [*words]).stdout


@pytest.mark.usefixtures("sample_office")
def test_a_preview_says_in_words_why_each_task_is_told_of() -> None:
    printed = said("remind", "preview", "--on", "2026-06-12")
    assert "Vì sao nhắc" in printed
    assert "7 ngày trước hạn" in printed
    assert "20/6/2026" in printed
    assert "2026-06-20" not in printed
    assert "Ngày 13/6/2026 không có tin nhắc nào" in said("remind", "preview", "--on", "2026-06-13")


@pytest.mark.usefixtures("sample_office", "plain_logs")
def test_the_ledger_has_kinds_times_and_states_in_words() -> None:
    assert "chưa có tin nào" in said("outbox", "list")
    said("remind", "tick", "--at", "2026-06-12T08:00")
    printed = said("outbox", "list")
    assert "tin buổi sáng" in printed
    assert "đang chờ" in printed
    assert "8:00 12/6/2026" in printed
    assert "waiting" not in printed
    assert "morning" not in printed


@pytest.mark.parametrize(
    ("step", "said_so"),
    [
        (0, "đúng ngày hạn"),
        (7, "7 ngày trước hạn"),
        (-3, "quá hạn 3 ngày"),
        (10_000, "đầu kỳ thực hiện"),
        (-1001, "đã báo lãnh đạo đơn vị"),
        (-1002, "đã báo người chỉ đạo"),
    ],
)
def test_every_step_has_words(step: int, said_so: str) -> None:
    assert why(words_in("vi"), step) == said_so


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

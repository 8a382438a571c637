"""Pressing people from a terminal: exactly those named, queued once, and asked first."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.clock import Clock
from bot.demo.sample import write_sample
from bot.demo.saved_clock import tell_terminal
from bot.storage import Database
from bot.storage.bot_state import keep_clock

Call = Callable[..., Result]
UNIT = "Phòng Du lịch"


@pytest.fixture
def call(tmp_path: Path, stocked: bytes, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    """A command over the sample office of 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)

    def invoke(*words: str, said: str | None = None) -> Result:
        return CliRunner().invoke(app, list(words), input=said)

    (tmp_path / "o.db").write_bytes(stocked)
    return invoke


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of an office with its staff and plan, copied since reading them takes a while."""
    folder = tmp_path_factory.mktemp("stocked")
    sample = write_sample(folder / "sample", year=2026)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{folder / 'o.db'}")
        for words in (
            ("people", "import", str(sample.people)),
            ("plan", "import", str(sample.plan)),
        ):
            assert CliRunner().invoke(app, list(words)).exit_code == 0
    return (folder / "o.db").read_bytes()


def answer(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def people(call: Call, unit: str = "") -> set[str]:
    rows = answer(call("people", "list", "--json"))
    return {row["person"] for row in rows if not unit or row["unit"] == unit}


def ledger(call: Call, broadcast_id: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = answer(
        call("outbox", "list", "--broadcast", str(broadcast_id), "--json")
    )
    return rows


def test_everybody_gets_one_row_each(call: Call) -> None:
    sent = answer(call("broadcast", "--to", "all", "--text", "Họp 8h", "--yes", "--json"))
    assert set(sent) == {"id", "recipients"}
    rows = ledger(call, sent["id"])
    assert len(rows) == sent["recipients"] == len(people(call))
    assert {row["person"] for row in rows} == people(call)
    assert {(row["kind"], row["state"], row["attempts"]) for row in rows} == {
        ("broadcast", "waiting", 0)
    }


def test_a_unit_is_named_as_people_name_it(call: Call) -> None:
    said = ("broadcast", "--to", "unit:p. du lịch", "--text", "Họp", "--yes", "--json")
    sent = answer(call(*said))
    assert {row["person"] for row in ledger(call, sent["id"])} == people(call, UNIT)


def test_several_choices_add_up_and_nobody_gets_it_twice(call: Call) -> None:
    one = sorted(people(call, UNIT))[0]
    to = ("--to", f"unit:{UNIT}", "--to", f"person:{one}", "--to", "role:office")
    sent = answer(call("broadcast", *to, "--text", "Họp", "--yes", "--json"))
    names = [row["person"] for row in ledger(call, sent["id"])]
    assert len(names) == len(set(names)) == sent["recipients"]
    assert people(call, UNIT) < set(names)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("unit:Phòng Không Có", "Không có đơn vị “Phòng Không Có”"),
        ("person:Không Ai Cả", "Không có ai tên"),
        ("everyone", "không chỉ ra người nhận"),
        ("role:boss", "không chỉ ra người nhận"),
        ("due:hôm nào đó", "không chỉ ra người nhận"),
        ("unit:", "không chỉ ra người nhận"),
    ],
)
def test_what_names_nobody_is_one_sentence(call: Call, to: str, said: str) -> None:
    result = call("broadcast", "--to", to, "--text", "Họp", "--yes")
    assert result.exit_code == 1
    (line,) = result.stderr.strip().splitlines()
    assert said in line


@pytest.mark.parametrize(("text", "said"), [("  ", "Chưa có nội dung"), ("a" * 5000, "tối đa")])
def test_no_words_and_too_many_are_refused(call: Call, text: str, said: str) -> None:
    result = call("broadcast", "--to", "all", "--text", text, "--yes")
    assert result.exit_code == 1
    assert said in result.stderr


def test_without_yes_it_is_asked_and_no_sends_nothing(call: Call) -> None:
    asked = call("broadcast", "--to", "all", "--text", "Họp", said="n\n")
    assert asked.exit_code == 1
    assert f"Gửi cho {len(people(call))} người?" in asked.stderr
    assert answer(call("outbox", "list", "--json")) == []


def test_where_nobody_answers_nothing_is_sent(call: Call) -> None:
    asked = call("broadcast", "--to", "all", "--text", "Họp", said="")
    assert "Thêm --yes" in asked.stderr
    assert answer(call("outbox", "list", "--json")) == []


def test_a_yes_queues_it(call: Call) -> None:
    sent = call("broadcast", "--to", f"unit:{UNIT}", "--text", "Họp", said="y\n")
    assert sent.exit_code == 0
    assert f"{len(people(call, UNIT))} tin đã xếp hàng" in sent.stdout


@pytest.mark.parametrize(
    ("at", "said"),
    [("2020-01-02T08:00", "Giờ này đã qua"), ("2999-01-02T08:00", "92 ngày")],
)
def test_an_hour_past_or_too_far_off_is_refused_before_asking(
    call: Call, at: str, said: str
) -> None:
    result = call("broadcast", "--to", "all", "--text", "Họp", "--at", at)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Gửi cho" not in result.stderr
    assert answer(call("outbox", "list", "--json")) == []


async def test_in_a_demo_now_is_the_demos_now(tmp_path: Path, call: Call) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    clock = Clock()
    clock.move_to(datetime(2026, 5, 15, 2, 0, tzinfo=UTC))
    await tell_terminal(database, clock)
    await database.close()
    words = ("broadcast", "--to", f"unit:{UNIT}", "--text", "Nộp báo cáo", "--yes", "--json")
    sent = await asyncio.to_thread(call, *words)
    rows = await asyncio.to_thread(ledger, call, answer(sent)["id"])
    assert {row["due_at"][:13] for row in rows} == {"2026-05-15T02"}


async def test_what_a_demo_left_behind_is_not_believed(tmp_path: Path, call: Call) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    async with database.write() as session:
        an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
        await keep_clock(session, timedelta(days=400), machine=an_hour_ago)
    await database.close()
    words = ("broadcast", "--to", f"unit:{UNIT}", "--text", "Nộp báo cáo", "--yes", "--json")
    sent = await asyncio.to_thread(call, *words)
    rows = await asyncio.to_thread(ledger, call, answer(sent)["id"])
    due = {datetime.fromisoformat(row["due_at"]) for row in rows}
    assert max(due) - datetime.now(UTC) < timedelta(minutes=1)

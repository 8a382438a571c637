"""`plan diff` and `plan amend` as their users call them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app

Call = Callable[..., Result]
HEAD = "SỞ THỬ NGHIỆM\nKẾ HOẠCH\nCông tác năm 2026\nSTT\tNội dung\tThời gian\tĐơn vị chủ trì\n"
OLD = (
    "1\tLập hồ sơ nhãn hiệu vùng trồng sen\tTháng 5\tPhòng Nghiệp vụ (An)\n"
    "2\tTập huấn tra cứu sáng chế\t30/6/2026\tPhòng Nghiệp vụ (Bình)\n"
    "3\tThanh tra an toàn bức xạ\tQuý III\tThanh tra (Chi)\n"
)
NEW = (
    "1\tLập hồ sơ nhãn hiệu vùng trồng sen\tTháng 7\tPhòng Nghiệp vụ (An)\n"
    "2\tThanh tra an toàn bức xạ\tQuý III\tThanh tra (Chi)\n"
    "3\tXây kho lưu trữ số\tQuý IV\tVăn phòng (Dũng)\n"
)
UNSURE_OLD = OLD + "4\tTổ chức hội thảo nông nghiệp công nghệ cao vùng ven biển\tQuý I\tVăn phòng\n"
UNSURE_NEW = OLD + "5\tTổ chức hội thảo phát triển nông nghiệp xanh ven biển\tQuý II\tThanh tra\n"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)
    for name, rows in {"a": OLD, "b": NEW, "c": UNSURE_OLD, "d": UNSURE_NEW}.items():
        (tmp_path / f"{name}.tsv").write_text(HEAD + rows, encoding="utf-8")
    return lambda *words, typed="": CliRunner().invoke(app, list(words), input=typed)


def answer(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def sentence(result: Result) -> str:
    """The one line a refused command says."""
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    return result.stderr.strip().splitlines()[-1]


def test_a_later_file_is_shown_group_by_group(call: Call) -> None:
    call("plan", "import", "a.tsv")
    shown = call("plan", "diff", "b.tsv").stdout
    assert "Thời hạn: 31/5/2026 → 31/7/2026" in shown
    assert "3. Xây kho lưu trữ số" in shown
    assert "2. Tập huấn tra cứu sáng chế" in shown
    assert "Số thứ tự: 3 → 2" in shown


def test_as_json_every_row_is_named(call: Call) -> None:
    call("plan", "import", "a.tsv")
    found = answer(call("plan", "diff", "b.tsv", "--json"))
    assert found["plan"]["version"] == 1
    assert [one["content"] for one in found["new"]] == ["Xây kho lưu trữ số"]
    assert [(one["task"], one["number"]) for one in found["dropped"]] == [(2, "2")]
    deadline = found["changed"][0]["changes"][0]
    assert (deadline["field"], deadline["granted"]) == ("deadline", None)
    assert [one["due"] for one in deadline["old"] + deadline["new"]] == ["2026-05-31", "2026-07-31"]
    assert found["unsure"] == []


def test_two_files_are_compared_without_a_database(call: Call, tmp_path: Path) -> None:
    found = answer(call("plan", "diff", "a.tsv", "b.tsv", "--json"))
    assert found["plan"] is None
    assert [one["task"] for one in found["dropped"]] == [1]
    assert not (tmp_path / "o.db").exists()


def test_showing_stores_nothing(call: Call) -> None:
    call("plan", "import", "a.tsv")
    call("plan", "diff", "b.tsv")
    assert "giống nhau: 3 việc" in call("plan", "diff", "a.tsv").stdout


def test_amending_puts_the_new_version_in_place(call: Call) -> None:
    call("plan", "import", "a.tsv")
    assert "phiên bản 2" in call("plan", "amend", "b.tsv", "--yes").stdout
    assert "giống nhau: 3 việc" in call("plan", "diff", "b.tsv").stdout
    assert "4" in call("plan", "list").stdout


def test_without_a_yes_nothing_changes(call: Call) -> None:
    call("plan", "import", "a.tsv")
    assert "--yes" in sentence(call("plan", "amend", "b.tsv"))
    assert "giống nhau: 3 việc" in call("plan", "diff", "a.tsv").stdout


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.plan_diff._is_terminal", lambda: True)


@pytest.mark.parametrize(("typed", "size"), [("y\ny\n", 4), ("n\ny\n", 5)])
def test_unsure_rows_are_asked_one_by_one(
    call: Call, at_a_terminal: None, typed: str, size: int
) -> None:
    call("plan", "import", "c.tsv")
    assert len(answer(call("plan", "diff", "d.tsv", "--json"))["unsure"]) == 1
    amended = call("plan", "amend", "d.tsv", typed=typed)
    assert "cùng một việc" in amended.stdout
    assert f" {size} " in call("plan", "list").stdout


def test_a_no_at_the_end_changes_nothing(call: Call, at_a_terminal: None) -> None:
    call("plan", "import", "a.tsv")
    assert "--yes" in sentence(call("plan", "amend", "b.tsv", typed="n\n"))
    assert "giống nhau: 3 việc" in call("plan", "diff", "a.tsv").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "diff", "b.tsv", "--plan", "9"), "Không có kế hoạch số 9"),
        (("plan", "diff", "b.tsv", "--year", "2025"), "Chưa có kế hoạch năm 2025"),
        (("plan", "diff", "a.tsv", "b.tsv", "a.tsv"), "hoặc hai tệp"),
        (("plan", "diff", "x.tsv"), "x.tsv"),
        (("plan", "amend", "a.tsv", "--yes"), "phiên bản 1"),
    ],
)
def test_bad_words_get_one_sentence(call: Call, words: tuple[str, ...], said: str) -> None:
    call("plan", "import", "a.tsv")
    assert said in sentence(call(*words))


def test_before_the_first_plan_it_says_what_to_do(call: Call) -> None:
    assert "plan import" in sentence(call("plan", "diff", "a.tsv"))

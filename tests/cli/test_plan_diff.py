"""`plan diff` and `plan amend` as their users call them."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
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
    assert " 3 " in call("plan", "list").stdout  # without the one that was dropped


def test_a_corrected_sheet_is_a_later_version_too(call: Call, tmp_path: Path) -> None:
    call("plan", "import", "a.tsv")
    call("plan", "preview", "b.tsv", "--excel", str(tmp_path / "b.xlsx"))
    found = answer(call("plan", "diff", "b.xlsx", "--json"))
    assert [one["content"] for one in found["new"]] == ["Xây kho lưu trữ số"]
    assert "phiên bản 2" in call("plan", "amend", "b.xlsx", "--yes").stdout
    assert "giống nhau: 3 việc" in call("plan", "diff", "b.tsv").stdout


def test_a_file_that_was_in_use_before_may_come_back(call: Call) -> None:
    call("plan", "import", "a.tsv")
    call("plan", "amend", "b.tsv", "--yes")
    assert "phiên bản 3" in call("plan", "amend", "a.tsv", "--yes").stdout
    assert "phiên bản 3" in sentence(call("plan", "amend", "a.tsv", "--yes"))


def test_without_a_yes_nothing_changes(call: Call) -> None:
    call("plan", "import", "a.tsv")
    assert "--yes" in sentence(call("plan", "amend", "b.tsv"))
    assert "giống nhau: 3 việc" in call("plan", "diff", "a.tsv").stdout


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.plan_diff._is_terminal", lambda: True)


@pytest.mark.parametrize(("typed", "size"), [("y\ny\n", 4), ("n\ny\n", 5)])
def test_unsure_rows_are_asked_one_by_one(
    call: Call, at_a_terminal: None, tmp_path: Path, typed: str, size: int
) -> None:
    call("plan", "import", "c.tsv")
    assert len(answer(call("plan", "diff", "d.tsv", "--json"))["unsure"]) == 1
    amended = call("plan", "amend", "d.tsv", typed=typed)
    assert "cùng một việc" in amended.stdout
    with closing(sqlite3.connect(tmp_path / "o.db")) as database:
        assert database.execute("SELECT count(*) FROM task").fetchone() == (size,)


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


OTHER = (
    "1\tTuyển dụng viên chức đợt một\tQuý I\tVăn phòng\n"
    "2\tThanh tra an toàn bức xạ\tQuý III\tThanh tra (Chi)\n"
    "3\tMua sắm thiết bị phòng thử nghiệm\tQuý II\tVăn phòng\n"
)


def test_the_same_plan_in_another_form_is_not_stored_twice_unless_meant(
    call: Call, tmp_path: Path
) -> None:
    call("plan", "import", "a.tsv")
    (tmp_path / "a.md").write_text(f"{HEAD}{OLD}\n", encoding="utf-8")
    refused = sentence(call("plan", "import", "a.md"))
    assert "3/3 dòng" in refused
    assert "nhacviec plan diff a.md" in refused
    assert "nhacviec plan amend a.md" in refused
    assert "--beside" in refused
    assert "3 việc" in call("plan", "import", "a.md", "--beside").stdout


def test_another_plan_of_the_same_year_is_stored_unasked(call: Call, tmp_path: Path) -> None:
    call("plan", "import", "a.tsv")
    (tmp_path / "other.tsv").write_text(HEAD + OTHER, encoding="utf-8")
    assert "3 việc" in call("plan", "import", "other.tsv").stdout


def test_a_later_version_is_compared_with_the_plan_it_looks_like(
    call: Call, tmp_path: Path
) -> None:
    call("plan", "import", "a.tsv")
    (tmp_path / "other.tsv").write_text(HEAD + OTHER, encoding="utf-8")
    call("plan", "import", "other.tsv")
    assert answer(call("plan", "diff", "c.tsv", "--json"))["plan"]["id"] == 1


def test_a_plan_of_another_year_is_stored_with_a_word_on_standard_error(
    call: Call, tmp_path: Path
) -> None:
    head = HEAD.replace("2026", "2019")
    (tmp_path / "old.tsv").write_text(head + OLD.replace("2026", "2019"), encoding="utf-8")
    stored = call("plan", "import", "old.tsv")
    assert stored.exit_code == 0
    assert "năm 2019" in stored.stderr
    assert "nay là" not in stored.stdout


def test_a_plan_of_one_year_does_not_replace_one_of_another(call: Call) -> None:
    call("plan", "import", "a.tsv")
    refused = sentence(call("plan", "amend", "b.tsv", "--year", "2025", "--plan", "1", "--yes"))
    assert "năm 2025" in refused
    assert "năm 2026" in refused


def test_nobody_told_is_not_counted(call: Call) -> None:
    call("plan", "import", "a.tsv")
    assert "0 người" not in call("plan", "amend", "b.tsv", "--yes").stdout


def test_a_plan_without_a_title_has_its_files_name(call: Call, tmp_path: Path) -> None:
    rows = HEAD.replace("KẾ HOẠCH\nCông tác năm 2026\n", "") + OLD
    (tmp_path / "so-viec.tsv").write_text(rows, encoding="utf-8")
    call("plan", "import", "so-viec.tsv", "--year", "2026")
    assert call("plan", "list").stdout.count("so-viec") == 2

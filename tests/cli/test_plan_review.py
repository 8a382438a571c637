"""The review at a terminal, and the draft as an Excel file there."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.cli import plan as plan_commands
from bot.cli.main import app
from bot.cli.opening import console
from bot.cli.plan_review import TerminalReview
from bot.messages.catalog import words_in
from bot.plans.draft import read_plan
from bot.plans.values import DraftPlan
from tests.plans.plan_text import plan_text
from tests.plans.sheets import changed, put


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Path:
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    path = tmp_path / "ke-hoach.tsv"
    path.write_bytes(plan_text())
    return path


def reviewed(file: Path, *said: str) -> tuple[DraftPlan, str]:
    """The draft after these answers, and what was shown."""
    shown, answers = StringIO(), iter(said)

    def ask(_prompt: str) -> str:
        return next(answers)

    terminal = Console(width=100, file=shown)
    found = TerminalReview(read_plan(file), words_in("vi"), terminal, ask).run()
    return found, shown.getvalue()


def dues(draft: DraftPlan) -> list[str]:
    return [f"{item.due:%d/%m}" if item.due else "-" for item in draft.items]


def test_numbers_choose_and_words_correct(file: Path) -> None:
    draft, shown = reviewed(file, "2", "trước 20/9", "1", "phong nghiep vu")
    assert dues(draft) == ["31/03", "01/03", "20/09", "20/07", "31/12"]
    assert draft.items[3].lead_units == ("Phòng Nghiệp vụ",)
    assert not any(item.doubts for item in draft.items)
    assert "1. Hạn 28/2/2025" in shown


def test_rows_are_skipped_taken_back_and_left(file: Path) -> None:
    draft, shown = reviewed(file, "s", "1", "b", "2", "q")
    assert dues(draft)[2] == "-"
    assert shown.count("theo tình hình") > 2
    assert sum(bool(item.doubts) for item in draft.items) == 2


def test_what_is_not_understood_is_asked_again(file: Path) -> None:
    draft, shown = reviewed(file, "9", "mèo", "", "q")
    assert draft == read_plan(file)
    assert shown.count("Chưa hiểu") == 2


def test_many_rows_can_be_taken_apart(tmp_path: Path) -> None:
    rows = [(str(n), f"Việc {n}", "", "Văn phòng", "") for n in range(1, 6)]
    path = tmp_path / "k.tsv"
    path.write_bytes(plan_text(rows))
    draft, shown = reviewed(path, "r", "15/6", "q")
    assert dues(draft) == ["15/06", "-", "-", "-", "-"]
    assert "Còn 4 câu hỏi" in shown


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is typed there; the test fills it."""
    typed: list[str] = []
    monkeypatch.setattr(plan_commands, "_at_a_terminal", lambda: True)
    monkeypatch.setattr(console, "input", lambda _prompt: typed.pop(0))
    yield typed
    assert typed == []


def test_an_import_asks_at_a_terminal(file: Path, at_a_terminal: list[str]) -> None:
    at_a_terminal += ["2", "q"]
    result = CliRunner().invoke(app, ["plan", "import", str(file)], input="y\n")
    assert "5 việc" in result.stdout
    assert "2 dòng cần xem lại" in result.stdout


def test_nothing_is_stored_without_a_yes(file: Path, at_a_terminal: list[str]) -> None:
    at_a_terminal += ["q"]
    result = CliRunner().invoke(app, ["plan", "import", str(file)], input="n\n")
    assert "Chưa lưu gì" in result.stdout
    assert CliRunner().invoke(app, ["people", "list"]).exit_code == 1


def test_yes_asks_nothing(file: Path, at_a_terminal: list[str]) -> None:
    result = CliRunner().invoke(app, ["plan", "import", str(file), "--yes"])
    assert "5 việc" in result.stdout


def test_a_corrected_sheet_is_imported(file: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ra.xlsx"
    CliRunner().invoke(app, ["plan", "preview", str(file), "--excel", str(sheet)])
    sheet.write_bytes(changed(sheet.read_bytes(), put("Hạn", "Tổ chức hội thi", "20/9")))
    shown = CliRunner().invoke(app, ["plan", "preview", str(sheet), "--json"])
    assert json.loads(shown.stdout)["items"][2]["due"] == "2025-09-20"
    assert "5 việc" in CliRunner().invoke(app, ["plan", "import", str(sheet)]).stdout


def test_a_sheet_that_cannot_be_written_is_named(file: Path) -> None:
    result = CliRunner().invoke(
        app, ["plan", "preview", str(file), "--excel", str(file / "ra.xlsx")]
    )
    assert result.exit_code == 1
    assert "Không ghi được tệp “ra.xlsx”" in result.stderr


def test_a_preview_shows_the_doubtful_rows_first(file: Path) -> None:
    shown = CliRunner().invoke(app, ["plan", "preview", str(file)]).stdout
    assert "Cần rà: 3 dòng" in shown
    assert shown.index("theo tình hình") < shown.index("Lập danh mục")

"""`nhacviec words …`: the bot's messages in the office's own words."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.demo.sample import write_sample

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    people = write_sample(tmp_path / "sample", year=2026).people
    CliRunner().invoke(app, ["people", "import", str(people), "--yes"])
    return lambda *words, text=None: CliRunner().invoke(app, ["words", *words], input=text)


def own(call: Call) -> list[tuple[str, str]]:
    shown = json.loads(call("list", "--own", "--json").stdout)
    return [(row["key"], row["text"]) for row in shown]


def test_a_message_is_found_by_the_words_it_shows(call: Call) -> None:
    assert "welcome" in call("list", "Chào anh/chị").stdout


def test_a_message_shows_its_text_and_what_is_filled_in(call: Call) -> None:
    shown = call("show", "welcome").stdout
    assert "Chào anh/chị { $name }." in shown
    assert "{ $name }: tên (Lê Văn An)" in shown


def test_a_text_is_set_and_reset(call: Call) -> None:
    assert call("set", "welcome", "Kính chào {name}").exit_code == 0
    assert own(call) == [("welcome", "Kính chào { $name }")]
    assert call("reset", "welcome").exit_code == 0
    assert "chưa sửa câu nào" in call("list", "--own").stdout


def test_several_lines_come_from_standard_input(call: Call) -> None:
    assert call("set", "help-body", "-", text="Gõ:\n  • việc\n\n[xem thêm]\n").exit_code == 0
    ((_, text),) = own(call)
    assert text.splitlines()[:2] == ["Gõ:", "  • việc"]


def test_what_is_exported_is_imported_again(call: Call, tmp_path: Path) -> None:
    call("set", "welcome", "Kính chào {name}")
    call("set", "help-body", "-", text="Gõ:\n  • việc\n\n[xem thêm]\n* mục\n")
    call("set", "list-summary", "-", text="{ $total ->\n  [0] Không.\n *[other] Có { $total }.\n}")
    before = own(call)
    assert "3 câu" in call("export", "words.ftl").stdout
    for key, _ in before:
        call("reset", key)
    assert own(call) == []
    assert "3 câu" in call("import", "words.ftl").stdout
    assert own(call) == before


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("## vi\nwelcome = Chào <b>", "“welcome” trong tệp chưa dùng được"),
        ("## vi\nenrol-yes = Vâng\nwelcome = Chào { $ten }", "Bot không điền “ten”"),
        ("## vi\nenrol-yes = Vâng\nnothing-here = a", "không có câu “nothing-here”"),
        ("welcome = Chào", "“## vi” hoặc “## en”"),
        ("## vi\nenrol-yes = Vâng\n}{", "từ dòng 3"),
    ],
)
def test_a_file_is_taken_whole_or_not_at_all(call: Call, text: str, refusal: str) -> None:
    Path("words.ftl").write_text(text, encoding="utf-8")
    result = call("import", "words.ftl")
    assert result.exit_code == 1
    assert refusal in result.stderr
    assert own(call) == []


@pytest.mark.parametrize(
    "words",
    [
        ("show", "khong-co"),
        ("show", "welcome", "--language", "fr"),
        ("list", "--language", "fr"),
        ("set", "welcome", "{"),
        ("import", "gone.ftl"),
        ("export", "gone/words.ftl"),
    ],
)
def test_a_refusal_is_one_sentence(call: Call, words: tuple[str, ...]) -> None:
    result = call(*words)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1

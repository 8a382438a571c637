"""The command line as its users call it: a database of their own, one sentence on failure."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.demo.sample import SampleFiles, write_sample

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Call:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    monkeypatch.delenv("NHACVIEC_TOKEN", raising=False)
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.fixture
def sample(tmp_path: Path) -> SampleFiles:
    return write_sample(tmp_path / "sample", year=2026)


def answer(result: Result) -> object:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def sentence(result: Result) -> str:
    """The one line a refused command says."""
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    (line,) = result.stderr.strip().splitlines()
    return line


def test_a_plan_is_previewed_without_being_stored(call: Call, sample: SampleFiles) -> None:
    shown = answer(call("plan", "preview", str(sample.plan), "--json"))
    assert isinstance(shown, dict)
    assert len(shown["items"]) == 61
    assert "Không" not in call("plan", "list").stdout
    assert call("people", "list").exit_code == 1


def test_staff_and_plan_make_an_office(call: Call, sample: SampleFiles) -> None:
    assert "17 người mới" in call("people", "import", str(sample.people)).stdout
    assert "61 việc" in call("plan", "import", str(sample.plan)).stdout
    people = answer(call("people", "list", "--json"))
    assert isinstance(people, list)
    assert len(people) == 17
    assert "61" in call("plan", "list").stdout


def test_the_same_plan_is_not_loaded_twice(call: Call, sample: SampleFiles) -> None:
    call("plan", "import", str(sample.plan))
    assert "đã được nạp" in sentence(call("plan", "import", str(sample.plan)))


def test_an_invitation_names_person_code_link_and_expiry(call: Call, sample: SampleFiles) -> None:
    call("plan", "import", str(sample.plan))
    one = answer(call("people", "invite", "--person", "Võ Kim Oanh", "--json"))
    assert isinstance(one, dict)
    assert set(one) == {"person", "code", "link", "expires"}
    unit = answer(call("people", "invite", "--unit", "Phòng Du lịch", "--json"))
    assert isinstance(unit, list)
    assert {"Võ Kim Oanh", "Phan Hữu Lộc"} <= {row["person"] for row in unit}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["people", "invite", "--person", "Không Ai"], "Không có ai tên"),
        (["people", "invite", "--unit", "Phòng Không"], "Không có đơn vị"),
        (["remind", "preview", "--on", "mai"], "không phải ngày giờ"),
        (["remind", "tick", "--at", "mai"], "không phải ngày giờ"),
        (["ask", "việc của tôi", "--as", "Không Ai"], "Không có ai tên"),
    ],
)
def test_bad_words_get_one_sentence(
    call: Call, sample: SampleFiles, words: list[str], said: str
) -> None:
    call("plan", "import", str(sample.plan))
    assert said in sentence(call(*words))


def test_before_the_first_plan_it_says_what_to_do(call: Call) -> None:
    assert "plan import" in sentence(call("people", "list"))


def test_the_morning_can_be_previewed_and_ticked_once(call: Call, sample: SampleFiles) -> None:
    call("plan", "import", str(sample.plan))
    rows = answer(call("remind", "preview", "--on", "2026-06-12", "--json"))
    assert isinstance(rows, list)
    assert "48" in {item["number"] for row in rows for item in row["items"]}
    first = call("remind", "tick", "--at", "2026-06-12T08:00").stdout
    again = call("remind", "tick", "--at", "2026-06-12T08:05").stdout
    assert f"Đã lập {len(rows)} tin" in first
    assert "Đã lập 0 tin" in again
    ledger = answer(call("outbox", "list", "--json"))
    assert isinstance(ledger, list)
    assert {row["state"] for row in ledger} == {"waiting"}
    assert {"person", "chat_id", "kind", "state", "attempts"} <= set(ledger[0])


def test_questions_can_be_tried_from_the_terminal(call: Call, sample: SampleFiles) -> None:
    call("plan", "import", str(sample.plan))
    asked = ("ask", "viec cua toi thang 6", "--as", "Ngô Thanh Tùng", "--at", "2026-05-15")
    assert "48." in call(*asked).stdout


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NHACVIEC_TOKEN", "", "Chưa có token"),
        ("NHACVIEC_TOKEN", "sai", "Token của bot không đúng"),
        ("NHACVIEC_DATABASE_URL", "mysql://x", "NHACVIEC_DATABASE_URL"),
        ("NHACVIEC_DATABASE_URL", "sqlite+aiosqlite:////proc/none/o.db", "Không mở được"),
        ("NHACVIEC_TIMEZONE", "Sao/Hoa", "NHACVIEC_TIMEZONE"),
    ],
)
def test_a_bot_that_cannot_start_says_why(
    call: Call, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    assert said in sentence(call("run"))


def test_a_telegram_that_cannot_be_reached_is_named(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_TOKEN", "123456789:AAF0abcdefghijklmnopqrstuvwxyz")
    monkeypatch.setenv("NHACVIEC_TELEGRAM_API_URL", "http://127.0.0.1:9")
    result = call("run")
    assert "Không kết nối được Telegram" in sentence(result)
    assert "AAF0" not in result.output


def test_a_plan_that_is_no_plan_stores_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "thu.tsv").write_text("xin chào\n", encoding="utf-8")
    sentence(call("plan", "import", str(tmp_path / "thu.tsv")))
    assert "plan import" in sentence(call("people", "list"))


def test_a_missing_file_is_named(call: Call) -> None:
    assert "khong-co.tsv" in sentence(call("plan", "preview", "khong-co.tsv"))


def test_the_database_can_be_made_ahead(call: Call, tmp_path: Path) -> None:
    assert "đã sẵn sàng" in call("db", "upgrade").stdout
    assert (tmp_path / "o.db").is_file()

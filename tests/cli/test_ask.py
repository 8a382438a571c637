"""`nhacviec ask`: what the bot would answer, one question after the other."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.demo.sample import write_sample

Ask = Callable[..., Result]
LEAD = "Ngô Thanh Tùng"


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plain_logs: None) -> Ask:
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'o.db'}")
    sample = write_sample(tmp_path / "sample", year=2026)
    call = CliRunner().invoke
    call(app, ["people", "import", str(sample.people)])
    call(app, ["plan", "import", str(sample.plan), "--yes"])
    at = ("--as", LEAD, "--at", "2026-05-15")
    return lambda *words: call(app, ["ask", *words, *at])


def test_a_later_question_goes_on_from_the_one_before(ask: Ask) -> None:
    shown = ask("việc của phòng du lịch tháng 6", "còn tháng sau?", "chỉ việc quá hạn").stdout
    headings = [line for line in shown.splitlines() if line.startswith("Việc của Phòng Du lịch")]
    assert headings == [
        "Việc của Phòng Du lịch, tháng 6/2026",
        "Việc của Phòng Du lịch, tháng 7/2026",
        "Việc của Phòng Du lịch, quá hạn, tháng 7/2026",
    ]


def test_one_question_is_one_object_and_several_are_a_list(ask: Ask) -> None:
    one = json.loads(ask("việc của tôi tháng 6", "--json").stdout)
    assert one["text"].startswith("Việc của anh/chị, tháng 6/2026")
    several = json.loads(ask("việc của tôi tháng 6", "việc thứ 2", "--json").stdout)
    assert [answer["text"].split(" ·")[0] for answer in several][1].startswith("Việc ")
    assert several[0] == one


def test_what_is_not_understood_is_helped_and_nothing_is_kept(ask: Ask) -> None:
    shown = ask("asdf tháng 6").stdout
    assert "Bot chưa hiểu hết câu này" in shown
    assert "[Việc của tôi, tháng 6/2026]" in shown


def test_a_refusal_is_the_answer_to_its_own_question_alone(ask: Ask) -> None:
    result = ask("việc của tôi tháng 6", "việc của phòng di sản", "việc số 999", "còn tháng sau?")
    answers = result.stdout
    assert result.exit_code == 0
    assert "chỉ xem được việc của mình" in answers
    assert "Không có việc số 999" in answers
    assert answers.index("Việc của anh/chị, tháng 6/2026") < answers.index("tháng 7/2026")

"""`nhacviec read`: one JSON object a line, in the forms other programs rely on."""

import json
from datetime import UTC, date, datetime
from typing import Any

from typer.testing import CliRunner

from bot.cli.read import app

MILESTONE_KEYS = [
    *("start", "due", "text", "trigger", "offset_days"),
    *("working", "adjusted", "recurrence", "printed"),
]
QUERY_KEYS = ["text", "intent", "owner", "status", "period", "number", "keywords"]


def read(*arguments: str, lines: str) -> list[Any]:
    result = CliRunner().invoke(app, arguments, input=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_deadline_line_answers_with_one_object() -> None:
    first, blank, last = read("deadlines", "--year", "2024", lines="trước 30/2\n\nTheo quy định\n")
    assert list(first["milestones"][0]) == MILESTONE_KEYS
    assert first["milestones"][0]["due"] == "2024-02-29"
    assert [warning["key"] for warning in first["warnings"]] == ["impossible-day"]
    assert blank == {"text": "", "milestones": [], "warnings": []}
    assert (last["text"], last["milestones"]) == ("Theo quy định", [])


def test_a_warning_is_a_vietnamese_sentence() -> None:
    (found,) = read("deadlines", "--year", "2024", lines="trước 30/2\n")
    assert "30/2" in found["warnings"][0]["words"]


def test_each_query_line_answers_with_one_object() -> None:
    now = ("--now", "2024-05-15T08:00:00+07:00", "--year", "2024")
    found, unread = read("queries", *now, lines="viec cua toi thang 5\nasdf\n")
    assert list(found) == QUERY_KEYS
    assert (found["intent"], found["owner"]) == ("list", "me")
    assert found["period"] == ["2024-05-01", "2024-05-31"]
    assert (unread["intent"], unread["period"]) == ("unknown", None)


def test_today_is_the_offices_day() -> None:
    late = ("--now", "2024-05-14T18:00:00+00:00", "--year", "2024")
    (found,) = read("queries", *late, lines="hôm nay\n")
    assert found["period"] == ["2024-05-15", "2024-05-15"]


def test_an_open_period_has_null_for_its_start() -> None:
    now = ("--now", "2024-05-15", "--year", "2024")
    (found,) = read("queries", *now, lines="việc trước 30/6\n")
    assert found["period"] == [None, "2024-06-30"]


def test_a_question_without_a_moment_is_asked_now() -> None:
    (found,) = read("queries", lines="hôm nay\n")
    today, again = found["period"]
    assert today == again
    assert abs((date.fromisoformat(today) - datetime.now(UTC).date()).days) <= 1

"""Hand-ins that wait for approval, in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.messages.catalog import words_in
from bot.messages.leading.lead_approvals import hand_in, waiting
from bot.storage import Result, Task

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
EVENING = datetime(2024, 5, 14, 16, 59, tzinfo=UTC)
MORNING = datetime(2024, 5, 14, 17, tzinfo=UTC)
TASK = Task(id=1, org_id=1, plan_id=1, position=1, number="2", content="Báo cáo sơ kết")


def result(at: datetime, text: str = "") -> Result:
    return Result(
        org_id=1,
        task_id=1,
        person_id=1,
        version=1,
        text=text,
        document_number="12/BC-NV",
        created_at=at,
    )


@pytest.mark.parametrize(("at", "said"), [(EVENING, "chờ 1 ngày"), (MORNING, "nộp hôm nay")])
def test_days_are_counted_in_the_office(at: datetime, said: str) -> None:
    found = [(TASK, result(at))]
    answer = waiting(words_in("vi"), found, page=0, today=date(2024, 5, 15), zone=ZONE)
    assert said in answer.text


@pytest.mark.parametrize("text", ["", "Đã trình", "Đã trình, số 12/BC-NV ngày 2/5"])
def test_the_document_is_named_once(text: str) -> None:
    answer = hand_in(words_in("vi"), TASK, result(MORNING, text), by="A", files=0, zone=ZONE)
    assert answer.text.count("12/BC-NV") == 1

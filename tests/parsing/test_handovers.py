"""Words that hand tasks over for some days, and words that do not."""

from datetime import date

import pytest

from bot.parsing.handovers import HandoverWords, asks_to_hand_over, read_handover
from bot.parsing.values import KnownNames, Period

TODAY = date(2024, 5, 15)
OFFICE = KnownNames(
    people={"Lê Văn An": (), "Trần Thị Bình": (), "Phạm Mai Chi": (), "Đỗ Vi": ()},
    units={"Phòng Nghiệp vụ": ()},
)
JUNE = Period(date(2024, 6, 1), date(2024, 6, 15))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "từ 1/6 đến 15/6 giao việc cho Trần Thị Bình",
            HandoverWords("", "Trần Thị Bình", JUNE),
        ),
        (
            "bàn giao việc của An cho Bình từ 1/6 đến 15/6 vì nghỉ phép",
            HandoverWords("An", "Bình", JUNE, "nghỉ phép"),
        ),
        ("giao viec cho binh tu 1/6 den 15/6", HandoverWords("", "binh", JUNE)),
        (
            "nghỉ phép từ 1/6 đến 15/6, giao việc cho anh An",
            HandoverWords("", "anh An", JUNE),
        ),
        (
            "giao việc của tôi cho Đỗ Vi vì đi học từ 1/6 đến 15/6",
            HandoverWords("", "Đỗ Vi", JUNE, "đi học"),
        ),
        (
            "bàn giao công việc cho chị Mai Chi tuần sau, lý do: đi công tác",
            HandoverWords(
                "", "chị Mai Chi", Period(date(2024, 5, 20), date(2024, 5, 26)), "đi công tác"
            ),
        ),
        ("bàn giao việc của chị Chi", HandoverWords("chị Chi")),
        ("bàn giao việc", HandoverWords()),
    ],
)
def test_who_when_and_why(said: str, meant: HandoverWords) -> None:
    assert asks_to_hand_over(said)
    assert read_handover(said, today=TODAY, names=OFFICE) == meant


@pytest.mark.parametrize(
    "said",
    [
        "giao việc 24 cho Bình",
        "giao việc cho Bình",
        "bàn giao việc 12 cho chị Thu",
        "giao Bình việc 5 từ 1/6 đến 3/6",
        "giao việc báo cáo sơ kết cho An trước 30/6",
        "giao P. Nghiệp vụ báo cáo PII trước 30/6",
        "bàn giao hồ sơ cho kho lưu trữ",
        "chuyển việc 3 sang An",
        "ai bàn giao việc cho Bình chưa?",
        "việc của tôi từ 1/6 đến 15/6",
        "việc được giao từ 1/6 đến 15/6",
    ],
)
def test_a_task_given_or_asked_for_is_no_handover(said: str) -> None:
    assert not asks_to_hand_over(said)


@pytest.mark.parametrize("said", ["bàn giao việc cho Bình ngày 31/6", "bàn giao việc cho Bình"])
def test_days_that_are_none_are_left_to_be_asked_for(said: str) -> None:
    assert read_handover(said, today=TODAY, names=OFFICE).days is None


def test_a_long_text_is_read_at_once() -> None:
    assert not asks_to_hand_over("giao " * 1000)
    assert read_handover("bàn giao việc cho " + "x " * 2000, today=TODAY, names=OFFICE).whom

"""Which milestone of a task is spoken of, and what of the words is left."""

from datetime import date

import pytest

from bot.parsing.named_milestones import Moment, meant_among, named_milestone

ROWS = (
    Moment(date(2024, 5, 31), "Dự thảo kế hoạch"),
    Moment(date(2024, 6, 30), "Trình ký"),
    Moment(None, "sau khi có văn bản"),
    Moment(date(2024, 6, 15), "Dự thảo báo cáo"),
)


@pytest.mark.parametrize(
    ("text", "what", "rest"),
    [
        ("gia hạn mốc 30/6 đến 15/7", "30/6", "gia hạn đến 15/7"),
        ("gia han moc 2 viec 12 den 15/7", "2", "gia han viec 12 den 15/7"),
        ("xin gia hạn việc 12 mốc cuối thêm 5 ngày", "cuối", "xin gia hạn việc 12 thêm 5 ngày"),
        ("mốc trình ký", "trình ký", ""),
        ("mốc 30/6 vì chờ góp ý", "30/6", "vì chờ góp ý"),
        (
            "gia hạn mốc kiện toàn vị trí việc làm đến 15/7",
            "kiện toàn vị trí việc làm",
            "gia hạn đến 15/7",
        ),
        (
            "gia hạn việc 12 mốc báo cáo đo đạc thêm 5 ngày",
            "báo cáo đo đạc",
            "gia hạn việc 12 thêm 5 ngày",
        ),
        ("gia hạn việc 3 mốc tội phạm đến 15/7", "tội phạm", "gia hạn việc 3 đến 15/7"),
        ("gia hạn mốc thông qua đề án đến 15/7", "thông qua đề án", "gia hạn đến 15/7"),
        ("gia hạn mốc ngày 30/6 qua 15/7", "ngày 30/6", "gia hạn qua 15/7"),
        ("lùi mốc 2 của việc 5 tới 15/7", "2", "lùi của việc 5 tới 15/7"),
        ("gia hạn mốc 30.6 đến 15/7", "30.6", "gia hạn đến 15/7"),
        ("gia hạn đến 15/7 mốc 30/6 việc 3", "30/6", "gia hạn đến 15/7 việc 3"),
        (
            "gia hạn mốc 30/6 đến 15/7 vì mốc giới chậm",
            "30/6",
            "gia hạn đến 15/7 vì mốc giới chậm",
        ),
    ],
)
def test_what_names_it_is_taken_out(text: str, what: str, rest: str) -> None:
    assert named_milestone(text) == (what, rest)


def test_of_a_long_reason_nothing_is_lost() -> None:
    reason = "vì " + "chờ ý kiến của các đơn vị; " * 40 + "hết"
    assert named_milestone(f"gia hạn mốc 30/6 đến 15/7 {reason}") == (
        "30/6",
        f"gia hạn đến 15/7 {reason}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "gia hạn việc 12 đến 15/7",
        "mốc",
        "gia hạn 12",
        "cột mốc12",
        "gia hạn việc 12 đến 15/7 vì mốc trước trễ",
        "xin gia hạn việc 12 đến 15/7 vì chưa rõ mốc giới đất",
        "gia hạn việc 12 thêm 5 ngày, lý do: cắm mốc lộ giới chậm",
        "gia han viec 12 den 15/7 do cam moc lo gioi cham",
        "gia hạn việc 2 đến 14/6 mốc giới chưa bàn giao",
        "gia hạn việc 2, nấm mọc nhiều",
    ],
)
def test_without_a_name_there_is_none(text: str) -> None:
    assert named_milestone(text) is None


@pytest.mark.parametrize(
    ("what", "places"),
    [
        ("30/6", [1]),
        ("31/5/2024", [0]),
        ("2", [1]),
        ("thứ 3", [2]),
        ("đầu", [0]),
        ("cuối cùng", [3]),
        ("tháng 6", [1, 3]),
        ("trinh ky", [1]),
        ("dự thảo", [0, 3]),
        ("9", []),
        ("30/9", []),
        ("nghiệm thu", []),
    ],
)
def test_it_is_told_from_the_others(what: str, places: list[int]) -> None:
    assert meant_among(what, ROWS, today=date(2024, 5, 15), year=2024) == places

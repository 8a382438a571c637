"""Several dated actions in one cell, their texts, and the brackets behind a time."""

import pytest

from bot.parsing.deadlines import read_deadline
from tests.parsing.said import day, expected, milestones, spans

CELLS = [
    ("Tháng 5: dự thảo; Tháng 6: trình.", [("5-1", "5-31", "dự thảo"), ("6-1", "6-30", "trình")]),
    ("Tháng 5 dự thảo, tháng 6 trình", [("5-1", "5-31", "dự thảo"), ("6-1", "6-30", "trình")]),
    (
        "- Tháng 5: dự thảo\n- Tháng 6: trình",
        [("5-1", "5-31", "dự thảo"), ("6-1", "6-30", "trình")],
    ),
    *(
        (cell, [("3-1", "3-31", "Khảo sát"), ("5-1", "5-31", "Trình")])
        for cell in (
            "1. Khảo sát: tháng 3; 2. Trình: tháng 5",
            "1. Khảo sát: tháng 3 2. Trình: tháng 5",
            "1) Tháng 3: Khảo sát 2) Tháng 5: Trình",
            "1. Khảo sát tháng 3.\n2. Trình tháng 5.",
        )
    ),
    ("+ Quý I: A; + Quý II: B", [("1-1", "3-31", "A"), ("4-1", "6-30", "B")]),
    ("<p>Tháng 5: A.</p> <p>Tháng 6: B.</p>", [("5-1", "5-31", "A"), ("6-1", "6-30", "B")]),
    (
        "Tháng 5: Gửi mẫu, lấy ý kiến. Tháng 6: Họp, 30/7/2024: Hoàn chỉnh.",
        [
            ("5-1", "5-31", "Gửi mẫu, lấy ý kiến"),
            ("6-1", "6-30", "Họp"),
            ("7-30", "7-30", "Hoàn chỉnh"),
        ],
    ),
    (
        "Dự thảo: tháng 2/2024\n\n+ Lấy ý kiến: tháng 3-6/2024 (theo đợt)",
        [("2-1", "2-29", "Dự thảo"), ("3-1", "6-30", "Lấy ý kiến (theo đợt)")],
    ),
    (
        "Các bước:\n+ Khảo sát: Quý I\n+ Đánh giá: Quý II",
        [("1-1", "3-31", "Khảo sát"), ("4-1", "6-30", "Đánh giá")],
    ),
    ("trước 15/2 lập, tháng 3 làm", [(None, "2-15", "lập"), ("3-1", "3-31", "làm")]),
    ("Dự thảo (tháng 6), trình (tháng 7)", [("6-1", "6-30", "Dự thảo"), ("7-1", "7-31", "trình")]),
    ("Trình trong tháng 3, ký trong tháng 4", [("3-1", "3-31", "Trình"), ("4-1", "4-30", "ký")]),
    ("Tháng 5: soạn, gửi Sở trước ngày 30/6", [("5-1", "5-31", "soạn"), (None, "6-30", "gửi Sở")]),
    (
        "30/4/2024 (thử nghiệm). Vận hành ổn định trong năm 2024",
        [("4-30", "4-30", "thử nghiệm"), ("1-1", "12-31", "Vận hành ổn định")],
    ),
    (
        "Quý I/2024 (bản đầu); Năm 2024 (từng phần)",
        [("1-1", "3-31", "bản đầu"), ("1-1", "12-31", "từng phần")],
    ),
    ("Quý I: trước ngày 10/4", [(None, "4-10", "Quý I")]),
    ("Tháng 5 (tổ chức)", [("5-1", "5-31", "tổ chức")]),
    ("Chậm nhất ngày 30/3 trình Sở", [(None, "3-30", "trình Sở")]),
    ("tháng 5 bắt đầu triển khai", [("5-1", "5-31", "bắt đầu triển khai")]),
    ("Tháng 6 (cuối tháng; sửa sau khi góp ý)", [("6-21", "6-30", "sửa sau khi góp ý")]),
    ("Quý II (trước 15/6)", [("4-1", "6-15", "")]),
    ("Tháng 5 (trước ngày 20)", [("5-1", "5-20", "")]),
    ("Quý II (tháng 4: soạn; tháng 5-6: làm)", [("4-1", "4-30", "soạn"), ("5-1", "6-30", "làm")]),
    ("Hoàn thành trước 30/6", [(None, "6-30", "")]),
]


@pytest.mark.parametrize(("cell", "wanted"), CELLS)
def test_each_dated_action_is_a_milestone_with_its_text(
    cell: str, wanted: list[tuple[str | None, str, str]]
) -> None:
    found = [(one.start, one.due, one.text) for one in milestones(cell)]
    assert found == [(day(start), day(due), text) for start, due, text in wanted]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Tháng 11/2024 (Trình xin chủ trương ban hành năm 2025)", ("11-1", "11-30")),
        ("Tháng 11: xây dựng kế hoạch, dự toán năm 2025", ("11-1", "11-30")),
        ("Trước 30/6 báo cáo sơ kết 6 tháng đầu năm", (None, "6-30")),
        ("Báo cáo 6 tháng đầu năm trước 30/6", (None, "6-30")),
        ("Tháng 5: thực hiện Quyết định số 13/2015/QĐ-UBND ngày 31/3/2015", ("5-1", "5-31")),
        ("Quý II theo Kế hoạch số 32/KH-UBND ngày 22/02/2024", ("4-1", "6-30")),
        ("Tháng 5: áp dụng TCVN ISO 9001:2015", ("5-1", "5-31")),
        ("Tháng 7: triển khai giai đoạn 2021-2025", ("7-1", "7-31")),
        ("Tháng 4: tổ chức 05-06 lớp, 1/3 số huyện", ("4-1", "4-30")),
        ("Tháng 5 - 02 lớp", ("5-1", "5-31")),
        ("Tháng 6 (báo cáo quý I)", ("6-1", "6-30")),
        ("Tháng 9 (sau khi có ý kiến của Sở)", ("9-1", "9-30")),
    ],
)
def test_dates_of_the_subject_matter_are_no_deadlines(
    cell: str, wanted: tuple[str | None, str]
) -> None:
    assert spans(cell) == expected([wanted])


@pytest.mark.parametrize(
    "cell",
    [
        *("Theo quy định", "theo tiến độ", "-nt-", "Tổng kết năm 2024", "Sơ kết 6 tháng đầu năm"),
        *("đột xuất", "Nghị quyết số 20-NQ/TW ngày 1/11/2012", "50.000.000 đồng", "không rõ"),
        *("Hợp đồng 12/2024/HĐ-KHCN", "Theo kế hoạch", "Thời hạn theo quy định của tỉnh"),
        *("Theo từng nhiệm vụ của năm 2024", "Năm học 2024-2025", "tăng 5%", "Điều 5 Luật"),
    ],
)
def test_what_names_no_time_of_its_own_has_no_milestone_and_a_doubt(cell: str) -> None:
    reading = read_deadline(cell, year=2024)
    assert reading.milestones == ()
    assert len(reading.doubts) == 1


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "\n", "…"])
def test_an_empty_cell_is_not_doubtful(cell: str) -> None:
    assert read_deadline(cell, year=2024) == read_deadline("", year=2024)
    assert read_deadline(cell, year=2024).doubts == ()


def test_strict_offices_mean_the_day_before() -> None:
    reading = read_deadline("trước 30/6; chậm nhất 15/7", year=2024, strict_before=True)
    assert [one.due for one in reading.milestones] == [day("6-29"), day("7-15")]


def test_a_heading_gives_its_period() -> None:
    assert spans("2. Những việc hoàn thành trong Quý III: Gồm 13 việc") == expected(
        [("7-1", "9-30")]
    )

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
        ("Báo cáo quý I: ngày 20/10", ("10-20", "10-20")),
        ("Báo cáo quý I (trước 5/4)", (None, "4-5")),
        ("Báo cáo quý I trước ngày 5/4", (None, "4-5")),
        ("Kỷ niệm Ngày KH&CN 18/5: tháng 4", ("4-1", "4-30")),
        ("Xây dựng kế hoạch, dự toán năm 2025: trước 30/6", (None, "6-30")),
        ("Sơ kết 6 tháng (tháng 7)", ("7-1", "7-31")),
        ("Ký hợp đồng (tháng 5)", ("5-1", "5-31")),
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


TWO_ACTIONS = [("3-1", "3-31", "khảo sát"), ("5-1", "5-31", "báo cáo")]


@pytest.mark.parametrize(
    "cell",
    [
        *("Tháng 3: khảo sát; tháng 5: báo cáo", "Tháng 3: khảo sát, tháng 5: báo cáo"),
        *("Tháng 3: khảo sát. Tháng 5: báo cáo.", "Tháng 3. khảo sát. Tháng 5. báo cáo"),
        *("Tháng 3 khảo sát và tháng 5 báo cáo", "Tháng 3 khảo sát, tháng 5 báo cáo"),
        *("Tháng 3: khảo sát / Tháng 5: báo cáo", "Tháng 3: khảo sát + Tháng 5: báo cáo"),
        *("Tháng 3: khảo sát - Tháng 5: báo cáo", "- Tháng 3: khảo sát, - Tháng 5: báo cáo"),
        *("Tháng 3 - khảo sát; tháng 5 - báo cáo", "Tháng 3 – khảo sát, tháng 5 – báo cáo"),
        *("• Tháng 3: khảo sát • Tháng 5: báo cáo", "* Tháng 3: khảo sát\n* Tháng 5: báo cáo"),
        *("Tháng 3 (khảo sát), tháng 5 (báo cáo)", "Tháng 3 (khảo sát) - Tháng 5 (báo cáo)"),
        *("(1) Tháng 3: khảo sát; (2) Tháng 5: báo cáo", "a) Tháng 3: khảo sát b) T5: báo cáo"),
        *("khảo sát: tháng 3; báo cáo: tháng 5", "khảo sát: tháng 3, báo cáo: tháng 5"),
        *("khảo sát – tháng 3, báo cáo – tháng 5", "khảo sát - tháng 3; báo cáo - tháng 5"),
        *("khảo sát trong tháng 3 và báo cáo trong tháng 5", "khảo sát tháng 3. báo cáo tháng 5."),
        *("khảo sát (tháng 3), báo cáo (tháng 5)", "khảo sát (tháng 3) và báo cáo (tháng 5)"),
        *("khảo sát (dự kiến tháng 3); báo cáo (T5)", "khảo sát dự kiến tháng 3; báo cáo tháng 5"),
        *("a) khảo sát: tháng 3; b) báo cáo: tháng 5", "+ khảo sát: tháng 3 + báo cáo: tháng 5"),
    ],
)
def test_two_actions_are_told_apart_however_they_are_joined(cell: str) -> None:
    found = [(one.start, one.due, one.text) for one in milestones(cell)]
    assert found == [(day(start), day(due), text) for start, due, text in TWO_ACTIONS]


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Dự thảo trước 15/3, trình trước 30/3", ["Dự thảo", "trình"]),
        ("Giai đoạn 1: Quý I; giai đoạn 2: Quý III", ["Giai đoạn 1", "giai đoạn 2"]),
        ("Bước 1 (tháng 3): khảo sát; bước 2 (tháng 5): họp", ["Bước 1: khảo sát", "bước 2: họp"]),
        ("Khởi công: tháng 3; hoàn thành: tháng 9", ["Khởi công", "hoàn thành"]),
        ("Kế hoạch: T1; thực hiện: T2-T11; tổng kết: T12", ["Kế hoạch", "thực hiện", "tổng kết"]),
        ("Thời gian trình: tháng 3; thời hạn nộp: 30/4", ["trình", ""]),
        ("Các bước: + Khảo sát: Quý I + Đánh giá: Quý II", ["Khảo sát", "Đánh giá"]),
        (
            "Quý I rà soát năm 2023, lập năm 2025, Quý II duyệt",
            ["rà soát năm 2023, lập năm 2025", "duyệt"],
        ),
        ("Sơ kết 6 tháng (tháng 7); tổng kết năm (tháng 12)", ["Sơ kết 6 tháng", "tổng kết năm"]),
        (
            "Kế hoạch năm 2024: 31/1; kế hoạch năm 2025: 30/11",
            ["Kế hoạch năm 2024", "kế hoạch năm 2025"],
        ),
        ("Cấp xã trước 30/6, cấp huyện trước 31/7", ["Cấp xã", "cấp huyện"]),
        ("Quý I: đạt 25%, 10 lớp; Quý II: đạt 50%", ["đạt 25%, 10 lớp", "đạt 50%"]),
        ("Tháng 4: Ngày KH&CN 18/5, họp báo", ["Ngày KH&CN 18/5, họp báo"]),
        ("Theo Kế hoạch của Bộ, dự kiến Quý III", ["Theo Kế hoạch của Bộ"]),
        ("Trình UBND (trước 30/6, sau khi có ý kiến)", ["Trình UBND sau khi có ý kiến"]),
        ("Dự kiến hoàn thành Quý III", [""]),
        ("Trong năm, hoàn thành trước 30/11", ["", ""]),
        ("Tháng 3: Thông tư 05/2023/TT-BKHCN. Tháng 5: họp", ["Thông tư 05/2023/TT-BKHCN", "họp"]),
        ("- Quý I: Thông tư 5/TT-BKHCN\n- Quý II: họp", ["Thông tư 5/TT-BKHCN", "họp"]),
        ("Thông tư 5/TT-BKHCN - Quý II", ["Thông tư 5/TT-BKHCN"]),
        ("Bước 1: tháng 3; bước 2: 15/5", ["Bước 1", "bước 2"]),
        ("Tháng 3: làm giai đoạn 1; 15/5: làm giai đoạn 2", ["làm giai đoạn 1", "làm giai đoạn 2"]),
        ("Trước 15/5 sơ kết; ngày 20/5 so sánh số liệu", ["sơ kết", "so sánh số liệu"]),
        ("Mức 2: tháng 3; mức 3: tháng 5", ["Mức 2", "mức 3"]),
        ("Tổ chức tháng 5 (02 lớp), tháng 9 (01 lớp)", ["Tổ chức (02 lớp)", "01 lớp"]),
        ("Đạt 50% trong quý II, 100% trong năm 2024", ["Đạt 50%", "100%"]),
        ("Khảo sát\nTháng 3\nTrình\nTháng 4", ["Khảo sát", "Trình"]),
        ("Tháng 3\nKhảo sát\nTháng 4\nTrình", ["Khảo sát", "Trình"]),
        ("Tháng 3:\n- Khảo sát\n- Họp\nTháng 4:\n- Trình", ["Khảo sát - Họp", "Trình"]),
        ("Trình tháng 6 (cuối tháng; sau khi họp)", ["Trình (sau khi họp)"]),
        ("Triển khai Đề án đến hết năm 2024", ["Triển khai Đề án"]),
    ],
)
def test_each_action_keeps_its_own_words(cell: str, texts: list[str]) -> None:
    assert [one.text for one in milestones(cell)] == texts


def test_strict_offices_mean_the_day_before() -> None:
    reading = read_deadline("trước 30/6; chậm nhất 15/7", year=2024, strict_before=True)
    assert [one.due for one in reading.milestones] == [day("6-29"), day("7-15")]


def test_a_heading_gives_its_period() -> None:
    assert spans("2. Những việc hoàn thành trong Quý III: Gồm 13 việc") == expected(
        [("7-1", "9-30")]
    )

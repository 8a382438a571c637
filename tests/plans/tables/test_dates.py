from datetime import date

import pytest

from bot.plans.tables.dates import (
    other_years,
    possible_milestones,
    row_dates,
    section_period,
    with_steps,
)

QUARTER_TWO = "2. Những nội dung hoàn thành trong Quý II: Gồm 19 nhiệm vụ"


def due(timeline: str, *, note: str = "", sections: tuple[str, ...] = ()) -> date | None:
    dates = row_dates(timeline, note=note, sections=sections, year=2024)
    return max((m.due for m in dates.milestones if m.due), default=None)


def test_the_time_cell_comes_first() -> None:
    found = due("Tháng 4", note="Thời hạn trình UBND tỉnh: 10/5/2024", sections=(QUARTER_TWO,))
    assert found == date(2024, 4, 30)


def test_a_dated_note_wins_over_the_heading() -> None:
    note = "Thời hạn trình UBND tỉnh: 10/5/2024"
    assert due("", note=note, sections=(QUARTER_TWO,)) == date(2024, 5, 10)


@pytest.mark.parametrize("note", ["Thời hạn theo quy định của tỉnh", "", "Chưa phê duyệt"])
def test_a_note_without_a_date_leaves_it_to_the_heading(note: str) -> None:
    assert due("-", note=note, sections=(QUARTER_TWO,)) == date(2024, 6, 30)


def test_the_innermost_heading_with_a_period_counts() -> None:
    assert due("", sections=("Quý I", QUARTER_TWO, "Công tác khác")) == date(2024, 6, 30)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Công tác cải cách hành chính",
        "Chỉ tiêu giao tại Quyết định số 58/QĐ-UBND ngày 12/12/2023",
        "Nhiệm vụ khoa học và công nghệ năm 2024",
        "Kỷ niệm 95 năm Cách mạng Tháng 8",
        "Thực hiện các hoạt động kỷ niệm Cách mạng Tháng 8",
        "Tháng 3 Thanh niên",
        "II. Phong trào Tháng 5 Công nhân",
        "Tổ chức thực hiện Tháng 3 Thanh niên",
    ],
)
def test_other_headings_give_no_period(heading: str) -> None:
    assert section_period(heading, 2024) == ()


@pytest.mark.parametrize(
    ("heading", "until"),
    [
        ("Tháng 3", date(2024, 3, 31)),
        ("II. Trong quý II/2024", date(2024, 6, 30)),
        ("1. Nhiệm vụ trọng tâm quý III năm 2024", date(2024, 9, 30)),
        ("Các nhiệm vụ hoàn thành trong tháng 5", date(2024, 5, 31)),
        ("Công tác xây dựng thể chế - Quý I", date(2024, 3, 31)),
        ("Đất đai (quý IV)", date(2024, 12, 31)),
        ("6 tháng đầu năm", date(2024, 6, 30)),
    ],
)
def test_a_heading_that_is_a_period_or_says_when_dates_its_rows(heading: str, until: date) -> None:
    assert [milestone.due for milestone in section_period(heading, 2024)] == [until]


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        ("Trình dự thảo: Tháng 5/2024, tổ chức: Tháng 9/2024", ["Tháng 5/2024", "Tháng 9/2024"]),
        ("được ký ban hành trong tháng 6/2024.", ["trong tháng 6/2024"]),
        ("Báo cáo trước 30/11/2024", ["trước 30/11/2024"]),
        ("công bố ngày 5 tháng 3", ["ngày 5 tháng 3"]),
        ("xong trong quý II", ["trong quý II"]),
    ],
)
def test_a_date_elsewhere_is_a_possible_milestone(result: str, printed: list[str]) -> None:
    assert [dict(doubt.values)["printed"] for doubt in possible_milestones(result)] == printed


@pytest.mark.parametrize(
    "result",
    [
        "mẫu tại Quyết định số 31/2015/QĐ-TTg ngày 07 tháng 8 năm 2015 của Thủ tướng",
        "theo Thông tư 03/2023/TT-BTC",
        "thay Kế hoạch số 125/KH-UBND ngày 13/8/2021",
        "tối đa 30 ngày; từ 05-06 lớp; 0,5 ngày/lớp; ISO 9001:2015",
        "",
    ],
)
def test_cited_texts_and_amounts_are_no_dates(result: str) -> None:
    assert list(possible_milestones(result)) == []


STEPS = "- Khảo sát: tháng 3\n- Trình duyệt: tháng 5"


@pytest.mark.parametrize(
    ("time", "dues"),
    [
        ("Từ tháng 3 đến tháng 5", ["2024-03-31", "2024-05-31"]),
        ("", ["2024-03-31", "2024-05-31"]),
        ("Quý I, Quý II", ["2024-03-31", "2024-05-31", "2024-06-30"]),
        ("Tháng 5", ["2024-05-31"]),
        ("Hàng tháng", ["2024-12-31"]),
    ],
)
def test_dated_steps_within_the_time_are_its_milestones(time: str, dues: list[str]) -> None:
    dates = with_steps(row_dates(time, note="", sections=(), year=2024), STEPS, year=2024)
    assert [str(milestone.due) for milestone in dates.milestones] == dues


def test_one_date_among_steps_is_no_milestone() -> None:
    dates = row_dates("Quý II", note="", sections=(), year=2024)
    assert with_steps(dates, "Khảo sát, họp vào tháng 5", year=2024) == dates


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("b) Thời gian hoàn thành: Tháng 11/2023.", ["2023"]),
        ("- Thời hạn trình: 15/3/2025", ["2025"]),
        ("b) Thời gian hoàn thành: Tháng 11/2024", []),
        ("b) Thời gian hoàn thành: Quý II", []),
        ("Kết quả năm 2023: đạt 90 %", []),
        ("Theo Quyết định số 5/QĐ-UBND ngày 12/12/2023", []),
    ],
)
def test_a_deadline_of_another_year_outside_the_tables_is_doubted(
    text: str, years: list[str]
) -> None:
    assert [dict(doubt.values)["other"] for doubt in other_years([text], year=2024)] == years


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        ("Xây dựng kho. Thời gian hoàn thành tháng 11/2024.", date(2024, 11, 30)),
        ("Mua xe, xong trước 15/5", date(2024, 5, 15)),
        ("Sơ kết 6 tháng đầu năm", None),
        ("Hoàn thành kế hoạch năm 2023", None),
    ],
)
def test_a_deadline_that_the_parent_states_reaches_its_rows(
    parent: str, expected: date | None
) -> None:
    dates = row_dates("", note="", sections=(), year=2024, parent=parent)
    assert max((m.due for m in dates.milestones if m.due), default=None) == expected

from datetime import date

import pytest

from bot.plans.dates import possible_milestones, row_dates, section_period

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
    ],
)
def test_other_headings_give_no_period(heading: str) -> None:
    assert section_period(heading, 2024) == ()


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

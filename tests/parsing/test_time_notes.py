"""Brackets behind a time: which narrow or divide its window, which are its action."""

import pytest

from tests.parsing.said import Span, expected, milestones, spans


@pytest.mark.parametrize(
    ("cell", "span", "action"),
    [
        ("Tháng 6 (cuối tháng)", ("6-21", "6-30"), ""),
        ("Tháng 6 (giữa tháng; trình Sở)", ("6-11", "6-20"), "trình Sở"),
        ("Tháng 6 (tuần thứ 2)", ("6-8", "6-14"), ""),
        ("Tháng 6 (ngày 15-20)", ("6-15", "6-20"), ""),
        ("Tháng 6 (trước ngày 20)", ("6-1", "6-20"), ""),
        ("Quý II (đầu quý)", ("4-1", "4-30"), ""),
        ("Quý II (tháng 5)", ("5-1", "5-31"), ""),
        ("Quý II (trước 15/6)", ("4-1", "6-15"), ""),
        ("Quý II (trước 15/6: trình Sở)", ("4-1", "6-15"), "trình Sở"),
        ("Năm 2024 (Quý III)", ("7-1", "9-30"), ""),
    ],
)
def test_a_note_may_narrow_its_window(cell: str, span: Span, action: str) -> None:
    assert spans(cell) == expected([span])
    assert [one.text for one in milestones(cell)] == [action]


@pytest.mark.parametrize(
    ("cell", "action"),
    [
        ("Tháng 6 (cuối kỳ)", "cuối kỳ"),
        ("Tháng 6 (02 ngày)", "02 ngày"),
        ("Tháng 6 (báo cáo quý I)", "báo cáo quý I"),
        ("Tháng 6 (trước 15/9)", "trước 15/9"),
        ("Tháng 6 (họp Hội đồng ngày 15/6)", "họp Hội đồng ngày 15/6"),
        ("Tháng 6 (tuần 7)", "tuần 7"),
        (
            "Tháng 6 (theo Công văn số 12/SKHCN ngày 15/6/2024)",
            "theo Công văn số 12/SKHCN ngày 15/6/2024",
        ),
    ],
)
def test_any_other_note_is_the_action(cell: str, action: str) -> None:
    assert spans(cell) == expected([("6-1", "6-30")])
    assert [one.text for one in milestones(cell)] == [action]


def test_a_note_may_divide_its_window() -> None:
    cell = "Quý II (tháng 4: soạn; tháng 5, 6: lấy ý kiến)"
    assert spans(cell) == expected([("4-1", "4-30"), ("5-1", "6-30")])
    assert [one.text for one in milestones(cell)] == ["soạn", "lấy ý kiến"]


def test_what_a_note_lists_outside_its_window_does_not_divide_it() -> None:
    assert spans("Quý II (tháng 4: soạn; tháng 9: ký)") == expected([("4-1", "6-30")])


@pytest.mark.parametrize("cell", ["Họp lần cuối (dự kiến tháng 5)", "Họp (trong tháng 5)"])
def test_brackets_with_only_a_time_are_that_time(cell: str) -> None:
    assert spans(cell) == expected([("5-1", "5-31")])


def test_where_only_a_comment_says_when_it_is_believed() -> None:
    assert spans("Họp (Sở gửi tài liệu trước 30/5, đại biểu nộp ý kiến)") == expected(
        [(None, "5-30")]
    )

"""A part of a month, or a day, said once for several months or quarters."""

import pytest

from tests.parsing.said import Span, expected, spans


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("cuối tháng 3, 6, 9", [("3-21", "3-31"), ("6-21", "6-30"), ("9-21", "9-30")]),
        ("Cuối các tháng 3, 6", [("3-21", "3-31"), ("6-21", "6-30")]),
        ("đầu tháng 5 và 9/2024", [("5-1", "5-10"), ("9-1", "9-10")]),
        ("đầu quý I, III", [("1-1", "1-31"), ("7-1", "7-31")]),
        ("tuần cuối tháng 3 và 6", [("3-25", "3-31"), ("6-24", "6-30")]),
        ("ngày 15 tháng 3, 6, 12", [("3-15", "3-15"), ("6-15", "6-15"), ("12-15", "12-15")]),
        ("trước ngày 15 tháng 6 và 12", [(None, "6-15"), (None, "12-15")]),
        ("cuối tháng 11, 12/2025", [("2025-11-21", "2025-11-30"), ("2025-12-21", "2025-12-31")]),
    ],
)
def test_it_holds_for_each_of_them(cell: str, wanted: list[Span]) -> None:
    assert spans(cell) == expected(wanted)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("trước ngày 10 tháng 3, 5 lớp tập huấn", [(None, "3-10")]),
        ("giữa tháng 5, 20/6 trình", [("5-11", "5-20"), ("6-20", "6-20")]),
        ("15 tháng 3, 20 tháng 6", [("3-15", "3-15"), ("6-20", "6-20")]),
        ("cuối tháng 9, 6 đơn vị", [("9-21", "9-30")]),
        ("trước 15/3, 6 báo cáo", [(None, "3-15")]),
    ],
)
def test_a_number_of_something_else_is_none_of_them(cell: str, wanted: list[Span]) -> None:
    assert spans(cell) == expected(wanted)

"""Glued words, misread figures and other brackets: what is put right, and what is left alone."""

import pytest

from bot.parsing.cells.misprints import as_meant
from bot.parsing.text import words_of
from tests.parsing.said import Span, expected, milestones, spans


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        *(("Trước30/11/2024", (None, "11-30")), ("truoc15/8", (None, "8-15"))),
        *(("Chậm nhất30/6", (None, "6-30")), ("chamnhat 30/6", (None, "6-30"))),
        *(("Đếnhết tháng 6", (None, "6-30")), ("hoàn thànhtrước 30/6", (None, "6-30"))),
        *(("từ1/3đến 15/4", ("3-1", "4-15")), ("từngày 1/3 đếnngày 30/4", ("3-1", "4-30"))),
        *(("Từ1/2/2024đến30/6/2024", ("2-1", "6-30")), ("tháng5 đến tháng8", ("5-1", "8-31"))),
        *(("6tháng cuối năm", ("7-1", "12-31")), ("cuốitháng 6", ("6-21", "6-30"))),
        *(("trongtháng 5", ("5-1", "5-31")), ("30/6trình dự thảo", ("6-30", "6-30"))),
    ],
)
def test_what_is_glued_is_read_apart(cell: str, span: Span) -> None:
    assert spans(cell) == expected([span])


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        *(("tháng ll/2024", ("11-1", "11-30")), ("Tháng lO", ("10-1", "10-31"))),
        *(("lO/ll/2024", ("11-10", "11-10")), ("ngày l tháng 6", ("6-1", "6-1"))),
        *(("trước 1S/6", (None, "6-15")), ("1Z/5/2024", ("5-12", "5-12"))),
        *(("15/O9/2024", ("9-15", "9-15")), ("trước 2B/2", (None, "2-28"))),
    ],
)
def test_what_a_scanner_took_for_letters_is_a_number(cell: str, span: Span) -> None:
    assert spans(cell) == expected([span])


@pytest.mark.parametrize(
    "cell", ["[{}]", "{{{}}}", '"{}"', "“{}”", "«{}»", "'{}'", "‘{}’", 'Thời gian: "{}"', "[({})]"]
)
def test_brackets_and_quotation_marks_of_any_kind_hold_a_time(cell: str) -> None:
    assert spans(cell.format("trước ngày 25/12")) == expected([(None, "12-25")])


def test_a_time_in_a_quoted_name_is_no_deadline() -> None:
    cell = 'Hội thảo "Chuyển đổi số quý II" trong tháng 5'
    assert spans(cell) == expected([("5-1", "5-31")])
    assert [one.text for one in milestones(cell)] == ['Hội thảo "Chuyển đổi số quý II"']


@pytest.mark.parametrize(
    "cell",
    [
        *("lớp 3B/12", "Phòng 1B", "COVID19", "5G", "100km", "T6/2024", "20/KH-UBND", "tôi", "10l"),
        *("Tháng 5: họp", "8h30' đến 9h30", "nhiệm vụ trước mắt", "đầu tư", "sản xuất trong nước"),
    ],
)
def test_what_is_well_printed_stays_the_very_same(cell: str) -> None:
    words = words_of(cell)
    assert as_meant(words) is words

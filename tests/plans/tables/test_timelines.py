import pytest

from bot.plans.tables.headers import read_header
from bot.plans.tables.timelines import timeline, with_digits

MONTHS = tuple(f"Tháng {month}" for month in range(1, 7))


def of(header: tuple[str, ...], cells: tuple[str, ...]) -> str:
    columns = read_header(("STT", "Nội dung", *header))
    assert columns is not None
    return timeline(columns, ("1", "Họp", *cells))


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        (("", "", "x", "x", "x", ""), "Tháng 3-5"),
        (("x", "", "", "", "", "X"), "Tháng 1; Tháng 6"),
        (("✓", "✓", "", "", "•", ""), "Tháng 1-2; Tháng 5"),
        (("", "trình ký", "x", "", "", ""), "Tháng 2: trình ký; Tháng 3"),
        (("", "-", "", "", "", ""), ""),
        (("x",), "Tháng 1"),
    ],
)
def test_marks_under_months_are_windows(marks: tuple[str, ...], text: str) -> None:
    assert of(MONTHS, marks) == text


@pytest.mark.parametrize(
    ("month", "week", "text"),
    [
        ("Tháng 5", "3", "Tuần 3 tháng 5"),
        ("5", "Tuần 1, 2", "Tuần 1, 2 tháng 5"),
        ("Tháng 5", "06/5 - 10/5", "06/5 - 10/5"),
        ("Tháng 5", "27", "Tháng 5"),
        ("5", "", "Tháng 5"),
    ],
)
def test_a_week_is_one_of_its_month(month: str, week: str, text: str) -> None:
    assert of(("Tháng", "Tuần"), (month, week)) == text


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Tháng lO/2024", "Tháng 10/2024"),
        ("3O/1I/2024", "30/11/2024"),
        ("theo số liệu/báo cáo", "theo số liệu/báo cáo"),
        ("Quý I/2024", "Quý I/2024"),
        ("Quý II/2024", "Quý II/2024"),
    ],
)
def test_letters_that_a_scan_made_of_digits_are_digits(printed: str, meant: str) -> None:
    assert with_digits(printed) == meant


def test_marks_under_quarters_are_windows() -> None:
    assert of(("Quý I", "Quý II", "Quý III"), ("x", "x", "")) == "Quý I-II"


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (("01/03", "15/04"), "Từ 01/03 đến 15/04"),
        (("Tháng 3", "Quý II"), "Từ tháng 3 đến quý II"),
        (("Tháng 3", ""), "Từ tháng 3"),
        (("", "30/6"), "30/6"),
    ],
)
def test_a_beginning_and_an_end_are_one_phrase(cells: tuple[str, ...], text: str) -> None:
    assert of(("Bắt đầu", "Kết thúc"), cells) == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [(("5", "3"), "5/3"), (("", "3"), "Tháng 3"), (("15/4", ""), "15/4"), (("", "Quý I"), "Quý I")],
)
def test_a_day_and_a_month_are_one_date(cells: tuple[str, ...], text: str) -> None:
    assert of(("Ngày", "Tháng"), cells) == text

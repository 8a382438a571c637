import pytest

from bot.plans.document import Cell, Row
from bot.plans.tables.columns import Column, Columns
from bot.plans.tables.header_rows import find_columns


def row(*texts: str) -> Row:
    return tuple(map(Cell, texts))


def found(*rows: Row) -> tuple[Columns, int]:
    columns = find_columns(rows)
    assert columns is not None
    return columns


TASK = row("1", "Họp", "Phòng A", "Phòng B", "Quý I")


def test_a_header_of_two_rows_is_read_as_one() -> None:
    upper = row("STT", "Nội dung", "Đơn vị thực hiện", "", "Thời hạn")
    lower = row("", "", "Chủ trì", "Phối hợp", "")
    columns, height = found(upper, lower, TASK)
    assert height == 2
    assert columns.places[Column.LEAD] == (2,)
    assert columns.places[Column.COOPERATING] == (3,)


def test_a_part_that_says_nothing_by_itself_is_what_its_cover_says() -> None:
    upper = row("STT", "Đơn vị được giao", "Ngân sách (đồng)")
    lower = row("", "", "Thường xuyên", "Đầu tư")
    columns, height = found(upper, lower, row("1", "Sở A", "30", ""))
    assert height == 2
    assert columns.places[Column.BUDGET] == (2, 3)


def test_months_under_a_time_are_periods() -> None:
    upper = row("TT", "Nội dung", "Thời gian (tháng)", "", "", "Chủ trì")
    lower = row("", "", "1", "2", "3", "")
    columns, height = found(upper, lower, row("1", "Họp", "x", "", "", "A"))
    assert height == 2
    assert columns.periods == {2: "Tháng 1", 3: "Tháng 2", 4: "Tháng 3"}
    assert columns.places[Column.LEAD] == (5,)


def test_a_header_may_take_three_rows() -> None:
    upper = row("TT", "Nội dung", "Thời gian", "", "Chủ trì")
    middle = row("", "", "Quý I", "", "")
    lower = row("", "", "Tháng 1", "Tháng 2", "")
    columns, height = found(upper, middle, lower, row("1", "Họp", "x", "", "A"))
    assert (height, columns.periods) == (3, {2: "Tháng 1", 3: "Tháng 2"})


@pytest.mark.parametrize(
    "below",
    [
        row("1", "Họp", "Phòng A", "", "Quý I"),
        row("I", "Công tác chung", "", "", ""),
        row("", "Công tác chung", "", "", ""),
        row("(1)", "(2)", "(3)", "(4)", "(5)"),
    ],
)
def test_a_row_that_divides_no_wide_cell_is_no_header(below: Row) -> None:
    upper = row("STT", "Nội dung", "Đơn vị thực hiện", "Thời hạn", "Ghi chú")
    assert found(upper, below)[1] == 1


def test_titles_over_the_header_are_passed() -> None:
    columns, height = found(
        row("PHỤ LỤC", "", ""),
        row("Danh mục nhiệm vụ", "", ""),
        row("STT", "Nội dung", "Thời hạn"),
        row("1", "Họp", "Quý I"),
    )
    assert height == 3
    assert columns.places[Column.TIME] == (2,)


def test_a_full_row_over_the_header_is_no_title() -> None:
    rows = [row("Sở A", "Phòng B", "Tổ C"), row("STT", "Nội dung", "Thời hạn")]
    assert find_columns(rows) is None


def test_two_contents_of_which_one_is_printed_for_several_are_task_and_steps() -> None:
    columns, _ = found(
        row("STT", "Nhiệm vụ", "Nội dung thực hiện", "Thời hạn"),
        row("1", "Mua xe", "Khảo sát", "Quý I"),
        row("", "", "Đấu thầu", "Quý II"),
    )
    assert columns.nested
    assert columns.task(("1", "Mua xe", "Khảo sát", "Quý I")) == "Khảo sát"


def test_two_contents_in_every_row_are_said_together() -> None:
    columns, _ = found(
        row("STT", "Nhiệm vụ", "Nội dung thực hiện", "Thời hạn"),
        row("1", "Mua xe", "Đấu thầu", "Quý I"),
        row("2", "Mua máy", "Chào giá", "Quý II"),
    )
    assert not columns.nested
    assert columns.task(("1", "Mua xe", "Đấu thầu", "Quý I")) == "Mua xe\nĐấu thầu"

import pytest

from bot.plans.columns import Column, find_columns, read_header
from bot.plans.document import Cell

MEANINGS = {
    Column.NUMBER: ("STT", "TT", "Số TT", "S.T.T"),
    Column.CONTENT: (
        *("Nội dung công việc", "Nhiệm vụ", "CÔNG VIỆC", "Tên nhiệm vụ", "Nội dung, nhiệm vụ"),
        *("Nhiệm vụ trọng tâm", "Nội dung/Hoạt động", "Nhiệm vụ được giao"),
    ),
    Column.TIME: (
        *("Thời gian thực hiện", "Thời hạn", "Tiến độ", "Thời hạn hoàn thành", "Hạn hoàn thành"),
        *("THỜI GIAN HOÀN THÀNH", "Tiến độ thực hiện nhiệm vụ", "Ngày hoàn thành"),
    ),
    Column.LEAD: (
        *("Đơn vị chủ trì", "Cơ quan chủ trì", "Chủ trì", "Phòng/Đơn vị chủ trì"),
        *("Đơn vị thực hiện", "Người phụ trách", "Phòng/đơn vị tham mưu", "Đơn vị"),
    ),
    Column.COOPERATING: ("Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Phối hợp"),
    Column.DIRECTOR: ("Lãnh đạo Sở chỉ đạo", "Lãnh đạo phụ trách", "Người chỉ đạo"),
    Column.RESULT: ("Sản phẩm", "Dự kiến kết quả đạt được", "Kết quả thực hiện nhiệm vụ"),
    Column.BUDGET: ("Kinh phí (đồng)", "Dự toán", "Đề xuất kinh phí năm nay"),
    Column.NOTE: ("Ghi chú", "GHI CHÚ"),
}


@pytest.mark.parametrize(
    ("column", "header"), [(c, header) for c, headers in MEANINGS.items() for header in headers]
)
def test_a_header_is_known_by_its_words(column: Column, header: str) -> None:
    columns = read_header((header, "STT", "Nội dung", "Thời hạn"))
    assert columns is not None
    assert 0 in columns.places[column]


@pytest.mark.parametrize(
    "row",
    [
        ("1", "Xây dựng nội dung kế hoạch", "Tháng 5", "Văn phòng"),
        ("", "Kinh phí nhiệm vụ", "", ""),
        ("UBND TỈNH", "CỘNG HÒA XÃ HỘI"),
        ("Nơi nhận:", "GIÁM ĐỐC"),
        ("Họ và tên", "Đơn vị", "Chức vụ"),
        (),
    ],
)
def test_other_rows_are_no_header(row: tuple[str, ...]) -> None:
    assert read_header(row) is None


def test_indicators_have_a_measure_and_a_target() -> None:
    columns = read_header(("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024", "Đơn vị tham mưu"))
    assert columns is not None
    assert columns.places[Column.MEASURE] == (2,)
    assert columns.places[Column.TARGET] == (3,)


def test_the_column_after_the_number_is_the_content_when_none_is_called_so() -> None:
    columns = read_header(("STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra"))
    assert columns is not None
    assert columns.places[Column.CONTENT] == (1,)


def test_a_header_of_two_rows_is_read_as_one() -> None:
    upper = tuple(map(Cell, ("STT", "Nội dung", "Đơn vị thực hiện", "", "Thời hạn")))
    lower = tuple(map(Cell, ("", "", "Chủ trì", "Phối hợp", "")))
    found = find_columns([upper, lower])
    assert found is not None
    columns, height = found
    assert height == 2
    assert columns.places[Column.LEAD] == (2,)
    assert columns.places[Column.COOPERATING] == (3,)


def test_a_header_that_is_not_understood_is_named() -> None:
    columns = read_header(("STT", "Nội dung", "Thời hạn", "Mã hồ sơ"))
    assert columns is not None
    assert columns.unknown == ("Mã hồ sơ",)

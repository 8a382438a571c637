import pytest

from bot.plans.tables.columns import Column
from bot.plans.tables.headers import read_header


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


def places(*header: str) -> dict[Column, tuple[int, ...]]:
    columns = read_header(header)
    assert columns is not None
    return dict(columns.places)


def test_indicators_have_a_measure_and_a_target() -> None:
    found = places("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024", "Đơn vị tham mưu")
    assert (found[Column.MEASURE], found[Column.TARGET]) == ((2,), (3,))


def test_of_several_years_the_latest_is_the_target() -> None:
    found = places("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2023", "Kế hoạch 2024", "Phụ trách")
    assert (found[Column.TARGET], found[Column.REMARK]) == ((4,), (3,))


def test_the_column_after_the_number_is_the_content_when_none_is_called_so() -> None:
    found = places("STT", "Đơn vị được kiểm tra", "Thời gian kiểm tra")
    assert found[Column.CONTENT] == (1,)


def test_a_lone_column_of_solutions_is_the_content() -> None:
    assert places("STT", "Giải pháp", "Thời hạn")[Column.CONTENT] == (1,)


def test_a_day_beside_a_month_is_one_time() -> None:
    found = places("STT", "Nội dung", "Ngày", "Tháng")
    assert (found[Column.DAY], found[Column.MONTH]) == ((2,), (3,))


def test_a_beginning_without_an_end_is_the_time() -> None:
    assert places("STT", "Nội dung", "Bắt đầu")[Column.TIME] == (2,)


def test_units_may_have_a_column_each() -> None:
    columns = read_header(("STT", "Nội dung", "Thời hạn", "Văn phòng", "Thanh tra Sở"))
    assert columns is not None
    assert columns.units == {3: "Văn phòng", 4: "Thanh tra Sở"}


def test_a_header_that_is_not_understood_is_named() -> None:
    columns = read_header(("STT", "Nội dung", "Thời hạn", "Mã hồ sơ"))
    assert columns is not None
    assert columns.unknown == ("Mã hồ sơ",)


@pytest.mark.parametrize(
    ("header", "tasks", "money"),
    [
        (("STT", "Nội dung", "Thời hạn", "Kinh phí"), True, False),
        (("STT", "Nội dung chi", "Số tiền"), False, True),
        (("STT", "Khoản mục", "Dự toán", "Ghi chú"), False, True),
        (("STT", "Đơn vị được giao dự toán", "Ngân sách địa phương (đồng)"), False, True),
        (("STT", "Tên đề tài, dự án", "Kinh phí"), True, False),
        (("STT", "Họ và tên", "Chức vụ", "Điện thoại"), False, False),
        (("STT", "Từ viết tắt", "Nghĩa"), False, False),
        (("STT", "Tên thiết bị", "ĐVT", "Số lượng"), False, False),
    ],
)
def test_tables_of_tasks_and_of_money_are_told_from_others(
    header: tuple[str, ...], tasks: bool, money: bool
) -> None:
    columns = read_header(header)
    assert (columns is not None and columns.hold_tasks) is tasks
    assert (columns is not None and columns.hold_money) is money

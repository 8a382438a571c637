import pytest

from bot.plans.tables.columns import Column
from bot.plans.tables.header_words import meaning, period_of

MEANINGS = {
    Column.NUMBER: ("STT", "TT", "Số TT", "S.T.T", "Số thứ tự"),
    Column.CODE: ("Mã nhiệm vụ", "Mã số"),
    Column.CONTENT: (
        *("Nội dung công việc", "Nhiệm vụ", "CÔNG VIỆC", "Tên nhiệm vụ", "Nội dung, nhiệm vụ"),
        *("Nhiệm vụ trọng tâm", "Nội dung/Hoạt động", "Nhiệm vụ được giao", "Nội dung, giải pháp"),
        *("Tên nhóm nhiệm vụ/nhiệm vụ", "Nhóm nhiệm vụ, nội dung", "Đối tượng thanh tra"),
        *("Đơn vị được kiểm tra", "Đơn vị được kiểm toán"),
    ),
    Column.STEP: ("Giải pháp thực hiện", "Công việc cụ thể", "Các bước thực hiện"),
    Column.GROUP: ("Lĩnh vực", "Nhóm"),
    Column.TIME: (
        *("Thời gian thực hiện", "Thời hạn", "Tiến độ", "Thời hạn hoàn thành", "Hạn hoàn thành"),
        *("THỜI GIAN HOÀN THÀNH", "Tiến độ thực hiện nhiệm vụ", "Ngày hoàn thành", "Lộ trình"),
        *("Mốc hoàn thành", "Ngày về đích", "Phải xong trước", "Khi nào"),
    ),
    Column.START: ("Bắt đầu", "Ngày bắt đầu", "Thời gian bắt đầu"),
    Column.END: ("Kết thúc", "Thời điểm kết thúc"),
    Column.LEAD: (
        *("Đơn vị chủ trì", "Cơ quan chủ trì", "Chủ trì", "Phòng/Đơn vị chủ trì", "Họ và tên"),
        *("Đơn vị thực hiện", "Người phụ trách", "Phòng/đơn vị tham mưu", "Đơn vị", "Chuyên viên"),
        *("Trưởng đoàn", "Chủ nhiệm", "Chủ thể giám sát", "Ai làm", "Cán bộ theo dõi"),
        *("Đầu mối tham mưu", "Cơ quan chủ trì soạn thảo"),
    ),
    Column.COOPERATING: (
        *("Đơn vị phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Phối hợp", "Thành viên"),
        *("Khoa/phòng hỗ trợ", "Bộ phận tham gia"),
    ),
    Column.WEEK: ("Tuần", "Tuần thứ"),
    Column.DIRECTOR: ("Lãnh đạo Sở chỉ đạo", "Lãnh đạo phụ trách", "Người chỉ đạo"),
    Column.RESULT: (
        *("Sản phẩm", "Dự kiến kết quả đạt được", "Kết quả thực hiện nhiệm vụ", "Minh chứng"),
        "Hình thức văn bản",
    ),
    Column.BUDGET: ("Kinh phí (đồng)", "Dự toán", "Đề xuất kinh phí năm nay", "Giá gói thầu"),
    Column.NOTE: ("Ghi chú", "GHI CHÚ"),
    Column.MEASURE: ("Đơn vị tính", "ĐVT"),
    Column.TARGET: ("Kế hoạch 2024", "Chỉ tiêu giao", "Chỉ tiêu năm 2024"),
    Column.REMARK: (
        *("Nguồn chỉ đạo", "Ngày chỉ đạo", "Căn cứ", "Thực hiện năm 2023", "Chức vụ"),
        *("Thời kỳ thanh tra", "Niên độ kiểm toán", "Cơ quan thẩm tra", "Người kiểm tra"),
        "Nguồn lực",
    ),
}


@pytest.mark.parametrize(
    ("column", "header"), [(c, header) for c, headers in MEANINGS.items() for header in headers]
)
def test_a_header_is_known_by_its_words(column: Column, header: str) -> None:
    assert meaning(header) is column


@pytest.mark.parametrize(
    ("slip", "column"),
    [
        ("Nôi dung công viêc", Column.CONTENT),
        ("Nội dugn", Column.CONTENT),
        ("Thòi gian", Column.TIME),
        ("Thời gain thực hiện", Column.TIME),
        ("Tiến đô", Column.TIME),
        ("Đơn vị phói hợp", Column.COOPERATING),
        ("Sản phâm", Column.RESULT),
        ("Kinhh phí", Column.BUDGET),
    ],
)
def test_a_slip_of_one_letter_does_not_hide_a_header(slip: str, column: Column) -> None:
    assert meaning(slip) is column


@pytest.mark.parametrize("header", ["Mã hồ sơ", "Khoản chi", "Tài khoản", "x", "2024", ""])
def test_other_words_mean_no_column(header: str) -> None:
    assert meaning(header) is None


@pytest.mark.parametrize(
    ("header", "above", "period"),
    [
        ("Tháng 3", "", "Tháng 3"),
        ("T12", "", "Tháng 12"),
        ("03", "Thời gian (tháng)", "Tháng 3"),
        ("Quý II", "", "Quý II"),
        ("Q.3/2024", "", "Quý 3"),
        ("IV", "Quý", "Quý IV"),
        ("3", "", ""),
        ("T13", "", ""),
        ("Tháng", "", ""),
        ("Tháng 5 báo cáo", "", ""),
    ],
)
def test_a_column_may_stand_for_a_month_or_a_quarter(header: str, above: str, period: str) -> None:
    assert period_of(header, above=above) == period

"""Numbers that count things are no months, quarters or days; those of a list or a date are."""

import pytest

from tests.parsing.said import Span, expected, milestones, spans

MAY, MARCH = ("5-1", "5-31"), ("3-1", "3-31")


@pytest.mark.parametrize(
    ("cell", "window", "action"),
    [
        ("Tháng 5, 8 phóng sự", MAY, "8 phóng sự"),
        ("Tháng 5, 3 tỉnh", MAY, "3 tỉnh"),
        ("Tháng 5, 8 chương trình", MAY, "8 chương trình"),
        ("Tháng 3, 9 phim tài liệu", MARCH, "9 phim tài liệu"),
        ("Tháng 3 và 7 kênh truyền thông", MARCH, "7 kênh truyền thông"),
        ("Tháng 3, 1 phóng sự", MARCH, "1 phóng sự"),
        ("Tháng 5, 2 đoàn công tác", MAY, "2 đoàn công tác"),
        ("Quý I, 3 tọa đàm", ("1-1", "3-31"), "3 tọa đàm"),
        ("Quý I, 2 tọa đàm", ("1-1", "3-31"), "2 tọa đàm"),
        ("Quý II, 4 chuyên đề", ("4-1", "6-30"), "4 chuyên đề"),
        ("Quý 1, 3 tổ công tác", ("1-1", "3-31"), "3 tổ công tác"),
        ("cuối tháng 3, 7 ấn phẩm", ("3-21", "3-31"), "7 ấn phẩm"),
    ],
)
def test_a_number_before_things_ends_the_list(cell: str, window: Span, action: str) -> None:
    (found,) = milestones(cell)
    assert [(found.start, found.due)] == expected([window])
    assert found.text == action


@pytest.mark.parametrize(
    ("cell", "window"),
    [
        ("Tháng 5, 8", ("5-1", "8-31")),
        ("Tháng 5, 8: làm phóng sự", ("5-1", "8-31")),
        ("Tháng 5, 8 (phóng sự)", ("5-1", "8-31")),
        ("Tháng 3, 9 trình HĐND", ("3-1", "9-30")),
        ("Tháng 6, 12 báo cáo", ("6-1", "12-31")),
        ("Tháng 11, 12 quyết toán", ("11-1", "12-31")),
        ("Tháng 5, 8 năm 2024", ("5-1", "8-31")),
        ("Tháng 6-11 chỉnh lý tài liệu", ("6-1", "11-30")),
        ("Quý III, IV nghiệm thu", ("7-1", "12-31")),
        ("Quý II, III vận hành thử", ("4-1", "9-30")),
        ("Tháng 12, 01/2025", ("12-1", "2025-1-31")),
    ],
)
def test_a_month_of_the_list_stays_one(cell: str, window: Span) -> None:
    assert spans(cell) == expected([window])


@pytest.mark.parametrize(
    "cell",
    [
        *("Giải quyết 5/5 hồ sơ", "Công nhận 7/9 thôn", "Giảm 1/3 thời gian", "Tỷ lệ 9/10"),
        *("Có 6/10 trường đạt chuẩn", "Nghiệm thu 10/12 công trình", "Đạt 9/10", "Tăng 5-7/năm"),
        *("8/12 chỉ tiêu", "Sửa chữa 2/3 tuyến đường", "Cấp phép cho 12/15 đơn vị", "ĐT.05/2026"),
    ],
)
def test_so_many_of_so_many_are_no_date(cell: str) -> None:
    assert milestones(cell) == ()


@pytest.mark.parametrize(
    ("cell", "window"),
    [
        ("Hoàn thành 8/12 chỉ tiêu trong quý III", ("7-1", "9-30")),
        ("Quý III; giải ngân 3/4 kế hoạch vốn", ("7-1", "9-30")),
        ("Đạt 5/8 tiêu chí trong tháng 10", ("10-1", "10-31")),
        ("Kiểm tra 4/6 cửa hàng trước 30/6", (None, "6-30")),
        ("Giải ngân 2/3 nguồn vốn quý III", ("7-1", "9-30")),
    ],
)
def test_the_time_beside_a_share_is_kept(cell: str, window: Span) -> None:
    assert spans(cell) == expected([window])


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("5/6 họp tổng kết", ("6-5", "6-5")),
        ("Họp 5/6 thông qua dự thảo", ("6-5", "6-5")),
        ("Hoàn thành 5/6 trình UBND", ("6-5", "6-5")),
        ("Lễ hội 2/9 tại xã", ("9-2", "9-2")),
        ("trước 8/12 xã Tân Lập báo cáo", (None, "12-8")),
        ("ngày 7/9 thôn Đông họp", ("9-7", "9-7")),
        ("Báo cáo 5/8", ("8-5", "8-5")),
        ("Tổ chức 30/6 phiên họp", ("6-30", "6-30")),
    ],
)
def test_a_day_stays_one(cell: str, day: Span) -> None:
    assert spans(cell) == expected([day])

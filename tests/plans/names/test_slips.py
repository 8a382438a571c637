import pytest

from bot.plans.names.slips import similar_names


@pytest.mark.parametrize(
    ("rare", "usual"),
    [
        ("Đinh Thị Phú Nguyễn", "Đinh Thị Phú Nguyên"),
        ("Trung tâm Tiên bộ", "Trung tâm Tiến bộ"),
        ("Tổ chuyên đổi số", "Tổ chuyển đổi số"),
        ("Thu", "Thư"),
        ("Huynh Phuoc Binh", "Huỳnh Phước Bình"),
        ("Nguyễn Văn Thuâm", "Nguyễn Văn Thuận"),
    ],
)
def test_the_rarer_of_two_that_differ_by_a_letter_is_doubted(rare: str, usual: str) -> None:
    assert similar_names([rare, usual, usual, usual]) == {rare: usual}


def test_both_are_doubted_when_equally_frequent() -> None:
    assert similar_names(["Tiên bộ", "Tiến bộ"]) == {"Tiên bộ": "Tiến bộ", "Tiến bộ": "Tiên bộ"}


@pytest.mark.parametrize(
    "names",
    [
        ("Phòng 1", "Phòng 2"),
        ("Phòng QLKH", "Phòng QLKT"),
        ("Vụ GDTH", "Vụ GDTrH"),
        ("Khoa Nội", "Khoa Nhi"),
        ("Xã Quảng Phú", "Xã Quảng Phúc"),
        ("Hùng A", "Hùng B"),
        ("Lưu Đình Hoà", "Lưu Đình Hòa"),
        ("Trung tâm Ứng dụng", "Trung tâm ứng dụng"),
        ("Thu", "Thuận"),
        ("Lê Văn An", "Lê Thị An"),
        ("Phòng Kế hoạch", "Phòng Kế hoạch Tài chính"),
    ],
)
def test_other_names_are_no_slips(names: tuple[str, ...]) -> None:
    assert similar_names(names) == {}


def test_very_many_names_do_not_take_long() -> None:
    assert similar_names(f"Phòng {count}" for count in range(20_000)) == {}

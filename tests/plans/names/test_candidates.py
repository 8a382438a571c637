import pytest

from bot.plans.names.candidates import MOST, person_candidates, unit_candidates

UNITS = (
    *("Phòng Quản lý Khoa học", "Phòng Hành chính - Tổng hợp", "Thanh tra Sở", "Văn phòng"),
    *("Trung tâm Ứng dụng Tiến bộ KH&CN", "Chi cục TĐC", "Phòng Công nghệ và Chuyên ngành"),
)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Phòng QLKH", "Phòng Quản lý Khoa học"),
        ("Phòng Quản lí Khoa hoc", "Phòng Quản lý Khoa học"),
        ("HC-TH", "Phòng Hành chính - Tổng hợp"),
        ("P HCTH", "Phòng Hành chính - Tổng hợp"),
        ("TTUD", "Trung tâm Ứng dụng Tiến bộ KH&CN"),
        ("Trung tâm Ứng dụng Tiên bộ KH&CN", "Trung tâm Ứng dụng Tiến bộ KH&CN"),
        ("VP", "Văn phòng"),
        ("Thanh tra", "Thanh tra Sở"),
        ("TĐC", "Chi cục TĐC"),
        ("CN&CN", "Phòng Công nghệ và Chuyên ngành"),
    ],
)
def test_the_unit_that_was_probably_meant_comes_first(printed: str, meant: str) -> None:
    assert unit_candidates(printed, UNITS)[0] == meant


@pytest.mark.parametrize("printed", ["Trung tâm TĐC", "Sở Tài chính", "Phòng Nghiệp vụ", ""])
def test_a_unit_unlike_any_other_has_no_candidates(printed: str) -> None:
    assert unit_candidates(printed, UNITS) == ()


PEOPLE = {
    "Lê Văn Thuận": "Văn phòng",
    "Trần Thuận": "Thanh tra",
    "Đinh Phú Nguyên": "Chi cục TĐC",
    "Nguyễn Hùng": "Văn phòng",
    "Ngô Văn Hùng": "Thanh tra",
}


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Thuận", ("Lê Văn Thuận", "Trần Thuận")),
        ("Đ/c Thuận", ("Lê Văn Thuận", "Trần Thuận")),
        ("Le Van Thuan", ("Lê Văn Thuận",)),
        ("Đinh Phú Nguyễn", ("Đinh Phú Nguyên",)),
        ("N. Hùng", ("Nguyễn Hùng", "Ngô Văn Hùng")),
        ("Hùng B", ("Nguyễn Hùng", "Ngô Văn Hùng")),
        ("Kiều", ()),
    ],
)
def test_people_are_offered_by_likeness_then_by_unit(printed: str, meant: tuple[str, ...]) -> None:
    assert person_candidates(printed, PEOPLE, unit="Văn phòng Sở") == meant


def test_no_more_are_offered_than_one_can_choose_from() -> None:
    people = {f"Trần {middle} Thuận": "" for middle in ("An", "Bá", "Công", "Duy", "Hữu", "Văn")}
    assert len(person_candidates("Thuận", people)) == MOST < len(people)

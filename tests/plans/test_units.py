import pytest

from bot.plans.units import group_units, is_collective, is_outside

SAME = [
    ("Văn phòng Sở", "Văn phòng"),
    ("Thanh tra Sở", "Thanh tra"),
    ("Trung tâm Ứng dụng Tiến bộ KH&CN", "Trung tâm Ứng dụng", "Trung tâm ứng dụng"),
    ("Phòng HC - TH", "Phòng HC-TH", "Phòng HCTH", "P. HCTH"),
    ("Phòng Quản lý Khoa học", "Phòng Quản lý Khoa học (QLKH)", "Phòng QLKH"),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục TĐC"),
]


@pytest.mark.parametrize("names", SAME)
def test_spellings_of_one_unit_come_together(names: tuple[str, ...]) -> None:
    (group,) = group_units(names).items()
    assert {group[0], *group[1]} == set(names)
    assert group[0] == names[0]


@pytest.mark.parametrize(
    "names",
    [
        ("Trung tâm TĐC", "Chi cục TĐC"),
        ("Văn phòng", "Văn phòng UBND tỉnh"),
        ("Trung tâm", "Trung tâm Ứng dụng"),
        ("Phòng QLKH", "Phòng QLCN"),
        ("Trung tâm Tiến bộ", "Trung tâm Tiên bộ"),
        ("Phòng Tổ chức", "Sở Tổ chức"),
        ("Phòng Kế hoạch", "Phòng Kế hoạch Tài chính", "Phòng Kế hoạch Tổng hợp"),
    ],
)
def test_different_units_stay_apart(names: tuple[str, ...]) -> None:
    assert set(group_units(names)) == set(names)


@pytest.mark.parametrize(
    "name", ["các phòng, đơn vị thuộc Sở", "Tất cả các phòng", "đơn vị có liên quan"]
)
def test_a_phrase_for_many_is_no_unit(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize("name", ["Phòng Nghiệp vụ", "Cục Thống kê", "Văn phòng Sở"])
def test_a_unit_is_no_phrase_for_many(name: str) -> None:
    assert not is_collective(name)
    assert not is_outside(name)


def test_those_who_stand_outside_are_told_apart() -> None:
    assert is_outside("các đơn vị bên ngoài")

import pytest

from bot.plans.names.unit_kinds import UNIT, starts_unit
from bot.plans.names.units import group_units, is_collective, is_outside, same_unit

SAME = [
    ("Văn phòng Sở", "Văn phòng"),
    ("Văn phòng Sở", "VP"),
    ("Thanh tra Sở", "Thanh tra"),
    ("Thanh tra Bộ", "Thanh tra"),
    ("Trung tâm Ứng dụng Tiến bộ KH&CN", "Trung tâm Ứng dụng", "Trung tâm ứng dụng"),
    ("Trung tâm Ứng dụng Tiến bộ KH&CN", "TTUD"),
    ("Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ", "TTUD&DV", "TTUD"),
    ("Phòng HC - TH", "Phòng HC-TH", "Phòng HCTH", "P. HCTH", "P.HCTH", "HCTH"),
    ("Phòng Hành chính - Tổng hợp", "Phòng HC-TH", "HCTH"),
    ("Phòng Quản lý Khoa học", "Phòng Quản lý Khoa học (QLKH)", "Phòng QLKH", "QLKH"),
    ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục TĐC", "Chi cục TCĐLCL"),
    ("Phòng Quản lý Công nghệ và Thị trường công nghệ", "Phòng Quản lý Công nghệ và TTCN"),
    ("Phòng Quản lý Công nghệ và Thị trường công nghệ", "QLCN&TTCN"),
    ("Sở Khoa học và Công nghệ", "Sở KH&CN", "Sở KH & CN"),
    ("Vụ Giáo dục Đại học", "Vụ GDĐH", "Vụ GD ĐH"),
    ("Học viện Quản lý GD", "HV Quản lý GD"),
    ("Ban Giám hiệu", "BGH"),
    ("Uỷ ban nhân dân tỉnh", "UBND tỉnh"),
    ("Phòng Hoà giải", "Phòng Hòa giải"),
    ("Văn phòng UBND Thành phố", "Văn phòng UBND TP"),
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
        ("Trung tâm TĐC", "Chi cục TĐC", "TĐC"),
        ("Văn phòng", "Văn phòng UBND tỉnh"),
        ("Thanh tra Sở", "Thanh tra Bộ"),
        ("Trung tâm", "Trung tâm Ứng dụng"),
        ("Phòng QLKH", "Phòng QLCN"),
        ("Vụ GDTH", "Vụ GDTrH", "Vụ GDTX"),
        ("Trung tâm Tiến bộ", "Trung tâm Tiên bộ"),
        ("Phòng Tổ chức", "Sở Tổ chức"),
        ("Phòng Kế hoạch", "Phòng Kế hoạch Tài chính", "Phòng Kế hoạch Tổng hợp"),
        ("Khoa Nội", "Khoa Nội tiết", "Khoa Nhi"),
        ("Tổ Toán", "Tổ Tin"),
        ("Sở Y tế", "Trung tâm Y tế"),
        ("Phòng Kinh tế", "Phòng Kế toán", "Phòng KT"),
        ("UBND huyện A", "UBND huyện B"),
    ],
)
def test_different_units_stay_apart(names: tuple[str, ...]) -> None:
    assert set(group_units(names)) == set(names)


def test_letters_go_to_the_name_whose_initials_they_all_are() -> None:
    groups = group_units(
        [
            *("Phòng QLKH", "Phòng Quản lý Khoa học"),
            *("Phòng Quản lý khoa học công nghệ cơ sở và SHTT", "Phòng QLKHCNCS&SHTT"),
        ]
    )
    assert groups == {
        "Phòng Quản lý Khoa học": ("Phòng QLKH",),
        "Phòng Quản lý khoa học công nghệ cơ sở và SHTT": ("Phòng QLKHCNCS&SHTT",),
    }


def test_a_short_name_that_the_document_explains_is_that_unit() -> None:
    names = ["Trung tâm", "Trung tâm Ứng dụng", "Trung tâm TĐC"]
    assert set(group_units(names)) == set(names)
    groups = group_units(names, {"Trung tâm": "Trung tâm Ứng dụng"})
    assert groups == {"Trung tâm Ứng dụng": ("Trung tâm",), "Trung tâm TĐC": ()}


def test_two_spellings_alone_tell_whether_one_shortens_the_other() -> None:
    assert same_unit("Phòng QLKH", "Phòng Quản lý Khoa học")
    assert not same_unit("Phòng QLKH", "Phòng Hành chính")


@pytest.mark.parametrize(
    "name",
    [
        *("các phòng, đơn vị thuộc Sở", "Tất cả các phòng", "đơn vị có liên quan"),
        *("Sở, ban, ngành", "sở ban ngành khác", "Bộ, ngành liên quan", "các Viện, trường"),
        *("cơ quan, đơn vị có liên quan", "Giám đốc, Thủ trưởng các Sở, ban, ngành"),
        *("Toàn thể cán bộ", "Một số trường", "thành viên Đoàn kiểm tra"),
    ],
)
def test_a_phrase_for_many_is_no_unit(name: str) -> None:
    assert is_collective(name)


@pytest.mark.parametrize(
    "name", ["Phòng Nghiệp vụ", "Cục Thống kê", "Văn phòng Sở", "Sở Tài chính", "Ban Giám hiệu"]
)
def test_a_unit_is_no_phrase_for_many(name: str) -> None:
    assert not is_collective(name)
    assert not is_outside(name)


def test_those_who_stand_outside_are_told_apart() -> None:
    assert is_outside("các đơn vị bên ngoài")


DEPARTMENT, CITY, MINISTRY = "Sở Y tế tỉnh A", "UBND thành phố B", "Bộ Giáo dục và Đào tạo"


@pytest.mark.parametrize(
    ("name", "organisation", "outside"),
    [
        ("UBND các huyện", DEPARTMENT, True),
        ("Sở Tài chính", DEPARTMENT, True),
        ("Công an tỉnh", DEPARTMENT, True),
        ("Phòng Nghiệp vụ", DEPARTMENT, False),
        ("Sở Y tế", DEPARTMENT, False),
        ("Sở Tài chính", CITY, False),
        ("UBND các xã, phường", CITY, False),
        ("Công an Thành phố", CITY, False),
        ("Tập đoàn C", CITY, True),
        ("Cục Nhà giáo", MINISTRY, False),
        ("Vụ Pháp chế", MINISTRY, False),
        ("UBND các tỉnh", MINISTRY, True),
        ("Sở Tài chính", "", False),
    ],
)
def test_who_is_outside_depends_on_whose_plan_it_is(
    name: str, organisation: str, *, outside: bool
) -> None:
    assert is_outside(name, organisation=organisation) is outside


@pytest.mark.parametrize(
    "text",
    [
        *("Phòng A", "P. HCTH", "P.HCTH", "thanh tra Bộ", "Khoa Nội", "Tổ Văn phòng", "BGH"),
        *("Thuế Hà Nội", "Dự án Hỗ trợ", "Ủy ban nhân dân cấp xã", "TTUD&DV", "Hạt Kiểm lâm"),
    ],
)
def test_a_unit_begins_with_its_kind(text: str) -> None:
    assert starts_unit(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Sở hữu trí tuệ", "Xã hội", "Tổ chức", "Hội nghị", "Ban hành", "Bộ máy", "Phòng chống"),
        *("Khoa học", "Trường hợp", "Vụ việc", "Đội ngũ", "Quỹ đất", "thuế thu nhập", "báo cáo"),
        *("Khối lượng", "Đoàn kết", "Cục bộ", "Viện phí", "dự án mới"),
    ],
)
def test_a_word_that_only_begins_like_a_kind_is_none(text: str) -> None:
    assert UNIT.match(text) is None

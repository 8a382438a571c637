import pytest

from bot.plans.names.people import group_people, read_people, read_person
from bot.plans.names.titles import is_post, title_of_post, unit_of_post


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thuận", ("Thuận",)),
        ("Thuận, Cuộc", ("Thuận", "Cuộc")),
        ("Lê An và Lữ Ngọc Lan Trinh", ("Lê An", "Lữ Ngọc Lan Trinh")),
        ("đ/c Nguyễn Văn B; đ/c Hòa", ("Nguyễn Văn B", "Hòa")),
        ("ThS. Đỗ Khải", ("Đỗ Khải",)),
        ("Đoàn Văn Bình", ("Đoàn Văn Bình",)),
        ("đ/c Nga, Phó Trưởng phòng", ("Nga",)),
        ("Hùng A, Hùng B", ("Hùng A", "Hùng B")),
        ("N. Hùng", ("N. Hùng",)),
        ("TRẦN VĂN AN", ("TRẦN VĂN AN",)),
    ],
)
def test_names_in_parentheses_are_people(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        *("", "QLKH", "dự kiến", "Dự kiến mời", "Trung Tâm", "Phòng Nghiệp Vụ", "Quý I", "Mới"),
        *("Tháng 5", "03 lớp", "nếu có", "Sở", "Thuận, dự kiến", "Excel", "Trung tâm"),
        *("Hà Nội", "Lâm Đồng", "Nhóm A", "Loại B", "Đào Tạo", "VĂN PHÒNG", "TĐC"),
    ],
)
def test_other_parentheses_name_nobody(text: str) -> None:
    assert read_people(text) == ()


@pytest.mark.parametrize(
    "cell",
    [
        *("PGĐ Lưu Đình Hòa", "Đ/c Lưu Đình Hòa", "Phó Giám đốc Sở Lưu Đình Hòa"),
        *("Lưu Đình Hòa - TP QLKH", "Lưu Đình Hòa, Chuyên viên", "ông Lưu Đình Hòa"),
        *("đ/c Lưu Đình Hòa", "Đồng chí Lưu Đình Hòa", "Bà Lưu Đình Hòa", "TS. Lưu Đình Hòa"),
        *("PGS.TS. Lưu Đình Hòa", "BS CKII Lưu Đình Hòa", "BSCKI. Lưu Đình Hòa"),
        *("TS.BS Lưu Đình Hòa", "ThS.BS. Lưu Đình Hòa", "PTPPT Lưu Đình Hòa"),
        *("PCVP: Lưu Đình Hòa", "PGĐLưu Đình Hòa", "PGĐ Phụ trách: Lưu Đình Hòa"),
        *("Lưu Đình Hòa (Phó Giám đốc)", "Lưu Đình Hòa-Trưởng phòng QLKH"),
        *("Phó Chủ tịch UBND tỉnh Lưu Đình Hòa", "Chuyên viên: Lưu Đình Hòa"),
        *("Trưởng phòng QLKH Lưu Đình Hòa", "Phó Trưởng phòng phụ trách Lưu Đình Hòa"),
    ],
)
def test_titles_and_posts_are_no_part_of_a_name(cell: str) -> None:
    assert read_person(cell) == "Lưu Đình Hòa"


def test_after_a_form_of_address_other_peoples_names_are_read_too() -> None:
    assert read_person("đ/c H'Linh Niê") == "H'Linh Niê"
    assert read_person("Nguyễn V. An") == "Nguyễn V. An"


@pytest.mark.parametrize(
    "cell",
    [
        *("Giám đốc Sở", "Lãnh đạo Sở", "Văn phòng", "Kiều", "Phòng A", "Hà Nội", "Bà Rịa"),
        *("TP Hồ Chí Minh", "Quảng Ngãi", "Đào tạo", "Trưởng phòng QLKH", "Tổ Toán", "Tân"),
    ],
)
def test_a_post_a_place_or_a_unit_alone_is_nobody(cell: str) -> None:
    assert read_person(cell) is None


@pytest.mark.parametrize(
    ("text", "title", "unit"),
    [
        ("Trưởng phòng QLKH", "Trưởng phòng", "Phòng QLKH"),
        ("Trưởng phòng, QLKH&CN", "Trưởng phòng", "Phòng QLKH&CN"),
        ("TP QLKH", "TP", "Phòng QLKH"),
        ("Chi cục trưởng Chi cục TĐC", "Chi cục trưởng", "Chi cục TĐC"),
        ("Trưởng khoa Nội", "Trưởng khoa", "Khoa Nội"),
        ("Giám đốc Trung tâm", "Giám đốc", "Trung tâm"),
        ("Hiệu trưởng", "Hiệu trưởng", ""),
        ("Phó Giám đốc phụ trách", "Phó Giám đốc phụ trách", ""),
    ],
)
def test_a_post_says_its_unit(text: str, title: str, unit: str) -> None:
    assert is_post(text)
    assert (title_of_post(text), unit_of_post(text)) == (title, unit)


@pytest.mark.parametrize(
    "text", ["Trưởng các phòng", "Giám đốc, Thủ trưởng các Sở", "Phòng QLKH", "Trần An", ""]
)
def test_many_posts_or_none_are_no_post(text: str) -> None:
    assert not is_post(text)


def test_a_given_name_is_the_one_person_of_the_unit_who_bears_it() -> None:
    pairs = [("VP", "Thuận"), ("VP", "Lê Văn Thuận"), ("TT", "Thuận")]
    assert group_people(pairs) == {("VP", "Lê Văn Thuận"): ("Thuận",), ("TT", "Thuận"): ()}


def test_a_given_name_that_two_bear_stays_its_own() -> None:
    pairs = [("VP", "Thuận"), ("VP", "Lê Văn Thuận"), ("VP", "Trần Thuận")]
    assert set(group_people(pairs)) == set(pairs)


def test_an_initial_tells_two_of_one_given_name_apart() -> None:
    pairs = [("VP", "N. Hùng"), ("VP", "Nguyễn Hùng"), ("VP", "Trần Hùng")]
    assert group_people(pairs) == {("VP", "Nguyễn Hùng"): ("N. Hùng",), ("VP", "Trần Hùng"): ()}


def test_two_of_one_given_name_stay_two() -> None:
    pairs = [("VP", "Hùng A"), ("VP", "Hùng B"), ("VP", "Hùng")]
    assert set(group_people(pairs)) == set(pairs)


def test_a_tone_mark_in_its_old_place_makes_nobody_else() -> None:
    pairs = [("VP", "Lưu Đình Hoà"), ("VP", "Lưu Đình Hòa")]
    assert group_people(pairs) == {("VP", "Lưu Đình Hoà"): ("Lưu Đình Hòa",)}


def test_a_slip_of_one_letter_is_not_joined() -> None:
    pairs = [("VP", "Đinh Phú Nguyên"), ("VP", "Đinh Phú Nguyễn")]
    assert set(group_people(pairs)) == set(pairs)

import pytest

from bot.plans.people import group_people, read_people, read_person


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thuận", ("Thuận",)),
        ("Thuận, Cuộc", ("Thuận", "Cuộc")),
        ("Lê An và Lữ Ngọc Lan Trinh", ("Lê An", "Lữ Ngọc Lan Trinh")),
        ("đ/c Nguyễn Văn B; đ/c Hòa", ("Nguyễn Văn B", "Hòa")),
        ("ThS. Đỗ Khải", ("Đỗ Khải",)),
        ("Đoàn Văn Bình", ("Đoàn Văn Bình",)),
    ],
)
def test_names_in_parentheses_are_people(text: str, names: tuple[str, ...]) -> None:
    assert read_people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        *("", "QLKH", "dự kiến", "Dự kiến mời", "Trung Tâm", "Phòng Nghiệp Vụ", "Quý I", "Mới"),
        *("Tháng 5", "03 lớp", "nếu có", "Sở", "Thuận, dự kiến", "Excel", "Trung tâm"),
    ],
)
def test_other_parentheses_name_nobody(text: str) -> None:
    assert read_people(text) == ()


@pytest.mark.parametrize(
    "cell",
    [
        *("PGĐ Trần Công Hòa", "Đ/c Trần Công Hòa", "Phó Giám đốc Sở Trần Công Hòa"),
        *("Trần Công Hòa - TP QLKH", "Trần Công Hòa, Chuyên viên", "ông Trần Công Hòa"),
    ],
)
def test_titles_and_posts_are_no_part_of_a_name(cell: str) -> None:
    assert read_person(cell) == "Trần Công Hòa"


@pytest.mark.parametrize("cell", ["Giám đốc Sở", "Lãnh đạo Sở", "Văn phòng", "Kiều", "Phòng A"])
def test_a_post_or_a_unit_alone_is_nobody(cell: str) -> None:
    assert read_person(cell) is None


def test_a_given_name_is_the_one_person_of_the_unit_who_bears_it() -> None:
    pairs = [("VP", "Thuận"), ("VP", "Lê Văn Thuận"), ("TT", "Thuận")]
    assert group_people(pairs) == {("VP", "Lê Văn Thuận"): ("Thuận",), ("TT", "Thuận"): ()}


def test_a_given_name_that_two_bear_stays_its_own() -> None:
    pairs = [("VP", "Thuận"), ("VP", "Lê Văn Thuận"), ("VP", "Trần Thuận")]
    assert set(group_people(pairs)) == set(pairs)


def test_a_slip_of_one_letter_is_not_joined() -> None:
    pairs = [("VP", "Lâm Phú Nguyên"), ("VP", "Lâm Phú Nguyễn")]
    assert set(group_people(pairs)) == set(pairs)

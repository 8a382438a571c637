import pytest

from bot.plans.assignees import Assignees, read_assignees, split_units, with_kind_restored


@pytest.mark.parametrize(
    ("cell", "units", "persons"),
    [
        ("Văn phòng (Thuận, Cuộc, Kiều)", ("Văn phòng",), ("Thuận", "Cuộc", "Kiều")),
        ("Phòng A (Lê Trung Tâm và Lữ Lan)", ("Phòng A",), ("Lê Trung Tâm", "Lữ Lan")),
        ("Phòng A (đ/c Hòa)\nPhòng B (ông Lê An)", ("Phòng A", "Phòng B"), ("Hòa", "Lê An")),
        ("Phòng Quản lý Khoa học (QLKH)", ("Phòng Quản lý Khoa học (QLKH)",), ()),
        ("Phòng A (dự kiến)", ("Phòng A (dự kiến)",), ()),
        ("Trung tâm B (bộ phận Một cửa)", ("Trung tâm B (bộ phận Một cửa)",), ()),
        ("Đ/c Lê Thị Lợi - TP QLKH", (), ("Lê Thị Lợi",)),
        ("PGĐ Trần Hòa", (), ("Trần Hòa",)),
        ("Văn phòng: Nguyễn An, Lê Bình", ("Văn phòng",), ("Nguyễn An", "Lê Bình")),
        ("Phòng Hành chính - Tổng hợp", ("Phòng Hành chính - Tổng hợp",), ()),
        ("Nguyễn Văn An", (), ("Nguyễn Văn An",)),
        ("Thanh tra", ("Thanh tra",), ()),
        ("-", (), ()),
        ("", (), ()),
    ],
)
def test_people_are_split_off_from_units(
    cell: str, units: tuple[str, ...], persons: tuple[str, ...]
) -> None:
    assert read_assignees(cell) == Assignees(units, persons)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("Chi cục A; Văn phòng Sở", ("Chi cục A", "Văn phòng Sở")),
        ("Thanh tra, Trung tâm, Phòng HCTH", ("Thanh tra", "Trung tâm", "Phòng HCTH")),
        ("Phòng A và Phòng B", ("Phòng A", "Phòng B")),
        ("Phòng QLKH & HCTH", ("Phòng QLKH", "HCTH")),
        ("Trung tâm B và các đơn vị bên ngoài", ("Trung tâm B", "các đơn vị bên ngoài")),
        ("- Phòng A\n- Phòng B", ("Phòng A", "Phòng B")),
        ("các sở, ban, ngành và UBND các huyện", ("các sở, ban, ngành", "UBND các huyện")),
        ("Phòng A. ", ("Phòng A",)),
    ],
)
def test_a_list_of_units_is_split(cell: str, units: tuple[str, ...]) -> None:
    assert split_units(cell) == units


@pytest.mark.parametrize(
    "name",
    [
        "Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài",
        "Tất cả các phòng, đơn vị thuộc Sở",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Khoa học và Công nghệ",
        "Doanh nghiệp, đơn vị tư vấn",
        "Phòng QLCN&CN",
        "Phòng HC - TH",
        "Sở NN và PTNT",
        "Văn phòng (Thuận, Cuộc; Kiều)",
    ],
)
def test_one_name_stays_whole(name: str) -> None:
    assert split_units(name) == (name,)


def test_the_kind_said_once_is_given_back_where_the_plan_confirms_it() -> None:
    known = {"Phòng TĐC", "Phòng QLKH"}
    units = with_kind_restored(("Phòng QLKH", "TĐC", "TTUD"), known)
    assert units == ("Phòng QLKH", "Phòng TĐC", "TTUD")

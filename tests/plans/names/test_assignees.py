import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.text import clean
from bot.plans.names.assignees import Assignees, read_assignees, read_roles
from bot.plans.names.unit_lists import LONGEST_CELL

UNITS_AND_PEOPLE = [
    ("Văn phòng (Thuận, Cuộc, Kiều)", ("Văn phòng",), ("Thuận", "Cuộc", "Kiều")),
    ("Phòng A (Lê Trung Tâm và Lữ Lan)", ("Phòng A",), ("Lê Trung Tâm", "Lữ Lan")),
    ("Phòng A (đ/c Hòa)\nPhòng B (ông Lê An)", ("Phòng A", "Phòng B"), ("Hòa", "Lê An")),
    ("Phòng Quản lý Khoa học (QLKH)", ("Phòng Quản lý Khoa học (QLKH)",), ()),
    ("Phòng A (dự kiến)", ("Phòng A (dự kiến)",), ()),
    ("Trung tâm B (bộ phận Một cửa)", ("Trung tâm B (bộ phận Một cửa)",), ()),
    ("Văn phòng: Nguyễn An, Lê Bình", ("Văn phòng",), ("Nguyễn An", "Lê Bình")),
    ("Phòng Hành chính - Tổng hợp", ("Phòng Hành chính - Tổng hợp",), ()),
    ("Tổ Toán - Tin", ("Tổ Toán - Tin",), ()),
    ("Khoa Nội - Nhi", ("Khoa Nội - Nhi",), ()),
    ("Đội Cảnh sát PCCC và CNCH", ("Đội Cảnh sát PCCC và CNCH",), ()),
    ("Phòng QLKH và HCTH", ("Phòng QLKH", "HCTH"), ()),
    ("Phòng Dịch tễ", ("Phòng Dịch tễ",), ()),
    ("Công chức Địa chính (đ/c Nga)", ("Công chức Địa chính",), ("Nga",)),
    ("Các sở, ban, ngành, các đơn vị", ("Các sở, ban, ngành", "các đơn vị"), ()),
    ("Thứ trưởng Viên Thị Sa", (), ("Viên Thị Sa",)),
    ("Nguyễn Văn An", (), ("Nguyễn Văn An",)),
    ("Thanh tra", ("Thanh tra",), ()),
    ("Văn phòng - đ/c Kiều", ("Văn phòng",), ("Kiều",)),
    ("Phòng QLKH: đ/c Nga; HCTH: đ/c Thu", ("Phòng QLKH", "HCTH"), ("Nga", "Thu")),
    ("Phòng QLKH, Đ/c Nga", ("Phòng QLKH",), ("Nga",)),
    ("Phòng QLKH (đ/c Nga, CV)", ("Phòng QLKH",), ("Nga",)),
    ("Phòng QLKH (chủ trì: đ/c Nga)", ("Phòng QLKH",), ("Nga",)),
    ("Thuận (Văn phòng)", ("Văn phòng",), ("Thuận",)),
    ("Nguyễn Văn An (Phòng QLKH)", ("Phòng QLKH",), ("Nguyễn Văn An",)),
    ("Đ/c Nguyễn Thị Nga- phòng QLKH", ("phòng QLKH",), ("Nguyễn Thị Nga",)),
    ("Thuận, Kiều", (), ("Thuận", "Kiều")),
    ("Phòng A (Hùng A, Hùng B)", ("Phòng A",), ("Hùng A", "Hùng B")),
    ("Phòng A (N. Hùng và T. Hùng)", ("Phòng A",), ("N. Hùng", "T. Hùng")),
    ("-", (), ()),
    ("", (), ()),
    ("x", (), ()),
]
TITLES_AND_POSTS = [
    ("Đ/c Lê Thị Lợi - TP QLKH", (), ("Lê Thị Lợi",)),
    ("Đ/c Lê Thị Lợi- Trưởng phòng QLKH", (), ("Lê Thị Lợi",)),
    ("PGĐ Trần Hòa", (), ("Trần Hòa",)),
    ("PGĐ Trần Hòa; PGĐ Phan Hiếu", (), ("Trần Hòa", "Phan Hiếu")),
    ("Nguyễn Văn An (PGĐ)", (), ("Nguyễn Văn An",)),
    ("Đ/c Trần Văn An, Phó Giám đốc Sở; Đ/c Lê Bình", (), ("Trần Văn An", "Lê Bình")),
    ("- Giám đốc: Lê An\n- TP: Trần Bình\n- CV: Vũ Chi", (), ("Lê An", "Trần Bình", "Vũ Chi")),
    ("Lãnh đạo Trung tâm: Dương Văn Thắng", (), ("Dương Văn Thắng",)),
    ("Trưởng phòng QLKH", (), ("Trưởng phòng QLKH",)),
    ("Trưởng phòng, QLKH&CN", (), ("Trưởng phòng, QLKH&CN",)),
    ("Chi cục trưởng Chi cục TĐC", (), ("Chi cục trưởng Chi cục TĐC",)),
    ("Giám đốc Sở", (), ("Giám đốc Sở",)),
    ("Hiệu trưởng, Phó Hiệu trưởng", (), ("Hiệu trưởng", "Phó Hiệu trưởng")),
    ("Trưởng phòng QLKH, Văn phòng Sở", ("Văn phòng Sở",), ("Trưởng phòng QLKH",)),
    ("Kế toán; Văn thư", (), ("Kế toán", "Văn thư")),
    ("Trưởng khoa Nội Trần An", (), ("Trần An",)),
]


@pytest.mark.parametrize(("cell", "units", "persons"), UNITS_AND_PEOPLE + TITLES_AND_POSTS)
def test_people_are_split_off_from_units(
    cell: str, units: tuple[str, ...], persons: tuple[str, ...]
) -> None:
    assert read_assignees(cell) == Assignees(units, persons)


def test_a_cell_of_posts_labels_and_telephone_numbers_gives_the_unit_and_its_people() -> None:
    cell = (
        " - PGĐ Lê Anh; SĐT: 0912 345 678\n - Phòng Dữ liệu và Chính quyền số:\n"
        " + PTPPT Trần Phong; SĐT: [đã ẩn]\n + CV: Vũ Minh Hải, sđt: 0987654321\n"
        " + PCVP: Hoàng Thị Thủy\n + PGĐNguyễn Tố Quyên"
    )
    read = read_assignees(cell)
    people = ("Lê Anh", "Trần Phong", "Vũ Minh Hải", "Hoàng Thị Thủy", "Nguyễn Tố Quyên")
    assert read == Assignees(("Phòng Dữ liệu và Chính quyền số",), people)
    assert read.unread == ()


@pytest.mark.parametrize(
    ("cell", "lead", "helping"),
    [
        ("Phòng A phối hợp Phòng B", ("Phòng A",), ("Phòng B",)),
        ("Phòng A phối hợp với Phòng B, Phòng C", ("Phòng A",), ("Phòng B", "Phòng C")),
        ("Phòng A (chủ trì), Phòng B", ("Phòng A",), ("Phòng B",)),
        ("Phòng A chủ trì, Phòng B phối hợp", ("Phòng A",), ("Phòng B",)),
        ("Phòng A chủ trì, phối hợp với Phòng B", ("Phòng A",), ("Phòng B",)),
        ("Chủ trì: Phòng A; Phối hợp: Phòng B, C", ("Phòng A",), ("Phòng B", "C")),
        ("Đơn vị chủ trì: Phòng A\nĐơn vị phối hợp: Phòng B", ("Phòng A",), ("Phòng B",)),
        ("Phòng A (phối hợp với Phòng B)", ("Phòng A",), ("Phòng B",)),
        ("Chủ trì thực hiện: Phòng A", ("Phòng A",), ()),
        ("Phòng A, Phòng B", ("Phòng A", "Phòng B"), ()),
        ("Phòng A\nPhòng B", ("Phòng A", "Phòng B"), ()),
    ],
)
def test_a_cell_of_leads_may_say_who_only_helps(
    cell: str, lead: tuple[str, ...], helping: tuple[str, ...]
) -> None:
    found = read_roles(cell)
    assert (found[0].units, found[1].units) == (lead, helping)


def test_a_cell_of_helpers_adds_to_those_named_among_the_leads() -> None:
    lead, helping = read_roles("Phòng A (chủ trì), Phòng B", "Đề nghị phối hợp\nvới Sở Y tế")
    assert (lead.units, helping.units) == (("Phòng A",), ("Phòng B", "Sở Y tế"))


@pytest.mark.parametrize(
    ("cell", "units", "unread"),
    [
        (
            "UBND các xã, phường trực tiếp triển khai tại địa bàn",
            ("UBND các xã, phường",),
            ("trực tiếp triển khai tại địa bàn",),
        ),
        (
            "1. Thuê đường truyền mạng:\n- Trung tâm CĐS",
            ("Trung tâm CĐS",),
            ("Thuê đường truyền mạng:",),
        ),
        ("Ban Chỉ đạo xây dựng nông thôn mới", ("Ban Chỉ đạo xây dựng nông thôn mới",), ()),
        ("Phòng Quản lý xây dựng công trình", ("Phòng Quản lý xây dựng công trình",), ()),
    ],
)
def test_what_is_no_name_is_left_out_with_a_doubt(
    cell: str, units: tuple[str, ...], unread: tuple[str, ...]
) -> None:
    read = read_assignees(cell)
    assert (read.units, read.unread) == (units, unread)
    assert [dict(doubt.values)["printed"] for doubt in read.doubts] == list(unread)


def test_the_end_of_an_endless_cell_is_doubted() -> None:
    read = read_assignees("Phòng A; " * LONGEST_CELL)
    assert read.units == ("Phòng A",)
    assert len(read.doubts) > 0


WORDS = st.sampled_from(
    (  # noqa: SIM905 (a list would be a page long)
        "Phòng QLKH HCTH Trung tâm Ứng dụng Chi cục TĐC Văn phòng Sở Thanh tra các đơn vị và "
        ", ; : ( ) - + / & \n phối hợp với chủ trì Đ/c ông Trần Văn An Thuận Kiều PGĐ Trưởng "
        "phòng TP CV SĐT: 0912345678 UBND xã phường Khối 3 4 Tổ Toán Khoa Nội Nội Ngoại . "
        "liên quan triển khai thực hiện kế hoạch năm Sở Tài chính Sở, ban, ngành N. Hùng B * "
        "• a) 1. Bộ môn (QLKH) x nt"
    ).split(" ")
)
CELLS = st.lists(WORDS, max_size=25).map(" ".join)


def words_of(texts: str) -> set[str]:
    return set(re.findall(r"\w+", clean(texts).casefold()))


@given(CELLS)
def test_no_word_of_a_cell_is_lost_unseen(cell: str) -> None:
    lead, helping = read_roles(cell)
    kept = chain.from_iterable(
        (*r.units, *r.persons, *r.dropped, *r.unread) for r in (lead, helping)
    )
    # "03 phòng: A, B, C" counts what it lists.
    joining = words_of("và với cùng các đề nghị phối hợp x a 1 3 4")
    assert words_of(cell) - words_of(" ".join(kept)) <= joining


@given(st.text(max_size=300) | CELLS)
def test_any_cell_can_be_read(cell: str) -> None:
    read = read_assignees(cell)
    assert all(name.strip() for name in (*read.units, *read.persons))


@pytest.mark.parametrize(
    "cell",
    [
        *("Không", "Chưa xác định", "Theo phân công", "Theo phân công của Giám đốc", "Thuê ngoài"),
        *("nt", "Như trên", "Tháng 5", "Quý II", "Cả năm", "Thường xuyên"),
    ],
)
def test_words_for_nobody_and_times_are_shown_and_no_unit(cell: str) -> None:
    read = read_assignees(cell)
    assert (read.units, read.persons, read.unread) == ((), (), (cell,))


def test_a_name_without_a_kind_is_a_unit_that_is_doubted() -> None:
    read = read_assignees("Tài chính - Kế toán; Phòng A")
    assert read.units == ("Tài chính - Kế toán", "Phòng A")
    assert [(doubt.key, dict(doubt.values)["printed"]) for doubt in read.doubts] == [
        ("unit-unsure", "Tài chính - Kế toán")
    ]


def test_small_letters_without_a_kind_are_no_unit() -> None:
    assert read_assignees("khi có kinh phí được cấp").units == ()


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Mai, Lan, Hùng", ("Mai", "Lan", "Hùng")),
        ("Cô Hoa, thầy Nam", ("Hoa", "Nam")),
        ("Tuấn, Phương", ("Tuấn", "Phương")),
        ("Bí thư Đoàn", ("Bí thư Đoàn",)),
    ],
)
def test_marks_tell_a_given_name_from_a_word_of_time_or_place(
    cell: str, people: tuple[str, ...]
) -> None:
    assert read_assignees(cell) == Assignees((), people)


def test_letters_of_branches_and_centres_are_kinds() -> None:
    assert read_assignees("CC PTNT, TTYT huyện").units == ("CC PTNT", "TTYT huyện")

import time

import pytest

from bot.plans.names.shared_kinds import with_kind_restored
from bot.plans.names.unit_lists import split_units
from bot.plans.names.whole_names import within_another

LISTS = [
    ("Chi cục A; Văn phòng Sở", ("Chi cục A", "Văn phòng Sở")),
    ("Thanh tra, Trung tâm, Phòng HCTH", ("Thanh tra", "Trung tâm", "Phòng HCTH")),
    ("Phòng A và Phòng B", ("Phòng A", "Phòng B")),
    ("Phòng QLKH & HCTH", ("Phòng QLKH", "HCTH")),
    ("Phòng QLKH và HCTH", ("Phòng QLKH", "HCTH")),
    ("Phòng QLKH/HCTH", ("Phòng QLKH", "HCTH")),
    ("Phòng QLKH + Phòng HCTH", ("Phòng QLKH", "Phòng HCTH")),
    ("Phòng QLKH, TĐC, HCTH", ("Phòng QLKH", "TĐC", "HCTH")),
    ("Phòng QLCN&CN; TĐC; QLKH.", ("Phòng QLCN&CN", "TĐC", "QLKH")),
    ("Phòng A, B", ("Phòng A", "B")),
    ("Trung tâm B và các đơn vị bên ngoài", ("Trung tâm B", "các đơn vị bên ngoài")),
    ("Văn phòng Sở và các phòng, đơn vị", ("Văn phòng Sở", "các phòng, đơn vị")),
    ("- Phòng A\n- Phòng B", ("Phòng A", "Phòng B")),
    ("1. Phòng A\n2. Phòng B", ("Phòng A", "Phòng B")),
    ("các sở, ban, ngành và UBND các huyện", ("các sở, ban, ngành", "UBND các huyện")),
    ("Sở, ban, ngành, UBND các xã, phường", ("Sở, ban, ngành", "UBND các xã, phường")),
    ("Sở Y tế, sở ban ngành khác", ("Sở Y tế", "sở ban ngành khác")),
    ("Sở Du lịch và Sở, ngành liên quan", ("Sở Du lịch", "Sở, ngành liên quan")),
    ("Văn phòng Bộ. Các Sở, ban, ngành", ("Văn phòng Bộ", "Các Sở, ban, ngành")),
    ("Vụ TCCB, thanh tra Bộ, Cục KTKĐ", ("Vụ TCCB", "thanh tra Bộ", "Cục KTKĐ")),
    ("Vụ GDTH và Vụ GDTrH", ("Vụ GDTH", "Vụ GDTrH")),
    ("Cục A, chương trình ETEP, Trường ĐHSP", ("Cục A", "chương trình ETEP", "Trường ĐHSP")),
    ("Viện KH, Dự án Hỗ trợ đổi mới", ("Viện KH", "Dự án Hỗ trợ đổi mới")),
    ("Thuế Hà Nội; Công an Thành phố", ("Thuế Hà Nội", "Công an Thành phố")),
    ("Sở Xây dựng/các công ty liên quan", ("Sở Xây dựng", "các công ty liên quan")),
    ("Khoa Nội, Khoa Ngoại, Phòng KHTH", ("Khoa Nội", "Khoa Ngoại", "Phòng KHTH")),
    ("BGH, các tổ chuyên môn", ("BGH", "các tổ chuyên môn")),
    ("BGH, TTCM, GVCN", ("BGH", "TTCM", "GVCN")),
    ("Tổ Toán, Tổ Văn phòng, Khối 3", ("Tổ Toán", "Tổ Văn phòng", "Khối 3")),
    ("Khối 3, 4, 5", ("Khối 3", "Khối 4", "Khối 5")),
    ("Nguyễn Văn An, Trần Bình và Lê Cường", ("Nguyễn Văn An", "Trần Bình", "Lê Cường")),
    ("Sở Nội vụ Sở Tài chính", ("Sở Nội vụ", "Sở Tài chính")),
    ("Phòng A. ", ("Phòng A",)),
    ('"Phòng A"', ("Phòng A",)),
]
KIND_SAID_ONCE = [
    ("các phòng: QLKH, TĐC, HCTH", ("Phòng QLKH", "Phòng TĐC", "Phòng HCTH")),
    ("Các phòng QLKH, HCTH và Thanh tra Sở", ("Phòng QLKH", "Phòng HCTH", "Thanh tra Sở")),
    ("Các phòng:\n- QLKH\n- HCTH", ("Phòng QLKH", "Phòng HCTH")),
    ("Các khoa: Nội, Ngoại, Sản", ("Khoa Nội", "Khoa Ngoại", "Khoa Sản")),
    (
        "Các sở: Tài chính, Kế hoạch và Đầu tư, Nội vụ",
        ("Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Nội vụ"),
    ),
    ("Các Sở Tài chính, Nội vụ", ("Sở Tài chính", "Sở Nội vụ")),
    ("UBND các xã Tân Phú, Tân Lập", ("UBND xã Tân Phú", "UBND xã Tân Lập")),
]


@pytest.mark.parametrize(("cell", "units"), LISTS + KIND_SAID_ONCE)
def test_a_list_of_units_is_split(cell: str, units: tuple[str, ...]) -> None:
    assert split_units(cell) == units


@pytest.mark.parametrize(
    "name",
    [
        "Các phòng, đơn vị thuộc Sở và các đơn vị bên ngoài",
        "Tất cả các phòng, đơn vị thuộc Sở",
        "Giám đốc, Thủ trưởng các Sở, ban, ngành",
        "Cơ quan, đơn vị có liên quan",
        "Các viện, trường, cơ quan, tổ chức, cá nhân trên địa bàn",
        "Toàn thể CB, GV, NV",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Khoa học và Công nghệ",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở NN và PTNT",
        "Sở NN & PTNT",
        "Sở Quy hoạch - Kiến trúc",
        "Doanh nghiệp, đơn vị tư vấn",
        "Phòng QLCN&CN",
        "Phòng HC - TH",
        "Phòng Hành chính - Tổ chức",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Quản lý Khoa học và Sở hữu trí tuệ",
        "Phòng Văn hóa và Xã hội",
        "Phòng Kế hoạch, Tổ chức",
        "Văn phòng HĐND và UBND",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "Ban Quản lý các Khu công nghệ cao và Khu công nghiệp",
        "Trường Tiểu học và THCS Nguyễn Du",
        "Trường ĐH Kinh tế-ĐH Quốc gia",
        "UBND xã, phường",
        "UBND xã/phường",
        "Tổ Toán - Lý",
        "Phường 2 Bảo Lộc",
        "Xã Đam Rông 3",
        "Phường Xuân Trường - Đà Lạt",
        "Ủy ban nhân dân cấp xã",
        "Văn phòng (Thuận, Cuộc; Kiều)",
        "Sở A (Văn phòng Đăng ký đất đai và các Chi nhánh)",
        "Trưởng phòng, QLKH&CN",
        "Chi cục trưởng Chi cục TĐC",
        "P. HCTH",
    ],
)
def test_one_name_stays_whole(name: str) -> None:
    assert split_units(name) == (name,)


@pytest.mark.parametrize("cell", ["", "-", " … ".replace("…", "."), "x", "'", "---"])
def test_a_mark_is_no_name(cell: str) -> None:
    assert split_units(cell) == ()


def test_a_small_unit_before_a_large_one_is_inside_it() -> None:
    name = "Phòng Hành chính và Quản lý Dịch bệnh, Chi cục Chăn nuôi Thú y"
    assert split_units(name) == (name,)
    assert within_another(name) == (
        "Phòng Hành chính và Quản lý Dịch bệnh",
        "Chi cục Chăn nuôi Thú y",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Phòng QLKH, Chi cục TĐC",
        "Phòng Quản lý Đo lường; Chi cục Tiêu chuẩn",
        "Phòng Quản lý Đo lường, Chi cục Tiêu chuẩn, Thanh tra",
        "Chi cục Tiêu chuẩn, Phòng Quản lý Đo lường",
        "Phòng Nghiệp vụ, Thanh tra Sở",
    ],
)
def test_other_lists_are_units_side_by_side(cell: str) -> None:
    assert within_another(cell) is None
    assert len(split_units(cell)) > 1


def test_the_kind_said_once_is_given_back_where_the_plan_confirms_it() -> None:
    known = {"Phòng TĐC", "Phòng QLKH"}
    units = with_kind_restored(("Phòng QLKH", "TĐC", "TTUD"), known)
    assert units == ("Phòng QLKH", "Phòng TĐC", "TTUD")


@pytest.mark.parametrize(
    ("units", "known", "restored"),
    [
        (("Phòng QLKH", "TĐC"), {"Phòng QLKH"}, ("Phòng QLKH", "Phòng TĐC")),
        (("P. QLKH", "TĐC"), {"P. QLKH"}, ("P. QLKH", "Phòng TĐC")),
        (("Vụ KHTC", "TCCB"), {"Vụ KHTC"}, ("Vụ KHTC", "Vụ TCCB")),
        # The plan knows a branch by these letters, so they are left as printed.
        (("Phòng QLKH", "TĐC"), {"Chi cục TĐC"}, ("Phòng QLKH", "TĐC")),
        (("Tổ Toán", "GVCN"), {"Tổ Toán"}, ("Tổ Toán", "GVCN")),
        (("Phòng QLKH", "BGH"), {"Phòng QLKH"}, ("Phòng QLKH", "BGH")),
        (("Phòng Nghiệp vụ", "TĐC"), {"Phòng Nghiệp vụ"}, ("Phòng Nghiệp vụ", "TĐC")),
    ],
)
def test_without_a_name_in_full_only_letters_after_letters_share_a_kind(
    units: tuple[str, ...], known: set[str], restored: tuple[str, ...]
) -> None:
    assert with_kind_restored(units, known) == restored


def test_letters_that_the_plan_prints_alone_are_left_alone() -> None:
    units = with_kind_restored(("Phòng QLKH", "TĐC"), {"Phòng QLKH"}, alone={"TĐC"})
    assert units == ("Phòng QLKH", "TĐC")


@pytest.mark.parametrize("piece", ["Phòng A; ", ", và ", "(", "các phòng: ", "Sở A Sở ", "Đ/c "])
def test_a_long_cell_does_not_take_long(piece: str) -> None:
    started = time.perf_counter()
    split_units(piece * 20_000)
    assert time.perf_counter() - started < 5

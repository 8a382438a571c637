"""Whose work is meant, with nobody known and with the names of an office given."""

from datetime import date

import pytest

from bot.parsing.queries import read_query
from bot.parsing.values import KnownNames

TODAY = date(2024, 5, 15)
NOBODY = KnownNames()
OFFICE = KnownNames(
    units={
        "Phòng Quản lý Khoa học": (),
        "Phòng Kế hoạch - Tài chính": ("KHTC",),
        "Trung tâm Ứng dụng Công nghệ": (),
        "Chi cục Thủy lợi": (),
        "Văn phòng Sở": (),
    },
    people={"Trần Văn Bình": (), "Đỗ Thanh Bình": (), "Lê Thị Hà": (), "Phan Văn Thuận": ()},
)


def owner(text: str, names: KnownNames = NOBODY) -> str | None:
    return read_query(text, today=TODAY, year=2024, names=names).owner


AS_TYPED: list[tuple[str, list[str]]] = [
    (
        "me",
        ["việc của tôi", "việc của tui", "mk còn vc gì ko", "e có việc gì", "t chưa xong việc nào"],
    ),
    ("me", ["cv của mình", "my tasks", "cua em con gi", "chúng tôi còn việc gì", "việc của anh"]),
    ("all", ["which units are late", "who is late", "anyone late this week"]),
    ("me", ["what did I finish last week", "do I have anything this week"]),
    ("all", ["ai trễ", "phòng nào chậm", "toàn sở còn việc gì", "việc của sở", "mọi người làm gì"]),
    ("unit:phòng em", ["việc của phòng em", "cả phòng em còn gì", "phòng em trễ việc nào"]),
    ("unit:phòng", ["việc của phòng", "cả phòng còn việc gì"]),
    ("unit:P. QLKH", ["P. QLKH còn gì", "việc của P. QLKH", "giao việc 24 cho P. QLKH"]),
    ("unit:pQLKH", ["pQLKH tháng 5 có việc gì", "việc của pQLKH"]),
    ("unit:QLKH", ["việc của QLKH", "nhắc QLKH nộp báo cáo", "QLKH còn việc gì"]),
    ("unit:ttud", ["việc của ttud"]),
    (
        "unit:chi cục kiểm lâm",
        ["thứ ba tới chi cục kiểm lâm nộp gì", "việc chi cục kiểm lâm quý 2"],
    ),
    ("unit:phòng thanh tra", ["việc của phòng thanh tra tháng 7", "nhắc phòng thanh tra nộp"]),
    ("unit:phong do luong", ["phong do luong con viec gi", "viec cua phong do luong"]),
    ("unit:phòng hành chính", ["giao phòng hành chính chuẩn bị hội nghị", "phòng hành chính"]),
    ("unit:phòng Hành chính tổng hợp", ["phòng Hành chính tổng hợp còn gì"]),
    (
        "unit:phòng Hành chính",
        ["nhắc phòng Hành chính tổng hợp số liệu", "nhắc phòng Hành chính sửa máy in"],
    ),
    (
        "unit:phòng Kỹ thuật",
        [
            "nhắc phòng Kỹ thuật kiểm tra máy phát",
            "giao phòng Kỹ thuật theo dõi thi công",
            "giao cho phòng Kỹ thuật xây dựng báo cáo",
        ],
    ),
    ("unit:phòng Kiểm tra", ["phòng Kiểm tra còn gì", "giao phòng Kiểm tra lập danh sách"]),
    ("unit:phòng Quản lý xây dựng", ["nhắc phòng Quản lý xây dựng nộp báo cáo"]),
    (
        "unit:phòng Kế hoạch - Tài chính",
        ["nhắc phòng Kế hoạch - Tài chính thanh toán công tác phí"],
    ),
    ("unit:phong ke hoach tai chinh", ["phong ke hoach tai chinh con viec gi"]),
    ("unit:phòng QLCN", ["Giao 31 phòng QLCN"]),
    ("person:Mai", ["việc của chị Mai", "ngày mai chị Mai có việc gì", "giao 16 cho Mai"]),
    ("person:Năm", ["anh Năm còn việc gì tuần này", "việc của cô Năm tháng năm"]),
    ("person:Tư", ["chị Tư tháng tư có việc gì", "gán việc 38 cho chị Tư nhé"]),
    ("person:Ba", ["cho xem việc của bà Ba", "chú Ba làm gì tuần này"]),
    ("person:Bảy", ["việc đang làm của anh Bảy", "chuyển việc 21 sang cho a Bảy"]),
    ("person:Thu", ["việc quá hạn của chị Thu", "nhắc chị Thu gửi danh sách"]),
    ("person:Nhi", ["việc của chị Nhi", "việc của Nhi"]),
    ("person:Minh", ["anh Minh chưa xong gì", "việc của Minh"]),
    ("person:Hùng", ["đ/c Hùng còn mấy việc", "sếp Hùng có việc gì", "đồng chí Hùng làm gì"]),
    ("person:Nguyễn Văn Hùng", ["việc của đồng chí Nguyễn Văn Hùng quá hạn"]),
    ("person:nguyen van hung", ["viec cua nguyen van hung thang 5"]),
    ("person:Linh", ["assign task 30 to Linh", "việc của em Linh"]),
]
NOBODYS = [
    *("việc tháng 5", "việc quá hạn", "có việc gì", "việc chỉ tiêu", "việc AI", "tháng năm có gì"),
    *("thứ ba có việc gì", "mai có việc gì", "việc số 24", "tối nay có việc gì"),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [(text, wanted) for wanted, texts in AS_TYPED for text in texts]
)
def test_an_owner_is_heard_and_kept_as_typed(text: str, wanted: str) -> None:
    assert owner(text) == wanted


@pytest.mark.parametrize("text", NOBODYS)
def test_words_that_sound_like_an_owner_are_none(text: str) -> None:
    assert owner(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("việc của QLKH", "unit:Phòng Quản lý Khoa học"),
        ("p.qlkh con viec gi", "unit:Phòng Quản lý Khoa học"),
        ("qlkh con viec gi", "unit:Phòng Quản lý Khoa học"),
        ("TTUD còn việc gì", "unit:Trung tâm Ứng dụng Công nghệ"),
        ("phòng kế hoạch quá hạn bao nhiêu việc", "unit:Phòng Kế hoạch - Tài chính"),
        ("ke hoach tai chinh con viec gi", "unit:Phòng Kế hoạch - Tài chính"),
        ("chi cục thuỷ lợi", "unit:Chi cục Thủy lợi"),
        ("việc của văn phòng", "unit:Văn phòng Sở"),
        ("thuan con viec gi", "person:Phan Văn Thuận"),
        ("Hà tháng 5 có việc gì", "person:Lê Thị Hà"),
        ("việc của anh Thuânn", "person:Phan Văn Thuận"),
        ("việc của Thanh Bình", "person:Đỗ Thanh Bình"),
        ("việc của anh Bình", "person:Bình"),
        ("việc của tôi", "me"),
        ("kế hoạch iso đâu rồi", None),
        ("có việc gì hả", None),
    ],
)
def test_a_known_name_is_given_as_the_office_writes_it(text: str, wanted: str | None) -> None:
    assert owner(text, OFFICE) == wanted


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        *((text, "person:Chi") for text in ("việc của Chi", "của Chi", "tổng hợp của Chi")),
        *((text, "person:Anh") for text in ("việc quá hạn của Anh", "việc của anh Anh tháng 6")),
        *((text, "person:Ha") for text in ("tasks of Ha", "tasks for Ha", "việc của Ha")),
        ("việc của My", "person:My"),
        ("việc của Tô tháng 6", "person:Tô"),
        ("việc của Nhi", "person:Nhi"),
        *((text, "me") for text in ("việc của anh", "việc của Chị", "việc của chị", "của em")),
        *((text, "me") for text in ("việc của Em", "việc của Tôi", "VIỆC CỦA CHI", "viec cua toi")),
        ("My tasks", "me"),
    ],
)
def test_a_capital_tells_a_name_from_a_title_and_from_oneself(text: str, whose: str) -> None:
    assert owner(text) == whose

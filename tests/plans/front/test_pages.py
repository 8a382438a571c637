import pytest

from bot.plans.forms.text.reader import read_text
from bot.plans.front.pages import read_front


@pytest.mark.parametrize(
    ("printed", "title", "year"),
    [
        ("### KẾ HOẠCH NHIỆM VỤ NĂM 2024", "KẾ HOẠCH NHIỆM VỤ NĂM 2024", 2024),
        (
            "KẾ HOẠCH\n\nKiểm tra công vụ năm 2026\n\nCăn cứ Luật số 5;",
            "KẾ HOẠCH Kiểm tra công vụ năm 2026",
            2026,
        ),
        ("**CHƯƠNG TRÌNH CÔNG TÁC NĂM 2025**", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2025", 2025),
        ("KẾ HOẠCH CÔNG TÁC\n\nLam Giang, ngày 5 tháng 1 năm 2023", None, 2023),
    ],
)
def test_title_and_year_are_found(printed: str, title: str | None, year: int) -> None:
    front = read_front(read_text(printed.encode()))
    assert front.year == year
    assert title is None or front.title == title


@pytest.mark.parametrize(
    ("printed", "title", "year"),
    [
        ("KẾ HOẠCH 100 NGÀY\nLam Giang, ngày 2 tháng 3 năm 2026", "KẾ HOẠCH 100 NGÀY", 2026),
        ("CHƯƠNG TRÌNH CÔNG TÁC\nQUÝ IV NĂM 2025", "CHƯƠNG TRÌNH CÔNG TÁC QUÝ IV NĂM 2025", 2025),
        ("KẾ HOẠCH CÔNG TÁC THÁNG 5/2024\nNhiệm vụ", "KẾ HOẠCH CÔNG TÁC THÁNG 5/2024", 2024),
        (
            "KẾ HOẠCH\nThực hiện Chương trình giai đoạn 2021-2025, năm 2024",
            "KẾ HOẠCH Thực hiện Chương trình giai đoạn 2021-2025, năm 2024",
            2024,
        ),
        (
            "DỰ THẢO\nKẾ HOẠCH\nPhòng, chống dịch\ntrên địa bàn\nhuyện năm 2025\n(Dự thảo lần 2)",
            "KẾ HOẠCH Phòng, chống dịch trên địa bàn huyện năm 2025",
            2025,
        ),
        (
            "KẾ HOẠCH\nThực hiện Nghị quyết số 5/NQ-CP ngày 3/2/2023\n\n"
            "Huyện A, ngày 5 tháng 6 năm 2024",
            None,
            2024,
        ),
        ("Kế hoạch số 38/KH-UBND ngày 05/02/2026\nKẾ HOẠCH HÀNH ĐỘNG", "KẾ HOẠCH HÀNH ĐỘNG", 2026),
        (
            "KẾ HOẠCH HÈ\nLam Giang, ngày 20 tháng 12 năm 2024\nCác việc năm 2025:",
            "KẾ HOẠCH HÈ",
            2025,
        ),
        ("KẾ HOẠCH TẾT\nLam Giang, ngày 20 tháng 12 năm 2024", "KẾ HOẠCH TẾT", 2024),
    ],
)
def test_titles_of_many_kinds_are_read(printed: str, title: str | None, year: int) -> None:
    front = read_front(read_text(printed.encode()))
    assert (front.year, front.doubts) == (year, ())
    assert title is None or front.title == title


def test_a_school_year_is_read_as_of_its_first_year_and_says_so() -> None:
    front = read_front(read_text("KẾ HOẠCH NĂM HỌC 2024-2025".encode()))
    assert (front.year, [doubt.key for doubt in front.doubts]) == (2024, ["school-year"])


def test_a_title_of_two_years_is_doubted() -> None:
    front = read_front(read_text("KẾ HOẠCH năm 2024 thay kế hoạch năm 2023".encode()))
    assert [doubt.key for doubt in front.doubts] == ["year-contradicts"]


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        (
            "Lam Giang, ngày 5 tháng 1 năm 2024\nSở Y tế (SYT) xây dựng Kế hoạch như sau:",
            "Sở Y tế tỉnh Lam Giang",
        ),
        (
            "Thực hiện Kế hoạch số 3 của UBND tỉnh Lam Giang, Sở Y tế xây dựng Kế hoạch:",
            "Sở Y tế tỉnh Lam Giang",
        ),
        ("UBND tỉnh Lam Giang ban hành kế hoạch như sau:", "UBND tỉnh Lam Giang"),
        (
            "UBND TỈNH LAM GIANG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "SỞ Y TẾ\tĐộc lập\n\nVăn phòng Sở Y tế tổng hợp tại tỉnh Lam Giang.",
            "Sở Y tế tỉnh Lam Giang",
        ),
        ("Trung tâm Kiểm nghiệm ban hành Kế hoạch năm tới", "Trung tâm Kiểm nghiệm"),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\nĐộc lập\nKẾ HOẠCH NĂM 2024",
            "Ủy ban nhân dân tỉnh Lam Giang",
        ),
        ("PHÒNG GD&ĐT HOA LAM\nTRƯỜNG THCS HOA MAI\nKẾ HOẠCH", "Trường THCS Hoa Mai"),
        ("BỆNH VIỆN ĐA KHOA\nTỈNH LAM GIANG\nKẾ HOẠCH", "Bệnh viện đa khoa tỉnh Lam Giang"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO |\nKẾ HOẠCH", "Bộ Giáo dục và Đào tạo"),
        (
            "UBND TỈNH LAM GIANG\nSỞ Y TẾ\nKẾ HOẠCH\n"
            "Căn cứ Quyết định của Bộ Y tế ban hành kế hoạch;\n"
            "Thực hiện việc UBND tỉnh Lam Giang ban hành kế hoạch, Sở Y tế tỉnh Lam Giang đề nghị:",
            "Sở Y tế tỉnh Lam Giang",
        ),
        (
            "BAN QUẢN LÝ KHU KINH TẾ\nLam Giang, ngày 3 tháng 4 năm 2024\nKẾ HOẠCH\n"
            "Văn phòng Ban Quản lý Khu kinh tế tổng hợp.",
            "Ban Quản lý Khu kinh tế tỉnh Lam Giang",
        ),
    ],
)
def test_the_office_is_found(printed: str, office: str) -> None:
    assert read_front(read_text(printed.encode())).organisation == office


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 12/KH-SKHCN", "12/KH-SKHCN"),
        ("Số: 12 /KH-UBND\tLam Giang", "12/KH-UBND"),
        ("Số: /KH-SKHCN", ""),
        ("Số 15-KH/TU\nKẾ HOẠCH", "15-KH/TU"),
        ("Kế hoạch số 38/KH-UBND ngày 05/02/2026\nKẾ HOẠCH", "38/KH-UBND"),
        ("(Kèm theo Kế hoạch số 38/KH-UBND ngày 05/02/2026)", "38/KH-UBND"),
        ("KẾ HOẠCH NĂM 2024\n- Thực hiện:\n+ Kế hoạch số 7/KH-UBND", ""),
        ("(Ban hành kèm theo Quyết định số:279/QĐ-SYT ngày 29/12/2023", "279/QĐ-SYT"),
        ("Căn cứ Quyết định số 5/QĐ-UBND", ""),
    ],
)
def test_a_document_number_is_read_when_it_is_printed(printed: str, number: str) -> None:
    assert read_front(read_text(printed.encode())).document_number == number

import pytest

from bot.plans.front import read_front
from bot.plans.text_form import read_text


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
        ("(Ban hành kèm theo Quyết định số:279/QĐ-SYT ngày 29/12/2023", "279/QĐ-SYT"),
        ("Căn cứ Quyết định số 5/QĐ-UBND", ""),
    ],
)
def test_a_document_number_is_read_when_it_is_printed(printed: str, number: str) -> None:
    assert read_front(read_text(printed.encode())).document_number == number

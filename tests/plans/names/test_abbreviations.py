import pytest

from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.names.abbreviations import learnt_names, same_words, stands_for


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Phòng Quản lý Khoa học (QLKH)", "QLKH", "Phòng Quản lý Khoa học"),
        ("giao Phòng Quản lý Tiêu chuẩn (QLTC) làm", "QLTC", "Phòng Quản lý Tiêu chuẩn"),
        ("Trung tâm Ứng dụng Công nghệ (Trung tâm)", "Trung tâm", "Trung tâm Ứng dụng Công nghệ"),
        (
            "Trung tâm Ứng dụng Công nghệ (sau đây gọi tắt là Trung tâm Ứng dụng) lập hồ sơ",
            "Trung tâm Ứng dụng",
            "Trung tâm Ứng dụng Công nghệ",
        ),
        (
            "Chi cục Tiêu chuẩn Đo lường (sau đây viết tắt là Chi cục TĐL)",
            "Chi cục TĐL",
            "Chi cục Tiêu chuẩn Đo lường",
        ),
        ("Phòng Kế hoạch - Tài chính (viết tắt: KHTC)", "KHTC", "Phòng Kế hoạch - Tài chính"),
        ("Phòng Tổ chức Cán bộ, sau đây gọi tắt là “TCCB”.", "TCCB", "Phòng Tổ chức Cán bộ"),
        ("Phòng Hành chính - Tổng hợp (gọi tắt là HC-TH)", "HC-TH", "Phòng Hành chính - Tổng hợp"),
    ],
)
def test_a_document_explains_its_short_names(text: str, short: str, full: str) -> None:
    assert learnt_names(Document((Paragraph(text),))) == {short: full}


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình hành động (sau đây gọi tắt là Chương trình)",
        "Sở Khoa học và Công nghệ triển khai Chương trình mới (sau đây gọi tắt là Chương trình)",
        "Phòng Nghiệp vụ (Thuận)",
        "Phòng Nghiệp vụ (dự kiến)",
        "Phòng Quản lý Khoa học (TĐC)",
        "bộ chỉ số đổi mới sáng tạo (GPI)",
        "",
    ],
)
def test_other_parentheses_explain_no_unit(text: str) -> None:
    assert learnt_names(Document((Paragraph(text),))) == {}


def test_cells_of_tables_explain_names_too() -> None:
    table = Table(((Cell("1"), Cell("Phòng Quản lý Khoa học (QLKH)")),))
    assert learnt_names(Document((table,))) == {"QLKH": "Phòng Quản lý Khoa học"}


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("QLKH", "Quản lý Khoa học"),
        ("HC-TH", "Hành chính - Tổng hợp"),
        ("KH&CN", "Khoa học và Công nghệ"),
        ("QLKH&SHTT", "Quản lý khoa học và SHTT"),
        ("UD", "Ứng dụng"),
    ],
)
def test_letters_stand_for_the_words_they_begin(letters: str, words: str) -> None:
    assert stands_for(letters, words)


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("QLKH", "Quản lý khoa học công nghệ"),
        ("DL", "Đo lường"),
        ("K", "Kế hoạch"),
        ("Quản lý", "Quản lý"),
        ("", "Kế hoạch"),
    ],
)
def test_other_letters_do_not(letters: str, words: str) -> None:
    assert not stands_for(letters, words)


def test_an_abbreviation_inside_a_name_stands_for_its_words() -> None:
    assert same_words("Tiến bộ KH&CN", "Tiến bộ Khoa học và Công nghệ")
    assert not same_words("Tiến bộ KH&CN", "Tiến bộ Khoa học và Đời sống")

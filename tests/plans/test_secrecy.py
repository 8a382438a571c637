from pathlib import Path

import docx
import openpyxl
import pytest

from bot.errors import NotAPlan
from bot.plans.draft import draft_of, read_plan
from bot.plans.forms.text.reader import read_text
from bot.plans.secrecy import refuse_secret
from tests.plans.printed import HEADER, lines

TABLE = lines(HEADER, ("1", "họp kín", "Quý I", "Văn phòng"))


@pytest.mark.parametrize(
    "stamp",
    [
        *("MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", "Độ mật: Mật", "ĐỘ MẬT: TUYỆT MẬT"),
        *("[MẬT]", "M Ậ T", "T Ố I M Ậ T", "**MẬT**", "SỞ Y TẾ\tMẬT", "Độ mật: Tối mật, bản số 1"),
        *("MẬT - HỎA TỐC", "MẬT (bản số 3)", "DẤU MẬT", "TÀI LIỆU MẬT", "Số: 12/KH-SYT MẬT"),
        *("MẬT Độc lập - Tự do - Hạnh phúc", "SỞ Y TẾ\tTỐI MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
    ],
)
def test_a_secret_document_is_refused_and_nothing_of_it_is_told(stamp: str) -> None:
    document = read_text(f"SỞ Y TẾ\n{stamp}\n\nKẾ HOẠCH NĂM 2024\n\n{TABLE}".encode())
    with pytest.raises(NotAPlan) as refused:
        draft_of(document)
    assert (refused.value.key, refused.value.values) == ("plan-secret", {})


@pytest.mark.parametrize(
    "line",
    [
        *("HỎA TỐC", "KHẨN", "Thực hiện công tác bảo mật thông tin", "BÍ MẬT NHÀ NƯỚC"),
        *("Bảo vệ bí mật nhà nước", "Độ mật: không", "mật", "MẬT ĐỘ DÂN SỐ", "Mật ong rừng"),
        *("Độ mật: mật ong", "Hướng dẫn ghi độ mật: Mật, Tối mật, Tuyệt mật"),
        *("KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC", "BẢO MẬT THÔNG TIN", "Túi mật và gan"),
    ],
)
def test_urgency_and_the_word_in_a_sentence_are_no_stamp(line: str) -> None:
    refuse_secret(read_text(f"SỞ Y TẾ\n{line}\n\nKẾ HOẠCH NĂM 2024\n\n{TABLE}".encode()))


def test_the_word_in_a_row_of_the_table_is_no_stamp() -> None:
    table = lines(HEADER, ("1", "Mật", "Quý I", "Văn phòng"))
    assert len(draft_of(read_text(f"KẾ HOẠCH NĂM 2024\n\n{table}".encode())).items) == 1


def test_the_stamp_over_an_annex_counts_as_well() -> None:
    printed = f"SỞ Y TẾ\nKẾ HOẠCH NĂM 2024\n\n{TABLE}\n\nTỐI MẬT\n\nPhụ lục II\n\n{TABLE}"
    with pytest.raises(NotAPlan, match="plan-secret"):
        draft_of(read_text(printed.encode()))


def test_a_stamp_over_the_header_of_the_table_is_seen() -> None:
    table = lines(("MẬT", "", "", ""), HEADER, ("1", "họp", "Quý I", "Văn phòng"))
    with pytest.raises(NotAPlan, match="plan-secret"):
        draft_of(read_text(f"KẾ HOẠCH NĂM 2024\n\n{table}".encode()))


def test_a_stamp_in_the_pages_header_or_footer_is_seen(tmp_path: Path) -> None:
    for place in ("header", "footer"):
        document = docx.Document()
        getattr(document.sections[0], place).paragraphs[0].text = "Độ mật: Tối mật"
        document.add_paragraph("KẾ HOẠCH NĂM 2024")
        document.save(str(tmp_path / "a.docx"))
        with pytest.raises(NotAPlan, match="plan-secret"):
            read_plan(tmp_path / "a.docx")


def test_a_stamp_in_a_sheets_header_is_seen(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    header = sheet.oddHeader
    assert header is not None
    header.center.text = "MẬT"
    sheet.append(list(HEADER))
    sheet.append(["1", "họp", "Quý I/2024", "Văn phòng"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(NotAPlan, match="plan-secret"):
        read_plan(tmp_path / "a.xlsx")

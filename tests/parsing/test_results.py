"""Numbers and days of documents as officers type them."""

from datetime import date

import pytest

from bot.parsing.results import DocumentReference, Ending, ending_in, read_document_reference

TODAY = date(2024, 5, 15)


def read(text: str) -> DocumentReference:
    return read_document_reference(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "number", "issued_on"),
    [
        ("số 123/QĐ-SKHCN ngày 12/5/2024", "123/QĐ-SKHCN", date(2024, 5, 12)),
        ("QD 45/KH-UBND ngay 3 thang 6 nam 2024", "45/KH-UBND", date(2024, 6, 3)),
        ("so 123/QD-SKHCN", "123/QD-SKHCN", None),
        ("123/qđ-skhcn, ký ngày 12.5.2024", "123/QĐ-SKHCN", date(2024, 5, 12)),
        ("số 36-NQ/TW ngày 30/01/2023", "36-NQ/TW", date(2023, 1, 30)),
        ("13/2015/QĐ-UBND", "13/2015/QĐ-UBND", None),
        ("số 45 / KH - UBND ngày 2/1", "45/KH-UBND", date(2024, 1, 2)),
        ("văn bản số 45 ngày 3/4/2024", "45", date(2024, 4, 3)),
        ("số 1/BC-SKH ngày 31/2/2024", "1/BC-SKH", None),
        ("số 1/BC-SKH ngày 15/13/2024", "1/BC-SKH", None),
    ],
)
def test_number_and_day_are_read(text: str, number: str, issued_on: date | None) -> None:
    found = read(text)
    assert (found.number, found.issued_on) == (number, issued_on)


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert read("số 1/BC-SKH ngày 15/5").issued_on == TODAY
    assert read("số 1/BC-SKH ngày 16/5").issued_on == date(2023, 5, 16)


@pytest.mark.parametrize("text", ["đã nộp rồi", "12/5/2024", "đạt 10/lớp", "2 lần/năm", "", "50%"])
def test_without_a_number_there_is_only_text(text: str) -> None:
    assert read(text) == DocumentReference(None, None, text)


def test_the_words_around_are_kept() -> None:
    assert read("Đã trình, số 9/TTr-SKH ngày 2/5/2024. Kèm phụ lục").rest == "Đã trình Kèm phụ lục"


FINISHING = ("xong", "Xong rồi ạ", "em gửi xong rồi", "đủ rồi", "done")
LEAVING = ("huỷ", "Hủy bỏ", "thôi bỏ đi", "huy", "thôi", "cancel", "không báo nữa", "dừng lại nhé")
TELLING = (
    *("Đã huỷ bỏ Quyết định 12", "xong phần 1", "bỏ trống mục 3", "", "Hội đồng đã họp xong"),
    *("đã gửi Sở", "88/TTr-SVHDL"),
)


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        *((text, Ending.FINISH) for text in FINISHING),
        *((text, Ending.LEAVE) for text in LEAVING),
        *((text, None) for text in TELLING),
    ],
)
def test_words_that_only_close_a_hand_in_close_it(text: str, ending: Ending | None) -> None:
    assert ending_in(text) is ending

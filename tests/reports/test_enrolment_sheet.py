"""The printed cards: every code reads back from the page, every name is there to be read."""

import io
from datetime import date

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from bot.messages.catalog import words_in
from bot.reports.enrolment_cards import EnrolmentCard
from bot.reports.enrolment_sheet import enrolment_sheet
from bot.reports.qr import qr_picture

LINK = "https://t.me/nhacviec_bot?start=AbC-_f0123456789"
UNTIL = date(2026, 12, 5)


def card(place: int, *, person: str = "Đặng Thị Thuỳ Dương") -> EnrolmentCard:
    return EnrolmentCard(person, "Phòng Quản lý chuyên ngành", f"{LINK}{place}", UNTIL)


def drawn(*cards: EnrolmentCard) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(enrolment_sheet(words_in("vi"), cards))


def codes_on(page: pypdfium2.PdfPage) -> set[str]:
    return {one.text for one in zxingcpp.read_barcodes(page.render(scale=3).to_pil())}


def text_of(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


def test_every_code_on_every_page_reads_back() -> None:
    cards = [card(place) for place in range(11)]
    pages = list(drawn(*cards))
    assert [codes_on(page) for page in pages] == [
        {one.link for one in cards[:8]},
        {one.link for one in cards[8:]},
    ]


def test_a_card_says_whose_it_is_where_to_go_and_until_when() -> None:
    (page,) = drawn(card(1))
    for said in ("Đặng Thị Thuỳ", "Phòng Quản lý", "t.me/nhacviec_bot?start=AbC-_f01234567891"):
        assert said in text_of(page)
    assert "Dùng một lần, đến hết ngày 5/12/2026" in text_of(page)


def test_a_units_card_says_that_the_office_approves() -> None:
    (page,) = drawn(card(1, person=""))
    assert "Mã chung của đơn vị" in text_of(page)
    assert "chờ văn phòng duyệt" in text_of(page)


@pytest.mark.parametrize("name", ["Công Tằng Tôn Nữ " * 12, "A" * 300, "<b>&</b>", "小林"])
def test_odd_and_endless_names_leave_the_code_readable(name: str) -> None:
    one = card(1, person=name)
    (page,) = drawn(one)
    assert codes_on(page) == {one.link}


def test_a_picture_for_the_chat_reads_back() -> None:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(qr_picture(LINK))))
    assert code.text == LINK


def test_the_same_cards_make_the_same_file() -> None:
    words = words_in("vi")
    assert enrolment_sheet(words, [card(1)]) == enrolment_sheet(words, [card(1)])

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import bot.plans.forms.pdf.reader
from bot.demo.sample import write_sample
from bot.errors import NotAPlan
from bot.plans.document import Cell, Document, Paragraph, Progress, Table
from bot.plans.draft import read_plan
from bot.plans.forms.pdf.reader import MAX_PAGES, read_pdf
from bot.plans.tables.healing import task_tables
from bot.plans.values import DraftItem, DraftPlan
from tests.plans.pdf_files import (
    FONT,
    MIDDLE,
    NEW_PAGE,
    drawn,
    locked,
    pdf,
    table,
    text,
)
from tests.real_plans import real_plans

HEADER = ("<b>STT</b>", "<b>Nội dung</b>", "<b>Thời gian</b>", "<b>Chủ trì</b>")
TASK = ("1", "Họp", "Quý I", "Văn phòng")


def rows(document: Document) -> list[list[str]]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for found in tables for row in found.rows]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def refused(content: bytes) -> NotAPlan:
    with pytest.raises(NotAPlan) as caught:
        read_pdf(content)
    return caught.value


# What is printed


def test_paragraphs_and_tables_come_in_order() -> None:
    parts = (text("Trước"), table([HEADER, TASK]), text("<b>Sau</b>"))
    before, between, after = read_pdf(pdf(*parts)).blocks
    assert before == Paragraph("Trước")
    assert isinstance(between, Table)
    assert between.rows[1][1] == Cell("Họp")
    assert between.rows[0][1] == Cell("Nội dung", strong=True)
    assert after == Paragraph("Sau", strong=True)


def test_lines_of_a_cell_are_its_paragraphs_again() -> None:
    long = "Khảo sát các hồ chứa nước ở vùng cao, lập bản đồ và báo cáo theo Kế hoạch số 15-KH/TU"
    cell = f"{long}<br/>- gửi các xã<br/>- gửi các phường ven sông để lấy ý kiến trước khi ký"
    (row,) = rows(read_pdf(pdf(table([("1", cell, "", "")]))))
    assert row[1].split("\n") == [
        long,
        "- gửi các xã",
        "- gửi các phường ven sông để lấy ý kiến trước khi ký",
    ]


def test_a_row_across_the_table_has_its_text_in_the_first_cell() -> None:
    section = ("<b>I. Mục một</b>", "", "", "")
    content = pdf(table([HEADER, section, TASK], ("SPAN", (0, 1), (-1, 1))))
    assert rows(read_pdf(content))[1] == ["I. Mục một", "", "", ""]


def test_a_cell_merged_down_is_repeated_and_says_so() -> None:
    second = ("2", "Ký", "Quý II", "")
    content = pdf(table([HEADER, TASK, second], ("SPAN", (3, 1), (3, 2))))
    (found,) = read_pdf(content).blocks
    assert isinstance(found, Table)
    assert found.rows[2][3] == Cell("Văn phòng", continues=True)


def test_a_row_broken_across_pages_is_whole_again() -> None:
    upper, lower = "khảo sát các xã ở vùng cao, lập danh sách và lấy ý kiến của", "những hộ ven hồ"
    first = table([HEADER, ("1", upper, "Quý I", "Văn phòng")])
    second = table([HEADER, ("", lower, "", ""), ("2", *TASK[1:])])
    (tasks,) = task_tables(read_pdf(pdf(first, NEW_PAGE, second)))
    assert [row.cells[1] for row in tasks.rows] == [f"{upper} {lower}", "Họp"]


def test_a_table_without_lines_reads_like_one_with_lines() -> None:
    tasks = [
        (str(n), f"Việc thứ {n} của năm, có nội dung dài hơn một dòng của ô", "Quý I", "Phòng A")
        for n in range(1, 30)
    ]
    ruled, unruled = (
        read_pdf(pdf(text("KẾ HOẠCH", style=MIDDLE), table([HEADER, *tasks], ruled=lines)))
        for lines in (True, False)
    )
    assert [row for row in rows(unruled) if row[0] != "STT"] == [list(task) for task in tasks]
    assert task_tables(unruled)[0].rows == task_tables(ruled)[0].rows


def test_two_tables_on_a_page_are_two() -> None:
    content = pdf(table([HEADER, TASK]), text("Phụ lục"), table([HEADER, ("2", *TASK[1:])]))
    kinds = [type(block) for block in read_pdf(content).blocks]
    assert kinds == [Table, Paragraph, Table]


def body(canvas: Canvas) -> None:
    canvas.drawString(60, 500, "Việc một của phòng")
    canvas.grid([50, 150, 250], [300, 350, 400])
    canvas.drawString(55, 380, "trái")
    canvas.drawString(155, 380, "phải")


def turned(degrees: int, across: float, down: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(degrees)
        canvas.translate(across, down)
        body(canvas)

    return draw


def as_page(canvas: Canvas) -> None:
    canvas.setPageRotation(90)
    turned(90, 0, -595)(canvas)


@pytest.mark.parametrize(
    "draw",
    [body, as_page, turned(90, 0, -595), turned(-90, -842, 0), turned(180, -595, -842)],
    ids=["upright", "page turned", "text up", "text down", "upside down"],
)
def test_a_page_is_read_whichever_way_it_lies(draw: Callable[[Canvas], None]) -> None:
    found = read_pdf(drawn(draw))
    assert texts(found) == ["Việc một của phòng"]
    assert rows(found)[0] == ["trái", "phải"]


def test_letters_that_stand_upright_in_a_header_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas)
        canvas.rotate(90)
        canvas.drawString(305, -65, "Số TT")

    assert rows(read_pdf(drawn(draw)))[1] == ["Số TT", ""]


def drawn_line(*pieces: tuple[float, str], font: str = FONT) -> list[str]:
    """What is read of pieces drawn at these places of one line."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for left, piece in pieces:
            canvas.drawString(left, 500, piece)

    return texts(read_pdf(drawn(draw)))


def test_decomposed_letters_are_composed() -> None:
    assert drawn_line((60, unicodedata.normalize("NFD", "Tiến độ thực hiện"))) == [
        "Tiến độ thực hiện"
    ]


def test_ligatures_are_letters() -> None:
    assert drawn_line((60, "of\ufb01ce")) == ["office"]


def test_letters_drawn_twice_are_read_once_and_bold() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Mục một")
        canvas.drawString(60.3, 500, "Mục một")

    assert read_pdf(drawn(draw)).blocks == (Paragraph("Mục một", strong=True),)


def test_pieces_drawn_in_any_order_are_one_line() -> None:
    first = Canvas(io.BytesIO()).stringWidth("Tiến ", FONT, 10)
    assert drawn_line((60 + first, "độ"), (60, "Tiến")) == ["Tiến độ"]


def test_white_lines_draw_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 1, 1)
        body(canvas)

    assert rows(read_pdf(drawn(draw))) == [["trái", "phải"]]


def test_progress_is_told_after_every_page() -> None:
    told: list[tuple[int, int]] = []
    read_pdf(
        pdf(text("một"), NEW_PAGE, text("hai")), lambda done, total: told.append((done, total))
    )
    assert told == [(1, 2), (2, 2)]


def test_pages_that_are_pictures_are_counted_by_the_scan_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def scan(_content: bytes, progress: Progress) -> Document:
        progress(1, 2)
        return Document((Paragraph("đọc từ ảnh"),), scanned=True)

    told: list[tuple[int, int]] = []
    monkeypatch.setattr(bot.plans.forms.pdf.reader, "read_scan", scan)
    content = drawn(scanned_page, scanned_page)
    read_pdf(content, lambda done, total: told.append((done, total)))
    assert told == [(1, 2)]


# What should not be sent


def test_a_file_that_needs_a_password_is_refused() -> None:
    content = pdf(text("Họp"), encryption=locked(reading="mở", owner="chủ"))
    assert refused(content).key == "plan-locked"


def test_a_file_that_only_must_not_be_printed_is_read() -> None:
    content = pdf(text("Họp"), encryption=locked(reading="", owner="chủ"))
    assert texts(read_pdf(content)) == ["Họp"]


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"no pdf", b"\0" * 2000])
def test_a_damaged_file_is_refused(content: bytes) -> None:
    assert refused(content).key == "plan-unreadable"


def test_a_file_of_blank_pages_is_empty() -> None:
    assert refused(drawn(lambda _canvas: None)).key == "plan-empty"


def test_more_pages_than_a_plan_has_are_refused_unread() -> None:
    told: list[int] = []
    content = drawn(*[lambda _canvas: None] * (MAX_PAGES + 1))
    with pytest.raises(NotAPlan) as caught:
        read_pdf(content, lambda done, _total: told.append(done))
    assert (caught.value.key, caught.value.values["limit"]) == ("plan-too-long", MAX_PAGES)
    assert not told


@settings(max_examples=100, deadline=None)
@given(place=st.integers(0, 40_000), byte=st.integers(0, 255), cut=st.integers(0, 4_000))
def test_no_damage_to_a_file_breaks_it(place: int, byte: int, cut: int) -> None:
    content = bytearray(WHOLE[: len(WHOLE) - cut % len(WHOLE)])
    content[place % len(content)] = byte
    with suppress(NotAPlan):
        assert isinstance(read_pdf(bytes(content)), Document)


WHOLE = pdf(text("KẾ HOẠCH"), table([HEADER, TASK]))


def raw(*objects: str) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    found = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(found))
        found += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(found)
    found += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    found += "".join(f"{place:010} 00000 n \n" for place in places).encode()
    found += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(found)


PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{}>>/Contents {} 0 R>>"


def test_pages_that_hold_one_another_do_not_hang_it() -> None:
    pages = "<</Type/Pages/Count 9/Kids[2 0 R 3 0 R 2 0 R]>>"
    loop = raw("<</Type/Catalog/Pages 2 0 R>>", pages, "<</Type/Pages/Kids[2 0 R 3 0 R]>>")
    assert refused(loop).key == "plan-empty"


SHOWN = "BT /A 10 Tf 60 500 Td (Ho so) Tj ET"
LETTERS = "/Font<</A <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def with_second_page(second: str, *objects: str) -> bytes:
    """A page that can be read, then this one; further objects are numbered from 6."""
    return raw(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
        PAGE.format(LETTERS, 5),
        second,
        f"<</Length {len(SHOWN)}>>stream\n{SHOWN}\nendstream",
        *objects,
    )


def test_a_drawing_that_draws_itself_does_not_hang_it() -> None:
    drawing = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 6 0 R>>>>"
    itself = f"<<{drawing}/Length 5>>stream\n/F Do\nendstream"
    content = with_second_page(PAGE.format("/XObject<</F 6 0 R>>", 6), itself)
    assert texts(read_pdf(content)) == ["Ho so"]


def test_a_damaged_page_is_named_and_the_rest_is_read() -> None:
    found = read_pdf(with_second_page("<</Type/Page/Parent 2 0 R/MediaBox[7]/Contents 5 0 R>>"))
    assert texts(found) == ["Ho so"]
    (doubt,) = found.doubts
    assert (doubt.key, doubt.values) == ("pages-damaged", (("pages", "2"),))


def picture() -> ImageReader:
    stream = io.BytesIO()
    Image.new("L", (60, 80), 255).save(stream, "PNG")
    stream.seek(0)
    return ImageReader(stream)


def scanned_page(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, 595, 842)
    canvas.drawString(300, 20, "Ký bởi: Sở")


def test_a_page_that_is_only_a_picture_is_named_and_the_rest_is_read() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Họp")

    found = read_pdf(drawn(page, scanned_page, page, scanned_page))
    assert texts(found) == ["Họp", "Họp"]
    (doubt,) = found.doubts
    assert (doubt.key, doubt.values) == ("pages-pictures", (("pages", "2, 4"),))


def test_a_file_of_pictures_goes_to_the_reader_of_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Document((Paragraph("đọc từ ảnh"),), scanned=True)
    monkeypatch.setattr(bot.plans.forms.pdf.reader, "read_scan", lambda *_given: scan)
    assert read_pdf(drawn(scanned_page)) == scan


def test_words_that_a_scanner_put_under_its_picture_are_marked_as_scanned() -> None:
    def page(canvas: Canvas) -> None:
        scanned_page(canvas)
        for line in range(30):
            canvas.drawString(60, 800 - 20 * line, f"dòng thứ {line} của trang")

    assert read_pdf(drawn(page)).scanned


def test_scripts_and_attachments_are_left_alone() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Họp")

    content = drawn(page).replace(
        b"/Type /Catalog", b"/OpenAction <</S/JavaScript/JS(x)>> /Type /Catalog"
    )
    assert texts(read_pdf(content)) == ["Họp"]


# Whole plans


@cache
def plan(name: str) -> DraftPlan:
    return read_plan(real_plans() / "office" / name)


def one_line(item: DraftItem) -> DraftItem:
    """Without line breaks in its time phrase: a PDF does not show that a full line ended one."""
    return replace(item, timeline=" ".join(item.timeline.split()))


def test_a_real_plan_is_the_same_as_pdf_and_as_word_file() -> None:
    word, printed = plan("000_soc_trang.docx"), plan("000_soc_trang.pdf")
    assert [one_line(item) for item in printed.items] == [one_line(item) for item in word.items]
    assert sum(a != b for a, b in zip(printed.items, word.items, strict=True)) <= 4
    assert replace(printed, items=()) == replace(word, items=())


def test_another_real_plan_is_the_same_as_pdf_and_as_word_file() -> None:
    assert plan("004_quang_ngai.pdf") == plan("004_quang_ngai.docx")


HUNDRED_DAYS = "11 12 14 15 16 18 19 20 21 22 23 25 26 27 28 29 30 31"
DAYS = {
    **dict.fromkeys(["1", "2", "3", "4", "5", "6", "7", "8", "10"], "30/8/2026"),
    "9": "30/7/2026",
    "13": "30/9/2026",
    **dict.fromkeys(["24", "32"], "31/7/2026"),
}


@cache
def printed_by_word() -> dict[str, list[str]]:
    """The numbered rows of a plan that Word printed, by their number."""
    found = read_pdf((real_plans() / "office" / "ha_noi_100_ngay.pdf").read_bytes())
    return {row[0]: row for row in rows(found) if row[0].isdigit()}


def test_every_row_of_a_plan_printed_by_word_has_its_time() -> None:
    times = {number: row[6] for number, row in printed_by_word().items()}
    assert list(times) == [str(number) for number in range(1, 34)]
    assert {number: time for number, time in times.items() if number in DAYS} == DAYS
    hundred = [number for number, time in times.items() if time.startswith("100 ngày kể từ ngày")]
    assert hundred == HUNDRED_DAYS.split()


def test_every_row_of_a_plan_printed_by_word_has_its_units() -> None:
    leads = {number: row[3] for number, row in printed_by_word().items()}
    assert all(leads.values())
    assert leads["2"] == "Sở Quy hoạch - Kiến trúc"
    assert leads["4"] == "Sở Xây dựng/các công ty quản lý lĩnh vực liên quan"
    assert leads["32"] == leads["33"]
    without_others = [number for number, row in printed_by_word().items() if not row[4]]
    assert without_others == ["17"]


def test_the_sample_printed_by_libreoffice_is_the_same_plan(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    sample = write_sample(tmp_path, year=2026).word
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, sample],
        check=True,
        capture_output=True,
        timeout=120,
    )
    printed, word = read_plan(tmp_path / "ke-hoach.pdf"), read_plan(sample)
    assert [one_line(item) for item in printed.items] == [one_line(item) for item in word.items]
    assert replace(printed, items=()) == replace(word, items=())

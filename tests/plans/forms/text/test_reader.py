import pytest

from bot.plans.document import Paragraph, Table
from bot.plans.forms.text.reader import decode, read_text

WORDS = "Kế hoạch: Quý Ⅱ".replace("Ⅱ", "II")


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
    ],
)
def test_it_reads_every_unicode_form(content: bytes) -> None:
    assert decode(content) == WORDS


def test_it_reads_the_old_vietnamese_code_page() -> None:
    old = "Nhiệm vụ".replace("ệ", "ê\u0323").replace("ụ", "u\u0323").encode("cp1258")
    (paragraph,) = read_text(old).blocks
    assert paragraph == Paragraph("Nhiệm vụ")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_knows_every_line_end(end: str) -> None:
    blocks = read_text(f"Một{end}{end}a\tb{end}c\td{end}Hai".encode()).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("<p>Tháng 5</p><p>Tháng 6</p>", "Tháng 5\nTháng 6"),
        ("<p>Tháng 5</p> <p>Tháng 6</p>", "Tháng 5\nTháng 6"),
        ("họp<br/>ký", "họp\nký"),
        ("<b>03 đơn vị</b> được cấp", "03 đơn vị được cấp"),
        ("KH&amp;CN &lt; 5 %", "KH&CN < 5 %"),
        ("KH&CN", "KH&CN"),
        ("số lượng < 5 > 3", "số lượng < 5 > 3"),
        ("**in đậm** và *nghiêng*", "in đậm và nghiêng"),
        ("hai\u00a0chữ", "hai chữ"),
        ("ngày 5 (*)", "ngày 5 (*)"),
    ],
)
def test_cells_are_cleaned_of_markup(printed: str, text: str) -> None:
    (table,) = read_text(f"1\t{printed}".encode()).blocks
    assert isinstance(table, Table)
    assert table.rows[0][1].text == text


@pytest.mark.parametrize("printed", ["### Mục một", "**Mục một**", "<b>Mục một</b>"])
def test_a_heading_is_strong_without_its_marks(printed: str) -> None:
    assert read_text(printed.encode()).blocks == (Paragraph("Mục một", strong=True),)


def test_a_bold_word_does_not_make_a_cell_a_heading() -> None:
    (table,) = read_text(b"<b>A</b> b\tc").blocks
    assert isinstance(table, Table)
    assert not table.rows[0][0].strong


def test_a_line_break_inside_a_cell_does_not_end_the_row() -> None:
    printed = "TT\tViệc\tHạn\n1\thọp,\nký\tQuý I\n2\tgửi\tQuý II"
    (table,) = read_text(printed.encode()).blocks
    assert isinstance(table, Table)
    assert [row[1].text for row in table.rows] == ["Việc", "họp,\nký", "gửi"]


def test_text_right_under_a_table_is_a_paragraph() -> None:
    table, paragraph = read_text("1\ta\tb\n2\tc\td\nNơi nhận:".encode()).blocks
    assert isinstance(table, Table)
    assert paragraph == Paragraph("Nơi nhận:")

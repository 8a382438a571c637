import pytest

from bot.plans.document import Paragraph, Table
from bot.plans.forms.text.reader import read_text

HEADER = ("STT", "Nội dung", "Thời gian", "Chủ trì")


def cell_lines(*rows: tuple[str, ...], between: str = "\n") -> str:
    return "\n".join("".join(f"\t{cell}{between}" for cell in row) for row in rows)


def tables(text: str) -> list[list[tuple[str, ...]]]:
    blocks = read_text(text.encode()).blocks
    return [
        [tuple(cell.text for cell in row) for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]


def paragraphs(text: str) -> list[str]:
    return [b.text for b in read_text(text.encode()).blocks if isinstance(b, Paragraph)]


ROWS = (
    HEADER,
    ("1", "Họp", "Quý I", "Văn phòng"),
    ("2", "", "Tháng 5", ""),
    ("", "Ký", "Quý II", "Phòng A"),
)


def test_every_line_with_a_tab_opens_a_cell_and_an_empty_line_ends_the_row() -> None:
    assert tables(cell_lines(*ROWS)) == [list(ROWS)]


def test_rows_are_found_where_every_cell_is_followed_by_an_empty_line() -> None:
    assert tables(cell_lines(*ROWS, between="\n\n")) == [list(ROWS)]


def test_empty_lines_inside_a_cell_do_not_end_its_row() -> None:
    text = cell_lines(*ROWS).replace("\tHọp\n", "\tHọp:\n\n- sáng\n\n- chiều\n\n")
    assert tables(text)[0][1] == ("1", "Họp:\n- sáng\n- chiều", "Quý I", "Văn phòng")


def test_a_short_section_row_keeps_its_neighbours_whole() -> None:
    rows = (*ROWS[:2], ("II", "MỤC HAI", ""), ROWS[2], ROWS[3])
    assert tables(cell_lines(*rows))[0][2:] == [("II", "MỤC HAI", "", ""), ROWS[2], ROWS[3]]


@pytest.mark.parametrize(
    "after", ["\n\nIV. Tổ chức thực hiện", "\nNơi nhận:", "\n\nVăn phòng theo dõi việc này."]
)
def test_the_text_under_the_table_is_no_cell(after: str) -> None:
    text = f"{cell_lines(*ROWS)}{after}"
    assert tables(text) == [list(ROWS)]
    assert paragraphs(text) == [after.strip()]


def test_a_heading_between_two_tables_parts_them() -> None:
    text = f"{cell_lines(*ROWS)}\n\n2. Nhiệm vụ khác\n\n{cell_lines(*ROWS)}"
    assert tables(text) == [list(ROWS), list(ROWS)]
    assert paragraphs(text) == ["2. Nhiệm vụ khác"]


def test_lone_cells_before_the_table_are_paragraphs() -> None:
    text = f"\tNơi nhận:\n- Lưu: VT.\n{cell_lines(*ROWS)}"
    assert tables(text) == [list(ROWS)]
    assert paragraphs(text) == ["Nơi nhận:", "- Lưu: VT."]


def test_a_letterhead_of_two_cells_is_lines_of_text() -> None:
    text = "\tUBND TỈNH\n\nSỞ NỘI VỤ\n\n\n\tCỘNG HÒA\nĐộc lập\n\n\nKẾ HOẠCH"
    assert paragraphs(text) == ["UBND TỈNH", "SỞ NỘI VỤ", "CỘNG HÒA", "Độc lập", "KẾ HOẠCH"]
    assert tables(text) == []


def test_an_ordinary_table_with_an_empty_first_cell_stays_one() -> None:
    assert tables("\tNội dung\tThời gian\n1\tHọp\tQuý I") == [
        [("", "Nội dung", "Thời gian"), ("1", "Họp", "Quý I")]
    ]


def test_a_stray_tab_in_a_sentence_does_not_take_the_text_below_for_a_table() -> None:
    sentences = "\n".join(f"- Câu thứ {n}." for n in range(60))
    text = f"- Một câu\tcó dấu tab.\n{sentences}\n{cell_lines(*ROWS)}"
    assert tables(text)[-1] == list(ROWS)
    assert "- Câu thứ 59." in paragraphs(text)

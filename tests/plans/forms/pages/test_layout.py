"""Pages as values: words where they stand, and the lines drawn between them."""

from collections.abc import Iterator, Sequence

import pytest

from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.forms.pages.layout import document_of
from bot.plans.forms.pages.printed import PrintedPage, Rule, Word

SIZE = (595.0, 842.0)
LETTER, SPACE, HEIGHT = 5.0, 3.0, 10.0
# As far to the right as text of a page reaches at least.
FULL = 0.75 * SIZE[0]


def words(text: str, left: float, top: float, *, strong: bool = False) -> Iterator[Word]:
    """A line of letters of one width."""
    for part in text.split():
        right = left + LETTER * len(part)
        yield Word(part, left, top, right, top + HEIGHT, strong)
        left = right + SPACE


def width(text: str) -> float:
    return LETTER * len(text.replace(" ", "")) + SPACE * text.count(" ")


def page(*lines: tuple[str, float, float], rules: Sequence[Rule] = ()) -> PrintedPage:
    """Lines of (text, left, top)."""
    found = tuple(word for text, left, top in lines for word in words(text, left, top))
    return PrintedPage(*SIZE, found, tuple(rules))


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    levels = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return levels + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def rows(document: Document) -> list[list[str]]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for table in tables for row in table.rows]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("Kết luận số 15-", "KL/TW của tỉnh", "Kết luận số 15-KL/TW của tỉnh"),
        ("giai đoạn 2024-", "2025 và sau đó", "giai đoạn 2024-2025 và sau đó"),
        ("giao Phòng HC -", "TH chủ trì", "giao Phòng HC - TH chủ trì"),
        ("các phòng/", "đơn vị", "các phòng/đơn vị"),
        ("một buổi work-", "shop cho tỉnh", "một buổi workshop cho tỉnh"),
        ("họp trực tuyến on-", "line hằng tháng", "họp trực tuyến on-line hằng tháng"),
        ("khảo sát các xã", "ven hồ", "khảo sát các xã ven hồ"),
    ],
)
def test_what_a_line_end_parted_is_joined_again(upper: str, lower: str, joined: str) -> None:
    left = FULL - width(upper)
    assert texts(document_of([page((upper, left, 100), (lower, left, 112))])) == [joined]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    lines = page(("Họp tháng năm", 40, 100), ("Ký văn bản", 40, 112))
    assert texts(document_of([lines])) == ["Họp tháng năm", "Ký văn bản"]


def test_a_sentence_broken_by_hand_is_one_paragraph() -> None:
    lines = page(("Sở Khoa học và", 40, 100), ("Công nghệ", 40, 112))
    assert texts(document_of([lines])) == ["Sở Khoa học và Công nghệ"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = page(("khảo sát các xã nghèo", 40, 700))
    second = page(("ven hồ của tỉnh", 40, 60))
    assert texts(document_of([first, second])) == ["khảo sát các xã nghèo ven hồ của tỉnh"]


def test_bullets_of_every_shape_are_dashes() -> None:
    lines = page(*((f"{mark} Họp", 40, 100 + 20 * n) for n, mark in enumerate("•-\uf0b7–")))
    assert texts(document_of([lines])) == ["- Họp"] * 4


def test_lines_drawn_in_pieces_and_a_little_apart_make_one_grid() -> None:
    pieces = [Rule(x, y, x + 1, y + 18.5) for x in (20.0, 21.5, 100.0, 200.0) for y in (50.0, 70.0)]
    levels = [Rule(x, y, x + 38, y + 1) for x in (20, 60, 100, 140, 162) for y in (50, 70, 90)]
    found = document_of(
        [page(("a", 30, 55), ("b", 110, 55), ("c", 30, 75), rules=[*pieces, *levels])]
    )
    assert rows(found) == [["a", "b"], ["c", ""]]


def test_a_table_open_at_its_sides_keeps_its_outer_columns() -> None:
    levels = [Rule(20, y, 300, y) for y in (50, 70, 90)]
    uprights = [Rule(x, 50, x, 90) for x in (100, 200)]
    found = document_of(
        [page(("a", 30, 55), ("b", 110, 55), ("c", 210, 75), rules=[*levels, *uprights])]
    )
    assert rows(found) == [["a", "b", ""], ["", "", "c"]]


def test_cells_merged_across_and_down_are_told_as_word_files_tell_them() -> None:
    levels = [Rule(20, 50, 300, 50), Rule(20, 70, 300, 70), Rule(100, 90, 300, 90)]
    levels.append(Rule(20, 110, 300, 110))
    uprights = [Rule(20, 50, 20, 110), Rule(300, 50, 300, 110)]
    uprights += [Rule(100, 70, 100, 110), Rule(200, 70, 200, 110)]
    lines = [("Mục", 30, 55), ("5", 30, 75), ("a", 110, 75), ("b", 110, 95)]
    (table,) = document_of([page(*lines, rules=[*levels, *uprights])]).blocks
    assert isinstance(table, Table)
    assert table.rows == (
        (Cell("Mục"), Cell(), Cell()),
        (Cell("5"), Cell("a"), Cell()),
        (Cell("5", continues=True), Cell("b"), Cell()),
    )


def test_an_edge_that_stands_aside_in_some_rows_makes_no_column() -> None:
    levels = [Rule(20, y, 300, y) for y in (50, 70, 90)]
    uprights = [Rule(x, 50, x, 90) for x in (20, 300)]
    uprights += [Rule(100, 50, 100, 70), Rule(106, 70, 106, 90)]
    lines = [("a", 30, 55), ("b", 110, 55), ("c", 30, 75), ("d", 120, 75)]
    assert rows(document_of([page(*lines, rules=[*levels, *uprights])])) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_a_page_of_merged_cells_keeps_the_columns_of_the_page_before() -> None:
    first = page(("a", 30, 55), rules=grid((20, 100, 200, 300), (50, 70)))
    second = page(("Mục", 30, 55), ("b", 210, 75), rules=grid((20, 200, 300), (50, 70, 90)))
    assert [len(row) for row in rows(document_of([first, second]))] == [3, 3, 3]


def test_lines_of_cells_beside_each_other_may_stand_at_different_heights() -> None:
    rules = grid((20, 100, 200, 300), (50, 100))
    high = [(f"dòng {n}", 30, 55 + 12 * n) for n in range(3)]
    low = [(f"hàng {n}", 110, 59 + 12 * n) for n in range(3)]
    lower = [(f"số {n}", 210, 63 + 12 * n) for n in range(3)]
    (found,) = rows(document_of([page(*high, *low, *lower, rules=rules)]))
    assert [text.split() for text in found] == [
        [word for n in range(3) for word in (name, str(n))] for name in ("dòng", "hàng", "số")
    ]


def test_a_title_printed_across_the_columns_stands_above_the_table() -> None:
    levels = [Rule(20, y, 400, y) for y in (50, 70, 90, 110)]
    uprights = [Rule(20, 50, 20, 110), Rule(400, 50, 400, 110)]
    uprights += [Rule(x, 70, x, 110) for x in (80, 200, 300)]
    names = [("STT", 30, 75), ("Nội dung", 90, 75), ("Thời gian", 210, 75), ("Chủ trì", 310, 75)]
    title = ("KẾ HOẠCH NĂM 2026", 150, 55)
    found = document_of([page(title, *names, ("1", 30, 95), rules=[*levels, *uprights])])
    assert texts(found) == [title[0]]
    assert [row[0] for row in rows(found)] == ["STT", "1"]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [("28/02/202", "6", "28/02/2026"), ("10.000.0", "00 đồng", "10.000.000 đồng")],
)
def test_a_date_or_an_amount_cut_by_a_narrow_cell_is_whole(
    upper: str, lower: str, joined: str
) -> None:
    rules = grid((20, 70, 120), (50, 90))
    (found,) = rows(document_of([page((upper, 22, 55), (lower, 22, 67), rules=rules)]))
    assert found[0] == joined


def test_a_frame_around_the_page_is_no_table() -> None:
    found = document_of([page(("Đoạn văn", 60, 100), rules=grid((10, 585), (10, 832)))])
    assert found.blocks == (Paragraph("Đoạn văn"),)


def test_underlined_words_are_no_table() -> None:
    found = document_of([page(("KẾ HOẠCH", 60, 100), rules=[Rule(60, 111, 100, 111)])])
    assert texts(found) == ["KẾ HOẠCH"]


def test_page_numbers_and_what_every_page_repeats_are_dropped() -> None:
    bodies = ("Họp mặt.", "Ký kết.", "Báo cáo.")
    pages = [
        page(("Kế hoạch của Sở", 40, 20), (body, 40, 300), (f"Trang {n}/3", 280, 810))
        for n, body in enumerate(bodies, start=1)
    ]
    assert texts(document_of(pages)) == list(bodies)


def test_a_number_among_the_text_is_kept() -> None:
    lines = page(("Đoạn một.", 40, 100), ("2026", 280, 300), ("Đoạn hai.", 40, 500))
    assert "2026" in texts(document_of([lines]))


def test_letters_that_run_up_the_margin_are_left_out() -> None:
    standing = Word("Bản sao", 5, 200, 15, 300)
    found = document_of([PrintedPage(*SIZE, (standing, *words("Họp", 40, 100)))])
    assert texts(found) == ["Họp"]


def test_a_letterhead_is_a_row_of_two_cells() -> None:
    lines = page(
        ("UBND TỈNH", 40, 50),
        ("CỘNG HÒA XÃ HỘI", 300, 50),
        ("SỞ CÔNG THƯƠNG", 30, 64),
        ("Độc lập", 330, 64),
        ("KẾ HOẠCH NĂM 2026", 250, 100),
    )
    assert rows(document_of([lines])) == [["UBND TỈNH\nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI\nĐộc lập"]]
    assert texts(document_of([lines])) == ["KẾ HOẠCH NĂM 2026"]


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    left = [(f"trái dòng {n} của đoạn văn", 40, 100 + 12 * n) for n in range(10)]
    right = [(f"phải dòng {n} của đoạn văn", 320, 100 + 12 * n) for n in range(10)]
    document = document_of([page(*left, *right)])
    whole = " ".join(texts(document))
    assert whole.index("trái dòng 9") < whole.index("phải dòng 0")
    assert not rows(document)


HEADER = (("STT", 20), ("Nội dung", 80), ("Thời gian", 250), ("Chủ trì", 400))


def printed_row(top: float, *cells: str) -> list[tuple[str, float, float]]:
    lefts = [left for _, left in HEADER]
    return [(cell, left, top) for cell, left in zip(cells, lefts, strict=True) if cell]


def header(top: float) -> list[tuple[str, float, float]]:
    return [(text, left, top) for text, left in HEADER]


def test_columns_without_ruled_lines_are_found_under_their_header() -> None:
    found = document_of(
        [
            page(
                ("KẾ HOẠCH NĂM 2026", 250, 60),
                *header(100),
                *printed_row(120, "1", "khảo sát các xã", "Quý I", "Phòng A"),
                *printed_row(132, "", "ven hồ", "", ""),
                *printed_row(144, "2", "họp", "Quý II", "Phòng B"),
            )
        ]
    )
    assert texts(found) == ["KẾ HOẠCH NĂM 2026"]
    assert rows(found) == [
        [text for text, _ in HEADER],
        ["1", "khảo sát các xã ven hồ", "Quý I", "Phòng A"],
        ["2", "họp", "Quý II", "Phòng B"],
    ]


def test_a_heading_over_the_columns_is_a_row_of_its_own() -> None:
    found = document_of(
        [
            page(
                *header(100),
                *printed_row(120, "1", "họp", "Quý I", "Phòng A"),
                ("II. Những việc của hai quý cuối năm ở các phòng", 20, 132),
                *printed_row(144, "2", "ký", "Quý III", "Phòng B"),
            )
        ]
    )
    heading = "II. Những việc của hai quý cuối năm ở các phòng"
    assert rows(found)[2] == [heading, "", "", ""]


def test_text_under_an_unruled_table_is_text_again() -> None:
    closing = ("Văn phòng theo dõi việc thực hiện và báo cáo Giám đốc hằng tháng", 20, 200)
    lines = [*header(100), *printed_row(120, "1", "họp", "Quý I", "Phòng A"), closing]
    found = document_of([page(*lines)])
    assert texts(found) == [closing[0]]
    assert len(rows(found)) == 2


def test_an_unruled_table_goes_on_over_the_page_without_its_header() -> None:
    first = page(*header(700), *printed_row(720, "1", "khảo sát", "Quý I", "Phòng A"))
    second = page(
        *printed_row(60, "", "ven hồ", "", "và Phòng C"),
        *printed_row(72, "2", "họp", "Quý II", "Phòng B"),
    )
    assert rows(document_of([first, second]))[2:] == [
        ["", "ven hồ", "", "và Phòng C"],
        ["2", "họp", "Quý II", "Phòng B"],
    ]


def test_the_header_that_every_page_repeats_is_no_running_head() -> None:
    pages = [
        page(*header(60), *printed_row(80, number, content, "Quý I", "Phòng A"))
        for number, content in (("1", "họp"), ("2", "ký"))
    ]
    assert [row[0] for row in rows(document_of(pages))] == ["STT", "1", "STT", "2"]

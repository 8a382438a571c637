import pytest

from bot.plans.document import Cell, Document, Table
from bot.plans.draft import draft_of
from bot.plans.tables.healing import task_tables
from bot.plans.tables.signatures import are_signatures
from tests.plans.printed import HEADER, document

TASKS = (("1", "Họp dân", "Quý I", "Văn phòng"), ("2", "Mở lớp", "Quý II", "Phòng Một"))


def tables(*several: tuple[tuple[str, ...], ...]) -> Document:
    blocks = tuple(
        Table(tuple(tuple(Cell(text) for text in row) for row in rows)) for rows in several
    )
    return Document(blocks)


def contents(read: Document) -> list[str]:
    return [item.content for item in draft_of(read, year=2024).items]


SIGNED = [
    (("", "GIÁM ĐỐC\n\nNguyễn Văn An"),),
    (("", "Người lập", "Thủ trưởng"),),
    (("", "Người lập\nLê Thị B", "", "Thủ trưởng\nTrần C"),),
    (("Nơi nhận:\n- Như trên;", "", "", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),),
    (("", "Người lập biểu", "", "Thủ trưởng đơn vị"), ("", "Lê Thị B", "", "Trần C")),
]


@pytest.mark.parametrize("below", SIGNED)
def test_signatures_behind_a_table_are_no_rows_of_it(below: tuple[tuple[str, ...], ...]) -> None:
    plan = draft_of(tables((HEADER, *TASKS), below), year=2024)
    assert [(item.content, item.timeline) for item in plan.items] == [
        ("Họp dân", "Quý I"),
        ("Mở lớp", "Quý II"),
    ]


@pytest.mark.parametrize("below", SIGNED)
def test_signatures_at_the_end_of_a_table_end_it(below: tuple[tuple[str, ...], ...]) -> None:
    assert contents(tables((HEADER, *TASKS, *below))) == ["Họp dân", "Mở lớp"]


@pytest.mark.parametrize(
    "other",
    [
        (("Tiêu chí", "Điểm", "Hệ số", "Ghi"), ("Chuyên cần", "10", "2", "")),
        (("1", "Chuyên cần", "10", "2"), ("2", "Kỷ luật", "5", "1")),
    ],
)
def test_another_table_of_the_same_width_is_not_more_of_the_first(
    other: tuple[tuple[str, ...], ...],
) -> None:
    assert contents(tables((HEADER, *TASKS), other)) == ["Họp dân", "Mở lớp"]


@pytest.mark.parametrize(
    "row",
    [
        ("3", "Ký kết", "theo đợt", ""),
        ("1", "Ký kết", "Quý III", ""),
        ("", "Ký kết", "Quý III", "Phòng Hai"),
    ],
)
def test_a_row_that_fits_goes_on_without_a_header(row: tuple[str, ...]) -> None:
    (table,) = task_tables(tables((HEADER, *TASKS), (row,)))
    assert table.rows[-1].cells[1].endswith("Ký kết")


def test_a_section_in_capitals_above_numbered_rows_is_no_signature() -> None:
    rows = (("", "CHÁNH VĂN PHÒNG", "", ""), ("1", "Họp dân", "Quý I", "Văn phòng"))
    (table,) = task_tables(document(*rows))
    assert [row.section for row in table.rows] == ["CHÁNH VĂN PHÒNG"]


def test_a_post_alone_in_small_letters_ends_the_people_cell_above() -> None:
    assert not are_signatures(("", "", "", "Giám đốc"))
    (table,) = task_tables(tables((HEADER, *TASKS), (("", "", "", "Trưởng phòng"),)))
    assert table.rows[-1].cells[3].split() == ["Phòng", "Một", "Trưởng", "phòng"]

from bot.plans.document import Cell, Row, Table
from bot.plans.forms.text.reader import read_text


def rows(text: str) -> tuple[Row, ...]:
    (table,) = read_text(text.encode()).blocks
    assert isinstance(table, Table)
    return table.rows


def texts(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows(text)]


def test_lines_of_a_cell_are_one_text() -> None:
    drawn = """\
+-----+------------------+--------+
| STT | Nội dung         | Hạn    |
+=====+==================+========+
| 1   | Xây dựng kế      | Quý I  |
|     | hoạch đào tạo    |        |
+-----+------------------+--------+"""
    assert texts(drawn)[1] == ["1", "Xây dựng kế hoạch đào tạo", "Quý I"]


def test_a_cell_over_several_rows_is_repeated_and_marked() -> None:
    drawn = """\
+---+--------+-------+
| 1 | Họp    | Quý I |
|   +--------+-------+
|   | Ký     | 30/6  |
+---+--------+-------+"""
    assert rows(drawn)[1][:2] == (Cell("1", continues=True), Cell("Ký"))


def test_a_cell_across_several_columns_leaves_the_others_empty() -> None:
    drawn = """\
+----+---------+--------+
| I. Công tác chung     |
+----+---------+--------+
| 1  | Họp     | Quý I  |
+----+---------+--------+"""
    assert texts(drawn) == [["I. Công tác chung", "", ""], ["1", "Họp", "Quý I"]]


def test_box_drawing_without_rules_between_rows_is_parted_by_the_numbers() -> None:
    drawn = """\
┌────┬─────────┬────────┐
│ TT │ Việc    │ Hạn    │
├────┼─────────┼────────┤
│ 1  │ Họp     │ Quý I  │
│ 2  │ Ký      │ 30/6   │
│    │ duyệt   │        │
└────┴─────────┴────────┘"""
    assert texts(drawn)[1:] == [["1", "Họp", "Quý I"], ["2", "Ký duyệt", "30/6"]]

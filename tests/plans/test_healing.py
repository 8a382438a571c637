from bot.plans.healing import TaskRow, TaskTable, task_tables
from bot.plans.text_form import read_text
from tests.plans.printed import HEADER, document, lines


def only_table(text: str) -> TaskTable:
    (table,) = task_tables(read_text(text.encode()))
    return table


def test_the_header_of_a_new_page_is_dropped() -> None:
    first = lines(HEADER, ("1.", "họp", "Quý I", "Văn phòng"))
    second = lines(HEADER, ("2.", "ký", "Quý II", "Văn phòng"))
    assert [row.number for row in only_table(f"{first}\n\n{second}").rows] == ["1", "2"]


def test_a_page_number_between_does_not_end_the_table() -> None:
    first = lines(HEADER, ("1", "họp", "Quý I", "Văn phòng"))
    second = lines(HEADER, ("2", "ký", "Quý II", "Văn phòng"))
    assert len(only_table(f"{first}\n\nTrang 2/10\n\n{second}").rows) == 2


def test_a_row_broken_across_pages_is_whole_again() -> None:
    first = lines(HEADER, ("1", "khảo sát các", "Tháng 5: đi", "Phòng A"))
    second = lines(HEADER, ("", "xã ven hồ", "Tháng 6: viết", ""), ("2", "ký", "Quý I", "Phòng A"))
    row = only_table(f"{first}\n\n{second}").rows[0]
    assert row.cells == ("1", "khảo sát các xã ven hồ", "Tháng 5: đi Tháng 6: viết", "Phòng A")
    assert not row.doubts


def test_the_page_may_go_on_without_a_header() -> None:
    first = lines(HEADER, ("1", "khảo sát các", "Quý I", "Phòng A"))
    second = lines(("", "xã ven hồ", "", ""), ("2", "ký", "Quý I", "Phòng A"))
    rows = only_table(f"{first}\n\n{second}").rows
    assert [row.cells[1] for row in rows] == ["khảo sát các xã ven hồ", "ký"]


def test_a_join_that_is_not_certain_is_doubted() -> None:
    first = lines(HEADER, ("1", "Khảo sát các xã.", "Quý I", "Phòng A"))
    second = lines(HEADER, ("", "Viết báo cáo", "", ""))
    (row,) = only_table(f"{first}\n\n{second}").rows
    assert [doubt.key for doubt in row.doubts] == ["row-joined"]


def test_words_printed_on_both_pages_are_taken_once() -> None:
    first = lines(HEADER, ("1", "khảo sát", "Quý I", "Phòng Công Hòa"))
    second = lines(HEADER, ("", "", "", "Công Hòa"))
    assert only_table(f"{first}\n\n{second}").rows[0].cells[3] == "Phòng Công Hòa"


def sections_of(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    (table,) = task_tables(document(*rows))
    return [(row.number, row.section) for row in table.rows]


TASK = ("họp", "Quý I", "Văn phòng")


def test_sections_are_kept_in_every_form_they_take() -> None:
    assert sections_of(
        ("<b>Mục một</b>", "", "", ""),
        ("1", *TASK),
        ("II", "Mục hai", "", ""),
        ("2", *TASK),
        ("", "Mục ba", "", ""),
        ("3", *TASK),
        ("Mục bốn",),
        ("4", *TASK),
    ) == [("1", "Mục một"), ("2", "Mục hai"), ("3", "Mục ba"), ("4", "Mục bốn")]


def test_a_section_inside_another_ends_with_it() -> None:
    rows = (("A", "Lớn"), ("I", "Nhỏ"), ("1", *TASK), ("B", "Lớn khác"), ("1", *TASK))
    (table,) = task_tables(document(*rows))
    assert [row.sections for row in table.rows] == [("Lớn", "Nhỏ"), ("Lớn khác",)]


def test_a_heading_above_the_table_is_its_section() -> None:
    text = (
        f"II. Việc lớn\n\n1. Hoàn thành trong Quý II: Gồm 02 việc\n\n{lines(HEADER, ('1', *TASK))}"
    )
    (row,) = only_table(text).rows
    assert row.sections == ("II. Việc lớn", "1. Hoàn thành trong Quý II: Gồm 02 việc")


def test_a_row_without_number_in_the_middle_of_a_page_stays_its_own() -> None:
    rows = sections_of(("1", *TASK), ("", "Việc khác", "Quý II", "Phòng A"), ("2", *TASK))
    assert [number for number, _ in rows] == ["1", "", "2"]


def test_rules_and_column_numbers_are_no_rows() -> None:
    rows = sections_of(("---", "---", "---", "---"), ("(1)", "(2)", "(3)", "(4)"), ("1", *TASK))
    assert rows == [("1", "")]


def test_letterheads_and_signatures_are_no_tasks() -> None:
    text = f"UBND TỈNH\tCỘNG HÒA\n\n{lines(HEADER, ('1', *TASK))}\n\nNơi nhận:\tGIÁM ĐỐC"
    assert [row.number for row in only_table(text).rows] == ["1"]


def test_the_announced_count_is_read_from_the_heading() -> None:
    table = only_table(f"1. Việc quý I: Gồm 26 nhiệm vụ\n\n{lines(HEADER, ('1', *TASK))}")
    assert table.declared == 26


def test_a_table_without_numbers_has_a_row_for_each_content() -> None:
    header = ("Nhiệm vụ", "Thời hạn", "Chủ trì")
    (table,) = task_tables(document(("họp", "Quý I", "A"), ("ký", "Quý II", "B"), header=header))
    assert [row.cells[0] for row in table.rows] == ["họp", "ký"]


def test_row_values_do_not_depend_on_trailing_tabs() -> None:
    (short,) = task_tables(document(("1", "họp")))
    assert short.rows[0] == TaskRow("1", ("1", "họp"), ())


def test_a_numbered_row_without_task_above_its_own_numbers_is_a_section() -> None:
    rows = sections_of(("1", "Công tác", "", ""), ("1.1", *TASK), ("2", "Việc lẻ", "", ""))
    assert rows == [("1.1", "Công tác"), ("2", "Công tác")]

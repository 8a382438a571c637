import pytest

from bot.parsing.values import Doubt
from bot.plans.forms.text.reader import read_text
from bot.plans.tables.columns import Column
from bot.plans.tables.healing import read_tables, task_tables
from bot.plans.tables.rows import TaskRow, TaskTable
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


def parents_of(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    (table,) = task_tables(document(*rows))
    return [(row.number, row.parent) for row in table.rows]


def test_a_numbered_title_above_its_own_numbers_is_their_parent() -> None:
    rows = (("1", "Công tác", "", ""), ("1.1", *TASK), ("2", "Việc lẻ", "", ""))
    assert parents_of(*rows) == [("1.1", "Công tác"), ("2", "")]


@pytest.mark.parametrize("numbers", [("a)", "b)"), ("-", "-"), ("1.1", "1.2")])
def test_every_kind_of_numbering_may_stand_under_a_title(numbers: tuple[str, ...]) -> None:
    rows = (("1", "Công tác", "", ""), *((number, *TASK) for number in numbers))
    assert [parent for _, parent in parents_of(*rows)] == ["Công tác", "Công tác"]


def test_a_row_with_a_time_of_its_own_is_a_task_although_others_stand_under_it() -> None:
    rows = (("1", *TASK), ("1.1", "viết", "Tháng 2", "Phòng A"))
    assert parents_of(*rows) == [("1", ""), ("1.1", "họp")]


def test_a_bullet_with_a_time_of_its_own_is_a_row_under_the_number_above() -> None:
    rows = (
        ("1", "Hội nghị", "", ""),
        ("", "- khối A", "Tháng 2", "A"),
        ("", "- khối B", "Tháng 3", ""),
    )
    assert parents_of(*rows) == [("1", "Hội nghị"), ("1", "Hội nghị")]


def test_the_people_of_a_title_are_those_of_its_rows_where_they_name_none() -> None:
    rows = (
        ("1", "Công tác", "", "Phòng A"),
        ("1.1", "họp", "Quý I", ""),
        ("1.2", "ký", "Quý I", "B"),
    )
    (table,) = task_tables(document(*rows))
    assert [row.cells[3] for row in table.rows] == ["Phòng A", "B"]


def test_a_row_that_shares_the_people_above_shares_the_number_too() -> None:
    (table,) = task_tables(document(("1", *TASK), ("", "Việc khác", "Quý II", ""), ("2", *TASK)))
    assert [(row.number, row.cells[3]) for row in table.rows][1] == ("1", "Văn phòng")
    assert [row.shares_number for row in table.rows] == [False, True, False]


def test_a_row_with_a_lead_of_its_own_takes_nothing_from_the_row_above() -> None:
    header = (*HEADER, "Phối hợp")
    rows = (("1", *TASK, "Phòng C"), ("", "Việc khác", "", "Phòng B", ""))
    (table,) = task_tables(document(*rows, header=header))
    assert (table.rows[1].number, table.rows[1].cells[2:]) == ("", ("", "Phòng B", ""))


def test_a_time_taken_from_the_row_above_is_doubted() -> None:
    rows = (("1", "Xây dựng kho", "khảo sát", "Quý I", "A"), ("", "", "Thiết kế", "", "B"))
    more = ("", "", "Nghiệm thu", "Quý III", "B")
    (table,) = task_tables(document(*rows, more, header=STEPS))
    assert table.rows[1].cells[3] == "Quý I"
    assert [doubt.key for doubt in table.rows[1].doubts] == ["time-from-above"]


def test_a_code_beside_the_number_neither_hides_a_section_nor_lets_rows_share_a_number() -> None:
    header = ("STT", "Mã nhiệm vụ", "Nội dung", "Thời gian", "Chủ trì")
    rows = (
        ("I", "N1", "Công tác chung", "", ""),
        ("1", "N1.1", "Họp", "Quý I", "A"),
        ("", "N1.2", "Ký", "Quý I", ""),
    )
    (table,) = task_tables(document(*rows, header=header))
    assert [(row.number, row.section) for row in table.rows] == [
        ("1", "Công tác chung"),
        ("", "Công tác chung"),
    ]
    assert table.rows[1].cells[4] == ""


def test_a_row_that_the_running_number_passes_over_is_the_parent_of_those_coded_under_it() -> None:
    header = ("STT", "STT chi tiết", "Nội dung", "Thời gian", "Chủ trì")
    rows = (
        ("", "1", "Làm sạch dữ liệu", "Quý IV", "A"),
        ("1", "a)", "Đất đai", "Quý I", "B"),
        ("2", "b)", "Giáo dục", "Quý I", "C"),
        ("", "2", "Chuẩn hóa hệ thống", "Quý IV", "A"),
        ("3", "a)", "Rà soát", "Quý I", "B"),
    )
    (table,) = task_tables(document(*rows, header=header))
    assert [(row.number, row.parent) for row in table.rows] == [
        ("1", "Làm sạch dữ liệu"),
        ("2", "Làm sạch dữ liệu"),
        ("3", "Chuẩn hóa hệ thống"),
    ]


MONEY = ("STT", "Hoạt động", "Thời gian", "Phụ trách", "Kinh phí (đồng)")


@pytest.mark.parametrize(
    "total",
    [("", "Tổng cộng", "", "", "30.000"), ("Tổng cộng:", "", "", "", "30.000"), ("", "Cộng")],
)
def test_the_sum_under_the_tasks_is_no_task(total: tuple[str, ...]) -> None:
    (table,) = task_tables(document(("1", *TASK, "30.000"), total, header=MONEY))
    assert ([row.number for row in table.rows], len(table.totals)) == (["1"], 1)


def test_a_numbered_total_is_a_row() -> None:
    header = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2024")
    (table,) = task_tables(document(("1", "Tổng số", "lớp", "5"), header=header))
    assert len(table.rows) == 1


def test_a_month_over_the_table_is_its_section() -> None:
    text = f"Tháng 01/2024\n\n{lines(HEADER, ('1', *TASK))}\n\nTháng 02/2024\n\n"
    tables = task_tables(read_text(f"{text}{lines(HEADER, ('1', *TASK))}".encode()))
    assert [table.rows[0].section for table in tables] == ["Tháng 01/2024", "Tháng 02/2024"]


STEPS = ("STT", "Nhiệm vụ", "Giải pháp", "Thời gian", "Đơn vị thực hiện")


def test_steps_beside_one_content_are_rows_under_it() -> None:
    rows = (
        ("1", "Xây dựng kho", "khảo sát", "Quý I", "A"),
        ("", "", "thiết kế", "Quý II", "B"),
        ("2", "Mua xe", "đấu thầu", "Quý III", "A"),
    )
    (table,) = task_tables(document(*rows, header=STEPS))
    assert [(row.number, row.parent) for row in table.rows] == [
        ("1", "Xây dựng kho"),
        ("1", "Xây dựng kho"),
        ("2", "Mua xe"),
    ]
    assert [table.columns.task(row.cells) for row in table.rows] == [
        "khảo sát",
        "thiết kế",
        "đấu thầu",
    ]


def test_a_solution_for_each_content_only_adds_to_it() -> None:
    (table,) = task_tables(document(("1", "Mua xe", "đấu thầu", "Quý I", "A"), header=STEPS))
    assert table.columns.task(table.rows[0].cells) == "Mua xe\nđấu thầu"
    assert table.rows[0].parent == ""


def test_a_field_printed_once_for_several_rows_is_the_innermost_section() -> None:
    header = ("STT", "Lĩnh vực", "Nội dung", "Thời gian", "Chủ trì")
    rows = (("1", "Đất đai", "họp", "Quý I", "A"), ("2", "", "ký", "Quý I", "A"))
    (table,) = task_tables(document(*rows, header=header))
    assert [row.section for row in table.rows] == ["Đất đai", "Đất đai"]


def test_a_table_of_last_years_results_holds_no_tasks() -> None:
    text = f"I. Kết quả thực hiện năm 2023\n\n{lines(HEADER, ('1', *TASK))}\n\nII. Năm 2024"
    assert task_tables(read_text(text.encode())) == ()


def test_a_title_inside_the_table_does_not_hide_its_header() -> None:
    rows = (("BẢNG PHÂN CÔNG", "", "", ""), HEADER, ("1", *TASK))
    assert [row.number for row in only_table(lines(*rows)).rows] == ["1"]


def test_a_table_without_header_is_told_by_its_cells() -> None:
    rows = [
        (str(n), f"Tổ chức hội nghị chuyên đề số {n} của ngành", f"Tháng {n}", "Phòng Đào tạo")
        for n in range(1, 6)
    ]
    table = only_table(lines(*rows))
    assert table.columns.inferred
    assert len(table.rows) == 5
    assert table.columns.places == {
        Column.NUMBER: (0,),
        Column.CONTENT: (1,),
        Column.TIME: (2,),
        Column.LEAD: (3,),
    }


@pytest.mark.parametrize(
    "row",
    [
        ("Nguyễn Văn An", "Trưởng phòng", "0900000000", "an@example.vn"),
        ("1", "Xe ô tô", "chiếc", "3"),
        ("SKHCN", "Sở Khoa học và Công nghệ", "", ""),
    ],
)
def test_tables_of_other_things_are_left_alone(row: tuple[str, ...]) -> None:
    assert task_tables(read_text(lines(*[row] * 6).encode())) == ()


def test_a_step_that_says_who_and_when_is_not_joined_to_the_row_above() -> None:
    rows = task_tables(
        document(
            ("1", "Khảo sát chợ", "Tháng 5", "Phòng B1"),
            ("", "báo cáo kết quả", "Tháng 6", "Phòng C1"),
        )
    )[0].rows
    assert [row.cells[1:] for row in rows] == [
        ("Khảo sát chợ", "Tháng 5", "Phòng B1"),
        ("báo cáo kết quả", "Tháng 6", "Phòng C1"),
    ]
    assert [row.number for row in rows] == ["1", "1"]


@pytest.mark.parametrize(("time", "lead"), [("", "Phòng C1"), ("Tháng 6", "")])
def test_joining_somebody_else_or_another_time_is_doubted(time: str, lead: str) -> None:
    printed = document(
        ("1", "Khảo sát chợ", "Tháng 5", "Phòng B1"), ("", "báo cáo kết quả", time, lead)
    )
    (row,) = task_tables(printed)[0].rows
    assert [doubt.key for doubt in row.doubts] == ["row-joined"]


def test_two_units_joined_from_two_rows_stay_two() -> None:
    printed = document(
        ("1", "Khảo sát chợ", "Tháng 5", "Phòng B1"), ("", "báo cáo kết quả", "", "Phòng C1")
    )
    assert task_tables(printed)[0].rows[0].cells[3] == "Phòng B1\nPhòng C1"


def test_a_lead_taken_from_the_row_above_is_doubted() -> None:
    printed = document(
        ("1", "Khảo sát chợ", "Tháng 5", "Phòng B1"), ("", "Gửi báo cáo", "Tháng 7", "")
    )
    below = task_tables(printed)[0].rows[1]
    assert below.cells[3] == "Phòng B1"
    assert [doubt.key for doubt in below.doubts] == ["lead-from-above"]


def test_a_header_whose_words_are_unknown_becomes_no_task() -> None:
    rows = [("Mục", "Phần phải xong", "Chừng nào", "Ai lo")]
    rows += [
        (str(n), f"Tổ chức hội nghị số {n} của ngành", f"Tháng {n}", "Văn phòng") for n in (1, 2, 3)
    ]
    assert [row.number for row in only_table(lines(*rows)).rows] == ["1", "2", "3"]


ROW = ("1", *TASK)


@pytest.mark.parametrize(
    "heading",
    [
        "I. Kết quả thực hiện năm 2023",
        "Những việc đã làm được trong năm 2023",
        "I. Đánh giá kết quả năm trước",
    ],
)
def test_a_table_of_a_year_that_is_over_is_left_out_and_told(heading: str) -> None:
    read = read_tables(read_text(f"{heading}\n\n{lines(HEADER, ROW)}".encode()), year=2024)
    assert read.kept == ()
    assert read.doubts == (Doubt("table-left-out", (("heading", heading), ("count", "1"))),)


@pytest.mark.parametrize(
    "heading",
    [
        "II. Báo cáo kết quả thực hiện nhiệm vụ hằng quý",
        "II. Kết quả cần có trong năm 2024",
        "Các nhiệm vụ của năm 2024",
    ],
)
def test_a_heading_that_names_results_of_this_year_keeps_its_table(heading: str) -> None:
    read = read_tables(read_text(f"{heading}\n\n{lines(HEADER, ROW)}".encode()), year=2024)
    assert [len(table.rows) for table in read.kept] == [1]
    assert read.doubts == ()


def test_only_the_table_right_below_a_plain_line_of_results_is_left_out() -> None:
    table = lines(HEADER, ROW)
    text = f"Các nhiệm vụ đã thực hiện năm 2023\n\n{table}\n\nNhiệm vụ năm 2024\n\n{table}"
    read = read_tables(read_text(text.encode()), year=2024)
    assert (len(read.kept), len(read.doubts)) == (1, 1)

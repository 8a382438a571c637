"""Workbooks as offices make them; each test builds its own."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import NotAPlan
from bot.parsing.values import Doubt
from bot.plans.document import Cell, Document, Paragraph, Table
from bot.plans.draft import draft_of
from bot.plans.forms.excel import reader as excel_form
from bot.plans.forms.excel.reader import read_excel
from bot.plans.forms.file_kinds import Kind
from bot.plans.forms.word.reader import read_word
from bot.plans.values import DraftPlan
from tests.plans.printed import HEADER, TITLE
from tests.real_plans import real_plans

# A workbook knows no time zone.
AT_HALF_PAST_EIGHT = datetime(2024, 5, 15, 8, 30)  # noqa: DTZ001
ROW = (1, "họp giao ban", "Quý I", "Văn phòng")


def workbook(*rows: tuple[Any, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        sheet(book).append(row)
    return book


def sheet(book: openpyxl.Workbook) -> Worksheet:
    active = book.active
    assert isinstance(active, Worksheet)
    return active


def content(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book: openpyxl.Workbook) -> Document:
    return read_excel(content(book))


def draft(book: openpyxl.Workbook) -> DraftPlan:
    return draft_of(read(book), year=2024)


def tables(document: Document) -> list[list[list[str]]]:
    found = (block for block in document.blocks if isinstance(block, Table))
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def in_time_column(value: Any, form: str) -> str:
    """What the time column of a plan says for a value kept in this format."""
    book = workbook(HEADER, ROW)
    cell = sheet(book).cell(2, 3)
    cell.value, cell.number_format = value, form
    return tables(read(book))[0][1][2]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (date(2024, 5, 15), "dd/mm/yyyy", "15/5/2024"),
        (date(2024, 1, 5), "d-mmm", "05/01/2024"),
        (date(2024, 5, 1), "mmm-yy", "Tháng 5/2024"),
        (date(2024, 5, 1), '"Tháng "m/yyyy', "Tháng 5/2024"),
        (date(2024, 5, 1), "mm/yyyy", "Tháng 5/2024"),
        (date(2024, 1, 1), "yyyy", "Năm 2024"),
        (AT_HALF_PAST_EIGHT, "dd/mm/yyyy hh:mm", "15/5/2024 08:30"),
        (AT_HALF_PAST_EIGHT.replace(hour=0, minute=0), "dd/mm/yyyy hh:mm", "15/5/2024"),
        (time(8, 30), "h:mm", "08:30"),
        (timedelta(hours=36), "[h]:mm", "36:00"),
        (5, "General", "5"),
        (1.5, "General", "1,5"),
        (5, "00", "05"),
        (5, '"Tháng "0', "Tháng 5"),
        (45_000_000, "#,##0", "45.000.000"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1234.5, "#,##0.##", "1.234,5"),
        (500, '#,##0" triệu đồng"', "500 triệu đồng"),
        (2_500_000, "#,##0,", "2.500"),
        (0.85, "0%", "85%"),
        (0.855, "0.0%", "85,5%"),
        (-5, "#,##0;(#,##0)", "(5)"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (1_000_000, "#,##0\\ [$₫-42A]", "1.000.000 ₫"),
        (True, "General", "TRUE"),
    ],
)
def test_a_value_reads_as_the_sheet_prints_it(value: object, form: str, shown: str) -> None:
    assert in_time_column(value, form) == shown


def test_a_date_cell_that_prints_its_month_is_due_at_the_end_of_it() -> None:
    book = workbook(HEADER, ROW)
    cell = sheet(book).cell(2, 3)
    cell.value, cell.number_format = date(2024, 4, 1), '"Tháng "m/yyyy'
    assert [item.due for item in draft(book).items] == [date(2024, 4, 30)]


def test_a_tick_and_a_one_are_told_apart() -> None:
    book = workbook(HEADER, (True, "a", "Quý I", 1), (1, "b", "Quý II", True))
    assert tables(read(book))[0][1:] == [["TRUE", "a", "Quý I", "1"], ["1", "b", "Quý II", "TRUE"]]


def test_numbers_of_subtasks_keep_their_point() -> None:
    book = workbook(HEADER, (1, "a", "Quý I", "A"), (1.1, "b", "Quý I", "A"))
    assert [row[0] for row in tables(read(book))[0]] == ["STT", "1", "1.1"]


def test_what_stands_above_the_table_are_paragraphs() -> None:
    book = workbook(("SỞ X", None, None, "CỘNG HÒA"), (f"{TITLE}\nPhần một",), (), HEADER, ROW)
    sheet(book)["A2"].font = Font(bold=True)
    document = read(book)
    assert paragraphs(document) == ["SỞ X", "CỘNG HÒA", TITLE, "Phần một"]
    assert Paragraph(TITLE, strong=True) in document.blocks
    assert tables(document)[0][0] == list(HEADER)


def test_a_table_may_begin_anywhere_and_have_blank_columns() -> None:
    wide = [(None, None, row[0], None, *row[1:]) for row in (HEADER, ROW)]
    document = read(workbook((), *wide))
    assert tables(document) == [[list(HEADER), ["1", *ROW[1:]]]]


def test_the_lines_of_a_cell_stay_lines() -> None:
    book = workbook(HEADER, (1, "Họp:\n- lần một\r\n\n- lần hai", "Quý I", "A"))
    assert tables(read(book))[0][1][1] == "Họp:\n- lần một\n- lần hai"


def test_a_cell_merged_down_repeats_its_text_and_says_so() -> None:
    book = workbook(HEADER, (1, "a", "Quý I", "Phòng A"), (2, "b", "Quý II"))
    sheet(book).merge_cells("D2:D3")
    (table,) = read(book).blocks
    assert isinstance(table, Table)
    assert table.rows[2][3] == Cell("Phòng A", continues=True)
    assert [item.lead_units for item in draft(book).items] == [("Phòng A",)] * 2


def test_a_cell_merged_across_is_counted_once() -> None:
    book = workbook(HEADER, ("I", "Mục đầu"), ROW)
    sheet(book).merge_cells("B2:D2")
    assert tables(read(book))[0][1] == ["I", "Mục đầu", "", ""]
    assert [item.section for item in draft(book).items] == ["Mục đầu"]


def test_a_text_merged_across_the_table_is_a_section_also_without_numbers() -> None:
    book = workbook(HEADER[1:], ("Quý II",), ("họp", None, "Văn phòng"))
    sheet(book).merge_cells("A2:C2")
    (item,) = draft(book).items
    assert (item.section, item.due) == ("Quý II", date(2024, 6, 30))


def test_under_a_wide_header_two_cells_are_one() -> None:
    header = ("STT", "Nội dung công việc", None, "Thời gian thực hiện")
    book = workbook(header, (1, "a)", "họp", "Quý I"), (2, "ký", None, "Quý II"))
    sheet(book).merge_cells("B1:C1")
    sheet(book).merge_cells("B3:C3")
    assert [row[1] for row in tables(read(book))[0]] == [header[1], "a) họp", "ký"]


def test_a_header_of_two_rows_is_one() -> None:
    upper = ("STT", "Nội dung công việc", "Đơn vị thực hiện", None, "Thời gian")
    lower = (None, None, "Chủ trì", "Phối hợp", None)
    book = workbook(upper, lower, (1, "họp", "Phòng A", "Phòng B", "Quý I"))
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        sheet(book).merge_cells(merged)
    (item,) = draft(book).items
    assert (item.lead_units, item.coordinating_units) == (("Phòng A",), ("Phòng B",))


def test_the_row_that_counts_the_columns_is_no_task() -> None:
    book = workbook(HEADER, (1, 2, 3, 4), (1, "họp", "Quý I", "A"))
    assert [item.content for item in draft(book).items] == ["họp"]


def test_two_tables_of_a_sheet_are_kept_apart_by_the_text_between() -> None:
    book = workbook(("I. Quý I",), HEADER, ROW, (), ("II. Quý II",), HEADER, ROW)
    document = read(book)
    assert paragraphs(document) == ["I. Quý I", "II. Quý II"]
    assert [len(table) for table in tables(document)] == [2, 2]
    assert [item.section for item in draft(book).items] == ["I. Quý I", "II. Quý II"]


def test_blank_rows_inside_a_table_do_not_end_it() -> None:
    book = workbook(HEADER, ROW, (), ("II", "Mục hai"), (2, "ký", "Quý II", "A"))
    assert [item.number for item in draft(book).items] == ["1", "2"]


@pytest.mark.parametrize(
    "below",
    [
        [(), ("Ghi chú: các đơn vị báo cáo hằng tháng",)],
        [("Ghi chú: các đơn vị báo cáo hằng tháng",)],
        [(), (None, "Nơi nhận:", None, "GIÁM ĐỐC"), (None, "- Như trên;", None, "Lê Văn A")],
        [(None, None, None, "Hà Nội, ngày 5 tháng 1 năm 2024"), (None, None, None, "Lê Văn A")],
        [(), (None, "Người lập biểu", None, "Lãnh đạo đơn vị")],
    ],
)
def test_notes_and_signatures_under_the_table_are_no_tasks(below: list[tuple[Any, ...]]) -> None:
    book = workbook(HEADER, ROW, (2, "ký", "Quý II", "A"), *below)
    assert [item.number for item in draft(book).items] == ["1", "2"]
    assert len(tables(read(book))[0]) == 3


def test_half_a_sentence_and_bullets_below_a_row_belong_to_it() -> None:
    book = workbook(HEADER, ROW, (None, "- gửi giấy mời"), (None, "và ghi biên bản"))
    (item,) = draft(book).items
    assert " ".join(item.content.split()) == "họp giao ban - gửi giấy mời và ghi biên bản"


def test_rows_that_were_numbered_and_never_filled_are_left_out() -> None:
    book = workbook(HEADER, ROW, *((number,) for number in range(2, 20)))
    assert [item.number for item in draft(book).items] == ["1"]
    assert paragraphs(read(book)) == []


def test_every_visible_sheet_is_read_and_its_name_is_a_heading() -> None:
    book = workbook(HEADER, ROW)
    sheet(book).title = "Quý I"
    for name, state in (("Quý II", "visible"), ("Nháp", "hidden"), ("Cũ", "veryHidden")):
        more = book.create_sheet(name)
        more.sheet_state = state
        for row in (HEADER, (1, "ký", None, "Phòng A")):
            more.append(row)
    assert paragraphs(read(book)) == ["Quý I", "Quý II"]
    assert [item.due for item in draft(book).items] == [date(2024, 3, 31), date(2024, 6, 30)]


@pytest.mark.parametrize("name", ["Sheet1", "Trang tính2", "Trang_tính3", "Bảng 1", "Table 1"])
def test_a_name_that_says_nothing_is_no_heading(name: str) -> None:
    book = workbook(HEADER, ROW)
    sheet(book).title = name
    for row in (HEADER, ROW):
        book.create_sheet("Sheet").append(row)
    assert name not in paragraphs(read(book))


def test_the_title_on_the_sheet_goes_before_a_name_like_a_title() -> None:
    book = workbook((TITLE,), HEADER, ROW)
    sheet(book).title = "KH 2024"
    assert paragraphs(read(book)) == [TITLE]


def test_a_bold_sentence_above_the_table_is_no_heading() -> None:
    sentence = f"Các đơn vị {'rất ' * 20}chủ động thực hiện các việc sau:"
    book = workbook((sentence,), HEADER, ROW)
    sheet(book)["A1"].font = Font(bold=True)
    assert read(book).blocks[0] == Paragraph(sentence, strong=False)


def test_an_error_cell_is_empty_and_named() -> None:
    book = workbook(HEADER, ROW)
    cell = sheet(book)["C2"]
    cell.value, cell.data_type = "#REF!", "e"
    document = read(book)
    assert tables(document)[0][1][2] == ""
    assert document.doubts == (Doubt("cell-error", (("printed", "C2"), ("heading", "Sheet"))),)


@pytest.mark.parametrize(
    "formula",
    ['=HYPERLINK("http://192.0.2.1/a","x")', '=WEBSERVICE("http://192.0.2.1")', "=[9]Sheet1!A1"],
)
def test_a_formula_without_its_value_is_named_and_never_followed(formula: str) -> None:
    book = workbook(HEADER, (1, "họp", formula, "A"))
    document = read(book)
    assert tables(document)[0][1][2] == ""
    assert [doubt.key for doubt in document.doubts] == ["formula-unread"]
    assert ("printed", "C2") in document.doubts[0].values


def changed(book: openpyxl.Workbook, part: str, change: Callable[[bytes], bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content(book))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def test_what_a_formula_gave_when_it_was_saved_is_read() -> None:
    book = workbook(HEADER, (1, "họp", "=[9]A!A1", "A"))
    saved = changed(
        book,
        "xl/worksheets/sheet1.xml",
        lambda xml: (
            xml.replace(b"<v></v>", b"<v>Qu\xc3\xbd II</v>")
            .replace(b"<v />", b"<v>Qu\xc3\xbd II</v>")
            .replace(b'<c r="C2"', b'<c r="C2" t="str"')
        ),
    )
    document = read_excel(saved)
    assert tables(document)[0][1][2] == "Quý II"
    assert document.doubts == ()


def test_a_cell_at_the_far_end_of_the_sheet_does_not_fill_the_memory() -> None:
    book = workbook(HEADER, ROW)
    sheet(book)["XFD1048576"] = "x"
    with pytest.raises(NotAPlan, match="plan-unpacks-too-large"):
        read(book)


def test_rows_formatted_down_to_the_last_are_not_read() -> None:
    book = workbook(HEADER, ROW)
    sheet(book)["A200000"].font = Font(bold=True)
    assert len(tables(read(book))[0]) == 2


def test_a_workbook_of_empty_sheets_is_refused() -> None:
    with pytest.raises(NotAPlan, match="plan-empty"):
        read(workbook())


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_part_is_refused(part: str) -> None:
    broken = changed(workbook(HEADER, ROW), part, lambda xml: xml[: len(xml) // 2])
    with pytest.raises(NotAPlan, match="plan-unreadable"):
        read_excel(broken)


def test_progress_counts_the_sheets() -> None:
    book = workbook(HEADER, ROW)
    book.create_sheet("Phụ lục").append(HEADER)
    told: list[tuple[int, int]] = []
    read_excel(content(book), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["000_soc_trang", "004_quang_ngai"])
def test_a_real_plan_is_the_same_in_word_and_excel(name: str) -> None:
    folder = real_plans() / "office"
    word = draft_of(read_word((folder / f"{name}.docx").read_bytes()))
    excel = draft_of(read_excel((folder / f"{name}.xlsx").read_bytes()))
    assert excel == word


def test_a_ministrys_list_is_read_without_its_unfilled_numbers() -> None:
    document = read_excel((real_plans() / "office" / "bo_gddt_nhiem_vu.xlsx").read_bytes())
    (rows,) = tables(document)
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 54)]
    assert {len(row) for row in rows} == {12}
    assert document.doubts == ()


def test_a_citys_date_cells_are_days_and_months_as_printed() -> None:
    path = real_plans() / "office" / "ha_noi_kh38_phu_luc_1.xlsx"
    (rows,) = tables(read_excel(path.read_bytes()))
    times = {row[0]: row[7] for row in rows if row[0].isdigit()}
    assert list(times) == [str(number) for number in range(1, 61)]
    assert [times[number] for number in ("2", "4", "15", "18", "28")] == [
        *("05/02/2026", "Tháng 4/2026", "25/3/2026", "Tháng 5/2026", "20/3/2026")
    ]
    assert sum(row[0] in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII") for row in rows) == 8


def test_without_libreoffice_an_old_workbook_says_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(excel_form, "is_installed", lambda: False)
    monkeypatch.setattr(excel_form, "kind_of", lambda content: Kind.OLD_EXCEL)
    document = read(workbook(HEADER, ROW))
    assert tables(document)[0][1] == ["1", *ROW[1:]]
    assert document.doubts == (Doubt("formats-unread"),)


def test_hidden_rows_are_left_out_and_counted() -> None:
    book = workbook(HEADER, ROW, (2, "ký", "Quý II", "A"), (3, "nộp", "Quý II", "A"))
    sheet(book).row_dimensions[3].hidden = True
    plan = draft(book)
    assert [item.number for item in plan.items] == ["1", "3"]
    assert [doubt.values for doubt in plan.doubts if doubt.key == "rows-hidden"] == [
        (("count", "1"), ("heading", sheet(book).title))
    ]


def test_hidden_columns_are_left_out_and_counted() -> None:
    book = workbook((*HEADER, "Ghi chú"), (*ROW, "bản nháp"))
    letter = "ABCDEFGHIJ"[len(HEADER)]
    sheet(book).column_dimensions[letter].hidden = True
    plan = draft(book)
    assert [item.note for item in plan.items] == [""]
    assert [doubt.values for doubt in plan.doubts if doubt.key == "columns-hidden"] == [
        (("count", "1"), ("heading", sheet(book).title))
    ]

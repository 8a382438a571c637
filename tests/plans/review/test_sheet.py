"""A draft as an Excel file, corrected in another program, and back."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import NotAPlan
from bot.parsing.values import Doubt, Milestone
from bot.plans.review.sheet import write_draft
from bot.plans.review.sheet_back import corrected
from bot.plans.review.sheet_marks import SheetId
from bot.plans.values import DraftItem, DraftPlan
from tests.plans.sheets import changed, open_draft_file, place, put

SLIP = Doubt("similar-name", (("printed", "Phòng A"), ("other", "Phòng Ạ")))
ITEMS = (
    DraftItem(
        "task",
        "1",
        "Mục một",
        "Lập danh mục",
        "Quý I",
        parent="Công tác chung",
        lead_units=("Phòng A",),
        lead_persons=("Lê Văn An",),
        milestones=(Milestone(start=date(2025, 1, 1), due=date(2025, 3, 31)),),
        doubts=(SLIP,),
    ),
    DraftItem(
        "task", "1.10", "Mục một", "Họp", "", doubts=(Doubt("no-deadline"), Doubt("no-lead"))
    ),
    DraftItem(
        "indicator",
        "2",
        "Mục hai",
        "Số hồ sơ",
        "",
        indicator_unit="hồ sơ",
        indicator_target="12",
        budget_vnd=5_000_000,
        budget_text="5 triệu đồng",
    ),
)
DRAFT = DraftPlan("KẾ HOẠCH NĂM 2025", "Sở Thử nghiệm", 2025, "7/KH", ITEMS)


def written(draft: DraftPlan = DRAFT) -> bytes:
    return write_draft(
        draft, sheet=SheetId(3, 1), say=lambda doubt: f"<{doubt.key}>", guide=["Cách sửa"]
    )


def back(content: bytes, current: DraftPlan | None = None) -> DraftPlan:
    file = open_draft_file(content)
    assert file is not None
    return corrected(file, current)


def test_a_sheet_nobody_changed_is_the_draft() -> None:
    assert back(written()) == DRAFT


def test_the_sheet_knows_its_review() -> None:
    file = open_draft_file(written())
    assert file is not None
    assert file.sheet == SheetId(3, 1)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        (datetime(2025, 6, 15), date(2025, 6, 15)),  # noqa: DTZ001 - a day of a sheet
        ("15/6", date(2025, 6, 15)),
        ("cuối tháng 6", date(2025, 6, 30)),
        ("Quý II", date(2025, 6, 30)),
    ],
)
def test_a_deadline_is_a_date_or_a_phrase(typed: object, due: date) -> None:
    item = back(changed(written(), put("Hạn", "Họp", typed))).items[1]
    assert (item.due, item.doubts) == (due, (Doubt("no-lead"),))


def test_an_emptied_deadline_is_none() -> None:
    item = back(changed(written(), put("Hạn", "Lập danh mục", None))).items[0]
    assert item.due is None


def test_a_phrase_typed_anew_is_read_anew() -> None:
    item = back(changed(written(), put("Thời gian (như in)", "Lập danh mục", "Quý II"))).items[0]
    assert (item.timeline, item.due) == ("Quý II", date(2025, 6, 30))


@pytest.mark.parametrize(
    ("header", "typed", "field", "value"),
    [
        ("STT", 7, "number", "7"),
        ("Đơn vị chủ trì", "Phòng B; Phòng C", "lead_units", ("Phòng B", "Phòng C")),
        ("Người thực hiện", "Đ/c Trần Bình", "lead_persons", ("Trần Bình",)),
        ("Phối hợp", "Văn phòng (Thuận)", "coordinating_persons", ("Thuận",)),
        ("Lãnh đạo chỉ đạo", "PGĐ Trần Bình", "directed_by", ("Trần Bình",)),
        ("Kết quả", "Biên bản", "expected_result", "Biên bản"),
        ("Kinh phí", 3000000, "budget_vnd", 3_000_000),
        ("Kinh phí", "1,5 tỷ đồng", "budget_vnd", 1_500_000_000),
        ("Ghi chú", "đã hỏi lại", "note", "đã hỏi lại"),
    ],
)
def test_each_column_changes_its_field(
    header: str, typed: object, field: str, value: object
) -> None:
    item = back(changed(written(), put(header, "Lập danh mục", typed))).items[0]
    assert getattr(item, field) == value


def test_what_the_sheet_does_not_show_stays() -> None:
    items = back(changed(written(), put("Nội dung", "Số hồ sơ", "Số hồ sơ mới"))).items
    assert (items[2].kind, items[2].indicator_target, items[0].parent) == (
        "indicator",
        "12",
        "Công tác chung",
    )


def test_rows_are_added_copied_and_deleted() -> None:
    def change(sheet: Worksheet) -> None:
        row, column = place(sheet, "Nội dung", "Họp")
        sheet.delete_rows(row)
        sheet.insert_rows(row)
        sheet.cell(row, column).value = "Việc thêm"
        sheet.append([cell.value for cell in sheet[row - 1]])

    items = back(changed(written(), change)).items
    assert [item.content for item in items] == [
        "Lập danh mục",
        "Việc thêm",
        "Số hồ sơ",
        "Lập danh mục",
    ]
    assert [doubt.key for doubt in items[1].doubts] == ["no-lead", "no-deadline"]
    assert items[1].section == "Mục một"


def test_a_heading_may_be_renamed() -> None:
    def change(sheet: Worksheet) -> None:
        row, column = place(sheet, "Nội dung", "Mục hai")
        sheet.cell(row, column).value = "Mục hai mới"

    assert back(changed(written(), change)).items[2].section == "Mục hai mới"


def test_columns_may_be_moved() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.move_range("L1:L99", cols=10)

    assert back(changed(written(), change)) == DRAFT


def test_an_emptied_doubt_is_settled() -> None:
    item = back(changed(written(), put("Cần rà", "Lập danh mục", None))).items[0]
    assert item.doubts == ()


def test_what_was_answered_meanwhile_stays() -> None:
    now = DraftPlan(
        DRAFT.title,
        DRAFT.organisation,
        2025,
        "7/KH",
        (ITEMS[0], DraftItem("task", "1.10", "Mục một", "Họp", "", note="đã hỏi"), ITEMS[2]),
    )
    items = back(changed(written(), put("Kết quả", "Họp", "Biên bản")), now).items
    assert (items[1].note, items[1].expected_result) == ("đã hỏi", "Biên bản")


@pytest.mark.parametrize(
    ("header", "typed", "cell"),
    [("Hạn", "hôm nào đó", "D"), ("Bắt đầu", "31/12/2025", "E"), ("Kinh phí", "2 x 3", "K")],
)
def test_a_cell_nobody_can_read_is_named(header: str, typed: str, cell: str) -> None:
    content = changed(written(), put(header, "Lập danh mục", typed))
    with pytest.raises(NotAPlan) as refused:
        back(content)
    assert refused.value.key == "draft-cell-unreadable"
    assert refused.value.values["cell"].startswith(cell)


def test_a_row_without_content_is_named() -> None:
    content = changed(written(), lambda sheet: sheet.append(["9", None, "Quý I"]))
    with pytest.raises(NotAPlan) as refused:
        back(content)
    assert refused.value.key == "draft-row-empty"


def test_doubtful_cells_are_coloured_and_say_why() -> None:
    sheet = load_workbook(BytesIO(written())).worksheets[0]
    row, column = place(sheet, "Đơn vị chủ trì", "Lập danh mục")
    cell = sheet.cell(row, column)
    assert cell.fill.fgColor.rgb == "00FFE699"
    assert cell.comment is not None
    assert cell.comment.text == "<similar-name>"
    assert sheet.cell(row, column + 1).comment is None


def test_texts_that_look_like_formulas_stay_texts() -> None:
    evil = '=HYPERLINK("http://x","y")'
    item = DraftItem("task", "-1", "", evil, "@cmd", note="+1")
    content = written(DraftPlan("K", "S", 2025, "", (item,)))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert {kinds[text] for text in ("-1", evil, "@cmd", "+1")} == {"s"}
    assert back(content).items == (item,)


def test_the_identification_is_hidden() -> None:
    sheet = load_workbook(BytesIO(written())).worksheets[0]
    places = {
        place
        for row in sheet.iter_rows(values_only=True)
        for place, value in enumerate(row, 1)
        if str(value).startswith("nhacviec:")
    }
    assert [sheet.column_dimensions[get_column_letter(at)].hidden for at in places] == [True]


def test_other_files_are_none_of_ours() -> None:
    book, content = Workbook(), BytesIO()
    book.save(content)
    assert open_draft_file(content.getvalue()) is None
    assert open_draft_file(b"PK\x03\x04 hong") is None
    assert open_draft_file(b"STT\tviec") is None


def test_a_very_long_row_is_read_from_what_is_seen() -> None:
    item = DraftItem("task", "1", "", "dài " * 7000, "Quý I", note="x" * 20_000)
    (found,) = back(written(DraftPlan("K", "S", 2025, "", (item,)))).items
    assert (found.number, found.due) == ("1", date(2025, 3, 31))

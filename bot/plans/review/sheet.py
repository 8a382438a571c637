"""A draft as an Excel file to correct and send back: doubtful cells coloured, with the reason."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.parsing.values import Doubt
from bot.plans.review.kinds import Concern, concern_of
from bot.plans.review.sheet_columns import (
    COLUMNS,
    DOUBTS_HEADER,
    SheetColumn,
    Value,
    as_text,
    shown_row,
)
from bot.plans.review.sheet_marks import (
    NO_REVIEW,
    SheetId,
    mark_of_plan,
    mark_of_row,
    mark_of_section,
)
from bot.plans.values import DraftItem, DraftPlan

Say = Callable[[Doubt], str]

_DOUBTS_AT = len(COLUMNS) + 1
_MARKS_AT = len(COLUMNS) + 2
_LEAD_AT = next(at for at, one in enumerate(COLUMNS, 1) if Concern.LEAD in one.concerns)
_DOUBTS_WIDTH = 40
_LINE_HEIGHT, _HIGHEST = 15.0, 400.0
_LONGEST = 32_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DOUBTFUL = PatternFill("solid", fgColor="FFE699")
_HEADER = PatternFill("solid", fgColor="D9E2F3")
_SECTION = PatternFill("solid", fgColor="EDEDED")
_LINE = Side(style="thin", color="BFBFBF")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BOLD = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_DAY = "dd/mm/yyyy"


def write_draft(
    draft: DraftPlan, *, sheet: SheetId = NO_REVIEW, say: Say, guide: Sequence[str]
) -> bytes:
    """The file's content. `say` words a doubt; `guide` are the lines of the second sheet."""
    book = Workbook()
    rows = book.worksheets[0]
    rows.title = "Kế hoạch"
    header_at = _write_front(rows, draft, sheet)
    _write_header(rows, header_at)
    _write_rows(rows, draft, sheet, say, first=header_at + 1)
    rows.column_dimensions[get_column_letter(_MARKS_AT)].hidden = True
    units = sorted({unit for item in draft.items for unit in item.lead_units})
    _write_guide(book.create_sheet("Hướng dẫn"), guide, units)
    _offer_units(rows, len(units), first=header_at + 1)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_front(rows: Worksheet, draft: DraftPlan, sheet: SheetId) -> int:
    """Office, title and number above the table, as a plan has them; returns the header's row."""
    title = draft.title or "KẾ HOẠCH CÔNG TÁC"
    if str(draft.year) not in title:
        title = f"{title} NĂM {draft.year}"
    number = f"Số: {draft.document_number}" if draft.document_number else ""
    for at, text in enumerate(filter(None, (draft.organisation, title, number)), 1):
        _put(rows, (at, 2), text).font = _BOLD
    _put(rows, (1, _MARKS_AT), mark_of_plan(sheet, draft))
    return 5


def _write_header(rows: Worksheet, at: int) -> None:
    widths = {column.header: column.width for column in COLUMNS} | {DOUBTS_HEADER: _DOUBTS_WIDTH}
    for place, (header, width) in enumerate(widths.items(), 1):
        cell = _put(rows, (at, place), header)
        cell.font, cell.fill, cell.border = _BOLD, _HEADER, _GRID
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        rows.column_dimensions[get_column_letter(place)].width = width
    rows.freeze_panes = f"C{at + 1}"
    rows.print_title_rows = f"{at}:{at}"
    rows.page_setup.orientation = "landscape"
    rows.page_setup.fitToWidth, rows.page_setup.fitToHeight = 1, 0
    rows.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_rows(rows: Worksheet, draft: DraftPlan, sheet: SheetId, say: Say, *, first: int) -> None:
    section, at = "", first
    for position, item in enumerate(draft.items):
        if item.section != section:
            section = item.section
            _write_section(rows, at, section, mark_of_section(sheet))
            at += 1
        _write_item(rows, at, item, say)
        _put(rows, (at, _MARKS_AT), mark_of_row(sheet, position, item))
        at += 1


def _write_section(rows: Worksheet, at: int, section: str, mark: str) -> None:
    for place in range(1, _DOUBTS_AT + 1):
        rows.cell(at, place).fill = _SECTION
    _put(rows, (at, 2), section).font = _BOLD
    _put(rows, (at, _MARKS_AT), mark)


def _write_item(rows: Worksheet, at: int, item: DraftItem, say: Say) -> None:
    for place, (column, value) in enumerate(zip(COLUMNS, shown_row(item), strict=True), 1):
        cell = _put(rows, (at, place), value)
        cell.alignment, cell.border = _WRAPPED, _GRID
        if found := _doubts_of(column, item):
            cell.fill = _DOUBTFUL
            note = Comment("\n".join(map(say, found)), "Nhắc Việc")
            note.width, note.height = 320, 40 + 40 * len(found)
            cell.comment = note
    why = doubts_text(item, say)
    rows.row_dimensions[at].height = _height(item, why)
    doubts = _put(rows, (at, _DOUBTS_AT), why)
    doubts.alignment, doubts.border = _WRAPPED, _GRID
    if item.doubts:
        doubts.fill = _DOUBTFUL


def _height(item: DraftItem, why: str) -> float:
    """High enough for the longest wrapped cell; not every office program finds that itself."""
    shown = zip(shown_row(item), (column.width for column in COLUMNS), strict=True)
    lines = [_lines(as_text(value), width) for value, width in shown]
    return min(max(*lines, _lines(why, _DOUBTS_WIDTH)) * _LINE_HEIGHT, _HIGHEST)


def _lines(text: str, width: int) -> int:
    return sum(1 + len(line) // width for line in text.split("\n"))


def _doubts_of(column: SheetColumn, item: DraftItem) -> list[Doubt]:
    return [doubt for doubt in item.doubts if _is_about(doubt, column, item)]


def _is_about(doubt: Doubt, column: SheetColumn, item: DraftItem) -> bool:
    """A doubtful name is marked where it stands."""
    concern = concern_of(doubt.key)
    if concern is Concern.NAME and concern in column.concerns:
        return dict(doubt.values)["printed"] in as_text(column.shown(item))
    return concern in column.concerns


def doubts_text(item: DraftItem, say: Say) -> str:
    return "\n".join(map(say, item.doubts))


def _put(sheet: Worksheet, where: tuple[int, int], value: Value) -> Cell:
    """The value as itself; a text is text even where Excel would take it for a formula."""
    cell = cast(Cell, sheet.cell(*where))
    if isinstance(value, str):
        if value.isdecimal() and len(value) < 10 and not value.startswith("0"):
            value = int(value)
        else:
            value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_LONGEST]
    cell.value = value or None if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
    if isinstance(value, date):
        cell.number_format = _DAY
    elif isinstance(value, int):
        cell.number_format = "#,##0" if value > 9999 else "0"
    return cell


def _write_guide(guide: Worksheet, lines: Sequence[str], units: Sequence[str]) -> None:
    guide.column_dimensions["A"].width = 100
    guide.column_dimensions["B"].width = 50
    for at, line in enumerate(lines, 1):
        _put(guide, (at, 1), line).alignment = _WRAPPED
    for at, unit in enumerate(units, 1):
        _put(guide, (at, 2), unit)


def _offer_units(rows: Worksheet, count: int, *, first: int) -> None:
    """A list to choose the unit from, which may also be typed over."""
    if not count or rows.max_row < first:
        return
    choice = DataValidation("list", formula1=f"'Hướng dẫn'!$B$1:$B${count}", allow_blank=True)
    choice.showErrorMessage = False
    letter = get_column_letter(_LEAD_AT)
    choice.add(f"{letter}{first}:{letter}{rows.max_row + 100}")
    rows.add_data_validation(choice)

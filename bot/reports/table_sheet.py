"""A table as a workbook: a head that stays, columns to filter by, and no formulas."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font


def table_workbook(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[object]]
) -> bytes:
    """Heads with their widths, and the rows; nothing in a cell is a formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for column, (name, width) in enumerate(columns, start=1):
        head = sheet.cell(row=1, column=column, value=name)
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            _put(sheet.cell(row=at, column=column), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def local(moment: datetime | None, zone: ZoneInfo) -> datetime | str:
    """As workbooks keep it: without a zone; empty for none."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment else ""


def _put(cell: Cell | MergedCell, value: object) -> None:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = value  # type: ignore[assignment] # a text, a number or an hour
    if isinstance(value, str) and isinstance(cell, Cell):
        cell.data_type = "s"

"""The cells of the first sheet of a workbook, as plain values that pass between processes."""

from datetime import date, datetime
from typing import Any

from bot.plans.forms.excel.reader import open_workbook, reading_a_workbook
from bot.plans.forms.safety import ZIP_MARK, check_archive

_MOST_ROWS = 50_000


def cells_of(content: bytes) -> list[list[Any]]:
    """What openpyxl wrote and what an office program makes of it look alike here."""
    if content.startswith(ZIP_MARK):
        check_archive(content)
    book = open_workbook(content)
    with reading_a_workbook():
        sheet = book.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)
    return [list(map(_value, row)) for row in rows]


def _value(cell: Any) -> str | int | date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, date) or (isinstance(cell, int) and not isinstance(cell, bool)):
        return cell
    return str(cell) if cell not in ("", None) else None

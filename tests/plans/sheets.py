"""Somebody works on a draft's Excel sheet."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.plans.review.sheet_back import DraftFile, draft_file_of, may_be_ours
from bot.plans.review.sheet_cells import cells_of


def open_draft_file(content: bytes) -> DraftFile | None:
    """As the bot does, but in this process."""
    return draft_file_of(cells_of(content)) if may_be_ours(content) else None


def changed(content: bytes, change: Callable[[Worksheet], object]) -> bytes:
    """The file after a change to its first sheet."""
    book = load_workbook(BytesIO(content))
    change(book.worksheets[0])
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def place(sheet: Worksheet, header: str, content: str) -> tuple[int, int]:
    """Row and column of a cell, by its header and the row's content."""
    places = {
        value: (row, column)
        for row, cells in enumerate(sheet.iter_rows(values_only=True), 1)
        for column, value in enumerate(cells, 1)
    }
    return places[content][0], places[header][1]


def put(header: str, content: str, value: Any) -> Callable[[Worksheet], object]:
    """Types a value into one cell."""

    def change(sheet: Worksheet) -> None:
        sheet.cell(*place(sheet, header, content)).value = value

    return change

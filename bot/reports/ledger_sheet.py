"""The delivery ledger as a workbook: one row a message."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from bot.messages.catalog import Words
from bot.messages.office.ledger_words import kind, reason, what_happened
from bot.storage.ledger import LedgerRow

_COLUMNS = (
    ("ledger-column-due", 18),
    ("ledger-column-sent", 18),
    ("ledger-column-name", 28),
    ("ledger-column-unit", 28),
    ("ledger-column-kind", 24),
    ("ledger-column-state", 44),
    ("ledger-column-remedy", 60),
    ("ledger-column-attempts", 10),
    ("ledger-column-said", 40),
)


def ledger_workbook(words: Words, rows: Sequence[LedgerRow], zone: ZoneInfo) -> bytes:
    """Hours are the office's; nothing in a cell is a formula, whatever a name begins with."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words("ledger-sheet")
    for column, (key, width) in enumerate(_COLUMNS, start=1):
        head = sheet.cell(row=1, column=column, value=words(key))
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = width
    for at, row in enumerate(rows, start=2):
        for column, value in enumerate(_values(words, row, zone), start=1):
            _put(sheet.cell(row=at, column=column), value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _values(words: Words, row: LedgerRow, zone: ZoneInfo) -> tuple[object, ...]:
    why = reason(row.outcome)
    return (
        _local(row.due_at, zone),
        _local(row.sent_at, zone) if row.sent_at else "",
        row.name,
        row.unit,
        kind(words, row.kind),
        what_happened(words, row.state, row.outcome),
        words(f"remedy-{why}") if why else "",
        row.attempts,
        row.outcome,
    )


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """As workbooks keep it: without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None)


def _put(cell: Cell | MergedCell, value: object) -> None:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = value  # type: ignore[assignment] # a text, a number or an hour
    if isinstance(value, str) and isinstance(cell, Cell):
        cell.data_type = "s"

"""The delivery ledger as a workbook: one row a message."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.messages.catalog import Words
from bot.messages.office.ledger_words import kind, reason, what_happened
from bot.reports.table_sheet import local, table_workbook
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
    columns = [(words(key), width) for key, width in _COLUMNS]
    values = (_values(words, row, zone) for row in rows)
    return table_workbook(words("ledger-sheet"), columns, values)


def _values(words: Words, row: LedgerRow, zone: ZoneInfo) -> tuple[object, ...]:
    why = reason(row.outcome)
    said = what_happened(words, row.state, row.outcome)
    return (
        local(row.due_at, zone),
        local(row.sent_at, zone),
        row.name,
        row.unit,
        kind(words, row.kind),
        f"{said}; {words('ledger-files-again')}" if row.files_again else said,
        words(f"remedy-{why}") if why else "",
        row.attempts,
        row.outcome,
    )

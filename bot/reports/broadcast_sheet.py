"""One broadcast as a workbook: one row a recipient."""

from zoneinfo import ZoneInfo

from bot.messages.broadcasts.looking import Overview
from bot.messages.catalog import Words
from bot.messages.office.ledger_words import reason
from bot.reports.table_sheet import local, table_workbook
from bot.storage.broadcasts import RecipientRow

_COLUMNS = (
    ("ledger-column-name", 28),
    ("ledger-column-unit", 28),
    ("ledger-column-state", 26),
    ("ledger-column-sent", 18),
    ("broadcast-column-opened", 18),
    ("broadcast-column-received", 18),
    ("broadcast-column-why", 44),
)


def broadcast_workbook(words: Words, found: Overview, zone: ZoneInfo) -> bytes:
    """Hours are the office's; nothing in a cell is a formula, whatever a name begins with."""
    columns = [(words(key), width) for key, width in _COLUMNS]
    rows = [_values(words, row, zone) for row in found.rows]
    return table_workbook(words("broadcast-sheet"), columns, rows)


def _values(words: Words, row: RecipientRow, zone: ZoneInfo) -> tuple[object, ...]:
    why = reason(row.outcome) if row.sent_at is None else None
    return (
        row.name,
        row.unit,
        words(f"ledger-state-{row.state.value.replace('_', '-')}"),
        local(row.sent_at, zone),
        local(row.opened_at, zone),
        local(row.received_at, zone),
        words(f"reason-{why}") if why else "",
    )

"""The ledger as a workbook: what people are called can harm no spreadsheet."""

import io
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from bot.domain import MessageState
from bot.messages.catalog import words_in
from bot.reports.ledger_sheet import ledger_workbook
from bot.storage.ledger import LedgerRow

AT = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('=HYPERLINK("http://a.vn")', '=HYPERLINK("http://a.vn")'),
        ("+84 912", "+84 912"),
        ("Lê\x07 An\x1b", "Lê An"),
    ],
)
def test_a_name_is_text_whatever_is_in_it(name: str, shown: str) -> None:
    row = LedgerRow(7, 1, name, "Phòng A", "morning", MessageState.SENT, "", 1, AT, AT)
    content = ledger_workbook(words_in("vi"), [row], ZoneInfo("Asia/Ho_Chi_Minh"))
    cell = load_workbook(io.BytesIO(content)).worksheets[0]["C2"]
    assert (cell.value, cell.data_type) == (shown, "s")

"""Small plans for tests, printed as an office's text conversion prints them."""

from collections.abc import Sequence

from bot.plans.document import Document
from bot.plans.forms.text.reader import read_text
from bot.plans.values import DraftItem

HEADER = ("STT", "Nội dung công việc", "Thời gian thực hiện", "Đơn vị chủ trì")
TITLE = "KẾ HOẠCH CÔNG TÁC NĂM 2024"


def lines(*rows: Sequence[str]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def document(*rows: Sequence[str], header: Sequence[str] = HEADER, title: str = TITLE) -> Document:
    return read_text(f"{title}\n\n{lines(header, *rows)}\n".encode())


def doubt_keys(item: DraftItem) -> list[str]:
    return [doubt.key for doubt in item.doubts]

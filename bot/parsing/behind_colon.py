"""“Đôn đốc tất cả: mai họp lúc 8h”: what stands behind the colon is told as it is, unread.

said := (đôn đốc | thông báo | nhắc nhở) whom ":" text
"""

import re
from dataclasses import dataclass

_SAID = re.compile(
    r"(\s*(?:đôn đốc|don doc|thông báo|thong bao|nhắc nhở|nhac nho)\s+[^:\n]{2,80}):\s+(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_TASK = re.compile(r"(?:việc|viec|nhiệm vụ|nhiem vu)\s+(?:số |so )?\d", re.IGNORECASE)
STAND_IN = "xem tin"
"""Stands for the text while the words before it are read."""


@dataclass(frozen=True, slots=True)
class BehindColon:
    """An order to read, and the text that goes with it."""

    order: str
    text: str


def behind_colon(text: str) -> BehindColon | None:
    """None where there is no colon behind whom, or the words press about one task.

    >>> behind_colon("đôn đốc tất cả: mai họp")
    BehindColon(order='đôn đốc tất cả: xem tin', text='mai họp')
    >>> behind_colon("đôn đốc anh An việc 24: nộp đi"), behind_colon("đôn đốc họp 8:30")
    (None, None)
    """
    found = _SAID.fullmatch(text)
    if found is None or found[2] == STAND_IN or _OF_A_TASK.search(found[1]):
        return None
    return BehindColon(f"{found[1]}: {STAND_IN}", found[2].strip())

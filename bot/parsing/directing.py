"""What one directs: “việc tôi chỉ đạo”, "các việc do tôi trực tiếp chỉ đạo", "tasks I direct"."""

import re

from bot.parsing.text import fold

_I = r"(?:toi|minh|em|anh|chi|chung toi|chung ta)"
_DIRECT = r"(?:truc tiep |dang |duoc phan cong |phu trach )*chi dao"
_SAID = re.compile(
    rf"\b{_I} {_DIRECT}\b(?! cua)|\b(?:viec|nhiem vu)(?: \w+)? {_DIRECT}[\s.?!]*$"
    r"|\bi (?:am directing|direct)\b|\bdirected by me\b"
)
_ALONE_TEXT = """
    viec nhiem vu cac nhung toi minh em anh chi dao do dang truc tiep bao cao
    tasks task i direct directed by me am directing
"""
_ALONE = frozenset(_ALONE_TEXT.split())


def asks_directed(text: str) -> bool:
    """Whether the words ask for the tasks whoever speaks directs; somebody else is not meant.

    >>> asks_directed("việc tôi chỉ đạo"), asks_directed("việc thực hiện chỉ đạo của tỉnh")
    (True, False)
    """
    return _SAID.search(fold(text)) is not None


def is_nothing_else(keywords: str) -> bool:
    """Whether words that were taken for a search only say that."""
    return set(fold(keywords).split()) <= _ALONE

"""What people type, without the characters nobody sees.

Direction marks can make a text read as another one, control characters break databases; both are
dropped where a text is taken in. Joiners stay: emoji are made with them.
"""

import unicodedata

_JOINER = "\u200d"
_KEPT = frozenset(("\n", "\t", _JOINER))
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co"))
"""Control, direction and zero-width signs, halves of signs, and those each font has its own for."""


def without_unseen(text: str) -> str:
    """The text without invisible characters; lines, tabs and joiners stay.

    >>> without_unseen("Đã\\u202e trình\\u200b\\n👨\\u200d👩")
    'Đã trình\\n👨\\u200d👩'
    """
    return "".join(one for one in text if one in _KEPT or unicodedata.category(one) not in _UNSEEN)


def plain_text(text: str) -> str:
    """The text as it was typed, without invisible characters and outer space.

    >>> plain_text("  Đã\\u202e trình\\u200b Sở\\n")
    'Đã trình Sở'
    >>> plain_text("\\u200b \\u200d")
    ''
    """
    said = without_unseen(text).strip()
    return said if said.replace(_JOINER, "").strip() else ""

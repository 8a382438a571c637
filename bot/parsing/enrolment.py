"""Words that ask to be let in, or to let others in."""

import re

from bot.parsing.text import clean, fold

_ASKING = re.compile(
    r"^(?:(?:cho )?(?:em|toi|minh) )?(?:xin |dang ky )*(?:ghi danh|enrol|enroll)\b"
)
_INVITING = re.compile(r"^(?:moi|gui loi moi|cap (?:lien ket|ma)|in phieu) ghi danh\b")
_BETWEEN = " :,.-–;"


def asks_to_enrol(text: str) -> str | None:
    """What follows "ghi danh", as it was typed, a name mostly; none for other words.

    >>> asks_to_enrol("Ghi danh: Lê Văn An, Phòng Nghiệp vụ"), asks_to_enrol("xin ghi danh")
    ('Lê Văn An, Phòng Nghiệp vụ', '')
    >>> asks_to_enrol("ai chưa ghi danh") is None
    True
    """
    typed = clean(text)
    asked = _ASKING.match(fold(typed))
    if asked is None:
        return None
    # Folding changes no number of words, so what follows begins after as many of them.
    said = len(asked[0].split())
    rest = typed.split()[said - 1 :]
    last = rest[0].rstrip(_BETWEEN) if rest else ""
    follows = rest[0][len(last) :].strip(_BETWEEN)
    return " ".join([follows, *rest[1:]]).strip(_BETWEEN)


def asks_to_invite(text: str) -> bool:
    """Whether the office wants links or cards to enrol others.

    >>> asks_to_invite("mời ghi danh"), asks_to_invite("ghi danh Lê Văn An")
    (True, False)
    """
    return _INVITING.match(fold(text)) is not None

"""Words that only say something was received: "ok a", "dạ em nhận rồi ạ", "đã nhận".

receipt := { polite | who | received }, with one that agrees or says so
"""

import re

from bot.parsing.text import fold

_LONGEST = 60
_SAYS_SO = r"ok[a-z]{0,4}|vang|nhan|ro|biet|hieu|nhat tri|tiep thu|received|got it|noted|roger"
_BESIDE = (
    r"da|em|anh|chi|toi|minh|phong|don vi|cam on|xin|xac nhan|tin|thong bao|thong tin|y kien"
    r"|duoc|roi|xong|a|ah|nhe|nha|sep|va|c|e|i|have|it|yes|thanks?"
)
_RECEIPT = re.compile(rf"(?:(?:{_SAYS_SO}|{_BESIDE})(?: |$))+")
_AGREES = re.compile(rf"(?<!\w)(?:{_SAYS_SO})(?!\w)")
_SIGNS = re.compile(r"[^\w\s]+")


def says_received(text: str) -> bool:
    """Whether the words say it, and nothing besides.

    >>> says_received("ok a"), says_received("dạ em nhận rồi ạ"), says_received("đã nhận")
    (True, True, True)
    >>> says_received("đã nhận việc 2"), says_received("em chưa nhận được"), says_received("dạ")
    (False, False, False)
    """
    if len(text) > _LONGEST:
        return False
    said = " ".join(_SIGNS.sub(" ", fold(text)).split())
    return _RECEIPT.fullmatch(said) is not None and _AGREES.search(said) is not None

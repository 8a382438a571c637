"""Words that want nothing: "cảm ơn em", "ok", "thôi không cần".

courtesy := polite { polite | beside }
polite   := cam on | thanks | ok | vang | da | duoc | biet roi | tot | thoi | khong can | ...
beside   := em | anh | chi | bot | nhieu | nhe | a | roi | ...
"""

import re

from bot.parsing.text import fold

_LONGEST = 60
_POLITE = (
    r"(?:xin )?cam (?:on|un|ta)|camon|thanks?(?: you)?|thank|tks|thks|ok[a-z]{0,4}|vang|da|uh"
    r"|duoc|(?:biet|hieu|ro|nho|nhan(?: duoc)?) (?:roi|a)|nhat tri|dong y"
    r"|tot|hay(?: lam| qua)|tuyet(?: voi)?|good|great|nice|fine"
    r"|thoi|khong(?: can| co gi| sao)|no|tam biet|bye|(?:xin )?chao|hello|hi|alo"
)
_BESIDE = "em|anh|chi|ban|bot|nhieu|lam|qua|rat|a|ah|nhe|nha|nhi|ha|roi|vay|nua|so much|very much"
_COURTESY = re.compile(rf"(?:{_POLITE})(?: (?:{_POLITE}|{_BESIDE}))*")
_SIGNS = re.compile(r"[^\w\s]+")


def is_courtesy(text: str) -> bool:
    """Whether the words thank, agree, greet or wave off, and ask for nothing.

    >>> is_courtesy("Cảm ơn em nhiều nhé"), is_courtesy("ok, cảm ơn")
    (True, True)
    >>> is_courtesy("cảm ơn, còn việc tháng 6?"), is_courtesy("việc đã xong rồi")
    (False, False)
    """
    if len(text) > _LONGEST:
        return False
    said = " ".join(_SIGNS.sub(" ", fold(text)).split())
    return _COURTESY.fullmatch(said) is not None

"""Words that take back what was just done, and nothing else.

undo := (hoan tac | undo) [thing] | (huy | bo | rut lai | quay lai | lay lai) thing
thing := [thao tac | viec | buoc | lenh ...] (vua roi | vua xong | vua lam)
"""

import re

from bot.parsing.text import fold

_LONGEST = 60
_JUST = r"(?:vua (?:roi|xong|lam|bam|chon)|luc nay|moi (?:roi|xong|lam|bam)|ban nay)"
_THING = r"(?:thao tac|viec|cong viec|buoc|lenh|hanh dong|cai|muc|dieu)"
_POLITE = r"(?: (?:a|nhe|nha|di|voi|em|giup|giup (?:em|toi|minh)|cho (?:em|toi|minh)|ngay|lai))*"
_ME = r"(?:(?:da|cho|xin|em|toi|minh|muon|can|hay|bot|giup) )*"
_UNDO = re.compile(
    rf"{_ME}(?:(?:hoan tac|undo)(?: (?:lai|{_THING}|{_THING} {_JUST}|{_JUST}))?"
    rf"|(?:huy(?: bo)?|bo|rut lai|quay lai|tro lai|lay lai) (?:{_THING} )?{_JUST}"
    rf"|take (?:it|that) back){_POLITE}"
)
_SIGNS = re.compile(r"[^\w\s]+")


def says_undo(text: str) -> bool:
    """Whether the whole of the words asks for it.

    >>> says_undo("Hoàn tác"), says_undo("quay lại việc vừa rồi"), says_undo("huỷ thao tác vừa rồi")
    (True, True, True)
    >>> says_undo("huỷ việc 12"), says_undo("việc vừa rồi"), says_undo("quay lại")
    (False, False, False)
    """
    if len(text) > _LONGEST:
        return False
    return _UNDO.fullmatch(" ".join(_SIGNS.sub(" ", fold(text)).split())) is not None

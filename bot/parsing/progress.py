"""How far somebody says a task is: a share, words, or both.

reported := [cap nhat | bao cao] [tien do] [viec] number [:] progress | bat dau [lam] task
progress := [(duoc | dat | khoang | tien do) ...] N (% | phan tram | percent) [, words] | words
"""

import re
from dataclasses import dataclass

from bot.parsing.plain_text import plain_text
from bot.parsing.text import fold, words_of

_SHARE = re.compile(
    r"(?:(?:tien do|dat|duoc|dc|khoang|tam|gan|hon|da|moi|progress)\s+){0,3}"
    r"(?<![\d.,])(100|\d{1,2})\s*(?:%|phan tram\b|percent\b)"
)
_LEAD = (
    r"(?:(?:cap nhat|bao cao|bao|update|tien do|progress|cua|cho|cong viec|viec|nhiem vu|task|so|of"
    r"|toi|em|minh|da|dang|lam|bat dau|trien khai|start|begin|thuc hien)\s+|#\s*)*"
)
_JOINT = r"(?![\w/%])\s*(?:(?:[:,.-]|la|thi|len|roi|nhe|a)(?:\s+|$))*"
_BEGINS = re.compile(r"(?:(?:toi|em|minh|da|xin|se)\s+)*(?:bat dau|bat tay|start|begin)\b")
_UNDER_WAY = re.compile(
    r"(?:dang|bat dau|da)\s+(?:duoc\s+)?(?:lam|thuc hien|trien khai|xu ly)(?:\s+(?:a|roi|nhe))*"
)
_ONLY_NUMBER = re.compile(r"(100|\d{1,2})")
_EDGES = " \n\t,;:-."


@dataclass(frozen=True, slots=True)
class Progress:
    """Per cent, if said, and the words beside it."""

    percent: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What a whole sentence says of one task; `begins` where it only is under way now."""

    percent: int | None
    text: str
    begins: bool = False


def read_reported(text: str, number: str) -> Reported:
    """Reads a sentence that names its task.

    >>> read_reported("việc 24 được 60%, đã xong dự thảo", "24")
    Reported(percent=60, text='đã xong dự thảo', begins=False)
    >>> read_reported("tiến độ việc 24: đã trình", "24")
    Reported(percent=None, text='đã trình', begins=False)
    >>> read_reported("bắt đầu làm việc 24", "24").begins, read_reported("24 đang làm", "24").begins
    (True, True)
    """
    words = words_of(plain_text(text))
    found = re.search(rf"(?<![\w/.]){_LEAD}{re.escape(fold(number))}{_JOINT}", words.folded)
    before, after = (
        (words.printed[: found.start()], words.printed[found.end() :])
        if found
        else ("", words.printed)
    )
    rest = " ".join(part for part in (before.strip(_EDGES), after.strip(_EDGES)) if part)
    said = read_progress(rest)
    if said.percent is None and (_UNDER_WAY.fullmatch(fold(rest)) or _begins(words.folded, rest)):
        return Reported(None, "", begins=True)
    return Reported(said.percent, said.text)


def _begins(folded: str, rest: str) -> bool:
    return not rest and _BEGINS.match(folded) is not None


def read_progress(text: str) -> Progress:
    """Reads words typed where progress is awaited.

    >>> read_progress("60%, đã xong dự thảo")
    Progress(percent=60, text='đã xong dự thảo')
    >>> read_progress("dc 50%")
    Progress(percent=50, text='')
    >>> read_progress("Đạt khoảng 75 phần trăm"), read_progress("90")
    (Progress(percent=75, text=''), Progress(percent=90, text=''))
    >>> read_progress("đã trình 3 báo cáo")
    Progress(percent=None, text='đã trình 3 báo cáo')
    """
    said = plain_text(text)
    if only := _ONLY_NUMBER.fullmatch(said):
        return Progress(int(only[1]), "")
    words = words_of(said)
    found = _SHARE.search(words.folded)
    if found is None:
        return Progress(None, said)
    before, after = words.printed[: found.start()], words.printed[found.end() :]
    rest = " ".join(part for part in (before.strip(_EDGES), after.strip(_EDGES)) if part)
    return Progress(int(found[1]), rest)

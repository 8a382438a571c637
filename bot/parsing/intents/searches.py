"""What is looked for by its words.

    search   := (tim | tra cuu | ...) words [cua whom] [when] | viec (ve | lien quan den) words
    document := (ke hoach | quyet dinh | ...) words [dau | den dau]

A date in a document's name belongs to the name; beside a task it is a period.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, unexplained
from bot.parsing.intents.courtesies import at_the_end
from bot.parsing.intents.states import status_of
from bot.parsing.owners.fields import BOUND
from bot.parsing.owners.kinds import SURE
from bot.parsing.owners.owner import Owner
from bot.parsing.values import Intent, Query

_SEARCH = say.first(
    rf"(?:cho (?:{say.YOU} )?)?(?P<verb>tim(?: kiem)?|tra cuu|kiem(?! (?:tra|dinh|ke|soat|nghiem"
    rf"|lam))|search(?: for)?|find"
    r"|look(?:ing)? (?:up|for)|where (?:is|are)(?: the| my)?|loc|luc"
    r"|tra(?! (?:loi|lai|ket|luong|ve)(?![a-z])))(?![a-z])"
    rf"(?:\s+(?:giup|gium|ho|dum|cho|ra|xem|kiem|thu|lai)(?! so{say.E})(?:\s+{say.YOU}(?=\s))?)*"
    rf"(?:\s{{2,}}{say.YOU}(?=\s))?"
    r"(?:\s+(?:cai|cuon|tat ca|cac|nhung|moi))*"
)
_ASKS_FOR_TASKS = re.compile(
    rf"{say.B}{say.TASK} (?:gi|nao|j|chi)(?! (?:ve|noi|co|lien quan|thuoc|ten)(?![a-z])){say.E}"
)
_ABOUT = re.compile(
    rf"{say.B}(?:{say.TASK}"
    rf"|{say.DOCUMENT_NOUN}(?= nao))\s+(?:nao\s+)?(?:(?:co\s+)?lien quan(?:\s+(?:den|toi))?"
    rf"|ve(?!\s+phong)"
    rf"|noi ve|co chu"
    r"|(?:co )?ten la|co ten|thuoc(?: ve)?|about|related to|regarding)\s+"
)
_BEHIND = rf"(?:tim|tra cuu)(?:\s+(?:lai|ra|ho|cho|thu|xem|giup|dum|gium|{say.YOU}))*"
"""The verb of a search behind its words."""
_WHEN = "(?:khi nao|bao gio|ngay nao|hom nao)"
_COMES_DUE = "(?:(?:thi |se |phai |la )*(?:den|toi|het) han)"
_DUE_WHEN = (
    rf"{_WHEN} {_COMES_DUE}|{_COMES_DUE} (?:la )?{_WHEN}"
    rf"|(?:co )?(?:thoi )?han(?: nop| chot| hoan thanh)? (?:la )?(?:vao )?{_WHEN}"
)
_WHEN_DUE = re.compile(rf"{say.START}{_WHEN} {_COMES_DUE}(?: cua)? (?={say.TASK} [a-zA-Z])")
"""“Khi nào hết hạn việc lát vỉa hè" asks for that task."""
_SEARCH_TEXT = "tim tra kiem search find look looking where loc luc"
SEARCH_WORDS = frozenset(_SEARCH_TEXT.split())
_ABOUT_TEXT = "lien ve chu ten thuoc about related regarding"
ABOUT_WORDS = frozenset(_ABOUT_TEXT.split())
"""One of these is in whatever `_SEARCH` and `_ABOUT` find."""
_SEARCH_BEHIND = re.compile(rf"(?<=[a-zA-Z0-9,?.!])\s+{_BEHIND}\s*$")
_QUESTION_TAIL = re.compile(
    rf"[\s,]*(?:\b(?:{_BEHIND}(?=\s*$)|ay|{_DUE_WHEN}|(?:co )?(?:khong|ko|k|chua|nhi|a"
    r"|(?:(?:nam |de |luu )?o )?dau(?: roi| vay)?"
    r"|(?:la )?(?:khi nao|bao gio|ngay nao|hom nao)|(?:nhu )?the nao(?: roi)?"
    r"|(?:den|toi) dau(?: roi| vay)?|(?:ra )?sao(?: roi)?|o cho nao|ntn(?: roi)?"
    r"|nao|vay|roi|nhe|gi|j|where))\b[\s?.!,]*)+$"
)
_OF_A_TASK = rf"(?:{say.TASK}|so|ket qua|cua|cho|nay|do|dinh kem|minh chung|excel|word|pdf){say.E}"
_GIVE_ME = (
    rf"(?:(?:cho|gui|dua|lay|can|xin|mo|doc|in|tai|trich|xem|(?:co )?ai co|send|get|open|show|need"
    rf"|want|tim lai)"
    rf"(?: (?:giup|ho|dum|gium|xem|xin))*(?: (?:{say.YOU}|me))?(?: (?:xem|xin|the))?\s+)"
)
_COPY = (
    r"(?:(?:cai|cuon|mot|1|to|ban(?: (?:scan|goc|mem|cung|chinh|sao|in))?|file|tep|noi dung"
    r"|copy of(?: the)?)\s+)"
)
_DOCUMENT_FIRST = re.compile(
    rf"{say.START}{_GIVE_ME}{{0,3}}(?:{_COPY}{{0,3}}(?={say.DOCUMENT_NOUN} [a-zA-Z0-9])"
    rf"|(?:file|tep)\s+(?!{_OF_A_TASK})(?=[a-zA-Z]))"
)
_DOCUMENT_TEXT = """
    hoach dinh cao ban van trinh an quyet tu thi bao dan dong moi phieu che so lieu thao tai dien
    luan file tep
"""
DOCUMENT_WORDS = frozenset(_DOCUMENT_TEXT.split())
"""One of them is in whatever `_DOCUMENT_FIRST` finds before."""
_WHOSE = re.compile(
    rf"(?<![a-zA-Z0-9])(?:cua|do) (?=(?:{say.ME}|{SURE}|to|doi|khoa|ban|p\.|tt|cc|vp|anh|chi|co|chu"
    r"|bac|ong|ba|a|c|toan so|ca so)(?![a-zA-Z0-9]))"
)
_DOCUMENT = re.compile(rf"{say.DOCUMENT_NOUN}(?![a-zA-Z0-9])")
_MORE = re.compile(r"\s+(?:ve|lien quan(?: den| toi)?)\s+")
_TASK = re.compile(rf"(?<![a-zA-Z0-9]){say.TASK}(?![a-zA-Z0-9])")
_TASK_NAMED = re.compile(rf"(?<![a-zA-Z0-9]){say.TASK} ([a-zA-Z][a-zA-Z0-9&]*)")


def read_search(asked: Asked) -> Query | None:
    """“Tìm kế hoạch ISO”, "việc về chuyển đổi số"."""
    if not SEARCH_WORDS.isdisjoint(asked.heard):
        found = _SEARCH.match(asked.said)
        if found and found.end() < len(asked.said) and _means_search(asked, found.start("verb")):
            return searched(asked, found.end())
        behind = at_the_end(_SEARCH_BEHIND, asked.said)
        if behind and next(unexplained(asked.undated[: behind.start()]), None):
            return searched(asked, 0)
    about = None if ABOUT_WORDS.isdisjoint(asked.heard) else _ABOUT.search(asked.said)
    if about is None and "han" in asked.heard:
        about = _WHEN_DUE.match(asked.said)
    return searched(asked, about.end()) if about else None


def _means_search(asked: Asked, at: int) -> bool:
    """Not "anh Kiểm ...", nor "tra giúp em tháng 7 có việc gì", which asks for a list."""
    return not asked.is_a_name(at) and _ASKS_FOR_TASKS.search(asked.said, at) is None


def read_document(asked: Asked) -> Query | None:
    """“Kế hoạch ISO đâu rồi”: a document's name, with words that are none of the grammar's."""
    if DOCUMENT_WORDS.isdisjoint(asked.heard):
        return None
    found = _DOCUMENT_FIRST.match(asked.said)
    if found is None or status_of(asked) or asked.number:
        return None
    if not asked.left_over(_owner_spoken_of(asked, found.end())):
        return None
    return searched(asked, found.end())


def searched(asked: Asked, at: int) -> Query | None:
    """The words from there on, up to whose they are; none where nothing is left of them."""
    at = len(asked.said) - len(asked.said[at:].lstrip(" :,-\"'“"))
    owner = _owner_spoken_of(asked, at)
    tail = at_the_end(_QUESTION_TAIL, asked.said, at)
    end = owner.at if owner else _tail_start(asked, tail) if tail else len(asked.said)
    lead = say.LEADING_TASK.match(asked.said, at, end)
    start = lead.end() if lead else at
    moment = asked.moment
    named = _DOCUMENT.match(asked.said, start) is not None
    if moment and named and moment.at < end:
        keywords, moment = asked.printed(start, end), None
    else:
        keywords = _apart_from_period(asked, start, end)
    if keywords is None or asked.impossible or _is_a_list(asked, at, start, end):
        return None
    return Query(
        asked.text,
        Intent.SEARCH,
        owner=owner.name if owner else None,
        status=status_of(asked) if owner else None,
        period=moment.period if moment else None,
        keywords=_and_more(asked, keywords, owner),
    )


def _tail_start(asked: Asked, tail: "re.Match[str]") -> int:
    """Before "để ở đâu", but behind the "đề" of "chuyên đề ở đâu"."""
    at = tail.start() + len(tail[0]) - len(tail[0].lstrip(" ,"))
    return at + 2 if asked.words.lower.startswith("đề ", at) else tail.start()


def _and_more(asked: Asked, keywords: str, owner: Owner | None) -> str:
    """“Tìm kế hoạch của phòng em về ISO”: the words go on after whose it is."""
    after = _MORE.match(asked.undated, owner.end) if owner else None
    more = asked.printed(after.end()) if after else None
    return f"{keywords} {more}" if more else keywords


def _is_a_list(asked: Asked, at: int, start: int, end: int) -> bool:
    """“Tìm việc quá hạn” looks for no words."""
    said_task = _TASK.search(asked.said, at, start) is not None
    return said_task and next(unexplained(asked.undated[start:end]), None) is None


def _owner_spoken_of(asked: Asked, at: int) -> Owner | None:
    """Only "của" points away from what is searched: "tìm kế hoạch phòng cháy" names no unit."""
    found = _WHOSE.search(asked.said, at)
    owner = asked.owner_after(found.start()) if found else None
    if found is None or owner is None or owner.at > found.end():
        return None
    return Owner(owner.name, found.start(), owner.end)


def _apart_from_period(asked: Asked, start: int, end: int) -> str | None:
    moment = asked.moment
    if moment is None or not start <= moment.at < end:
        return asked.printed(start, end)
    parts = (asked.printed(start, moment.at), asked.printed(moment.end, end))
    return " ".join(part for part in parts if part) or None


def work_named_before(asked: Asked, end: int) -> Query | None:
    """The words between "việc" and whose it is, where none of them is of the grammar."""
    task = _TASK_NAMED.search(asked.undated, 0, end)
    rest = unexplained(asked.undated[task.start(1) : end]) if task else iter(())
    first = next(rest, None)
    if task is None or first is None or first.start() > 0:
        return None
    return searched(asked, task.start(1)) if _owner_spoken_of(asked, task.start(1)) else None


def named_work(asked: Asked) -> Query | None:
    """“Việc đo lường tháng 5”, “hạn nộp báo cáo ISO”: words that are none of the grammar's.

    Beside a period they count only right after "việc"; elsewhere they may be mere talk.
    """
    task = _TASK_NAMED.search(asked.undated)
    named = task and (task[1] not in say.FILLER or BOUND.match(asked.undated, task.start(1)))
    if task and named and not say.EXPLAINED.match(asked.undated, task.start(1)):
        return searched(asked, task.start(1))
    words = (word for word in unexplained(asked.undated) if not word[0].isdigit())
    left = None if asked.moment else next(words, None)
    return searched(asked, _document_around(asked, left.start())) if left else None


def _document_around(asked: Asked, at: int) -> int:
    """Where the document begins that this word belongs to, else the word itself."""
    for found in _DOCUMENT.finditer(asked.undated):
        if found.start() <= at <= found.end() + 1:
            return found.start()
    return at

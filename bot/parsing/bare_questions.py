"""Words that are nothing but a question for a list or a task: "việc quá hạn", "việc 22", "PS1".

    bare := [whoever speaks] [cho xem] (task of a number | list | PS number)
    list := { viec | nao | gi | late | whose | when }, of which one is viec, in any order

A single word beside these makes a sentence of it, which may report or comment.
"""

import re
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.queries import read_query
from bot.parsing.text import fold
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import Intent, Query

_LONGEST = 60
_SHOW = r"(?:cho (?:em|toi|minh|anh|chi) )?(?:xem|hoi|liet ke|mo|show|list|see) "
_NUMBER = r"(?:so |stt )?(?:\d{1,3}[a-z]?|ps ?\d{1,3})"
_A_TASK = re.compile(rf"(?:{_SHOW})?(?:{say.TASK} {_NUMBER}|ps\d{{1,3}})(?: a)?")
_LATE = r"(?:bi |dang |da )?(?:qua han|tre han)|sap (?:den|toi|het) han|overdue|late"
_STATE = (
    r"(?:bi |dang |da |con )?(?:cham(?: tien do)?|tre|den han|chua (?:xong|lam|nop|bat dau"
    r"|hoan thanh)|cho duyet|lam)|open|due"
)
_WHOSE = rf"(?:thuoc |cua )?(?:phong(?: ban)?|don vi)(?: {say.ME})?|cua {say.ME}|my|our"
_WHEN = (
    r"(?:trong )?(?:(?:tuan|thang|quy|nam) (?:nay|sau|toi|truoc)|hom nay|ngay mai"
    r"|thang \d{1,2}(?:/\d{4})?|quy (?:[1-4]|iv|i{1,3})|nam \d{4}|this (?:week|month)|today)"
)
_BESIDE = r"danh sach|cac|nhung|tat ca|toan bo|co|con|dang|bi|ma|la|the|are|all|a"
_WHICH = r"nao|gi|which|what"
_ASKS_WHICH = say.words(_WHICH)
_LIST = re.compile(rf"(?:{_SHOW})?(?:(?:{say.TASK}|{_LATE}|{_WHOSE}|{_WHEN}|{_BESIDE})(?: |$))+")
_WHICH_LIST = re.compile(
    rf"(?:{_SHOW})?"
    rf"(?:(?:{say.TASK}|{_LATE}|{_STATE}|{_WHOSE}|{_WHEN}|{_BESIDE}|{_WHICH})(?: |$))+"
)
_HAS_A_TASK = say.words(say.TASK)
_NARROWED = say.words(_LATE, _WHOSE, _WHEN, _WHICH, "danh sach", "tat ca", "toan bo")
_NAMES_A_TASK = say.words(rf"{say.TASK} (?:so |stt )?\d{{1,3}}[a-z]?(?!/)", r"ps ?\d{1,3}")
_SIGNS = re.compile(r"[^\w\s/]+")


def is_bare_question(text: str, *, today: date, year: int) -> bool:
    """Whether the whole text asks for a list or names a task, and says nothing besides.

    >>> def bare(text): return is_bare_question(text, today=date(2024, 5, 15), year=2024)
    >>> bare("viec nao qua han"), bare("việc của phòng"), bare("việc 22"), bare("PS1")
    (True, True, True, True)
    >>> bare("việc quá hạn do chờ công văn"), bare("việc chưa xong"), bare("22")
    (False, False, False)
    """
    if len(text) > _LONGEST:
        return False
    said = _even(words_as_meant(text).folded)
    query = read_query(text, today=today, year=year)
    if query.intent is Intent.DETAIL:
        return _A_TASK.fullmatch(said) is not None
    if query.intent is not Intent.LIST:
        return False
    return _is_a_list(said) or _names_whose(said, query)


def names_a_task(text: str) -> bool:
    """Whether a task is named by its number anywhere in the text.

    >>> names_a_task("tạm dừng việc 4 đến 1/8"), names_a_task("đến 1/8"), names_a_task("PS1")
    (True, False, True)
    """
    return _NAMES_A_TASK.search(fold(text)) is not None


def _is_a_list(said: str) -> bool:
    return _NARROWED.search(said) is not None and _holds_no_more(said)


def _holds_no_more(said: str) -> bool:
    if not _HAS_A_TASK.search(said):
        return False
    shape = _WHICH_LIST if _ASKS_WHICH.search(said) else _LIST
    return shape.fullmatch(said) is not None


def _names_whose(said: str, query: Query) -> bool:
    """Whether they are a list of somebody's: the name is taken out of them first."""
    name = _even(fold((query.owner or "").partition(":")[2]))
    rest = re.sub(rf"cua (?:{say.YOU} )?{re.escape(name)}{say.E}", " ", said, count=1)
    return bool(name) and rest != said and _holds_no_more(_even(rest))


def _even(said: str) -> str:
    return " ".join(_SIGNS.sub(" ", said).split())

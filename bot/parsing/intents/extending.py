"""A later day asked for.

    extend := (gia han | lui han | xin them thoi gian ...) [task] [den when] [reason]
            | chuyen task sang when
    reason := (vi | do | ly do ...) words | , words

The task is its number, else the words that name it. Days that are only counted ("thêm 5 ngày") are
no period: they count from the task's due date, which nobody here knows.
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked
from bot.parsing.intents.orders import owner_called
from bot.parsing.values import Intent, Period, Query

_EXTEND = say.words(
    "gia han",
    "giahan",
    rf"(?:lui|doi|hoan|gian|keo dai|keo|chuyen|thay doi)(?: lai)?(?: {say.TASK})?"
    + r"(?: so)? ?(?:\S+ )?(?:han|thoi han|deadline|ngay|thoi gian|tien do)",
    rf"(?<!theo )(?<!trao )(?<!chuyen )(?<!cua )"
    rf"(?:lui|doi|hoan) +(?:lai|den|sang|toi|qua|{say.TASK}|\d)",
    r"xin (?:them|lui|keo dai|doi|hoan)",
    rf"(?:khat|noi|day lui|day|hen)(?: (?:lai|han|rong|thoi han|{say.TASK}))+",
    r"khat",
    r"them (?:it |chut |mot chut )?(?:thoi gian|han)",
    r"more time",
    r"push(?:ed)? (?:\S+ )?(?:back|to|until)",
    "keo dai",
    r"them (?:thoi gian|\d+ (?:ngay|tuan|thang))",
    "extend",
    "postpone",
    "delay",
    "extension",
)
_EXTEND_TEXT = """
    gia giahan lui doi hoan gian keo chuyen thay xin khat noi day hen them more push pushed extend
    postpone delay extension move
"""
EXTEND_WORDS = frozenset(_EXTEND_TEXT.split())
"""One of them is in whatever `_EXTEND` and `_MOVES` find."""
_MOVES = say.first("chuyen|doi|move")
_REASON = re.compile(
    rf"{say.B}(?:boi vi|tai vi|vi|do|boi"
    rf"|tai(?! (?:chinh|nguyen|san|lieu|vu|tro|khoan|nan))|ly do(?: la| vi)?|nguyen nhan"
    rf"|because(?: of)?"
    rf"|since|due to)"
    rf"{say.E}[\s:]*"
)
_AFTER_A_PAUSE = re.compile(r"\s*[,;:(-]\s*(?=\w)")
_REASON_SPELLED = ("vì", "do", "tại", "bởi", "lý", "lí", "nguyên", "because", "since", "due")
_ASKS_AT_LAST = re.compile(rf"{say.B}(?:chua|khong|ko|sao|gi|nao|ai)[\s?.!]*$")
_MAY_I = frozenset({"khong", "ko", "duoc khong", "duoc ko", "duoc k", "hok", "kg"})


def read_extend(asked: Asked) -> Query | None:
    """“Gia hạn 24 đến 15/6 vì chờ góp ý”; `keywords` is the reason, the period has no start."""
    if EXTEND_WORDS.isdisjoint(asked.heard):
        return None
    found = next((one for one in _EXTEND.finditer(asked.said) if _is_an_act(asked, one)), None)
    moves = found is None and asked.number and asked.period and _MOVES.match(asked.said)
    if found is None and not (moves and owner_called(asked, moves.end()) is None):
        return None
    reason = _reason(asked, found.end() if found else 0)
    pause = _pause(asked)
    why_at = reason or pause
    asks = say.QUESTION.search(asked.undated, 0, why_at.start() if why_at else len(asked.said))
    if asks and asks[0] not in _MAY_I:
        return None
    end = asked.period.end if asked.period else None
    why = asked.printed(reason.end()) if reason else _after(asked, pause)
    return Query(
        asked.text,
        Intent.EXTEND,
        number=asked.number,
        period=Period(None, end) if end else None,
        keywords=why,
        task_words=None if asked.number or not found else _task_named(asked, found.end(), reason),
    )


def _is_an_act(asked: Asked, found: "re.Match[str]") -> bool:
    """“Đổi", not the "đội" of "đội 3"."""
    return not asked.words.lower.startswith("đội", found.start())


def _reason(asked: Asked, at: int) -> "re.Match[str] | None":
    """The words that give one by their marks too: "tại", not the "Tài" of "Sở Tài chính"."""
    for found in _REASON.finditer(asked.undated, at):
        word = found[0].split()[0].rstrip(":")
        if asked.words.spelled(found.start(), found.start() + len(word), *_REASON_SPELLED):
            return found
    return None


def _pause(asked: Asked) -> "re.Match[str] | None":
    """“Gia hạn 24 đến 15/6, chờ góp ý”: no question stands behind it."""
    end = asked.moment.end if asked.moment else asked.number_end
    pause = _AFTER_A_PAUSE.match(asked.said, end) if end else None
    return None if pause and _ASKS_AT_LAST.search(asked.said, pause.end()) else pause


def _after(asked: Asked, pause: "re.Match[str] | None") -> str | None:
    return asked.printed(pause.end()) if pause else None


def _task_named(asked: Asked, at: int, reason: "re.Match[str] | None") -> str | None:
    end = min(
        reason.start() if reason else len(asked.said),
        asked.moment.at if asked.moment and asked.moment.at >= at else len(asked.said),
    )
    lead = say.LEADING_TASK.match(asked.undated, at + 1, end)
    words = asked.printed(lead.end() if lead else at, end)
    return words if words and words.lower() not in say.FILLER else None

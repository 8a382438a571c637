"""Tasks handed over for some days, in one line.

    handover := [when] hand [tasks] [cua whose] to whom [when] [why]
    hand     := ban giao | chuyen giao | giao lai | giao | chuyen | hand over
    why      := (vi | do | ly do | because) words

With a plain "giao" or "chuyen" the words also say from when to when, or that somebody is away;
else a task is given to somebody.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.parsing.day_ranges import read_days
from bot.parsing.guesses import moved_in
from bot.parsing.names import match_person
from bot.parsing.text import Words, words_of
from bot.parsing.values import KnownNames, Period


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """As far as it is said: names as typed, one's own tasks without one."""

    whose: str = ""
    whom: str = ""
    days: Period | None = None
    reason: str = ""


_TASKS = r"(?:cong viec|nhiem vu|viec|cv|work|tasks?)"
_ALL = r"(?:(?:toan bo|tat ca|het|moi|cac|all|my|cua toi)(?: (?:my|the))? )*"
_TO = r"(?:lai cho|sang cho|qua cho|cho|sang|qua|to)"
_SURE = r"(?:xin |de nghi |nho |can )*(?:ban giao(?: lai)?|hand(?:ing)? over)"
_MAYBE = r"(?:xin |de nghi |nho |can )*(?:chuyen giao|giao lai|giao|chuyen)"
_HAND = re.compile(
    rf"(?<![a-z])(?:(?P<sure>{_SURE})|{_MAYBE}) {_ALL}"
    rf"(?:{_TASKS}(?: (?:dang lam|dang phu trach|phu trach))?)?"
    rf"(?: ?(?:cua|of) (?P<whose>.{{1,60}}?))?(?: ?{_TO} (?=\S)|[\s.]*$)"
)
_NAMES_TASKS = re.compile(rf"{_TASKS}(?! (?:so )?\d)")
_FOR_DAYS = re.compile(
    r"(?<![a-z])(?:tu .*\bden\b|from .*\bto\b|trong \d+ |\d+ ?(?:/\d+)? ?- ?\d+/|nghi|di cong tac"
    r"|di hoc|om|thai san|tuan (?:sau|toi|nay)|away|leave)"
)
_WHY = re.compile(r"(?:^|[\s,;.(-])(?:vi|do|ly do(?: la)?|because(?: of)?|due to)\s*:?\s+(?=\S)")
_DAYS_AGAIN = re.compile(r"[\s,]+(?:tu|from)(?: ngay)? (?=\d)|[\s,]+trong (?=\d)")
_ASKS = re.compile(r"\?\W*$|(?<![a-z])(?:chua|khong|ko|the nao|ai)\W*$")
_ME = frozenset({"toi", "em", "minh", "toi nghi", "me", "mine"})
_LONGEST_NAME = 7


def asks_to_hand_over(text: str) -> bool:
    """Whether tasks are to be handed over for some days, not one of them given away.

    >>> asks_to_hand_over("từ 1/6 đến 15/6 giao việc cho Trần Thị Bình")
    True
    >>> asks_to_hand_over("giao việc 24 cho Bình"), asks_to_hand_over("giao việc cho Bình")
    (False, False)
    """
    words = words_of(text)
    found = _HAND.search(words.folded)
    if found is None or _ASKS.search(words.folded):
        return False
    if not _NAMES_TASKS.search(found[0]) and not found["whose"]:
        return bool(found["sure"]) and found.end() >= len(words.folded)
    if words.folded[: found.start()].strip(" ,.:") and not _FOR_DAYS.search(words.folded):
        return False
    return bool(found["sure"]) or bool(_FOR_DAYS.search(words.folded))


def read_handover(text: str, *, today: date, names: KnownNames) -> HandoverWords:
    """The parts of it; days that do not exist are none.

    >>> office = KnownNames(people={"Lê Văn An": (), "Trần Thị Bình": ()})
    >>> said = "bàn giao việc của An cho Bình từ 1/6 đến 15/6 vì nghỉ phép"
    >>> found = read_handover(said, today=date(2024, 5, 15), names=office)
    >>> found.whose, found.whom, found.reason
    ('An', 'Bình', 'nghỉ phép')
    """
    words = words_of(text)
    found = _HAND.search(words.folded)
    if found is None:
        return HandoverWords()
    whose = words.printed[slice(*found.span("whose"))].strip() if found["whose"] else ""
    if words.folded[slice(*found.span("whose"))].strip() in _ME:
        whose = ""
    end = _name_end(words, found.end(), names)
    reason, rest = _reason(words.part(end, len(words.printed)))
    when = f"{words.printed[: found.start()]} {rest}".strip(" ,.;()")
    return HandoverWords(
        whose=whose,
        whom=words.printed[found.end() : end].strip(" ,.;"),
        days=read_handover_days(when, today=today),
        reason=reason,
    )


def read_handover_days(text: str, *, today: date) -> Period | None:
    """The days of a handover; none where the words name a day the calendar does not have."""
    if not text or moved_in(text, year=today.year) is not None:
        return None
    return read_days(text, today=today)


def _name_end(words: Words, at: int, names: KnownNames) -> int:
    """Where the longest words end that are somebody's name; else those up to a sign or a day."""
    said = [(one.start(), one.end()) for one in re.finditer(r"\S+", words.printed[at:])]
    for _, end in reversed(said[:_LONGEST_NAME]):
        typed = words.printed[at : at + end].rstrip(" ,.;()")
        if match_person(typed, names, alike=False):
            return at + len(typed)
    stop = re.search(r"[,;(.]|\s(?:tu|from|vi|ly do|trong)\s|\s\d", words.folded[at:])
    return at + stop.start() if stop else len(words.printed)


def _reason(words: Words) -> tuple[str, str]:
    """Why, and the other words; days may stand behind the reason."""
    found = _WHY.search(words.folded)
    if found is None:
        return "", words.printed
    days = _DAYS_AGAIN.search(words.folded, found.end())
    end = days.start() if days else len(words.printed)
    reason = words.printed[found.end() : end].strip(" ,.;()")
    return reason, f"{words.printed[: found.start()]} {words.printed[end:]}"

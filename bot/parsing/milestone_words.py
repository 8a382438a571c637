"""One milestone of a task ticked in words: "tích mốc 1 việc 23", "việc 23 xong mốc 2".

order := act moc [so | thu] N [cua] task number | task number [da] act moc [so | thu] N
act   := tich | tick | danh dau | xong | hoan thanh | da xong | (bo tich | bo danh dau)
"""

import re
from dataclasses import dataclass

from bot.parsing import vocabulary as say
from bot.parsing.intents.task_numbers import as_kept
from bot.parsing.typed.meant import words_as_meant

_ACT = (
    r"(?P<un>bo (?:tich|tick|danh dau)|untick)"
    r"|(?:(?:da|vua|em|toi|minh|bao|danh dau|tich|tick)\s+)*"
    r"(?:tich|tick|danh dau|xong|hoan thanh|check)"
)
_MILESTONE = r"(?:moc|milestone)(?: so| thu)? ?(?P<nth>\d{1,2})"
_NUMBER = r"(?P<number>(?:[ivx]{1,4}\.)?\d{1,3}(?:\.\d{1,3}){0,3}[a-d]?|ps ?\d{1,3})"
_TASK = rf"(?:(?:cua|cho|of) )?(?:{say.TASK}|task)(?: so)? ?#?{_NUMBER}"
_END = r"(?:\s+(?:roi|xong|da xong|xong roi|a|nhe|nha))*[\s.]*"
_FORMS = (
    re.compile(rf"\s*(?:{_ACT})\s+{_MILESTONE}\s+{_TASK}{_END}"),
    re.compile(rf"\s*{_TASK}[\s,:]+(?:{_ACT})\s+{_MILESTONE}{_END}"),
    re.compile(rf"\s*{_MILESTONE}\s+{_TASK}\s+(?:da )?(?:xong|hoan thanh)(?: roi)?[\s.]*"),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """The n-th milestone of a task, from 1, is done, or is not done after all."""

    number: str
    nth: int
    done: bool


def read_tick(text: str) -> Tick | None:
    """The tick a sentence orders; none where it says anything else.

    >>> read_tick("tich moc 1 viec 23"), read_tick("việc 23 xong mốc 2 rồi")
    (Tick(number='23', nth=1, done=True), Tick(number='23', nth=2, done=True))
    >>> read_tick("bỏ tích mốc 1 việc 23").done, read_tick("mốc 1 việc 23 là gì") is None
    (False, True)
    """
    words = words_as_meant(text)
    for form in _FORMS:
        if found := form.fullmatch(words.folded):
            number = as_kept(words.printed[slice(*found.span("number"))])
            undone = "un" in form.groupindex and found["un"] is not None
            return Tick(number, int(found["nth"]), done=not undone)
    return None

"""What else is told in the words that say a task is done: the beginning of its result.

told  := done [task] number [particles] (pause words | [pause] words that name a document)
       | [task] number done [particles] (the same)
pause := , | ; | : | . | - | a new line
"""

import re
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.courtesy import is_courtesy
from bot.parsing.intents.task_numbers import number_place
from bot.parsing.plain_text import plain_text
from bot.parsing.results import ending_in, read_document_reference
from bot.parsing.text import fold, words_of

_DONE = re.compile(
    r"(?<![a-z])(?:xong|hoan thanh|hoan tat|done|finished|completed?"
    r"|nop|ket qua)(?![a-z])"
)
_CLOSING = re.compile(
    rf"(?: +(?:(?:da|vua|lam|bao|xong|hoan thanh|hoan tat|done|roi|a|nhe|nha|em|anh|chi)(?![a-z])"
    rf"|{say.ME}(?=\s*(?:[,;:.\n-]|$))))*"
)
_PAUSE = re.compile(r"\s*[,;:.\n-]+\s*")

_ANY_DAY = date(2024, 1, 1)
"""Only whether a document has a number is asked, which no day changes."""


def told_with_done(text: str) -> str:
    """The words after the order, as typed; empty where they tell nothing.

    >>> told_with_done("xong việc 22 số 12/BC-DL ngày 15/5")
    'số 12/BC-DL ngày 15/5'
    >>> told_with_done("việc 22 xong rồi ạ, đã gửi Sở Tài chính")
    'đã gửi Sở Tài chính'
    >>> told_with_done("xong việc 22 rồi ạ"), told_with_done("xong việc 22, cảm ơn em")
    ('', '')
    """
    words = words_of(plain_text(text))
    at, end = number_place(words.folded)
    closing = _CLOSING.match(words.folded, end)
    order_end = closing.end() if closing else end
    if at == end or not _DONE.search(words.folded, 0, order_end):
        return ""
    pause = _PAUSE.match(words.folded, order_end)
    told = words.printed[pause.end() if pause else order_end :].strip()
    if not pause and not _names_a_document(told):
        return ""
    return "" if _is_nothing(told) else told


def _is_nothing(told: str) -> bool:
    """Only courtesy or signs."""
    if not re.search(r"\w", told) or is_courtesy(told) or ending_in(told):
        return True
    return _CLOSING.fullmatch(f" {fold(told)}") is not None


def _names_a_document(told: str) -> bool:
    return read_document_reference(told, today=_ANY_DAY).number is not None

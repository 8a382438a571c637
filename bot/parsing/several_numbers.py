"""Several tasks in one order: "giao việc 12, 13 và 14 cho chị Bình", "việc 3 đến 6".

numbers := number { (, | ; | va | and | voi | a space) [viec] number }, each may be "3 đến 6"

After a space alone a number is one of them only if it has as many dots as the first: "1.1 1.2", but
the 15.6 of "việc 24 15.6" is a day. A number that counts something is none.
"""

import re

from bot.parsing.intents.task_numbers import as_kept, number_place
from bot.parsing.text import fold, words_of

_NUMBER = r"(?:(?:[ivx]{1,4}\.)?\d{1,3}(?:\.\d{1,3}){0,3}[a-d]?|ps ?\d{1,3})"
_ENDS = (
    r"(?![\w/%]|\.\d|\s*(?:%|phan tram\b|(?:ngay|thang|tuan|nam|quy|gio|phut|lan|nguoi|trieu|ty"
    r"|nghin|ngan|dong|trang|days?|weeks?|months?|hours?)\b))"
)
_EACH_NAMED = re.compile(rf"((?:viec|nhiem vu|task) (?:so )?{_NUMBER}) (?=(?:viec|nhiem vu|task) )")
_TASK = r"(?:(?:cac |nhung )?(?:cong viec|nhiem vu|viec|task) )?(?:so |# ?)?"
_AND = rf"(?:(?P<joint>\s*[,;+&]\s*(?:va )?|\s+(?:va|and|voi)\s+)|\s+){_TASK}"
_UP_TO = r"\s*(?:den|toi|to|-)\s*"
_UP_TO_IT = rf"(?:{_UP_TO}(?P<last>{_NUMBER}){_ENDS})?"
_ONE = re.compile(rf"(?P<first>{_NUMBER})(?![\w/%]){_UP_TO_IT}")
_MORE = re.compile(rf"{_AND}(?P<first>{_NUMBER}){_ENDS}{_UP_TO_IT}")
AT_MOST = 40


def several_numbers(text: str, *, ranges: bool = True) -> tuple[str, ...]:
    """The numbers from the first on, as far as they go, each once.

    Without `ranges` "5 đến 20" is 5 alone: 20 may well be a day.

    >>> several_numbers("giao viec 50 60 va 30 cho ban Loc")
    ('50', '60', '30')
    >>> several_numbers("giao việc 12, 13 và 14 cho chị Bình")
    ('12', '13', '14')
    >>> several_numbers("chuyển việc 3 đến 5 sang anh Dũng"), several_numbers("giao việc 24 cho An")
    (('3', '4', '5'), ('24',))
    """
    return _numbers(fold(text), ranges=ranges)[0]


def after_numbers(text: str, *, ranges: bool = True) -> str:
    """What stands behind the last of them, as typed.

    >>> after_numbers("gia hạn 55 và 56 đến 15/6 vì chờ góp ý", ranges=False)
    'đến 15/6 vì chờ góp ý'
    """
    words = words_of(text)
    _, left = _numbers(words.folded, ranges=ranges)
    return words.printed[len(words.printed) - left :].strip(" ,:;") if left else ""


def _numbers(folded: str, *, ranges: bool) -> tuple[tuple[str, ...], int]:
    """The numbers, and how many characters stand behind the last."""
    said = _EACH_NAMED.sub(r"\1, ", folded)
    at, _ = number_place(said)
    found = _ONE.match(said, at)
    numbers: list[str] = []
    end = len(said)
    while found is not None and len(numbers) < AT_MOST:
        last = found["last"] if ranges else None
        numbers += _range(found["first"], last)
        end = found.end() if ranges else found.end("first")
        found = _next(said, end, dots=numbers[0].count("."))
    return tuple(dict.fromkeys(map(as_kept, numbers)))[:AT_MOST], len(said) - end


def _next(said: str, at: int, *, dots: int) -> "re.Match[str] | None":
    found = _MORE.match(said, at)
    if found and not found["joint"] and found["first"].count(".") != dots:
        return None
    return found


def _range(first: str, last: str | None) -> list[str]:
    if last is None:
        return [first]
    if not (first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) < AT_MOST):
        return [first, last]
    return [str(number) for number in range(int(first), int(last) + 1)]

"""What an office types for how it reminds: counts of days, a weekday with its hour, yes or no."""

import re
from datetime import time
from enum import Enum, auto

from bot.parsing.hours import read_hour
from bot.parsing.text import clean, fold, words_of
from bot.parsing.typed.figures import in_figures
from bot.parsing.vocabulary import COUNTED

_ON_THE_DAY = re.compile(r"\b(?:dung (?:ngay )?han|dung ngay|ngay han|hom do|on the day)\b")
_BEFORE = re.compile(r"\b(?:truoc(?: han)?|before)\b")
_AFTER = re.compile(r"\b(?:sau(?: han)?|qua han|tre(?: han)?|cham|after|late)\b")
_COUNT_WORDS = re.compile(r"\b(?:nhac|bao|lan|ngay|hom|va|working|days?|and)\b|[,;.]")
_WEEKS = re.compile(r"\b(\d{1,2}) ?(?:tuan|weeks?)\b")
_SPELLED = COUNTED | {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "ten": 10}
_SPELLED_NUMBER = re.compile(rf"(?<!\d )\b(?:{'|'.join(_SPELLED)})\b")
_YEARS = re.compile(rf"\b(?:\d+|{'|'.join(_SPELLED)}) $")
"""What stands before “năm” where it is years, no five: “1 năm”, “một năm”."""
_DASHED = re.compile(r"\d+(?: ?- ?\d+){2,}")
"""Of two numbers it may be a date or everything between."""
_WORKING = re.compile(r"\b(?:ngay )?lam viec\b")
_NEVER = re.compile(
    r"(?:khong(?: can)?|thoi|bo|tat|khoi|dung|never|no|off|none)"
    r"(?: (?:nhac|bao|gui)(?: (?:nua|lan nao|ai|len))?)?"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:thu|t)\s*(?P<day>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat|cn))\b"
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_YES = ("1", "co", "bat", "can", "yes", "on", "ok", "oke", "okay", "dong y", "vang", "da")
_NO = ("0", "khong", "tat", "no", "off", "khong dong y", "khong can")
_POLITE = re.compile(r"^(?:(?:da|vang|thua|em|anh|chi|a)[ ,]+)+|(?:[ ,]+(?:a|nhe|nha|em|bot))+$")


class Side(Enum):
    """On which side of a due date typed days lie."""

    BEFORE = auto()
    AFTER = auto()


def read_day_counts(text: str, side: Side = Side.BEFORE) -> tuple[int, ...] | None:
    """Days before a due date, or after it, the farthest from it first and last; () for never.

    None where other words stand between, or words of the other side.

    >>> read_day_counts("7, 3 ngày và đúng ngày ạ"), read_day_counts("hai tuần, ba hôm")
    ((7, 3, 0), (14, 3))
    >>> read_day_counts("sau 7, 1 và 3 ngày", Side.AFTER), read_day_counts("không nhắc")
    ((1, 3, 7), ())
    >>> read_day_counts("sau 3 ngày"), read_day_counts("trước 3 ngày", Side.AFTER)
    (None, None)
    """
    folded = _folded(text)
    if _is_never(text, folded):
        return ()
    folded = _days_of_weeks(text, week=7)
    folded = _DASHED.sub(lambda found: found[0].replace("-", " "), folded)
    folded = _ON_THE_DAY.sub(" 0 ", folded)
    folded = (_BEFORE if side is Side.BEFORE else _AFTER).sub(" ", folded)
    words = _COUNT_WORDS.sub(" ", folded).split()
    if not words or not all(_is_count(word) for word in words):
        return None
    return tuple(sorted({int(word) for word in words}, reverse=side is Side.BEFORE))


def read_working_days(text: str) -> int | None:
    """One count of working days after a due date; 0 for never, none for anything else.

    >>> read_working_days("sau 5 ngày làm việc"), read_working_days("không báo")
    (5, 0)
    >>> read_working_days("ba ngày"), read_working_days("một tuần")
    (3, 5)
    >>> read_working_days("3, 5 ngày"), read_working_days("0")
    (None, None)
    """
    if _is_never(text, _folded(text)):
        return 0
    folded = _days_of_weeks(text, week=5)
    words = _COUNT_WORDS.sub(" ", _AFTER.sub(" ", _WORKING.sub(" ", folded))).split()
    if len(words) != 1 or not _is_count(words[0]):
        return None
    return int(words[0]) or None


def _folded(text: str) -> str:
    """Without what is said for politeness alone."""
    return _POLITE.sub("", fold(text).rstrip(" .,"))


def _days_of_weeks(text: str, *, week: int) -> str:
    """Folded, with figures for numbers in words, and weeks of so many days for weeks."""
    words = in_figures(words_of(text))

    def figure(found: re.Match[str]) -> str:
        is_after = found[0] == "sau" and words.lower[slice(*found.span())] != "sáu"
        is_years = found[0] == "nam" and _YEARS.search(words.folded[: found.start()])
        return found[0] if is_after or is_years else str(_SPELLED[found[0]])

    spelled = _SPELLED_NUMBER.sub(figure, words.folded)
    return _WEEKS.sub(lambda found: str(week * int(found[1])), _folded(spelled))


def _is_never(text: str, folded: str) -> bool:
    """“Dừng” stops, “đúng” says yes; folded they are one word."""
    return _NEVER.fullmatch(folded) is not None and "đúng" not in clean(text).lower()


def _is_count(word: str) -> bool:
    """A number nobody needs a thousand days for; signs that only look like digits are none."""
    return word.isascii() and word.isdigit() and len(word) <= 3


def weekday_in(text: str) -> int | None:
    """The weekday the text names, Monday being 1.

    >>> weekday_in("thứ bảy 9/5"), weekday_in("CN"), weekday_in("9/5")
    (6, 7, None)
    """
    found = _WEEKDAY.search(fold(text))
    if found is None:
        return None
    if found["sunday"]:
        return 7
    return _WEEKDAYS.get(found["day"]) or int(found["day"]) - 1


def without_weekday(text: str) -> str:
    """The same without the weekday, folded."""
    return " ".join(_WEEKDAY.sub(" ", fold(text)).split())


def read_weekday_hour(text: str) -> tuple[int, time] | None:
    """A weekday and an hour.

    >>> read_weekday_hour("thứ sáu lúc 16h")
    (5, datetime.time(16, 0))
    """
    weekday, hour = weekday_in(text), read_hour(without_weekday(text))
    return (weekday, hour) if weekday is not None and hour is not None else None


def read_yes_or_no(text: str) -> bool | None:
    """Yes or no in a word or as 1 or 0; none where it is neither.

    >>> read_yes_or_no("Có"), read_yes_or_no("tắt"), read_yes_or_no("chưa rõ")
    (True, False, None)
    """
    folded = _folded(text)
    if folded in _YES:
        return True
    return False if folded in _NO else None

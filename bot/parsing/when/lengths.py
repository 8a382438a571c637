"""Lengths of time as plans print them: "15 ngày", "05 (năm) ngày làm việc", "một tháng".

length := number [(- | den | hoac) number] unit [ruoi] [lam viec]     "10-15 ngày", "1,5 tháng"
"""

import re
from math import ceil
from typing import Final

from bot.parsing.when.numbers import NUMBERS, number_in

NUMBER_WORDS = (*NUMBERS, "nua")
_ONE_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_TO = r"\s*(?:-|\b(?:den|toi|hoac)\b)\s*"
DAYS_IN: Final = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 90, "nam": 365}
_UNIT = r"((?:gio|ngay|tuan|thang|quy|nam)(?:\s+ruoi)?)"
COUNT = (
    rf"({_ONE_NUMBER}(?:{_TO}{_ONE_NUMBER})?)\s*(?:\([^)]{{1,20}}\)\s*)?{_UNIT}\b(\s+lam\s+viec)?"
)
"""A pattern with three groups: the number, the unit, and whether working days are meant."""
UNITS = ("gio", "ngay", "tuan", "thang", "quy", "nam", "viec", "ruoi")
"""The last words a printed length can have."""
_EITHER = re.compile(_TO)


def days_in(number: str, unit: str, *, at_least: bool = False) -> int:
    """A printed length in days: a month counts thirty, and what is left over a whole day.

    Of "10-15" it is the longer, or the shorter where `at_least` is asked for.

    >>> days_in("2", "tuan"), days_in("muoi lam", "ngay"), days_in("36", "gio")
    (14, 15, 2)
    >>> days_in("1,5", "thang"), days_in("10-15", "ngay"), days_in("2,5", "ngay")
    (45, 15, 3)
    """
    said = _EITHER.split(number)[0 if at_least else -1]
    name, _, half = unit.partition(" ")
    count = _count(said) + (0.5 if half else 0)
    return ceil(count / 24 if name == "gio" else count * DAYS_IN[name])


def _count(said: str) -> float:
    if said == "nua":
        return 0.5
    return float(said.replace(",", ".")) if said[0].isdigit() else number_in(said)

"""Small numbers in words and the days of the week, with their marks and without."""

from typing import Final

from bot.parsing.text import fold

SPELLED: Final = {
    "một": 1,
    "nhất": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}
MONTH_NAMES: Final = SPELLED | {"giêng": 1, "chạp": 12}
NUMBERS: Final = {fold(word): number for word, number in SPELLED.items()}
"""The same without marks."""
WEEKDAYS: Final = {
    "2": "MO",
    "hai": "MO",
    "3": "TU",
    "ba": "TU",
    "4": "WE",
    "tu": "WE",
    "5": "TH",
    "nam": "TH",
    "6": "FR",
    "sau": "FR",
    "7": "SA",
    "bay": "SA",
    "nhat": "SU",
}
"""What stands behind "thứ" and "chủ", as iCalendar names the day."""
NTH_WEEKDAY: Final = r"(?:[2-7]|hai|ba|tu|nam|sau|bay)"


def number_in(folded: str) -> int:
    """The number that digits or a word without marks say.

    >>> number_in("03"), number_in("chin"), number_in("muoi lam")
    (3, 9, 15)
    """
    return NUMBERS.get(folded) or int(folded)

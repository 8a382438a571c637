"""Days from one to another that somebody takes off, as they type them."""

import re
from datetime import date, timedelta

from bot.parsing.queries import read_query
from bot.parsing.text import words_of
from bot.parsing.values import Period

_ABOUT = re.compile(
    r"\b(?:toi|em|minh|xin|duoc|se|nghi phep|nghi le|nghi bu|nghi|di cong tac|cong tac)\b"
    r"|\bhet (?=\d)"
)
_SOON = timedelta(days=183)
_YEAR = re.compile(r"\d[/.-]\d{4}\b|\bnam (?:sau|toi|\d{4})")


def read_days(text: str, *, today: date) -> Period | None:
    """The days the text names; "đến 24/5" begins today.

    Days without a year are of this one, or of the next where that is the nearer.

    >>> read_days("nghỉ phép từ 20/5 đến hết 24/5", today=date(2024, 5, 15))
    Period(start=datetime.date(2024, 5, 20), end=datetime.date(2024, 5, 24))
    """
    words = words_of(text)
    kept = list(words.printed)
    for found in _ABOUT.finditer(words.folded):
        kept[found.start() : found.end()] = " " * (found.end() - found.start())
    said = " ".join("".join(kept).split())
    period = read_query(said, today=today, year=today.year).period
    if period is None or period.end is None:
        return None
    if period.end < today and not _YEAR.search(words.folded):
        period = _nearer(period, read_query(said, today=today, year=today.year + 1).period, today)
    return Period(period.start or today, period.end)


def _nearer(past: Period, coming: Period | None, today: date) -> Period:
    if coming is None or coming.start is None:
        return past
    return coming if coming.start - today <= _SOON else past

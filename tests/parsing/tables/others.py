"""What a library for all languages and a regex of an afternoon make of the same phrases.

Both are helped along. dateparser is told language, order and year, and asked twice, so that a
month can be both its first day and its last. Neither knows an open start, so of "before 30/6" only
the end is looked at; of a plan's phrase, only the due date.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time

from bot.parsing.text import fold
from bot.parsing.values import Period

Reader = Callable[[str, date, int], Period | None]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/])")
_MONTH = re.compile(r"\b(?:thang|t)\s*(\d{1,2})(?:\s*/\s*(\d{4}))?(?!\d)")
_QUARTER = re.compile(r"\bquy\s*(iv|iii|ii|i|[1-4])\b(?:\s*/\s*(\d{4}))?")


def by_regex(text: str, today: date, year: int) -> Period | None:
    """Days, months and quarters with digits, from the first that is named to the last."""
    folded, spans = fold(text), []
    for day, month, own in _DAY.findall(folded):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            last = calendar.monthrange(int(own or year), int(month))[1]
            spans.append((date(int(own or year), int(month), min(int(day), last)),) * 2)
    for month, own in _MONTH.findall(_DAY.sub(" ", folded)):
        if 1 <= int(month) <= 12:
            spans.append(_months(int(own or year), int(month), int(month)))
    for quarter, own in _QUARTER.findall(folded):
        number = _ROMAN.get(quarter) or int(quarter)
        spans.append(_months(int(own or year), 3 * number - 2, 3 * number))
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Period(min(starts), max(ends)) if spans else None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def by_dateparser(text: str, today: date, year: int) -> Period | None:
    starts, ends = (_searched(text, today, year, edge) for edge in ("first", "last"))
    return Period(min(starts), max(ends)) if starts and ends else None


def _searched(text: str, today: date, year: int, edge: str) -> list[date]:
    from dateparser.search import search_dates  # noqa: PLC0415 (slow to import)

    base = datetime.combine(date(year, today.month, min(today.day, 28)), time())
    settings = {"DATE_ORDER": "DMY", "RELATIVE_BASE": base, "PREFER_DAY_OF_MONTH": edge}
    found = search_dates(text, languages=["vi"], settings=settings)
    return [day.date() for _, day in found or ()]


def same_days(wanted: Period | None, found: Period | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    starts_as_wanted = wanted.start in (None, found.start)
    return starts_as_wanted and wanted.end in (None, found.end)

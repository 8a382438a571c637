"""Weeks, months, quarters and years counted from a day, and their beginnings, middles and ends.

Weeks start on Monday. All functions raise `OverflowError` or `ValueError` for days beyond the
calendar, and nothing else.
"""

from calendar import monthrange
from datetime import date, timedelta

from bot.parsing.when.mentions import Unit, part_days

Days = tuple[Unit, date, date]
"""How fine a stretch is, its first and its last day."""

_UNITS = {
    "gio": "hour",
    "tieng": "hour",
    "h": "hour",
    "ngay": "day",
    "hom": "day",
    "bua": "day",
    "tuan": "week",
    "thang": "month",
    "quy": "quarter",
    "nam": "year",
}


def one_day(day: date) -> Days:
    """A day by itself."""
    return Unit.DAY, day, day


def month_of(day: date, shift: int = 0) -> tuple[date, date]:
    """First and last day of the month, some months on.

    >>> month_of(date(2024, 12, 31), 2)
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    """
    months = day.year * 12 + day.month - 1 + shift
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def quarter_of(day: date, shift: int = 0) -> tuple[date, date]:
    """First and last day of the quarter, some quarters on."""
    start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    first, _ = month_of(start, shift * 3)
    return first, month_of(first, 2)[1]


def week_of(day: date, shift: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week, some weeks on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def year_of(day: date, shift: int = 0) -> tuple[date, date]:
    """First and last day of the year, some years on."""
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def whole(unit: str, shift: int, today: date) -> Days:
    """A whole day, week, month, quarter or year; the unit in Vietnamese or English.

    >>> whole("tuan", 1, date(2024, 5, 15))[1:]
    (datetime.date(2024, 5, 20), datetime.date(2024, 5, 26))
    """
    named = _UNITS.get(unit, unit)
    if named == "day":
        return one_day(today + timedelta(days=shift))
    if named == "week":
        return Unit.PART, *week_of(today, shift)
    if named == "month":
        return Unit.MONTH, *month_of(today, shift)
    if named == "quarter":
        return Unit.QUARTER, *quarter_of(today, shift)
    return Unit.YEAR, *year_of(today, shift)


def edge(part: str, unit: str, shift: int, today: date) -> Days:
    """The part "dau", "giua" or "cuoi" of a week, month, quarter or year.

    Of a quarter it is its first, second or last month; of a year the first quarter, the two in the
    middle, the last; of a week Monday and Tuesday, Wednesday, or Friday to Sunday.
    """
    named = _UNITS.get(unit, unit)
    if named == "year":
        first, last = {"dau": (1, 3), "giua": (4, 9), "cuoi": (10, 12)}[part]
        january = year_of(today, shift)[0]
        return Unit.QUARTER, january.replace(month=first), month_of(january, last - 1)[1]
    if named == "quarter":
        first_day, _ = quarter_of(today, shift)
        return Unit.PART, *month_of(first_day, {"dau": 0, "giua": 1, "cuoi": 2}[part])
    if named == "week":
        monday, _ = week_of(today, shift)
        from_day, to_day = {"dau": (0, 1), "giua": (2, 2), "cuoi": (4, 6)}[part]
        return Unit.PART, monday + timedelta(days=from_day), monday + timedelta(days=to_day)
    month, end = month_of(today, shift)
    first_number, last_number = part_days(part)
    return Unit.PART, month.replace(day=first_number), end.replace(day=min(last_number, end.day))


def moved(unit: str, count: int, today: date) -> date:
    """The day so many hours, days, weeks or months from today; half a day of hours is a day.

    A month's last day where it has fewer.

    >>> moved("thang", 1, date(2024, 1, 31))
    datetime.date(2024, 2, 29)
    """
    named = _UNITS.get(unit, unit)
    if named == "hour":
        return today + timedelta(days=(count + 12) // 24)
    if named in {"day", "week"}:
        return today + timedelta(days=count * (7 if named == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12}[named]
    first, last = month_of(today, months)
    return first.replace(day=min(today.day, last.day))

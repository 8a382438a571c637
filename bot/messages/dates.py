"""Dates, periods and distances in words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.messages.catalog import Words


def day(value: date) -> str:
    """30/6/2024, as offices write it in both languages."""
    return f"{value.day}/{value.month}/{value.year}"


def hour(value: time) -> str:
    """7:30, as phones show it in both languages."""
    return f"{value.hour}:{value:%M}"


def short_day(value: date, *, today: date) -> str:
    """30/6, with the year only where it is another than today's."""
    return f"{value.day}/{value.month}" if value.year == today.year else day(value)


def moment(words: Words, value: datetime, *, zone: ZoneInfo) -> str:
    """An instant as the office's clock shows it, in HTML; a tap tells the reader's own.

    Without a format the app leaves our words as they are.
    """
    local = value.astimezone(zone)
    said = words("moment", time=f"{local:%H:%M}", day=day(local.date()))
    return f'<tg-time unix="{int(value.timestamp())}">{said}</tg-time>'


def distance(words: Words, due: date, *, today: date) -> str:
    """“còn 3 ngày”, “hôm nay”, “quá hạn 2 ngày”."""
    days = (due - today).days
    if days == 0:
        return words("due-today")
    if days == 1:
        return words("due-tomorrow")
    return words("due-in", days=days) if days > 0 else words("due-ago", days=-days)


def weekday(words: Words, value: date) -> str:
    return words(f"weekday-{value.isoweekday()}")


def period(words: Words, start: date | None, end: date | None) -> str:
    """The shortest name of a period: a day, a month, a quarter, a year, else from and to."""
    if start is None or end is None:
        return _open_period(words, start, end)
    if start == end:
        return words("period-day", day=day(start))
    if start.year == end.year and start.day == 1 and _is_month_end(end):
        return _months(words, start, end)
    return words("period-from-to", start=day(start), end=day(end))


def _open_period(words: Words, start: date | None, end: date | None) -> str:
    if end is not None:
        return words("period-until", end=day(end))
    return words("period-since", start=day(start)) if start else words("period-any")


def _months(words: Words, start: date, end: date) -> str:
    year = start.year
    if start.month == end.month:
        return words("period-month", month=start.month, year=str(year))
    if (start.month, end.month) == (1, 12):
        return words("period-year", year=str(year))
    if start.month % 3 == 1 and end.month == start.month + 2:
        return words(
            "period-quarter", quarter=("I", "II", "III", "IV")[start.month // 3], year=str(year)
        )
    return words("period-months", first=start.month, last=end.month, year=str(year))


def _is_month_end(value: date) -> bool:
    return date.fromordinal(value.toordinal() + 1).day == 1

"""When something is to go out, as people type it: "14h", "8h30 sáng mai", "8:00 ngày 20/5"."""

import re
from datetime import date, datetime, timedelta

from bot.parsing.hours import read_hour, read_hours
from bot.parsing.queries import read_query

_DATE = re.compile(r"(?<![\d/.])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\d/])")
_HOUR = re.compile(
    r"\d{1,2}\s*(?:giờ|gio|h|g|:)\s*(?:\d{1,2}|rưỡi|ruoi)?(?:\s*(?:phút|phut|p))?", re.IGNORECASE
)


def read_send_time(text: str, *, now: datetime) -> datetime | None:
    """The moment by the office's clock, in the zone of `now`; none where no single hour is named.

    An hour without a day is the next one to come. A day without an hour is none.

    >>> from datetime import datetime
    >>> read_send_time("8h30 ngày 20/5", now=datetime(2024, 5, 15, 9))
    datetime.datetime(2024, 5, 20, 8, 30)
    >>> read_send_time("8h", now=datetime(2024, 5, 15, 9))
    datetime.datetime(2024, 5, 16, 8, 0)
    """
    undated = _DATE.sub(" ", text)
    hours = read_hours(undated)
    hour = hours[0] if len(hours) == 1 else read_hour(undated.strip())
    if hour is None or len(hours) > 1:
        return None
    day = _day(text, today=now.date())
    if day is not None:
        return datetime.combine(day, hour, now.tzinfo)
    found = datetime.combine(now.date(), hour, now.tzinfo)
    return found if found > now else found + timedelta(days=1)


def _day(text: str, *, today: date) -> date | None:
    for said in (text, _HOUR.sub(" ", text)):
        period = read_query(said, today=today, year=today.year).period
        if period is not None and period.start == period.end:
            return period.start
    return None

"""The days of a handover, as they are typed and as they may be."""

from datetime import date, timedelta

from bot.errors import NhacViecError, NotOfThisForm
from bot.parsing.handovers import read_handover_days
from bot.parsing.values import Period

LONGEST = timedelta(days=366)
_SAID_AT_MOST = 500


class HandoverUnread(NotOfThisForm):
    """No days in what was typed."""

    key = "handover-days-unreadable"


class HandoverDays(NhacViecError):
    """Days over, turned round or too many."""

    key = "handover-past"


def days_typed(text: str, *, today: date) -> Period:
    """Raises `HandoverUnread` for words without days."""
    found = read_handover_days(text[:_SAID_AT_MOST], today=today)
    if found is None:
        raise HandoverUnread
    return found


def checked_days(first: date, last: date, *, today: date) -> tuple[date, date]:
    """The days from today on; raises `HandoverDays` for those that cannot be."""
    if last < first:
        raise HandoverDays("handover-backwards")
    if last < today:
        raise HandoverDays
    first = max(first, today)
    if last - first > LONGEST:
        raise HandoverDays("handover-too-long")
    return first, last

"""What a recipient reads once they have confirmed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.answer import Answer
from bot.messages.catalog import Words


def label(words: Words, at: datetime, *, zone: ZoneInfo) -> str:
    """The button, once it was pressed."""
    local = at.astimezone(zone)
    hour, day = dates.hour(local.time()), dates.day(local.date())
    return words("button-received-at", hour=hour, day=day)


def toast(words: Words, at: datetime, *, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return words("broadcast-confirmed", hour=dates.hour(local.time()), day=dates.day(local.date()))


def typed(words: Words, at: datetime, *, zone: ZoneInfo) -> Answer:
    """The answer to words that say the same as the button."""
    local = at.astimezone(zone)
    hour, day = dates.hour(local.time()), dates.day(local.date())
    return Answer(words("broadcast-confirmed-typed", hour=hour, day=day))

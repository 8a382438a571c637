"""A milestone in one line."""

from datetime import date

from bot.messages import dates
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.storage import Milestone


def milestone_line(words: Words, milestone: Milestone, *, today: date) -> str:
    """When, what, and whether it is done or its day has passed."""
    sign = f"{mark(milestone, today=today)} "
    parts = [milestone_when(words, milestone)]
    if milestone.text:
        parts.append(safe(shorten(milestone.text, 160)))
    line = sign + ": ".join(parts)
    return f"{line} {words('milestone-passed')}" if is_over(milestone, today=today) else line


def mark(milestone: Milestone, *, today: date) -> str:
    """Done, over without being done, or still to come."""
    if milestone.done_at:
        return "✅"
    return "❗" if is_over(milestone, today=today) else "▫️"


def is_over(milestone: Milestone, *, today: date) -> bool:
    """Its day has passed, and nobody has ticked it."""
    return milestone.done_at is None and milestone.due is not None and milestone.due < today


def milestone_when(words: Words, milestone: Milestone, *, plain: bool = False) -> str:
    """Its day or days, or the event it waits for; `plain` for a button, which takes no HTML."""
    if milestone.due is None:
        trigger = shorten(milestone.trigger or "", 120)
        trigger = trigger if plain else safe(trigger)
        if milestone.offset_days:
            return words("milestone-awaits-days", days=milestone.offset_days, trigger=trigger)
        return words("milestone-awaits", trigger=trigger)
    if milestone.start is None or milestone.start == milestone.due:
        return words("milestone-by", day=dates.day(milestone.due))
    return words("milestone-window", start=dates.day(milestone.start), day=dates.day(milestone.due))

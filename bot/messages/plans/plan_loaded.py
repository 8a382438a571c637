"""What one person hears of a plan that came into the bot: how much is theirs, how urgent."""

from collections.abc import Sequence

from bot.domain import Figure, OwnerKind
from bot.figures import Number
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.mornings import ListBelow
from bot.messages.text import safe, shorten

_TITLE = 150


def plan_loaded(words: Words, titles: Sequence[str], numbers: Sequence[Number]) -> Answer:
    """One message however many tasks: a line and a list for each number that is not 0."""
    of_unit = any(number.filter.owner is OwnerKind.UNIT for number in numbers)
    body = [f"<b>{words('plan-loaded-title')}</b>"]
    body += [f"• {safe(shorten(title, _TITLE)) or words('plan-untitled')}" for title in titles]
    body.append(words("plan-loaded-intro", unit="yes" if of_unit else "no"))
    found = [(words(_key(number), count=number.total), number) for number in numbers]
    body += [f"• {line}" for line, _ in found]
    body += ["", words("plan-loaded-hint")]
    rows = tuple((Choice(label, ListBelow(ShowList(number.filter))),) for label, number in found)
    return Answer("\n".join(body), choices=rows)


def _key(number: Number) -> str:
    match number.figure:
        case Figure.OVERDUE:
            return "plan-loaded-overdue"
        case Figure.TO_COME if number.filter.end is not None:
            return "plan-loaded-soon"
        case Figure.TO_COME:
            return "plan-loaded-later"
    return "plan-loaded-open"

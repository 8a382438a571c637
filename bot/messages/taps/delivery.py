"""Acts of the office on messages that did not arrive."""

from dataclasses import dataclass
from datetime import date

from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class SendAgain(Tap):
    """A message that was set aside, tried anew; the day is the page it was on."""

    message_id: int
    day: date


CODES: dict[str, type[Tap]] = {"dg": SendAgain}

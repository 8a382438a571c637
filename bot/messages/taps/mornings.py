"""Acts on a morning message, which is named by its row of the outbox."""

from dataclasses import dataclass
from enum import StrEnum

from bot.messages.actions import ShowList, Tap


class MorningPart(StrEnum):
    """What of a morning message is turned over."""

    TOLD = "t"
    DROPPED = "d"
    """What was too long ago to be told one by one."""


@dataclass(frozen=True, slots=True)
class TurnMorning(Tap):
    """A page of a morning message; its first one is the message as it came."""

    message_id: int
    part: MorningPart
    page: int = 0


@dataclass(frozen=True, slots=True)
class ChooseFinished(Tap):
    """“Xong” below a morning message of several tasks: which one."""

    message_id: int


@dataclass(frozen=True, slots=True)
class TurnHeld(Tap):
    """A page of the news that waited for the end of a leave."""

    message_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListBelow(Tap):
    """A list in a message of its own: the one with the button stays as it is."""

    list: ShowList


CODES: dict[str, type[Tap]] = {
    "mt": TurnMorning,
    "mf": ChooseFinished,
    "ml": ListBelow,
    "mh": TurnHeld,
}

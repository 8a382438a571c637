"""Acts in groups, and of the office on the groups the bot is in."""

from dataclasses import dataclass

from bot.messages.actions import Tap


@dataclass(frozen=True, slots=True)
class ConnectGroup(Tap):
    """The group or topic the button stands in is this unit's; without one the whole office's.

    `seen` is what it was when the button was shown, so that an old one undoes nobody's choice.
    """

    unit_id: int | None
    seen: int


@dataclass(frozen=True, slots=True)
class ChooseGroupUnit(Tap):
    """“Đơn vị khác”: all units to choose from, a page at a time."""

    seen: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowGroups(Tap):
    """The office's list of groups, in private."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowGroup(Tap):
    group_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class DisconnectGroup(Tap):
    group_id: int
    page: int = 0


CODES: dict[str, type[Tap]] = {
    "ga": ConnectGroup,
    "gb": ChooseGroupUnit,
    "gc": ShowGroups,
    "gd": ShowGroup,
    "ge": DisconnectGroup,
}

"""Acts of a person on their own settings, and on what they want to hear of again."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.messages.actions import Tap


class Setting(StrEnum):
    """What a person can set."""

    LANGUAGE = "l"
    MORNING = "m"
    QUIET = "q"
    LEAVE = "v"


@dataclass(frozen=True, slots=True)
class ShowSettings(Tap):
    """All settings on one page."""


@dataclass(frozen=True, slots=True)
class OpenSetting(Tap):
    """One of them with its choices; a value may be typed too."""

    setting: Setting


@dataclass(frozen=True, slots=True)
class SetLanguage(Tap):
    language: str


@dataclass(frozen=True, slots=True)
class SetMorning(Tap):
    """None for the office's hour."""

    hour: time | None


@dataclass(frozen=True, slots=True)
class SetQuiet(Tap):
    begins: time | None
    ends: time | None


@dataclass(frozen=True, slots=True)
class SetLeave(Tap):
    first: date | None
    last: date | None


class SnoozeChoice(StrEnum):
    """When to hear of a task again; working time all of it."""

    HOUR = "h"
    AFTERNOON = "a"
    TOMORROW = "t"
    MONDAY = "m"
    THREE_DAYS = "d"


@dataclass(frozen=True, slots=True)
class ChooseSnoozed(Tap):
    """“Nhắc lại sau” below a morning message of several tasks: which one."""

    message_id: int


@dataclass(frozen=True, slots=True)
class OpenSnooze(Tap):
    """The choices of time; `message_id` is the morning message they are shown below, if any."""

    task_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SnoozeTask(Tap):
    task_id: int
    choice: SnoozeChoice
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class EndSnooze(Tap):
    """“Thôi nhắc lại”."""

    task_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class CloseSnooze(Tap):
    """Back to the message's own buttons."""

    task_id: int | None = None
    message_id: int | None = None


CODES: dict[str, type[Tap]] = {
    "sh": ShowSettings,
    "so": OpenSetting,
    "sl": SetLanguage,
    "sm": SetMorning,
    "sq": SetQuiet,
    "sv": SetLeave,
    "sc": ChooseSnoozed,
    "sn": OpenSnooze,
    "sz": SnoozeTask,
    "se": EndSnooze,
    "sb": CloseSnooze,
}

"""Acts of the office on how it reminds, on its days, and on the ledger of what was sent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.messages.actions import Tap


class PolicyField(StrEnum):
    """What of the policy can be set."""

    DAYS = "d"
    MORNING = "m"
    EVENING = "e"
    APPROVAL = "a"
    STRICT = "s"
    WEEKLY = "w"


class LedgerGroup(StrEnum):
    """What became of messages, as the office looks at it."""

    SENT = "s"
    WAITING = "w"
    UNREACHABLE = "u"
    FAILED = "f"
    DROPPED = "d"


@dataclass(frozen=True, slots=True)
class ShowOffice(Tap):
    """“Cài đặt cơ quan”."""


@dataclass(frozen=True, slots=True)
class OpenPolicy(Tap):
    field: PolicyField


@dataclass(frozen=True, slots=True)
class SetPolicy(Tap):
    """The value as it would be typed."""

    field: PolicyField
    value: str


@dataclass(frozen=True, slots=True)
class ShowRoles(Tap):
    """Who has which role."""


@dataclass(frozen=True, slots=True)
class ShowDays(Tap):
    """The days off and swapped days of a year."""

    year: int


@dataclass(frozen=True, slots=True)
class DropDays(Tap):
    """Takes the office's own days off from one day to another out of the calendar."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DropSwap(Tap):
    worked: date


@dataclass(frozen=True, slots=True)
class ShowLedger(Tap):
    """What was sent on a day; none for today."""

    day: date | None


@dataclass(frozen=True, slots=True)
class ShowLedgerGroup(Tap):
    day: date
    group: LedgerGroup
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowLedgerPerson(Tap):
    """What one person was sent lately."""

    person_id: int
    day: date
    page: int = 0


@dataclass(frozen=True, slots=True)
class ExportLedger(Tap):
    """The ledger of so many days up to this one, as a workbook."""

    day: date
    days: int


CODES: dict[str, type[Tap]] = {
    "fh": ShowOffice,
    "fo": OpenPolicy,
    "fs": SetPolicy,
    "fr": ShowRoles,
    "fd": ShowDays,
    "fx": DropDays,
    "fw": DropSwap,
    "fl": ShowLedger,
    "fg": ShowLedgerGroup,
    "fp": ShowLedgerPerson,
    "fe": ExportLedger,
}

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
    AFTER = "f"
    HELP_BEFORE = "b"
    HELP_AFTER = "h"
    DIRECTING = "c"
    PERIOD = "p"
    UP_LEAD = "l"
    UP_DIRECTOR = "u"
    MONTHLY = "n"
    QUARTERLY = "q"


class PolicyGroup(StrEnum):
    """The fields of one screen: by whom they concern, then hours and rules."""

    LEADING = "l"
    HELPING = "h"
    DIRECTING = "d"
    UP = "u"
    HOURS = "t"
    RULES = "r"


FIELDS_OF: dict[PolicyGroup, tuple[PolicyField, ...]] = {
    PolicyGroup.LEADING: (PolicyField.DAYS, PolicyField.AFTER, PolicyField.PERIOD),
    PolicyGroup.HELPING: (PolicyField.HELP_BEFORE, PolicyField.HELP_AFTER),
    PolicyGroup.DIRECTING: (PolicyField.DIRECTING,),
    PolicyGroup.UP: (PolicyField.UP_LEAD, PolicyField.UP_DIRECTOR),
    PolicyGroup.HOURS: (
        PolicyField.MORNING,
        PolicyField.EVENING,
        PolicyField.WEEKLY,
        PolicyField.MONTHLY,
        PolicyField.QUARTERLY,
    ),
    PolicyGroup.RULES: (PolicyField.APPROVAL, PolicyField.STRICT),
}
GROUP_OF = {field: group for group, fields in FIELDS_OF.items() for field in fields}
DAY_FIELDS: dict[PolicyField, str] = {
    PolicyField.DAYS: "days_before",
    PolicyField.AFTER: "days_after",
    PolicyField.HELP_BEFORE: "coordinating_before",
    PolicyField.HELP_AFTER: "coordinating_after",
    PolicyField.DIRECTING: "directing_after",
}
"""Fields that hold counts of days, with their name in `Policy`."""
AFTER_FIELDS = frozenset({PolicyField.AFTER, PolicyField.HELP_AFTER, PolicyField.DIRECTING})
TRIED_FIELDS = frozenset(
    {*DAY_FIELDS, PolicyField.PERIOD, PolicyField.UP_LEAD, PolicyField.UP_DIRECTOR}
)
"""What changes who hears of what: tried against last month before it is kept."""


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
class ShowPolicyGroup(Tap):
    group: PolicyGroup


class TrialPart(StrEnum):
    """What of a trial is shown."""

    SUMMARY = "s"
    PEOPLE = "p"
    DAYS = "d"
    SAMPLE = "m"


@dataclass(frozen=True, slots=True)
class ShowTrial(Tap):
    """“Thử với tháng trước”: the value as it would be typed, not kept yet."""

    field: PolicyField
    value: str
    part: TrialPart = TrialPart.SUMMARY
    page: int = 0


@dataclass(frozen=True, slots=True)
class ApplyPolicy(Tap):
    """“Áp dụng”, with the mark of the policy the value was tried against."""

    field: PolicyField
    value: str
    seen: str


@dataclass(frozen=True, slots=True)
class DropTrial(Tap):
    """“Bỏ”."""

    field: PolicyField


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
    "fu": ShowPolicyGroup,
    "ft": ShowTrial,
    "fa": ApplyPolicy,
    "fz": DropTrial,
    "fr": ShowRoles,
    "fd": ShowDays,
    "fx": DropDays,
    "fw": DropSwap,
    "fl": ShowLedger,
    "fg": ShowLedgerGroup,
    "fp": ShowLedgerPerson,
    "fe": ExportLedger,
}

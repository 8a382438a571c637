"""Acts of a broadcast: writing one, choosing its people, sending, confirming, looking back."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain import Role
from bot.messages.actions import Tap
from bot.messages.broadcasts.values import PartKind, Step


class QuickPeriod(StrEnum):
    """Periods tasks may be due in, offered to be tapped."""

    THIS_WEEK = "w"
    NEXT_WEEK = "n"
    THIS_MONTH = "m"


class QuickHour(StrEnum):
    """Hours offered to be tapped."""

    NOW = "n"
    OPENING = "o"
    IN_AN_HOUR = "h"
    TOMORROW = "t"
    KEPT = "k"  # the hour that was chosen, though the office is closed then


class PeopleGroup(StrEnum):
    """Recipients by what became of their message."""

    RECEIVED = "r"
    NOT_YET = "n"
    UNREACHABLE = "u"
    WAITING = "w"
    DROPPED = "d"


@dataclass(frozen=True, slots=True)
class OpenBroadcasts(Tap):
    """“Đôn đốc”: the last ones; a new one where there is none."""


@dataclass(frozen=True, slots=True)
class WriteBroadcast(Tap):
    """A new one, or the one that is half done."""


@dataclass(frozen=True, slots=True)
class AskBroadcastPart(Tap):
    """Asks for a part of the draft, or shows the whole."""

    draft_id: int
    step: Step
    page: int = 0


@dataclass(frozen=True, slots=True)
class TickAudience(Tap):
    """All, or those who are late: in or out."""

    draft_id: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class TickUnit(Tap):
    draft_id: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class TickRole(Tap):
    draft_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class PickDue(Tap):
    """Those with a task due in a period."""

    draft_id: int
    period: QuickPeriod


@dataclass(frozen=True, slots=True)
class PickNamed(Tap):
    """One of several who bear a typed name."""

    draft_id: int
    whom_id: int
    is_unit: bool


@dataclass(frozen=True, slots=True)
class ClearAudience(Tap):
    draft_id: int


@dataclass(frozen=True, slots=True)
class DropDraftFiles(Tap):
    draft_id: int


@dataclass(frozen=True, slots=True)
class SetBroadcastHour(Tap):
    draft_id: int
    hour: QuickHour


@dataclass(frozen=True, slots=True)
class TryBroadcast(Tap):
    """“Gửi thử cho tôi”: exactly what one recipient gets."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class SendBroadcast(Tap):
    draft_id: int


@dataclass(frozen=True, slots=True)
class StopBroadcast(Tap):
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ConfirmReceipt(Tap):
    """“Đã nhận”, of a recipient."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ReceiptOnTrial(Tap):
    """The same button under what was only sent to try."""


@dataclass(frozen=True, slots=True)
class OpenTaskOfBroadcast(Tap):
    """A task beneath a broadcast, opened by a recipient."""

    broadcast_id: int
    task_id: int


@dataclass(frozen=True, slots=True)
class ShowBroadcast(Tap):
    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ShowBroadcastPeople(Tap):
    broadcast_id: int
    group: PeopleGroup
    page: int = 0


@dataclass(frozen=True, slots=True)
class RemindBroadcast(Tap):
    """“Nhắc người chưa nhận”."""

    broadcast_id: int


@dataclass(frozen=True, slots=True)
class ExportBroadcast(Tap):
    broadcast_id: int


CODES: dict[str, type[Tap]] = {
    "bn": OpenBroadcasts,
    "be": WriteBroadcast,
    "ba": AskBroadcastPart,
    "bt": TickAudience,
    "bu": TickUnit,
    "bl": TickRole,
    "bd": PickDue,
    "bw": PickNamed,
    "bc": ClearAudience,
    "bf": DropDraftFiles,
    "bh": SetBroadcastHour,
    "by": TryBroadcast,
    "bg": SendBroadcast,
    "bs": StopBroadcast,
    "br": ConfirmReceipt,
    "bq": ReceiptOnTrial,
    "bo": OpenTaskOfBroadcast,
    "bv": ShowBroadcast,
    "bp": ShowBroadcastPeople,
    "bm": RemindBroadcast,
    "bx": ExportBroadcast,
}

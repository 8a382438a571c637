"""Acts of the office: a task that arises, and what is changed of one that is stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import OwnerKind
from bot.messages.actions import Tap
from bot.messages.office.office_values import TaskPart


class UsualReason(StrEnum):
    """Why tasks are cancelled most often; each has its words."""

    TWICE = "t"
    NOT_NEEDED = "n"
    FROM_ABOVE = "a"


@dataclass(frozen=True, slots=True)
class AddTask(Tap):
    """“Thêm việc phát sinh”."""


@dataclass(frozen=True, slots=True)
class AskDraftPart(Tap):
    """Asks for a part of the draft, or shows the whole of it where none is named."""

    draft_id: int
    part: TaskPart | None
    page: int = 0


@dataclass(frozen=True, slots=True)
class PickDraftWhom(Tap):
    draft_id: int
    kind: OwnerKind
    whom_id: int


@dataclass(frozen=True, slots=True)
class SetDraftDay(Tap):
    draft_id: int
    day: date


@dataclass(frozen=True, slots=True)
class LeaveOutPart(Tap):
    """“Bỏ qua”."""

    draft_id: int
    part: TaskPart


@dataclass(frozen=True, slots=True)
class SetDraftUrgent(Tap):
    draft_id: int
    urgent: bool


@dataclass(frozen=True, slots=True)
class GiveDraft(Tap):
    """“Giao việc”."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class EditTask(Tap):
    """“Sửa việc”: all its parts."""

    task_id: int


@dataclass(frozen=True, slots=True)
class EditPart(Tap):
    task_id: int
    part: TaskPart
    page: int = 0


@dataclass(frozen=True, slots=True)
class PickWhom(Tap):
    task_id: int
    kind: OwnerKind
    whom_id: int


@dataclass(frozen=True, slots=True)
class EmptyPart(Tap):
    """“Để trống”."""

    task_id: int
    part: TaskPart


@dataclass(frozen=True, slots=True)
class SaveEdit(Tap):
    task_id: int


@dataclass(frozen=True, slots=True)
class AskPause(Tap):
    task_id: int


@dataclass(frozen=True, slots=True)
class PauseUntil(Tap):
    """Without a day until somebody resumes it."""

    task_id: int
    day: date | None


@dataclass(frozen=True, slots=True)
class ResumeTask(Tap):
    task_id: int


@dataclass(frozen=True, slots=True)
class AskCancel(Tap):
    task_id: int


@dataclass(frozen=True, slots=True)
class CancelFor(Tap):
    task_id: int
    why: UsualReason


CODES: dict[str, type[Tap]] = {
    "tn": AddTask,
    "ta": AskDraftPart,
    "tw": PickDraftWhom,
    "td": SetDraftDay,
    "to": LeaveOutPart,
    "tu": SetDraftUrgent,
    "tg": GiveDraft,
    "te": EditTask,
    "tp": EditPart,
    "tk": PickWhom,
    "tv": EmptyPart,
    "ts": SaveEdit,
    "tq": AskPause,
    "tl": PauseUntil,
    "tr": ResumeTask,
    "tc": AskCancel,
    "tx": CancelFor,
}

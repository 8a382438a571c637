"""Acts of those who lead: the board, assigning, approving, extensions, nudging."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.messages.actions import ShowList, Tap


@dataclass(frozen=True, slots=True)
class ShowBoard(Tap):
    """The board of a unit; without one, the units to choose from."""

    unit_id: int | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class BackToCard(Tap):
    """The card in place of what was shown over it."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ChooseAssignee(Tap):
    """“Giao người”: the people the task may be given to."""

    task_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class AssignTo(Tap):
    """With who was named, or that nobody was, when the choices were shown; else not compared."""

    task_id: int
    person_id: int
    seen_id: int | None = None
    was_free: bool = False

    @property
    def seen(self) -> tuple[int, ...] | None:
        if self.seen_id is not None:
            return (self.seen_id,)
        return () if self.was_free else None


@dataclass(frozen=True, slots=True)
class TakeTask(Tap):
    """“Nhận việc”: a task of one's unit nobody is named for."""

    task_id: int


@dataclass(frozen=True, slots=True)
class ShowTicks(Tap):
    """The page of a list with a box for each task; anew, with nothing ticked."""

    anew: bool
    back: ShowList


@dataclass(frozen=True, slots=True)
class SetTick(Tap):
    """Ticks or unticks a task; says which, so that a second tap changes nothing."""

    task_id: int
    ticked: bool
    back: ShowList


@dataclass(frozen=True, slots=True)
class ChooseForTicked(Tap):
    """“Giao cho…”: the people the ticked tasks may be given to."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class AssignTicked(Tap):
    person_id: int


@dataclass(frozen=True, slots=True)
class ChooseHelper(Tap):
    """Who is to co-operate: people, or units."""

    task_id: int
    units: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class AddHelper(Tap):
    """One of the two."""

    task_id: int
    person_id: int | None
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class ShowApprovals(Tap):
    """What waits for the reader's approval."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowApproval(Tap):
    """A hand-in with the buttons that decide it."""

    task_id: int


@dataclass(frozen=True, slots=True)
class Approve(Tap):
    """The version that was seen; a newer one is looked at first."""

    task_id: int
    version: int


@dataclass(frozen=True, slots=True)
class AskReturn(Tap):
    """“Trả lại”: asks for the reason; without a version, the newest."""

    task_id: int
    version: int | None = None


class ReturnReason(StrEnum):
    """What a hand-in is usually returned for."""

    PAPERS = "papers"
    CONTENT = "content"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class ReturnFor(Tap):
    task_id: int
    version: int
    reason: ReturnReason


@dataclass(frozen=True, slots=True)
class ShowExtensions(Tap):
    """The extensions that wait for the reader."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowExtension(Tap):
    extension_id: int


@dataclass(frozen=True, slots=True)
class ShowExtensionOf(Tap):
    """The one that waits on a task."""

    task_id: int


@dataclass(frozen=True, slots=True)
class GrantExtension(Tap):
    extension_id: int
    day: date


@dataclass(frozen=True, slots=True)
class AskOtherDay(Tap):
    """“Cho hạn khác”: days to tap, or one that is typed."""

    extension_id: int


@dataclass(frozen=True, slots=True)
class AskRefusal(Tap):
    """“Không gia hạn”: asks for the reason."""

    extension_id: int


class RefusalReason(StrEnum):
    """What an extension is usually refused for."""

    SCHEDULE = "schedule"
    UNCLEAR = "unclear"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class RefuseFor(Tap):
    extension_id: int
    reason: RefusalReason


@dataclass(frozen=True, slots=True)
class PassUp(Tap):
    """“Trình lãnh đạo”."""

    extension_id: int


@dataclass(frozen=True, slots=True)
class NudgeDoers(Tap):
    """“Nhắc người làm”: everybody the task is given to."""

    task_id: int


@dataclass(frozen=True, slots=True)
class NudgePerson(Tap):
    """One of those on the task."""

    task_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class AnswerNudge(Tap):
    """“Trả lời”: words to who asked."""

    task_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class AskAgain(Tap):
    """“Hỏi lại”, once about all that one message says went up to its reader."""

    message_id: int


@dataclass(frozen=True, slots=True)
class TurnRisen(Tap):
    """A page of a message of what went up to its reader."""

    message_id: int
    page: int = 0


CODES: dict[str, type[Tap]] = {
    "lb": ShowBoard,
    "lz": BackToCard,
    "lc": ChooseAssignee,
    "la": AssignTo,
    "lk": TakeTask,
    "ls": ShowTicks,
    "lt": SetTick,
    "lf": ChooseForTicked,
    "lg": AssignTicked,
    "lh": ChooseHelper,
    "li": AddHelper,
    "lp": ShowApprovals,
    "lo": ShowApproval,
    "ly": Approve,
    "ln": AskReturn,
    "lr": ReturnFor,
    "le": ShowExtensions,
    "lx": ShowExtension,
    "lw": ShowExtensionOf,
    "ld": GrantExtension,
    "lj": AskOtherDay,
    "lq": AskRefusal,
    "lv": RefuseFor,
    "lu": PassUp,
    "lm": NudgeDoers,
    "lmp": NudgePerson,
    "lna": AnswerNudge,
    "lga": AskAgain,
    "lgp": TurnRisen,
}

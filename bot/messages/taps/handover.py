"""Acts about handing tasks over for some days."""

from dataclasses import dataclass
from datetime import date

from bot.messages.actions import Tap
from bot.messages.people.handover_values import HandoverPart, HandoverReason


@dataclass(frozen=True, slots=True)
class ShowHandovers(Tap):
    """/bangiao: what is handed over now or soon."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowHandover(Tap):
    handover_id: int


@dataclass(frozen=True, slots=True)
class NewHandover(Tap):
    """A new one, of this person's tasks; without one it is asked whose."""

    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskHandoverPart(Tap):
    """A part to be changed, or the next page of its choices; none shows the whole."""

    draft_id: int
    part: HandoverPart | None
    page: int = 0


@dataclass(frozen=True, slots=True)
class PickHandoverPerson(Tap):
    draft_id: int
    part: HandoverPart
    person_id: int


@dataclass(frozen=True, slots=True)
class PickHandoverDays(Tap):
    draft_id: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PickHandoverReason(Tap):
    """One of the reasons offered; none leaves it out."""

    draft_id: int
    reason: HandoverReason | None


@dataclass(frozen=True, slots=True)
class TickHandoverTask(Tap):
    draft_id: int
    task_id: int
    ticked: bool
    page: int


@dataclass(frozen=True, slots=True)
class HandOverAll(Tap):
    """All tasks instead of ticked ones."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class ConfirmHandover(Tap):
    draft_id: int


@dataclass(frozen=True, slots=True)
class ReplaceHandoverReason(Tap):
    """“Đổi lý do thành …”: the words typed below a draft that is not sent yet."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class AgreeHandover(Tap):
    handover_id: int


@dataclass(frozen=True, slots=True)
class DeclineHandover(Tap):
    handover_id: int


@dataclass(frozen=True, slots=True)
class EndHandover(Tap):
    """Takes it back, or ends it early; asked first."""

    handover_id: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class AskHandoverEnd(Tap):
    """Another last day."""

    handover_id: int


@dataclass(frozen=True, slots=True)
class MoveHandoverEnd(Tap):
    handover_id: int
    last: date


CODES: dict[str, type[Tap]] = {
    "hl": ShowHandovers,
    "hv": ShowHandover,
    "hb": NewHandover,
    "ha": AskHandoverPart,
    "hp": PickHandoverPerson,
    "hd": PickHandoverDays,
    "hr": PickHandoverReason,
    "ht": TickHandoverTask,
    "hz": HandOverAll,
    "hc": ConfirmHandover,
    "hq": ReplaceHandoverReason,
    "hy": AgreeHandover,
    "hn": DeclineHandover,
    "he": EndHandover,
    "hw": AskHandoverEnd,
    "hx": MoveHandoverEnd,
}

"""What the pages of a handover show."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import HandoverState
from bot.messages.reach import NOBODY, Reach

PAGE_SIZE = 8


class HandoverPart(StrEnum):
    """What is asked for while a handover is put together."""

    WHOSE = "w"
    WHOM = "t"
    DAYS = "d"
    REASON = "r"
    TASKS = "k"


class HandoverReason(StrEnum):
    """Offered to be tapped; any other is typed."""

    LEAVE = "leave"
    TRIP = "trip"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class Somebody:
    id: int
    name: str
    label: str = ""
    """The name, told apart from others of it."""
    is_enrolled: bool = True
    is_away: bool = False
    """On leave on some of the days."""


@dataclass(frozen=True, slots=True)
class HandedTask:
    id: int
    number: str
    content: str


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """A handover that is put together; `step` is the part that is asked for."""

    id: int
    step: HandoverPart | None
    whose: Somebody | None = None
    to: Somebody | None = None
    first: date | None = None
    last: date | None = None
    reason: str | None = None
    ticked: frozenset[int] = frozenset()
    open_tasks: int = 0
    is_own: bool = False
    """Whoever puts it together hands over their own tasks."""
    needs_asking: bool = False
    """The lead or the office has to agree."""


@dataclass(frozen=True, slots=True)
class HandoverChoices:
    """What may be tapped for the part that is asked for: a page of people, or of tasks."""

    people: tuple[Somebody, ...] = ()
    tasks: tuple[HandedTask, ...] = ()
    page: int = 0
    pages: int = 1
    printed: str = ""
    """The name as typed, where it fits several."""


@dataclass(frozen=True, slots=True)
class HandoverCard:
    """A handover as somebody may look at it."""

    id: int
    state: HandoverState
    whose: str
    to: str
    first: date
    last: date
    reason: str
    tasks: tuple[HandedTask, ...]
    """Only these; all where there is none."""
    decided_by: str
    is_running: bool
    is_over: bool
    may_decide: bool
    may_end: bool
    reach: Reach = NOBODY
    """Which of the two is told what the reader does with it."""


@dataclass(frozen=True, slots=True)
class HandoverLine:
    id: int
    state: HandoverState
    whose: str
    to: str
    first: date
    last: date
    is_running: bool


@dataclass(frozen=True, slots=True)
class HandoverPage:
    """What somebody may know of what is handed over, running or to come."""

    lines: tuple[HandoverLine, ...]
    page: int
    pages: int

"""A task as the office puts it together or changes it, as values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import OwnerKind
from bot.parsing.values import Doubt, Milestone


class TaskPart(StrEnum):
    """What of a task the office says; the letters travel in buttons."""

    CONTENT = "c"
    LEADS = "l"
    TIME = "t"
    RESULT = "r"
    HELPS = "h"
    NUMBER = "n"
    BUDGET = "b"


@dataclass(frozen=True, slots=True)
class Whom:
    """A unit or person of the office."""

    kind: OwnerKind
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """A typed deadline as it was read."""

    printed: str = ""
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def last_day(self) -> date | None:
        return max((one.due for one in self.milestones if one.due), default=None)


@dataclass(frozen=True, slots=True)
class WhomPage:
    """Units or people to choose from, of which this is a page."""

    choices: tuple[Whom, ...] = ()
    page: int = 0
    pages: int = 1
    printed: str = ""
    """The name all of these fit, where one was typed."""


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task that arises, as far as it was said."""

    id: int
    """Tells the buttons of one draft from those of another."""
    content: str = ""
    leads: tuple[Whom, ...] = ()
    helps: tuple[Whom, ...] = ()
    outside: tuple[str, ...] = ()
    """Who helps from outside the office, as typed."""
    when: Read = Read()
    expected: str = ""
    urgent: bool = False
    step: TaskPart | None = TaskPart.CONTENT
    """What is asked for now; none while the whole is shown."""
    choose: WhomPage = WhomPage()


@dataclass(frozen=True, slots=True)
class TaskFields:
    """A stored task as the office edits it."""

    task_id: int
    number: str
    content: str
    leads: tuple[Whom, ...]
    helps: tuple[Whom, ...]
    outside: tuple[str, ...]
    timeline: str
    due: date | None
    expected: str
    budget_vnd: int | None
    state: str


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a part of a task is to become, not kept yet."""

    part: TaskPart
    text: str = ""
    whom: tuple[Whom, ...] = ()
    outside: tuple[str, ...] = ()
    when: Read = Read()
    budget_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A task being edited: which part is asked for, what was typed for it."""

    fields: TaskFields
    part: TaskPart | None = None
    value: NewValue | None = None
    choose: WhomPage = WhomPage()

"""What those who lead are shown, as values: the board of a unit, people to choose from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain import TaskFilter
from bot.storage import Extension, Milestone, Task, Unit


@dataclass(frozen=True, slots=True)
class OnBoard:
    """One person of the unit: the open tasks, and those of them that are late."""

    label: str
    open: TaskFilter
    total: int
    late: TaskFilter
    late_total: int


@dataclass(frozen=True, slots=True)
class Board:
    """The numbers of a unit, a page of its people, and what waits for the reader."""

    unit_id: int
    unit_name: str
    numbers: tuple[tuple[str, TaskFilter, int], ...]
    people: tuple[OnBoard, ...]
    page: int
    pages: int
    assigns: bool
    approvals: int
    extensions: int


@dataclass(frozen=True, slots=True)
class Units:
    """The units to choose a board from."""

    shown: tuple[Unit, ...]
    page: int
    pages: int


class Mark(StrEnum):
    """What to know of somebody before a task is given to them."""

    NOW = "now"  # it is theirs already
    AWAY = "away"
    NOT_ENROLLED = "not_enrolled"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person or unit to tap."""

    id: int
    label: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """A page of them."""

    shown: tuple[Candidate, ...]
    page: int
    pages: int
    named_id: int | None = None
    """Who has the task now, the first of several."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a later day, with what it is about."""

    extension: Extension
    task: Task
    milestone: Milestone | None
    asker: str

    @property
    def due(self) -> date | None:
        """The day that holds now."""
        return self.milestone.due if self.milestone else self.extension.old_due

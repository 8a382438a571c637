"""What a morning message says, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain import Level
from bot.storage import Milestone, Task

Items = Sequence[tuple[Task, Milestone]]


@dataclass(frozen=True, slots=True)
class WentUp:
    """Who above the doers of a task hears of it."""

    level: Level
    has_arrived: bool
    """Else it is to be sent today."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a morning message says beside the milestones that reached a step."""

    given: tuple[Task, ...] = ()
    """Tasks that came to the reader since their last morning."""
    dropped: tuple[Task, ...] = ()
    """Late tasks of which the bot, while it was down, said nothing for too long."""
    dropped_since: date | None = None
    overdue: int = 0
    """How many tasks are in the list of the reader's late ones."""
    only_directs: bool = False
    """None of those late tasks is the reader's own to do."""
    to_hand_in: frozenset[int] = frozenset()
    """Those of the tasks the reader may report done."""
    in_place_of: Mapping[int, str] = field(default_factory=dict)
    """Whose a task is that the reader has for somebody else."""
    went_up: Mapping[int, WentUp] = field(default_factory=dict)
    """Tasks of which somebody above was or is told."""


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a morning message; without a milestone for a task that is new."""

    task: Task
    milestone: Milestone | None

    @property
    def due(self) -> date | None:
        return self.milestone.due if self.milestone else self.task.due


LINES = 10
"""As many lines as a phone's screen takes; the rest is a tap away."""


def lines_of(items: Items, beside: Beside) -> list[Line]:
    """In the order they are read: urgent first, then by day, what is new last."""
    told = [Line(task, milestone) for task, milestone in items]
    told.sort(key=lambda line: (not line.task.urgent, line.due or date.max))
    return told + [Line(task, None) for task in beside.given]


def page_of(lines: Sequence[Line], page: int) -> tuple[list[Line], int, int]:
    """The lines of the nearest page there is, its number, and how many pages there are."""
    pages = max(-(-len(lines) // LINES), 1)
    page = min(page, pages - 1)
    return list(lines[page * LINES : (page + 1) * LINES]), page, pages

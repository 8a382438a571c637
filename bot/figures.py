"""How a task is counted in a report: on time, after its time, overdue; pure rules of days.

A task is counted by the day it was handed in, whenever the lead approved it. While it awaits
approval it is neither done nor late.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from bot.domain import OPEN_STATES, Figure, TaskFilter, TaskState
from bot.parsing.text import fold

_NEVER_DUE = (TaskState.PAUSED, TaskState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a task decides how it is counted; days are those of the office."""

    state: TaskState
    last_day: date | None
    """The last day on which handing in is in time; none for a task without a deadline."""
    handed_in: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_after_time(self) -> bool:
        """Done, and handed in on a day after its last one."""
        if self.state is not TaskState.DONE or self.last_day is None:
            return False
        return self.handed_in is not None and self.handed_in > self.last_day


def last_day(due: date | None, timeline: str, *, strict: bool) -> date | None:
    """The day itself; the one before where the plan says “trước 30/6” and the office is strict."""
    if due is None or not strict:
        return due
    printed = rf"\btruoc (?:ngay )?0?{due.day}\s*[/.-]\s*0?{due.month}(?!\d)"
    return due - timedelta(days=1) if re.search(printed, fold(timeline)) else due


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day a report is made on, and the days it is about."""

    today: date
    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day is past or running, and within the report."""
        begins, ends = self.start or date.min, self.end or date.max
        return begins <= day <= ends and day <= self.today


def came_due(task: Standing, on: AsOf) -> bool:
    """Its last day is today or is past; what is paused or cancelled does not come due."""
    return task.last_day is not None and on.holds(task.last_day) and task.state not in _NEVER_DUE


def is_overdue(task: Standing, on: AsOf) -> bool:
    return task.is_open and task.last_day is not None and task.last_day < on.today


def is_to_come(task: Standing, on: AsOf) -> bool:
    """Still open, and its last day is today or later, within the report."""
    if not task.is_open or task.last_day is None:
        return False
    begins, ends = max(on.start or date.min, on.today), on.end or date.max
    return begins <= task.last_day <= ends


_RULES: MappingProxyType[Figure, Callable[[Standing, AsOf], bool]] = MappingProxyType(
    {
        Figure.CAME_DUE: came_due,
        Figure.ON_TIME: lambda task, _: task.state is TaskState.DONE and not task.is_after_time,
        Figure.AFTER_TIME: lambda task, _: task.is_after_time,
        Figure.IN_TIME: lambda task, on: task.is_open and not is_overdue(task, on),
        Figure.OVERDUE: is_overdue,
        Figure.AWAITING: lambda task, _: task.state is TaskState.AWAITING_APPROVAL,
        Figure.PAUSED: lambda task, _: task.state is TaskState.PAUSED,
        Figure.TO_COME: is_to_come,
    }
)
_SHOWN_WHERE_ANY = (Figure.AWAITING, Figure.PAUSED)
_REPORTED = tuple(figure for figure in Figure if figure is not Figure.TO_COME)
"""What every report says; what is to come is asked for by itself."""


def is_counted(task: Standing, figure: Figure, on: AsOf) -> bool:
    """Whether the task is one of this figure."""
    return _RULES[figure](task, on)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the tasks that came due and are settled were handed in on time."""

    on_time: int
    settled: int

    @property
    def per_cent(self) -> int | None:
        """Rounded down, so that only all of them are 100; none where nothing came due."""
        return self.on_time * 100 // self.settled if self.settled else None


def rate(tasks: Iterable[Standing], on: AsOf) -> Rate:
    """Over tasks that came due: those done and those overdue.

    One that awaits approval is left out, and one whose last day is still running.
    """
    settled = [
        task
        for task in tasks
        if came_due(task, on) and (task.state is TaskState.DONE or is_overdue(task, on))
    ]
    return Rate(sum(is_counted(task, Figure.ON_TIME, on) for task in settled), len(settled))


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a report and the list of exactly so many tasks."""

    figure: Figure | None
    """None: all that were assigned."""
    filter: TaskFilter
    total: int


@dataclass(frozen=True, slots=True)
class Reported:
    """The tasks of a report in the order of a list: id and standing."""

    on: AsOf
    tasks: tuple[tuple[int, Standing], ...]

    def ids(self, figure: Figure) -> tuple[int, ...]:
        return tuple(task_id for task_id, task in self.tasks if is_counted(task, figure, self.on))

    @property
    def rate(self) -> Rate:
        return rate((task for _, task in self.tasks), self.on)

    def numbers(self, wanted: TaskFilter) -> tuple[Number, ...]:
        """All of the filter, then each figure; what is seldom only where there is any."""
        whole = replace(wanted, status=None, figure=None)
        found = [Number(None, whole, len(self.tasks))]
        for figure in _REPORTED:
            total = len(self.ids(figure))
            if total or figure not in _SHOWN_WHERE_ANY:
                found.append(Number(figure, replace(whole, figure=figure), total))
        return tuple(found)

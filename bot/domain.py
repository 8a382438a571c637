"""Roles, states and the pure rules of the field."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.parsing.values import Status


class Role(StrEnum):
    """What a person may be in the office; one may be several."""

    OFFICER = "officer"
    LEAD = "lead"
    DIRECTOR = "director"
    OFFICE = "office"
    ADMIN = "admin"


class Part(StrEnum):
    """What a unit or person has to do with a task."""

    LEAD = "lead"  # chủ trì
    COORDINATING = "coordinating"  # phối hợp
    DIRECTING = "directing"  # chỉ đạo


class TaskKind(StrEnum):
    TASK = "task"
    INDICATOR = "indicator"
    PROJECT = "project"


class TaskState(StrEnum):
    NOT_STARTED = "not_started"  # chưa bắt đầu
    IN_PROGRESS = "in_progress"  # đang thực hiện
    AWAITING_APPROVAL = "awaiting_approval"  # chờ duyệt
    DONE = "done"  # hoàn thành
    PAUSED = "paused"  # tạm dừng
    CANCELLED = "cancelled"  # huỷ


OPEN_STATES = (TaskState.NOT_STARTED, TaskState.IN_PROGRESS)
"""States in which somebody still has to act, so that the task can be late and is reminded of."""


class ResultState(StrEnum):
    HANDED_IN = "handed_in"
    APPROVED = "approved"
    RETURNED = "returned"


class MessageState(StrEnum):
    """What became of an outbox row; the words of `outbox list --json`."""

    WAITING = "waiting"
    SENT = "sent"
    SENT_AGAIN = "sent_again"
    UNREACHABLE = "unreachable"
    FAILED = "failed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Policy:
    """How an office reminds; its own data, these are the values it starts with."""

    days_before: tuple[int, ...] = (7, 3, 1, 0)
    morning: time = time(8, 0)
    evening: time = time(18, 0)
    """A missed morning is made up until then; later it waits for the next working morning."""
    approval: bool = False
    """A hand-in waits for the lead before it counts as done."""
    strict_before: bool = False
    """Whether “trước 30/6” means the day before."""


def next_occurrence(rule: str, *, start: date, after: date) -> date | None:
    """The first day of a recurring milestone after `after`; none once its year is over.

    `rule` is an RRULE without UNTIL; occurrences end with the year of `start`.
    """
    first = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - whole days, no zone
    found = rrulestr(rule, dtstart=first).after(datetime(after.year, after.month, after.day))  # noqa: DTZ001
    return found.date() if found and found.year == start.year else None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is asking: what rights and wording need to know of an enrolled person."""

    id: int
    org_id: int
    full_name: str
    unit_id: int | None
    unit_name: str
    roles: frozenset[Role]
    language: str
    zone: ZoneInfo
    plan_year: int | None
    """The year of the newest active plan; months without a year are read in it."""
    policy: Policy
    busy_until: datetime | None = None
    """When the half-finished conversation the person is in will be forgotten."""

    @property
    def sees_all(self) -> bool:
        """Directors and the office look at every unit's tasks."""
        return bool(self.roles & {Role.DIRECTOR, Role.OFFICE, Role.ADMIN})


class OwnerKind(StrEnum):
    ME = "m"
    UNIT = "u"
    PERSON = "p"
    ALL = "a"


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a list shows; small enough to travel in a paging button."""

    owner: OwnerKind = OwnerKind.ME
    owner_id: int | None = None
    status: Status | None = None
    start: date | None = None
    end: date | None = None
    words: str = ""
    """Folded words that must all occur."""

    @property
    def has_period(self) -> bool:
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as one line of a list."""

    id: int
    number: str
    content: str
    state: TaskState
    due: date | None
    """The milestone's day this list is about: inside the period, else the next one, else the last.
    None while an awaited event has not happened."""
    inside: bool
    """Due within the asked period, not merely running through it."""


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One page of a list, with the size of the whole."""

    filter: TaskFilter
    lines: tuple[TaskLine, ...]
    total: int
    page: int
    inside: int
    """How many of the total are due within the period."""
    overdue: int
    """How many open tasks of the same owner are late, whatever the period."""

"""What reading yields: frozen values, no behaviour beyond their own arithmetic."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from bot.parsing.name_index import PeopleIndex, UnitIndex, people_by_form, units_by_form


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days; a missing end is open on that side ("trước 30/6" has no start)."""

    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at, as a message key and its values; never a guess.

    The words stand in `locales/*/doubts.ftl` under `doubt-<key>`.
    """

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated (or awaited) action of a task's time phrase."""

    start: date | None = None
    due: date | None = None
    text: str = ""
    trigger: str | None = None
    offset_days: int | None = None
    working: bool = False
    """The offset counts working days."""
    adjusted: bool = False
    """The printed day does not exist; the month's last day stands in for it."""
    recurrence: str | None = None
    """An iCalendar RRULE without the prefix, e.g. `FREQ=MONTHLY;BYMONTHDAY=20`."""
    printed: str = field(default="", compare=False)
    """The words that say when, as written: "trước 30/6", a list whole, an event with its offset."""


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """What a time phrase says: its milestones in text order, and what is doubtful in it."""

    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Intent(StrEnum):
    """What a query wants; orders about tasks have a door of their own, `task_orders`."""

    LIST = "list"
    DETAIL = "detail"
    SEARCH = "search"
    DONE = "done"
    ATTACH = "attach"
    EXTEND = "extend"
    PROGRESS = "progress"
    ASSIGN = "assign"
    STATS = "stats"
    SUMMARY = "summary"
    BROADCAST = "broadcast"
    HELP = "help"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """The first three are what words ask for; the others are numbers of a unit's board."""

    OPEN = "open"
    DONE = "done"
    OVERDUE = "overdue"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Query:
    """An officer's words, understood.

    `owner` is `me`, `unit:<name>`, `person:<name>` or `all`; a name that is not known stands as it
    was typed. `keywords` are what is searched, told, done or reported ("60%"), or why a task is
    to be extended; `task_words` then name the task that has no number.
    """

    text: str
    intent: Intent
    owner: str | None = None
    status: Status | None = None
    period: Period | None = None
    number: str | None = None
    keywords: str | None = None
    task_words: str | None = None


@dataclass(frozen=True)
class KnownNames:
    """The units and people a text may speak of, as the caller knows them: name -> other names."""

    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def unit_index(self) -> UnitIndex:
        return units_by_form(self.units)

    @cached_property
    def people_index(self) -> PeopleIndex:
        return people_by_form(self.people)

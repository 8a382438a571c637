"""A summary of a week, a month or a quarter, as it is handed to what words it."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from bot.domain import Figure, OwnerKind, TaskFilter
from bot.figures import Rate


class Span(StrEnum):
    """How long a time a summary is about; the kind of its messages too."""

    WEEK = "weekly"
    MONTH = "monthly"
    QUARTER = "quarterly"


class Named(StrEnum):
    """What a number of a summary counts; its words are found by it."""

    ALL = "all"
    CAME_DUE = "came-due"
    ON_TIME = "on-time"
    AFTER_TIME = "after-time"
    IN_TIME = "in-time"
    AWAITING = "awaiting"
    OVERDUE = "overdue"
    PAUSED = "paused"
    UNASSIGNED = "unassigned"
    LAST_WEEK = "last-week"
    THIS_WEEK = "this-week"
    DIRECTED = "directed"
    DIRECTED_OVERDUE = "directed-overdue"


def name_of(figure: Figure) -> Named:
    """The figures of a summary go by the same names."""
    return Named(figure.value.replace("_", "-"))


PARTS = (
    Figure.ON_TIME,
    Figure.AFTER_TIME,
    Figure.IN_TIME,
    Figure.AWAITING,
    Figure.OVERDUE,
    Figure.PAUSED,
)
"""Each task of a report is one of these."""


@dataclass(frozen=True, slots=True)
class Line:
    """A number and the list of exactly so many tasks."""

    name: Named
    filter: TaskFilter
    total: int
    before: int | None = None
    """What it was at the summary before; none where that is not known."""


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """A unit or a person in a summary: how many of their tasks each figure counts."""

    label: str
    filter: TaskFilter
    totals: dict[Figure, int]
    total: int
    rate: Rate

    @property
    def overdue(self) -> Line:
        wanted = replace(self.filter, figure=Figure.OVERDUE)
        return Line(Named.OVERDUE, wanted, self.totals[Figure.OVERDUE])


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of an office, or of one of its units."""

    span: Span
    whose: str
    """The unit; empty for the whole office."""
    today: date
    wanted: TaskFilter
    """Owner and days of all of it."""
    lines: tuple[Line, ...]
    rate: Rate
    first: date
    """The first day of its week, month or quarter."""
    since: date | None = None
    """The day of the summary the numbers are compared with."""
    weeks: tuple[Line, ...] = ()
    """What came due last week, and what is to come due in this one."""
    directed: tuple[Line, ...] = ()
    """Of what the reader directs: all, and the overdue."""
    earlier: Line | None = None
    """What came due in the period before, of a month or a quarter."""
    earlier_rate: Rate = field(default=Rate(0, 0))
    owners: tuple[OwnerRow, ...] = ()
    """By unit, or by person of a unit; none where names are not to be seen."""
    unassigned: OwnerRow | None = None
    """Of a unit by person: what waits for one."""
    others: OwnerRow | None = None
    """What is in none of the rows before."""
    overlaps: bool = False
    """Some task counts for more than one of them."""

    @property
    def total(self) -> int:
        return self.lines[0].total

    @property
    def leaves_out_named(self) -> bool:
        """As a unit's group is told: not what names a person and no unit."""
        return self.wanted.owner is OwnerKind.NAMED

    @property
    def drawn(self) -> tuple[OwnerRow, ...]:
        """Everything by owner; nothing where no owner has any of it."""
        if not any(row.total for row in self.owners):
            return ()
        rest = (self.unassigned, self.others)
        return (*self.owners, *(row for row in rest if row is not None))


@dataclass(frozen=True, slots=True)
class Owners:
    """A page of the units or people a summary is of."""

    wanted: TaskFilter
    owner_name: str | None
    rows: tuple[OwnerRow, ...]
    page: int
    pages: int
    overlaps: bool

"""What the office is shown of people, as values."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain import Role

PAGE_SIZE = 8


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit and how many of its people are enrolled."""

    unit_id: int | None
    name: str
    """Empty for those without a unit."""
    people: int
    enrolled: int


@dataclass(frozen=True, slots=True)
class PeopleOverview:
    """A page of the units, and what else waits to be done about people."""

    lines: tuple[UnitLine, ...]
    page: int
    total: int
    people: int
    enrolled: int
    requests: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    person_id: int
    full_name: str
    position: str
    is_enrolled: bool
    is_unreachable: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A page of people to choose from."""

    unit_id: int | None
    unit_name: str
    lines: tuple[PersonLine, ...]
    page: int
    total: int
    enrolled: int = 0


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything the office decides about one person."""

    person_id: int
    full_name: str
    unit_id: int | None
    unit_name: str
    position: str
    phone: str
    roles: frozenset[Role]
    is_enrolled: bool
    unreachable_since: date | None
    """A day of the office."""
    unreachable_reason: str
    tasks: int
    """Unfinished ones that name the person."""
    handed_over: tuple[str, date] | None = None
    """Who has them now, and until when."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a request may be about."""

    person_id: int
    full_name: str
    unit_name: str
    is_enrolled: bool


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with the people it may be about, the likeliest first."""

    id: int
    full_name: str
    phone: str
    unit_name: str
    created_at: datetime
    candidates: tuple[Candidate, ...]
    waiting: int
    """How many requests are open in all."""

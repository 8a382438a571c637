"""An office's days off and swapped days, as services hand them to what words them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DaysOfYear:
    """What of a year is no ordinary day."""

    year: int
    country: tuple[tuple[date, date, str], ...]
    """Public holidays by first and last day and name."""
    country_worked: tuple[date, ...]
    own: tuple[tuple[date, date], ...]
    """The office's own days off."""
    swaps: tuple[tuple[date, date | None], ...]
    """Worked, and free in exchange."""


@dataclass(frozen=True, slots=True)
class MovedReminder:
    """A reminder that comes on another day than before."""

    number: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class DaysChanged:
    """What a change of days brought."""

    kind: str
    first: date
    last: date
    instead_of: date | None
    days: int
    """Days that really changed; those that were off already do not count."""
    moved: tuple[MovedReminder, ...]

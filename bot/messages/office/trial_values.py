"""What a policy would have done in a month, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain import Policy
from bot.messages.taps.office_settings import PolicyField


@dataclass(frozen=True, slots=True)
class Tried:
    """What is tried: a field, the policy with it and the one in use."""

    field: PolicyField
    before: Policy
    after: Policy
    mark: str
    """Of the whole policy in use; another one means that somebody changed it meanwhile."""

    @property
    def is_same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Pair:
    """A number by the tried policy and by the one in use."""

    after: int
    before: int


@dataclass(frozen=True, slots=True)
class TrialPerson:
    """Somebody with the morning messages they would have had."""

    name: str
    unit: str
    messages: Pair


@dataclass(frozen=True, slots=True)
class Trial:
    """A month in numbers."""

    first: date
    """Its first day."""
    messages: Pair
    """Morning messages."""
    people: Pair
    """Who would have had any."""
    lines: Pair
    """Tasks mentioned in them, once a message."""
    late: Pair
    """Those of them that were late."""
    up: Pair
    """Messages of what would have gone up, one a superior and morning."""
    days: Sequence[tuple[date, Pair]]
    """Each working day with its messages."""
    stored_on: date | None
    """Set where some of the month was before the plan was stored."""
    shown: Sequence[TrialPerson] = ()
    """A page of them, who hears most by the tried policy first."""
    page: int = 0
    pages: int = 1

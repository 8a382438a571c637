"""A person's settings, as services hand them to what words them."""

from dataclasses import dataclass
from datetime import date, time

from bot.domain import OwnTimes


@dataclass(frozen=True, slots=True)
class Own:
    """A person's settings as they stand, and when the next morning messages come."""

    times: OwnTimes
    office_hour: time
    """What holds where the person chose no hour."""
    told_at: time
    """When the message of the next morning comes, quiet hours considered."""
    today: date
    keeps_office: bool
    """May change what the office as a whole has set."""
    weekly: bool | None = None
    """Whether the weekly summary comes; none for those it is not for."""

    @property
    def leave(self) -> tuple[date, date] | None:
        """The leave that runs or is to come."""
        first, last = self.times.away_from, self.times.away_until
        return (first, last) if first and last and last >= self.today else None

    @property
    def quiet(self) -> tuple[time, time] | None:
        begins, ends = self.times.quiet_from, self.times.quiet_until
        return (begins, ends) if begins is not None and ends is not None else None

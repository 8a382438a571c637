"""The injected clock; nobody else asks the time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """The real time, moved by an offset that only the demo and tests ever set."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    @property
    def ahead(self) -> timedelta:
        """By how much it differs from the machine's."""
        return self._offset

    def move_by(self, ahead: timedelta) -> None:
        """Makes it differ so much from the machine's."""
        self._offset = ahead

    def today(self, zone: ZoneInfo) -> date:
        """The day it is in an office's zone."""
        return self.now().astimezone(zone).date()

    def move_to(self, instant: datetime) -> None:
        """Makes it `instant` (aware) now; time goes on from there."""
        self._offset = instant.astimezone(UTC) - datetime.now(UTC)


class FixedClock(Clock):
    """Stands still at one instant, for single commands with `--at` and for tests."""

    def __init__(self, instant: datetime) -> None:
        super().__init__()
        self._instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        return self._instant

    def move_to(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)

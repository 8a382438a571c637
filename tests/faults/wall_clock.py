"""The clock on the wall of the office under test: all its bots read it, the test sets it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path


class WallClock:
    """How far it is ahead of the real time stands in a file."""

    def __init__(self, file: Path, opening: datetime) -> None:
        self.file = file
        self.set_to(opening)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def set_to(self, instant: datetime) -> None:
        self._ahead = instant - datetime.now(UTC)
        written = self.file.with_suffix(".new")
        written.write_text(str(self._ahead.total_seconds()))
        written.replace(self.file)

    def move(self, by: timedelta) -> None:
        self.set_to(self.now() + by)

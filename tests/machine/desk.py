"""The office as a run drives it: its database, its clock, its post."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from structlog.testing import capture_logs

from bot.clock import FixedClock
from bot.messages.answer import Answer
from bot.messages.callback_data import decode, encode
from bot.reminders.delivery import Delivery
from bot.reminders.pace import Pace
from bot.reminders.pace_chats import Limits
from bot.reminders.scheduler import forget_old, tick
from bot.services.chores import CHORES
from bot.storage import Database
from tests.machine.rows import Rows, read_rows
from tests.machine.small_office import NOW, ZONE, copy, signs_in

_TEXT_AT_MOST = 4096
_LABEL_AT_MOST = 100


NO_LIMITS = Limits(a_second=100_000, a_minute=100_000, between=0.0, second=0.0, minute=0.0)


@dataclass
class Desk:
    """What is sent is looked at when it is sent."""

    path: Path
    database: Database
    clock: FixedClock
    delivery: Delivery = field(init=False)
    sent: int = 0
    wrong: list[str] = field(default_factory=list)
    """What must not have been sent; a delivery outlives every error of a sending."""

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.database, self.clock, self._send, Pace(NO_LIMITS))

    @property
    def today(self) -> date:
        return self.clock.today(ZoneInfo(ZONE))

    def rows(self) -> Rows:
        return read_rows(self.path)

    async def wait(self, span: timedelta) -> None:
        """So much later, after everything that runs by itself has run."""
        self.clock.move_to(self.clock.now() + span)
        with capture_logs() as logs:
            await tick(self.database, self.clock, self.delivery, CHORES)
            await forget_old(self.database, self.clock)
        self.wrong += [str(entry) for entry in logs if entry["log_level"] == "error"]
        assert not self.wrong, self.wrong

    async def _send(self, chat_id: int, answer: Answer) -> int:
        self.sent += 1
        try:
            self._look_at(chat_id, answer)
        except AssertionError as error:
            self.wrong.append(str(error))
        return self.sent

    def _look_at(self, chat_id: int, answer: Answer) -> None:
        """Nobody is written of a task that is none of their business, and every button works."""
        rows = self.rows()
        (person,) = (one for one, row in rows["person"].items() if row["telegram_id"] == chat_id)
        shown = signs_in(answer.text)
        hidden = {
            task["number"]
            for task_id, task in rows["task"].items()
            if signs_in(task["content"]) & shown and not rows.sees(person, task_id)
        }
        assert not hidden, f"{rows['person'][person]['full_name']} was told of {hidden}: {answer}"
        assert 0 < len(answer.text) <= _TEXT_AT_MOST
        for choice in (one for row in answer.choices for one in row):
            assert 0 < len(choice.label) <= _LABEL_AT_MOST
            assert choice.action is None or decode(encode(choice.action)) == choice.action


@asynccontextmanager
async def opened(template: Path, path: Path) -> AsyncIterator[Desk]:
    """A fresh office, closed behind the block."""
    database = Database(copy(template, path))
    yield Desk(path, database, FixedClock(NOW.astimezone(UTC)))
    await database.close()

"""Something a person tries to do: who, to which task, when; what it takes besides is drawn."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from bot.domain import Speaker
from bot.errors import NotFound
from bot.storage import Database, Session
from bot.storage.people import speaker_by_id
from tests.machine.rows import Row, Rows

One = TypeVar("One")
Act = Callable[["Deed"], Awaitable[object]]
ON_TASK: dict[str, Act] = {}
"""What is done to one task, by name."""
IN_OFFICE: dict[str, Act] = {}
"""What is done to the office as a whole."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One try; `pick` chooses among what there is to choose from."""

    database: Database
    rows: Rows
    who: int
    task_id: int
    pick: int
    now: datetime
    today: date

    @asynccontextmanager
    async def act(self) -> AsyncIterator[tuple[Session, Speaker]]:
        """A transaction of its own, with who acts as they stand now."""
        async with self.database.write() as session:
            yield session, await speaker_now(session, self.who, now=self.now)

    def one_of(self, choices: Sequence[One]) -> One:
        """Raises `NotFound` where there is nothing to choose from."""
        if not choices:
            raise NotFound
        return choices[self.pick % len(choices)]

    def of_task(self, table: str) -> list[Row]:
        return self.rows.of_task(table, self.task_id)

    def person(self) -> int:
        """Anybody, also who left or is of another office."""
        return self.one_of(list(self.rows["person"]))

    def unit(self) -> int:
        return self.one_of(list(self.rows["unit"]))

    def milestone(self) -> int:
        return int(self.one_of(self.of_task("milestone"))["id"])

    def extension(self) -> int:
        """A request on the task, else any there is."""
        rows = self.of_task("extension") or list(self.rows["extension"].values())
        return int(self.one_of(rows)["id"])


async def speaker_now(session: Session, person_id: int, *, now: datetime) -> Speaker:
    """Raises `NotFound` for who is no longer of the office."""
    found = await speaker_by_id(session, person_id, now=now)
    if found is None:
        raise NotFound("stranger")
    return found


def on_task(of: Act) -> Act:
    """Enters a function among the acts, under its own name."""
    return _enter(of, ON_TASK)


def in_office(of: Act) -> Act:
    return _enter(of, IN_OFFICE)


def _enter(of: Act, acts: dict[str, Act]) -> Act:
    name: str = of.__name__
    acts[name.strip("_")] = of
    return of

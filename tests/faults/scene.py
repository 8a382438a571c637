"""A broadcast or a morning under way, with what can befall it, and the judgement at the end."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import Engine

from bot.demo.standin import running_standin
from tests.faults import staff
from tests.faults.bots import Bots
from tests.faults.ledger import Ledger, read_ledger
from tests.faults.telegram import Telegram
from tests.faults.wall_clock import WallClock

WORKERS = 8
"""What one process may have in the air (bot/reminders/delivery.py)."""
_OFTEN = 0.1
STILL = 3.0
"""Seconds without a message after which nobody is at work, all being held or put off."""


async def until(holds: Callable[[], Awaitable[bool]], *, seconds: float, every: float) -> None:
    """Looks again and again: what other processes do is not announced. Raises `TimeoutError`."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - as said
            await asyncio.sleep(every)


@dataclass(slots=True)
class Scene:
    """Everything a test may reach for."""

    url: str
    people: int
    telegram: Telegram
    bots: Bots
    clock: WallClock
    engine: Engine
    may_repeat: set[int] = field(default_factory=set)
    """The chats of messages that were in flight when a process died."""

    async def ledger(self) -> Ledger:
        return await asyncio.to_thread(read_ledger, self.engine)

    async def begin(self, chance: Random) -> None:
        """The bots start and are somewhere in the middle of it, not at the end of a run."""
        self.bots.start()
        await self.until_sent(chance.randrange(self.people // 4, self.people // 2))
        await self.require_amid()

    async def until_sent(self, count: int, *, patience: float = 60) -> None:
        """Until so many messages reached phones."""

        async def is_sent() -> bool:
            self._require_up()
            return len(self.telegram.accepted) >= count

        try:
            await until(is_sent, seconds=patience, every=_OFTEN / 10)
        except TimeoutError:
            sent = len(self.telegram.accepted)
            raise AssertionError(f"{sent} sent, not {count}; {self._said()}") from None

    async def pass_time(self, seconds: float) -> None:
        """While the bots are at work."""
        await asyncio.sleep(seconds)

    async def kill(self, index: int = 0) -> int:
        """Kills a process without a word; how many messages it had taken at that moment."""
        process = self.bots.kill(index)
        # What it sent last may still be on its way.
        await asyncio.sleep(_OFTEN)
        ledger = await self.ledger()
        assert ledger.waiting or not ledger.rows, "all was sent before the kill"
        held = ledger.held_by(process)
        self.may_repeat |= held
        return len(held)

    async def require_amid(self) -> None:
        """Some have it and some have not: else nothing befalls a broadcast or a morning."""
        waiting = len((await self.ledger()).waiting)
        assert 0 < waiting < self.people, f"{waiting} of {self.people} wait"

    async def hold(self) -> None:
        """What is taken just now may come twice."""
        self.may_repeat |= (await self.ledger()).held

    async def until_quiet(self, *, patience: float = 300, still: float = STILL) -> None:
        """Until nothing waits any more.

        Whatever is put off or held by the dead is not waited for: the clock is moved on, but only
        when no message came for a while.
        """
        try:
            await until(lambda: self._is_quiet(still), seconds=patience, every=_OFTEN)
        except TimeoutError:
            raise AssertionError(f"not quiet; {self._said()}") from None

    async def _is_quiet(self, still: float) -> bool:
        self._require_up()
        ledger = await self.ledger()
        if ledger.rows and not ledger.waiting:
            return not ledger.unfinished
        tries = self.telegram.noted.tries
        is_still = tries and time.monotonic() - tries[-1][0] > still
        if is_still and ledger.waiting and (then := ledger.next_move()) > self.clock.now():
            self.clock.set_to(then)
            await self.pass_time(still)
        return False

    def _require_up(self) -> None:
        assert self.bots.are_up(), f"a bot ended by itself; {self._said()}"

    def _said(self) -> str:
        return f"the bots said:\n{self.bots.said()}"

    async def judge(self) -> Ledger:
        """Nobody missed, nobody twice but in flight, and the ledger says who; else it fails."""
        ledger, got = await self.ledger(), self.telegram.count_by_chat()
        missed = set(staff.accounts(self.people)) - set(got)
        twice = {chat for chat, times in got.items() if times > 1}
        assert not missed, f"{len(missed)} missed"
        assert not ledger.unsent, [row.state for row in ledger.unsent]
        assert len(ledger.rows) == self.people
        assert twice <= self.may_repeat, f"{len(twice - self.may_repeat)} twice without reason"
        assert twice <= ledger.sent_again, f"{len(twice - ledger.sent_again)} repeats not named"
        assert all(got[chat] <= 2 for chat in twice), "three times"
        return ledger


@asynccontextmanager
async def scene(
    url: str, folder: Path, people: int, *, processes: int = 1, tasks: bool = False
) -> AsyncIterator[Scene]:
    """An office in a migrated database, the bots not yet started."""
    staff.fill(url, people, tasks=tasks)
    clock = WallClock(folder / "clock", staff.OPENING)
    telegram = Telegram(staff.accounts(people), office=staff.OFFICE_ACCOUNT)
    engine = staff.plain_engine(url)
    async with running_standin(telegram) as (_, address):
        settings = {
            "NHACVIEC_TOKEN": telegram.token,
            "NHACVIEC_TELEGRAM_API_URL": address,
            "NHACVIEC_DATABASE_URL": url,
            "NHACVIEC_FILES_DIR": str(folder / "files"),
        }
        bots = Bots(settings, clock.file, folder, count=processes)
        try:
            yield Scene(url, people, telegram, bots, clock, engine)
        finally:
            await bots.stop()
            engine.dispose()

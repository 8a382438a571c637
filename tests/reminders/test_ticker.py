"""One process ticks; another takes over when it cannot any more."""

import asyncio

import pytest

from bot.reminders import ticker as module
from bot.reminders.ticker import Ticker
from bot.storage.engine import DatabaseAway
from tests.processes.waiting import becomes


class Shared:
    """The database of two processes: who has the lock, and whether it can be reached."""

    def __init__(self) -> None:
        self.holder: object = None


class FakeLocks:
    """The locks of one process, whose connection a test can cut."""

    is_shared = True

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self.session = 0
        self.is_cut = False

    def cut(self) -> None:
        self.is_cut = True
        if self._shared.holder is self:
            self._shared.holder = None

    async def take(self, name: str) -> bool:
        await self.check()
        if self._shared.holder in (None, self):
            self._shared.holder = self
        return self._shared.holder is self

    async def let_go(self, name: str) -> None:
        if self._shared.holder is self:
            self._shared.holder = None

    async def check(self) -> None:
        if self.is_cut:
            self.session += 1
            raise DatabaseAway

    async def aclose(self) -> None:
        await self.let_go("")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_EVERY", 0.02)


@pytest.fixture
def both() -> tuple[FakeLocks, FakeLocks]:
    shared = Shared()
    return FakeLocks(shared), FakeLocks(shared)


class Tick:
    """Something a tick does, which takes as long as the test wants."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.done = asyncio.Event()

    async def __call__(self) -> None:
        self.begun.set()
        await self.done.wait()


async def test_the_other_process_ticks_once_the_first_has_gone(
    both: tuple[FakeLocks, FakeLocks],
) -> None:
    first, second = Ticker(both[0]), Ticker(both[1])
    async with second.tended():
        pass
    async with first.tended(), second.tended():
        assert (first.ticks, second.ticks) == (True, False)
        both[0].cut()
        await becomes(lambda: second.ticks)
        assert not first.ticks


async def test_only_who_ticks_does_what_is_due(both: tuple[FakeLocks, FakeLocks]) -> None:
    first, second = Ticker(both[0]), Ticker(both[1])
    tick = Tick()
    tick.done.set()
    async with first.tended(), second.tended():
        await second.run(tick)
        assert not tick.begun.is_set()
        await first.run(tick)
        assert tick.begun.is_set()


async def test_a_tick_under_way_stops_when_the_connection_is_cut(
    both: tuple[FakeLocks, FakeLocks],
) -> None:
    ticker, tick = Ticker(both[0]), Tick()
    async with ticker.tended():
        running = asyncio.create_task(ticker.run(tick))
        await tick.begun.wait()
        both[0].cut()
        async with asyncio.timeout(5):
            await running
    assert not tick.done.is_set()


async def test_a_tick_that_fails_says_so(both: tuple[FakeLocks, FakeLocks]) -> None:
    async def fail() -> None:
        raise ValueError("broken")

    ticker = Ticker(both[0])
    async with ticker.tended():
        with pytest.raises(ValueError, match="broken"):
            await ticker.run(fail)


async def test_a_ticker_that_stops_lets_the_next_begin_at_once(
    both: tuple[FakeLocks, FakeLocks],
) -> None:
    async with Ticker(both[0]).tended():
        pass
    next_one = Ticker(both[1])
    async with next_one.tended():
        assert next_one.ticks


async def test_who_stands_by_says_so_once(
    both: tuple[FakeLocks, FakeLocks], capsys: pytest.CaptureFixture[str]
) -> None:
    second = Ticker(both[1])
    async with Ticker(both[0]).tended(), second.tended():
        for _ in range(3):
            await second.look()
    assert capsys.readouterr().out.count("stands_by") == 1

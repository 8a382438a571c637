"""The demo's clock goes on where it stopped."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo import saved_clock
from bot.demo.saved_clock import SavedClock, saving, tell_terminal
from bot.storage import Database
from bot.storage.bot_state import clock_ahead, forget_clock
from bot.storage.engine import upgrade

OPENING = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'office.db'}"
    await asyncio.to_thread(upgrade, url)
    made = Database(url)
    yield made
    await made.close()


async def ahead(database: Database, *, in_minutes: float = 0) -> timedelta:
    """What a terminal is told so much later."""
    async with database.read() as session:
        later = datetime.now(UTC) + timedelta(minutes=in_minutes)
        return await clock_ahead(session, machine=later)


async def test_it_begins_at_the_opening_once(tmp_path: Path, database: Database) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    assert OPENING <= clock.now() < OPENING + A_MINUTE
    async with saving(clock, database):
        clock.move_to(OPENING + timedelta(days=3))
    again = SavedClock(tmp_path / "clock.json", opening=OPENING)
    assert OPENING + timedelta(days=3) <= again.now() < OPENING + timedelta(days=3) + A_MINUTE


async def test_a_terminal_believes_it_while_the_demo_runs(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_clock, "_SAVED_EVERY", 0.05)
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    async with saving(clock, database):
        await asyncio.sleep(0.5)
        assert abs(await ahead(database) - clock.ahead) < A_MINUTE
        clock.move_by(timedelta(days=400))
        await asyncio.sleep(0.5)
        assert await ahead(database) == timedelta(days=400)
    assert await ahead(database, in_minutes=2) == timedelta(0)


async def test_a_bot_that_is_no_demo_goes_by_the_machine(
    tmp_path: Path, database: Database
) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    await tell_terminal(database, clock)
    async with database.write() as session:
        await forget_clock(session)
    assert await ahead(database) == timedelta(0)


async def test_what_went_by_without_a_move_is_not_lost(tmp_path: Path, database: Database) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    async with saving(clock, database):
        clock.move_by(clock.ahead + timedelta(hours=2))  # as if two hours went by
    again = SavedClock(tmp_path / "clock.json", opening=OPENING)
    assert again.now() >= OPENING + timedelta(hours=2)


@pytest.mark.parametrize("days", [-3, 3])
async def test_without_an_opening_it_never_falls_behind(tmp_path: Path, days: int) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=None)
    clock.move_to(clock.now() + timedelta(days=days))
    again = SavedClock(tmp_path / "clock.json", opening=None)
    behind = datetime.now(UTC) + timedelta(days=max(days, 0)) - again.now()
    assert abs(behind) < A_MINUTE

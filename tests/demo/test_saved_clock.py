"""The demo's clock goes on where it stopped."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo.saved_clock import SavedClock, saving

OPENING = datetime(2024, 5, 15, 2, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


async def test_it_begins_at_the_opening_once(tmp_path: Path) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    assert OPENING <= clock.now() < OPENING + A_MINUTE
    async with saving(clock):
        clock.move_to(OPENING + timedelta(days=3))
    again = SavedClock(tmp_path / "clock.json", opening=OPENING)
    assert OPENING + timedelta(days=3) <= again.now() < OPENING + timedelta(days=3) + A_MINUTE


async def test_what_went_by_without_a_move_is_not_lost(tmp_path: Path) -> None:
    clock = SavedClock(tmp_path / "clock.json", opening=OPENING)
    async with saving(clock):
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

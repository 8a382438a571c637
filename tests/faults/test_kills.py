"""Killed at any moment: nobody is missed, and whoever hears it twice is named in the ledger."""

import random
import time
from pathlib import Path

import pytest

from tests.faults.conftest import ROUNDS, Note
from tests.faults.pressing import judge_broadcast, press
from tests.faults.scene import WORKERS, Scene, scene

DATABASES = ("file", "served")
BROADCAST, MORNING = 1000, 500
"""People."""
STARTING = 5.0
"""Seconds a process takes until it sends, about."""


async def killed_once(at: Scene, chance: random.Random, note: Note) -> None:
    """Begins, is killed at a random moment, begins again and is judged when all is quiet."""
    at.bots.start()
    began = time.monotonic()
    await until_some_moment(at, chance)
    seconds, sent = time.monotonic() - began, len(at.telegram.accepted)
    assert sent < at.people
    taken = await at.kill(chance.randrange(at.bots.count))
    at.bots.start()
    await at.until_quiet()
    ledger = await at.judge()
    again, twice = len(ledger.sent_again), len(at.telegram.accepted) - at.people
    note(
        f"killed after {seconds:.1f} s and {sent} messages, {taken} in flight;"
        f" {twice} came twice, {again} named"
    )
    assert twice <= WORKERS
    assert again <= WORKERS


async def until_some_moment(at: Scene, chance: random.Random) -> None:
    """One time in five while they start and plan, else anywhere among the messages but the last."""
    if chance.random() < 0.2:
        await at.pass_time(chance.uniform(0.2, STARTING))
        return
    await at.until_sent(chance.randrange(1, at.people * 9 // 10), patience=180)
    await at.pass_time(chance.uniform(0, 0.1))


@pytest.mark.faults
@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("url", DATABASES, indirect=True)
async def test_a_killed_broadcast_reaches_everybody(
    url: str, turn: int, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(url, tmp_path, BROADCAST, processes=processes(url)) as at:
        pressed = await press(at)
        await killed_once(at, chance, note)
        await judge_broadcast(at, pressed)


@pytest.mark.faults
@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("url", DATABASES, indirect=True)
async def test_a_killed_morning_reaches_everybody(
    url: str, turn: int, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(url, tmp_path, MORNING, processes=processes(url), tasks=True) as at:
        await killed_once(at, chance, note)


@pytest.mark.parametrize("url", DATABASES, indirect=True)
async def test_a_short_broadcast_is_killed_too(
    url: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(url, tmp_path, 100, processes=processes(url)) as at:
        pressed = await press(at)
        await killed_once(at, chance, note)
        await judge_broadcast(at, pressed)


def processes(url: str) -> int:
    """Two share a server; a file is one process's own."""
    return 1 if url.startswith("sqlite") else 2

"""The database locked, fallen over or full in the middle of a broadcast: it goes on afterwards."""

import asyncio
import random
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.faults.conftest import Note
from tests.faults.pressing import Pressed, judge_broadcast, press
from tests.faults.scene import WORKERS, Scene, scene
from tests.faults.servers import FallingServer

pytestmark = pytest.mark.faults
PEOPLE = 300
LOCKED = 20.0
"""Longer than the bot waits for the lock."""
FULL = 10.0
A_PAGE = 4096


async def begun(at: Scene, chance: random.Random) -> Pressed:
    """The broadcast is out for some of them."""
    pressed = await press(at)
    await at.begin(chance)
    return pressed


async def ended(at: Scene, pressed: Pressed, note: Note) -> None:
    """What was in the air when it happened may come twice."""
    await at.hold()
    await at.until_quiet()
    ledger = await at.judge()
    await judge_broadcast(at, pressed)
    twice = len(at.telegram.accepted) - at.people
    note(f"{twice} came twice, {len(ledger.sent_again)} named")


async def test_another_program_locks_the_file(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await begun(at, chance)
        with closing(sqlite3.connect(str(make_url(file).database))) as other:
            other.execute("BEGIN IMMEDIATE")
            before = len(at.telegram.accepted)
            await at.pass_time(LOCKED)
            await at.require_amid()
            assert len(at.telegram.accepted) <= before + WORKERS, "it was not locked"
            await at.hold()
        await ended(at, pressed, note)


async def test_the_server_falls_and_comes_back(
    served: str, falling: FallingServer, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(served, tmp_path, PEOPLE, processes=2) as at:
        pressed = await begun(at, chance)
        await falling.fall()
        await at.require_amid()
        await ended(at, pressed, note)


async def test_the_disk_is_full_for_a_while(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await begun(at, chance)
        with no_room(at):
            await at.pass_time(FULL)
            await at.require_amid()
            await at.hold()
        await ended(at, pressed, note)


@contextmanager
def no_room(at: Scene) -> Iterator[None]:
    """No file of the bots may grow, as on a full disk; nothing but a process's own limit."""
    processes = [one.pid for one in at.bots.running]
    before = [
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (A_PAGE, resource.RLIM_INFINITY))
        for pid in processes
    ]
    assert before
    try:
        yield
    finally:
        for pid in processes:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


async def test_nothing_at_all_is_written_on_a_full_disk(
    file: str, tmp_path: Path, chance: random.Random
) -> None:
    """Else the test above would show nothing."""
    async with scene(file, tmp_path, 60) as at:
        await begun(at, chance)
        with no_room(at):
            await asyncio.sleep(1)
            before = await at.ledger()
            await asyncio.sleep(2)
            assert (await at.ledger()) == before
        await at.until_quiet()

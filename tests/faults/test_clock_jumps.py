"""The clock of the machine is set in the middle of a broadcast, or around a morning."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults import staff
from tests.faults.conftest import Note
from tests.faults.pressing import judge_broadcast, press
from tests.faults.scene import STILL, WORKERS, scene

pytestmark = pytest.mark.faults
PEOPLE = 300
A_FEW = 30
A_DAY, AN_HOUR, A_WHILE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=20)
SET_BACK = "clock_set_back"


async def test_a_day_forward_in_a_broadcast(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await press(at)
        await at.begin(chance)
        await at.hold()
        at.clock.move(A_DAY)
        await at.hold()
        await at.until_quiet()
        ledger = await at.judge()
        await judge_broadcast(at, pressed)
        note(f"{len(at.telegram.accepted) - PEOPLE} came twice, {len(ledger.sent_again)} named")
        assert len(ledger.sent_again) <= WORKERS


async def test_an_hour_back_in_a_broadcast(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await press(at)
        await at.begin(chance)
        at.clock.move(-AN_HOUR)
        await at.pass_time(5)
        sent = len(at.telegram.accepted)
        await at.require_amid()
        at.clock.move(AN_HOUR)
        await at.until_quiet()
        ledger = await at.judge()
        await judge_broadcast(at, pressed)
        note(f"{sent} sent before it was right again, {len(ledger.sent_again)} named")
        assert not ledger.sent_again


async def test_ticks_go_on_after_it_is_set_back(file: str, tmp_path: Path, note: Note) -> None:
    """What is due by the clock as it is now goes out at once, not when it has caught up."""
    async with scene(file, tmp_path, A_FEW) as at:
        await press(at)
        at.bots.start()
        await at.until_quiet()
        await at.pass_time(STILL)  # no run of the first one is on any more
        at.clock.move(-A_WHILE)
        await press(at)
        await at.until_sent(2 * A_FEW)
        assert set(at.telegram.count_by_chat().values()) == {2}
        assert at.bots.have_said(SET_BACK)
        note("the next broadcast came at once")


async def test_an_hour_back_after_the_morning(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE, tasks=True) as at:
        await at.begin(chance)
        at.clock.move(-AN_HOUR)
        await at.pass_time(20)  # longer than between two plannings
        await at.require_amid()
        assert at.bots.have_said(SET_BACK)
        at.clock.move(AN_HOUR)
        await at.until_quiet()
        ledger = await at.judge()
        note(f"one morning each, {len(ledger.sent_again)} named as repeats")


async def test_a_day_forward_in_a_morning(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    """Who had nothing on the day left out hears of it on the next; nobody hears one day twice."""
    async with scene(file, tmp_path, PEOPLE, tasks=True) as at:
        await at.begin(chance)
        at.clock.move(A_DAY)
        await at.pass_time(20)
        await at.until_quiet()
        got = Counter((one.chat_id, one.text) for one in at.telegram.accepted)
        assert {chat for chat, _ in got} == set(staff.accounts(PEOPLE))
        assert max(got.values()) == 1
        assert len(got) > PEOPLE, "nobody heard of the second day"
        note(f"{len(at.telegram.accepted)} messages of two mornings, no morning twice")

"""The clock of the machine is set in the middle of a broadcast, or around a morning."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults import staff
from tests.faults.conftest import Note
from tests.faults.scene import WORKERS, scene

pytestmark = pytest.mark.faults
PEOPLE = 300
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)


async def test_a_day_forward_in_a_broadcast(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        staff.queue_news(at.url, at.people, now=at.clock.now())
        await at.begin(chance)
        at.may_repeat |= (await at.ledger()).held
        at.clock.move(A_DAY)
        at.may_repeat |= (await at.ledger()).held
        await at.until_quiet()
        ledger = await at.judge()
        note(f"{len(at.telegram.accepted) - PEOPLE} came twice, {len(ledger.sent_again)} named")
        assert len(ledger.sent_again) <= WORKERS


async def test_an_hour_back_in_a_broadcast(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        staff.queue_news(at.url, at.people, now=at.clock.now())
        await at.begin(chance)
        at.clock.move(-AN_HOUR)
        await at.pass_time(5)
        sent = len(at.telegram.accepted)
        at.clock.move(AN_HOUR)
        await at.until_quiet()
        ledger = await at.judge()
        note(f"{sent} sent before it was right again, {len(ledger.sent_again)} named")
        assert not ledger.sent_again


async def test_an_hour_back_after_the_morning(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE, tasks=True) as at:
        await at.begin(chance)
        at.clock.move(-AN_HOUR)
        await at.pass_time(20)  # longer than between two plannings
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
        note(f"{len(at.telegram.accepted)} messages of two mornings, no morning twice")

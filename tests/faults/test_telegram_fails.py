"""Telegram asks to wait, acts without answering, or answers late; everybody hears it all the same.

Waits are real seconds; the bot gives up an answer after twenty.
"""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.standin.failures import ApiError, too_many_requests
from bot.demo.standin.limits import Fault
from bot.demo.standin.line import Trouble
from tests.faults import staff
from tests.faults.conftest import Note
from tests.faults.ledger import Ledger
from tests.faults.pressing import Pressed, judge_broadcast, press
from tests.faults.scene import STILL, WORKERS, Scene, scene

pytestmark = pytest.mark.faults
PEOPLE = 300
LOOKS = 8
BETWEEN = timedelta(minutes=20)
BAD_GATEWAY = ApiError(502, "Bad Gateway")
FOR_EVER = 10**6


async def begun(at: Scene, chance: random.Random) -> Pressed:
    """The broadcast is out for some of them."""
    pressed = await press(at)
    await at.begin(chance)
    return pressed


async def ended(at: Scene, pressed: Pressed, *, still: float = STILL) -> Ledger:
    await at.until_quiet(still=still)
    ledger = await at.judge()
    await judge_broadcast(at, pressed)
    return ledger


def some(chance: random.Random, count: int) -> list[int]:
    """Chats that come in the second half."""
    return chance.sample(staff.accounts(PEOPLE)[PEOPLE // 2 :], count)


async def test_a_storm_of_too_many_requests(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await begun(at, chance)
        for chat in some(chance, 20):
            seconds = chance.choice((1, 1, 2, 5))
            fault = Fault("sendmessage", too_many_requests(seconds), chat, chance.choice((1, 2)))
            at.telegram.faults.order(fault)
        at.telegram.faults.order(Fault("sendmessage", too_many_requests(3), None, 15))
        ledger = await ended(at, pressed)
        waits = at.telegram.noted
        note(f"told to wait {len(waits.told)} times, {len(ledger.sent_again)} named as repeats")
        assert len(waits.told) > 20
        assert not ledger.sent_again
        assert not at.telegram.told_and_tried_at_once()


async def test_connections_cut_after_telegram_acted(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        chats = some(chance, 20)
        for chat in chats:
            at.telegram.line.order(Trouble("sendMessage", chat, cut=True))
        pressed = await begun(at, chance)
        at.may_repeat |= set(chats)
        ledger = await ended(at, pressed)
        note(f"{len(chats)} answers cut, {len(ledger.sent_again)} named as repeats")
        assert ledger.sent_again == set(chats)


async def test_answers_that_take_thirty_seconds(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    async with scene(file, tmp_path, PEOPLE) as at:
        chats = some(chance, 6)
        for chat in chats:
            at.telegram.line.order(Trouble("sendMessage", chat, seconds=30))
        pressed = await begun(at, chance)
        at.may_repeat |= set(chats)
        await at.until_sent(PEOPLE)
        at_once = len(set(at.telegram.count_by_chat()))
        ledger = await ended(at, pressed, still=40)
        note(f"{at_once} of {PEOPLE} had it by then; {len(ledger.sent_again)} named as repeats")
        assert ledger.sent_again == set(chats)


async def test_two_hours_in_which_telegram_brings_nobody_anything(
    file: str, tmp_path: Path, chance: random.Random, note: Note
) -> None:
    """Nothing is given up, and everybody gets it once."""
    async with scene(file, tmp_path, PEOPLE) as at:
        pressed = await begun(at, chance)
        at.telegram.faults.order(Fault("sendmessage", BAD_GATEWAY, None, FOR_EVER))
        tried = len(at.telegram.noted.tries)
        for _ in range(LOOKS):
            at.clock.move(BETWEEN)
            await at.pass_time(STILL)
        await at.require_amid()
        looked = len(at.telegram.noted.tries) - tried
        assert LOOKS <= looked <= 2 * LOOKS * WORKERS, f"{looked} tries"
        at.telegram.faults.ordered.clear()
        ledger = await ended(at, pressed)
        note(f"{looked} tries meanwhile, {len(ledger.sent_again)} named as repeats")

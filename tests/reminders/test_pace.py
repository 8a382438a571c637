"""Who may send when: walked along Telegram's limits by a clock of the test's own."""

import asyncio
from itertools import pairwise

import pytest

from bot.reminders.pace import Pace
from bot.reminders.pace_chats import Call, ChatPace, Limits


class Seconds:
    """A clock that is moved by whoever sleeps by it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Seconds:
    clock = Seconds()
    sleep = asyncio.sleep

    async def pass_by(wait: float) -> None:
        clock.now += wait
        await sleep(0)

    monkeypatch.setattr("bot.reminders.pace.asyncio.sleep", pass_by)
    return clock


@pytest.fixture
def pace(seconds: Seconds) -> Pace:
    return Pace(Limits(), clock=seconds)


async def sent_in_bulk(
    pace: Pace, seconds: Seconds, count: int, *, trip: float = 0.0
) -> list[float]:
    """When each of so many messages to as many chats went out, one after the other."""
    moments = []
    for chat_id in range(1, count + 1):
        async with pace.bulk(Call(chat_id)):
            moments.append(seconds.now)
            seconds.now += trip
    return moments


def fullest(moments: list[float]) -> int:
    """The most messages of any second."""
    return max(sum(1 for t in moments if start <= t < start + 1) for start in moments)


async def test_bulk_goes_evenly_and_takes_the_limits_own_time(pace: Pace, seconds: Seconds) -> None:
    moments = await sent_in_bulk(pace, seconds, 301)
    assert fullest(moments) == 30
    assert moments[-1] - moments[0] == pytest.approx(10, abs=0.1)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert max(gaps) < 0.06


async def test_slow_answers_of_telegram_let_no_second_overflow(
    pace: Pace, seconds: Seconds
) -> None:
    moments = await sent_in_bulk(pace, seconds, 60, trip=0.02)
    arrived_last = [moment + 0.02 for moment in moments]
    assert all(
        later - earlier >= 0.98 for earlier, later in zip(arrived_last, moments[30:], strict=False)
    )


async def test_an_answer_meets_a_slot_within_a_thirtieth_of_a_second(
    pace: Pace, seconds: Seconds
) -> None:
    await sent_in_bulk(pace, seconds, 90)
    asked = seconds.now
    async with pace.answer(Call(900)):
        assert seconds.now - asked <= 0.04


async def test_an_answer_that_waits_goes_before_bulk(pace: Pace, seconds: Seconds) -> None:
    await sent_in_bulk(pace, seconds, 30)
    order: list[str] = []

    async def bulk() -> None:
        async with pace.bulk(Call(800)):
            order.append("bulk")

    async def answer() -> None:
        async with pace.answer(Call(900)):
            order.append("answer")

    await asyncio.gather(bulk(), answer())
    assert order == ["answer", "bulk"]


async def test_answers_are_counted_so_that_bulk_gives_way(pace: Pace, seconds: Seconds) -> None:
    for chat_id in range(20):
        async with pace.answer(Call(chat_id)):
            pass
    began = seconds.now
    moments = await sent_in_bulk(pace, seconds, 9)
    assert moments[7] - began < 1 <= moments[8] - began


async def test_as_long_as_people_ask_an_answer_meets_a_slot_at_once(
    pace: Pace, seconds: Seconds
) -> None:
    for _ in range(20):
        async with pace.answer(Call(900)):
            pass
        await sent_in_bulk(pace, seconds, 30)
        asked = seconds.now
        async with pace.answer(Call(901)):
            assert seconds.now == asked


async def test_bulk_takes_all_slots_again_when_nobody_asks_any_more(
    pace: Pace, seconds: Seconds
) -> None:
    async with pace.answer(Call(900)):
        pass
    seconds.now += 4
    assert fullest(await sent_in_bulk(pace, seconds, 60)) == 30


async def test_without_bulk_answers_are_not_held_back(pace: Pace, seconds: Seconds) -> None:
    began = seconds.now
    for chat_id in range(100):
        async with pace.answer(Call(chat_id)):
            pass
    assert seconds.now == began


async def test_after_a_refusal_answers_keep_to_the_limit_for_a_minute(
    pace: Pace, seconds: Seconds
) -> None:
    pace.told_to_wait(1, 1)
    assert pace.told_to_wait(2, 1)
    began = seconds.now
    for chat_id in range(3, 64):
        async with pace.answer(Call(chat_id)):
            pass
    assert 1.9 < seconds.now - began < 2.2


async def test_one_refused_chat_waits_and_a_second_one_means_everybody(
    pace: Pace, seconds: Seconds
) -> None:
    assert not pace.told_to_wait(1, 30)
    assert not pace.is_paused
    seconds.now += 29
    assert pace.told_to_wait(2, 7)
    seconds.now += 6.9
    assert pace.is_paused
    seconds.now += 0.2
    assert not pace.is_paused


async def test_a_refusal_of_the_same_chat_or_after_the_wait_pauses_nobody(
    pace: Pace, seconds: Seconds
) -> None:
    assert not pace.told_to_wait(1, 5)
    assert not pace.told_to_wait(1, 5)
    seconds.now += 5.1
    assert not pace.told_to_wait(2, 5)


async def test_an_answer_waits_a_second_where_bulk_was_just_now(
    pace: Pace, seconds: Seconds
) -> None:
    await sent_in_bulk(pace, seconds, 1)
    began = seconds.now
    async with pace.answer(Call(1)):
        assert 0.99 < seconds.now - began <= 1.01


async def test_an_edit_does_not(pace: Pace, seconds: Seconds) -> None:
    await sent_in_bulk(pace, seconds, 1)
    began = seconds.now
    async with pace.answer(Call(1, is_edit=True)):
        assert seconds.now == began


async def test_a_part_of_the_limit_is_kept_to(pace: Pace, seconds: Seconds) -> None:
    pace.capacity = 10
    assert fullest(await sent_in_bulk(pace, seconds, 50)) == 10


def test_a_group_takes_twenty_a_minute(seconds: Seconds) -> None:
    chats = ChatPace(Limits(), seconds)
    for _ in range(20):
        assert -1 not in chats.busy()
        chats.begin(Call(-1))
        chats.end(Call(-1), is_bulk=True)
        seconds.now += 1.1
    assert chats.busy() == [-1]
    assert chats.soonest() == pytest.approx(60 - 22)
    seconds.now += 38.1
    assert chats.busy() == []


def test_an_album_is_as_many_messages_as_it_has_files(seconds: Seconds) -> None:
    chats = ChatPace(Limits(), seconds)
    chats.begin(Call(-1, 10))
    chats.begin(Call(-1, 10))
    seconds.now += 2
    assert chats.busy() == [-1]


def test_quiet_chats_are_forgotten(seconds: Seconds) -> None:
    chats = ChatPace(Limits(), seconds)
    for chat_id in range(5000):
        chats.end(Call(chat_id), is_bulk=True)
        seconds.now += 0.1
    assert len(chats._written) < 1100

"""Each try of a message is kept, waits as Telegram said, and keeps nobody else waiting."""

import asyncio
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col
from telegram.error import BadRequest, Forbidden, RetryAfter, TimedOut

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.notices import Notice, tell
from bot.reminders.pace import Pace
from bot.reminders.pace_chats import Limits
from bot.storage import DeliveryAttempt, outbox
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import Desk, at
from tests.reminders.test_delivery import planned, states

QUICK = Limits(a_second=1000, between=0.0)


@pytest.fixture(autouse=True)
def aware(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting times as the library's next version gives them."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def tries(desk: Desk) -> list[tuple[int, str, bool]]:
    """Number and outcome of every try, and whether it ended."""
    async with desk.database.read() as session:
        found = await session.scalars(select(DeliveryAttempt).order_by(col(DeliveryAttempt.id)))
        return [(one.number, one.outcome, one.ended_at is not None) for one in found]


async def news(desk: Desk, *people: int, key: str) -> None:
    """Urgent news for these."""
    async with desk.database.write() as session:
        notice = Notice("dialogue-expired", {"dialogue": key}, urgent=True)
        await tell(session, people, notice, org_id=1, key=key, now=desk.clock.now())


async def test_every_try_is_kept_with_its_outcome(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [TimedOut()]
    await desk.delivery.deliver_due()
    desk.clock.move_to(at(17) + timedelta(minutes=1))
    await desk.delivery.deliver_due()
    assert await tries(desk) == [(1, "TimedOut", True), (2, "sent", True)]


async def test_a_try_that_a_kill_cut_off_never_ends(desk: Desk) -> None:
    await planned(desk, 1)

    async def killed(chat_id: int, answer: Answer) -> int:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Delivery(desk.database, desk.clock, killed).deliver_due()
    assert await tries(desk) == [(1, "", False)]


@pytest.mark.parametrize(
    "reason",
    [
        Forbidden("Forbidden: bot can't initiate conversation with a user"),
        BadRequest("Bad Request: chat not found"),
        Forbidden("Forbidden: user is deactivated"),
    ],
)
async def test_who_cannot_be_reached_is_tried_once(desk: Desk, reason: Forbidden) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [reason]
    await desk.delivery.deliver_due()
    assert await tries(desk) == [(1, reason.message, True)]
    assert await states(desk) == [MessageState.UNREACHABLE]


async def test_one_chats_flood_keeps_that_chat_waiting_alone(desk: Desk) -> None:
    await planned(desk, 1, 2, 3)
    desk.telegram.refusals[1] = [RetryAfter(timedelta(seconds=30))]
    assert await desk.delivery.deliver_due() == 2
    assert not desk.delivery.is_paused
    assert await states(desk) == [MessageState.WAITING, MessageState.SENT, MessageState.SENT]


async def test_its_other_messages_wait_as_long(desk: Desk) -> None:
    await planned(desk, 1, 2)
    desk.telegram.refusals[1] = [RetryAfter(timedelta(seconds=30))]
    await desk.delivery.deliver_due()
    await news(desk, 1, 2, key="x")
    assert await desk.delivery.deliver_due() == 1
    assert len(desk.telegram.texts(1)) == 0


async def test_a_second_chats_flood_is_everybodys(desk: Desk) -> None:
    await planned(desk, 1, 2, *range(3, 40))
    desk.telegram.refusals[1] = [RetryAfter(timedelta(seconds=30))]
    desk.telegram.refusals[2] = [RetryAfter(timedelta(seconds=30))]
    await desk.delivery.deliver_due()
    assert desk.delivery.is_paused
    assert Counter(await states(desk))[MessageState.WAITING] > 2
    assert max(number for number, _, _ in await tries(desk)) == 1


async def test_another_process_hears_of_the_pause(desk: Desk) -> None:
    await planned(desk, 1, 2, 3)
    for chat_id in (1, 2):
        desk.telegram.refusals[chat_id] = [RetryAfter(timedelta(seconds=30))]
    await desk.delivery.deliver_due()
    await news(desk, 3, key="y")
    other = Delivery(desk.database, desk.clock, desk.telegram.send)
    assert await other.deliver_due() == 0
    assert other.is_paused


async def test_two_messages_to_one_person_are_never_in_the_air_together(desk: Desk) -> None:
    await planned(desk, 1)
    for number in range(6):
        await news(desk, 1, key=str(number))
    in_the_air = [0, 0]

    async def slow(chat_id: int, answer: Answer) -> int:
        in_the_air[0] += 1
        in_the_air[1] = max(in_the_air)
        await asyncio.sleep(0.02)
        in_the_air[0] -= 1
        return 1

    senders = [Delivery(desk.database, desk.clock, slow, Pace(QUICK)) for _ in range(2)]
    for _ in range(8):
        await asyncio.gather(*(one.deliver_due() for one in senders))
    assert in_the_air == [0, 1]
    assert set(await states(desk)) == {MessageState.SENT}


async def test_what_comes_due_while_one_is_slow_goes_out_beside_it(desk: Desk) -> None:
    await planned(desk, 1, 2)
    may_end = asyncio.Event()

    async def send(chat_id: int, answer: Answer) -> int:
        if chat_id == 1:
            await may_end.wait()
        elif "dở" in answer.text:
            may_end.set()
        else:
            await news(desk, 2, key="x")
        return 1

    async with asyncio.timeout(20):
        assert await Delivery(desk.database, desk.clock, send, Pace(QUICK)).deliver_due() == 3


async def test_an_outcome_waits_for_a_database_that_is_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await planned(desk, 1)
    record, failures = outbox.record, [DatabaseAway(), DatabaseAway()]

    async def away_at_first(*given: object, **values: object) -> None:
        if failures:
            raise failures.pop()
        await record(*given, **values)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(outbox, "record", away_at_first)
    monkeypatch.setattr("bot.reminders.book._AGAIN", 0.01)
    assert await desk.delivery.deliver_due() == 1
    assert await states(desk) == [MessageState.SENT]
    assert len(desk.telegram.sent) == 1


async def test_a_stop_ends_a_run_and_leaves_the_rest_waiting(desk: Desk) -> None:
    await planned(desk, *range(1, 30))

    async def send(chat_id: int, answer: Answer) -> int:
        delivery.stop()
        return 1

    delivery = Delivery(desk.database, desk.clock, send, Pace(QUICK))
    assert await delivery.deliver_due() <= 8
    assert Counter(await states(desk))[MessageState.WAITING] >= 21
    assert all(ended for _, _, ended in await tries(desk))


async def test_nothing_is_tried_before_its_day(desk: Desk) -> None:
    person = await desk.person("An", telegram_id=1)
    await desk.task("1", date(2024, 5, 24), person)
    desk.clock.move_to(at(17))
    await news(desk, person, key="x")
    desk.clock.move_to(at(16))
    assert await desk.delivery.deliver_due() == 0
    assert await tries(desk) == []

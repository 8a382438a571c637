"""Messages reach Telegram once, whatever Telegram answers."""

import asyncio
from datetime import date, datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import OperationalError
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.pace import Pace
from bot.reminders.pace_calls import PacedCalls
from bot.reminders.scheduler import plan_due
from bot.storage import ChatClock, Event, Person, claims, outbox
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)


async def planned(desk: Desk, *telegram_ids: int | None) -> None:
    """A message for each of these people waits in the outbox."""
    for number, telegram_id in enumerate(telegram_ids):
        person = await desk.person(f"Người {number}", telegram_id=telegram_id)
        await desk.task(str(number), DUE, person)
    desk.clock.move_to(at(17))
    await plan_due(desk.database, desk.clock)


async def states(desk: Desk) -> list[MessageState]:
    return [message.state for message in await desk.messages()]


async def test_the_outcome_is_recorded(desk: Desk) -> None:
    await planned(desk, 1)
    assert await desk.delivery.deliver_due() == 1
    (message,) = await desk.messages()
    assert (message.state, message.chat_id, message.telegram_message_id, message.attempts) == (
        MessageState.SENT,
        1,
        1,
        1,
    )
    assert message.sent_at == at(17)


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), MessageState.UNREACHABLE),
        (Forbidden("Forbidden: user is deactivated"), MessageState.UNREACHABLE),
        (BadRequest("Chat not found"), MessageState.UNREACHABLE),
        (BadRequest("can't parse entities"), MessageState.FAILED),
        (NetworkError("connection reset"), MessageState.WAITING),
        (ValueError("a bug"), MessageState.WAITING),
    ],
)
async def test_one_failing_recipient_does_not_stop_the_rest(
    desk: Desk, refusal: Exception, state: MessageState
) -> None:
    await planned(desk, 1, 2, 3)
    desk.telegram.refusals[2] = [refusal]
    assert await desk.delivery.deliver_due() == 2
    assert await states(desk) == [MessageState.SENT, state, MessageState.SENT]


async def test_who_blocked_the_bot_is_marked_and_the_office_can_see_it(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [Forbidden("Forbidden: bot was blocked by the user")]
    await desk.delivery.deliver_due()
    async with desk.database.read() as session:
        person = await session.get_one(Person, 1)
        event = (await session.scalars(select(Event))).one()
    assert person.unreachable_since == at(17)
    assert (event.action, event.after["reason"]) == (
        "unreachable",
        "Forbidden: bot was blocked by the user",
    )


async def test_who_never_enrolled_is_unreachable(desk: Desk) -> None:
    await planned(desk, None)
    assert await desk.delivery.deliver_due() == 0
    (message,) = await desk.messages()
    assert (message.state, message.outcome) == (MessageState.UNREACHABLE, "not enrolled")


async def test_a_flood_limit_is_waited_out_as_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await planned(desk, 1)
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    desk.telegram.refusals[1] = [RetryAfter(timedelta(seconds=2))]
    began = monotonic()
    assert await desk.delivery.deliver_due() == 0  # so long no run waits for one chat
    while not desk.telegram.sent:
        await desk.delivery.deliver_due()
        await asyncio.sleep(0.05)
    assert monotonic() - began >= 2


async def test_a_flood_limit_is_no_failed_attempt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await planned(desk, 1)
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    desk.telegram.refusals[1] = [RetryAfter(timedelta(milliseconds=1)) for _ in range(10)]
    for second in range(11):
        desk.clock.move_to(at(17) + timedelta(seconds=second))
        await desk.delivery.deliver_due()
        await asyncio.sleep(0.002)
    (message,) = await desk.messages()
    assert (message.state, message.attempts) == (MessageState.SENT, 1)


async def test_a_group_that_moved_is_followed(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [ChatMigrated(-100)]
    assert await desk.delivery.deliver_due() == 1
    assert (await desk.messages())[0].chat_id == -100


async def test_the_network_is_tried_later_and_not_for_ever(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [NetworkError("down") for _ in range(20)]
    tries = 0
    while (await states(desk)) == [MessageState.WAITING]:
        await desk.delivery.deliver_due()
        desk.clock.move_to(desk.clock.now() + timedelta(minutes=30))
        tries += 1
    assert (tries, await states(desk)) == (8, [MessageState.FAILED])


async def test_what_the_network_lost_is_told_the_next_morning(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [NetworkError("down") for _ in range(8)]
    for half_hour in range(8):
        desk.clock.move_to(at(17) + timedelta(minutes=30 * half_hour))
        await desk.delivery.deliver_due()
    assert await desk.tick(at(20)) == 1
    assert "Việc 0" in desk.telegram.texts(1)[0]


async def test_it_is_not_tried_again_before_its_time(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [NetworkError("Bad Gateway")]
    await desk.delivery.deliver_due()
    assert await desk.delivery.deliver_due() == 0
    desk.clock.move_to(at(17) + timedelta(seconds=15))
    assert await desk.delivery.deliver_due() == 1
    assert await states(desk) == [MessageState.SENT_AGAIN]


async def test_it_repeats_after_a_crash_and_says_so(desk: Desk) -> None:
    await planned(desk, 1)
    async with desk.database.write() as session:
        assert await claims.claim_next_due(session, now=at(17))
    assert await desk.delivery.deliver_due() == 0
    desk.clock.move_to(at(17, 8, 5))
    assert await desk.delivery.deliver_due() == 1
    assert await states(desk) == [MessageState.SENT_AGAIN]


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("httpx.ReadError: cut")])
async def test_a_cut_connection_may_have_sent_it_already(desk: Desk, error: Exception) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [error]
    await desk.delivery.deliver_due()
    desk.clock.move_to(at(17, 8, 5))
    await desk.delivery.deliver_due()
    assert await states(desk) == [MessageState.SENT_AGAIN]


async def test_two_deliveries_at_once_send_once(desk: Desk) -> None:
    await planned(desk, 1, 2, 3)
    other = Delivery(desk.database, desk.clock, desk.telegram.send)
    await asyncio.gather(desk.delivery.deliver_due(), other.deliver_due())
    assert sorted(chat for chat, _ in desk.telegram.sent) == [1, 2, 3]


async def test_foreign_text_cannot_break_the_message(desk: Desk) -> None:
    person = await desk.person("An", telegram_id=1)
    task = await desk.task("1", DUE, person)
    await desk.change(task, lambda row: setattr(row, "content", "<b>Lập & trình"))
    await desk.tick(at(17))
    assert "&lt;b&gt;Lập &amp; trình" in desk.telegram.texts(1)[0]


async def test_a_long_morning_stays_one_message_with_a_way_to_the_rest(desk: Desk) -> None:
    person = await desk.person("An", telegram_id=1)
    for number in range(40):
        await desk.task(str(number), DUE, person)
    assert await desk.tick(at(17)) == 1
    ((_, answer),) = desk.telegram.sent
    assert len(answer.text) < 4096
    assert any("Trang 2" in choice.label for row in answer.choices for choice in row)


@pytest.mark.parametrize("instant", [at(17, 22), at(18, 9)])
async def test_what_a_crash_left_over_waits_for_a_working_morning(
    desk: Desk, instant: datetime
) -> None:
    await planned(desk, 1)
    assert await desk.tick(instant) == 0
    assert await desk.tick(at(20)) == 1
    assert await states(desk) == [MessageState.STALE, MessageState.SENT]


async def test_left_over_and_new_go_in_one_message(desk: Desk) -> None:
    await planned(desk, 1)
    assert await desk.tick(at(21)) == 1
    assert desk.telegram.texts(1)[0].count("Việc 0") == 1


async def test_a_message_that_cannot_be_worded_blocks_no_other(desk: Desk) -> None:
    await planned(desk, 1, 2)
    async with desk.database.write() as session:
        (await session.get_one(Person, 1)).roles = ["unheard of"]
    assert await desk.delivery.deliver_due() == 1
    assert await states(desk) == [MessageState.FAILED, MessageState.SENT]


async def test_a_note_that_fails_after_sending_is_no_reason_to_send_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await planned(desk, 1)

    async def locked(*_: object, **__: object) -> None:
        raise OperationalError("locked", None, Exception())

    with monkeypatch.context() as patch:
        patch.setattr(outbox, "record", locked)
        patch.setattr("bot.reminders.book._PATIENCE", 0.0)
        with pytest.raises(DatabaseAway):
            await desk.delivery.deliver_due()
    assert await desk.delivery.deliver_due() == 0
    desk.clock.move_to(at(17, 8, 6))
    async with desk.database.write() as session:  # a minute and a half is over, too
        await session.execute(delete(ChatClock))
    await desk.delivery.deliver_due()
    assert await states(desk) == [MessageState.SENT_AGAIN]


async def test_who_is_reached_again_is_no_longer_marked(desk: Desk) -> None:
    await planned(desk, 1)
    async with desk.database.write() as session:
        (await session.get_one(Person, 1)).unreachable_since = at(16)
    await desk.delivery.deliver_due()
    async with desk.database.read() as session:
        assert (await session.get_one(Person, 1)).unreachable_since is None


async def test_no_second_holds_more_than_telegram_takes(desk: Desk) -> None:
    await planned(desk, *range(1, 46))
    times: list[float] = []
    pace, loop = Pace(), asyncio.get_running_loop()
    calls = PacedCalls(pace)

    async def send(chat_id: int, answer: Answer) -> int:
        async def call() -> bool:
            times.append(loop.time())
            return True

        await calls.process_request(call, (), {}, "sendMessage", {"chat_id": chat_id}, None)
        return await desk.telegram.send(chat_id, answer)

    assert await Delivery(desk.database, desk.clock, send, pace).deliver_due() == 45
    # The limit is a promise to Telegram, not a measure of speed: slower is as right.
    assert max(sum(1 for t in times if start <= t < start + 1) for start in times) <= 31


async def test_what_the_network_lost_is_told_the_same_day(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [NetworkError("Bad Gateway") for _ in range(8)]
    for half_hour in range(8):
        await desk.tick(at(17) + timedelta(minutes=30 * half_hour))
    assert await states(desk) == [MessageState.FAILED]
    assert await desk.tick(at(17, 14)) == 1
    assert "Việc 0" in desk.telegram.texts(1)[0]
    assert "muộn hơn thường lệ" in desk.telegram.texts(1)[0]
    assert await desk.tick(at(20)) == 0

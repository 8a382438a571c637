"""News joined after a leave: each piece goes, waits, fails or is withdrawn on its own account."""

from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlmodel import col
from telegram.error import BadRequest, Forbidden, RetryAfter, TimedOut

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.pace import Pace
from bot.services.doing import notes
from bot.services.people import reachable
from bot.storage import Assignment, OutboxMessage
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id
from tests.reminders.conftest import Desk, at
from tests.reminders.held_office import QUICK, back, deliver_at, returning

SENT, AGAIN, STALE = MessageState.SENT, MessageState.SENT_AGAIN, MessageState.STALE
FAILED, WAITING = MessageState.FAILED, MessageState.WAITING
UNSAYABLE = {"notice": "comment"}


async def test_they_come_as_one_message_that_has_a_row_of_its_own(desk: Desk) -> None:
    an = await returning(desk)
    await back(an)
    assert [an.seen(one) for one in range(3)] == [1, 1, 1]
    assert len(an.texts) == 1
    assert await an.states() == [SENT, SENT, SENT]
    whole = await an.whole()
    assert (whole.state, whole.telegram_message_id) == (SENT, 1)


@pytest.mark.parametrize("withdrawn", [0, 1, 2])
async def test_what_is_withdrawn_while_it_waits_for_another_try_drops_out_alone(
    desk: Desk, withdrawn: int
) -> None:
    an = await returning(desk)
    await back(an, TimedOut())
    assert await an.withdraw(withdrawn)
    await deliver_at(an, (11,))
    assert [an.seen(one) for one in range(3)] == [int(one != withdrawn) for one in range(3)]
    assert (await an.states())[withdrawn] is STALE


async def test_what_was_in_the_air_may_have_come_and_says_so_of_each(desk: Desk) -> None:
    an = await returning(desk)
    await back(an, TimedOut())
    await deliver_at(an, (11,))
    assert await an.states() == [AGAIN, AGAIN, AGAIN]


async def test_a_single_one_left_comes_as_it_is(desk: Desk) -> None:
    an = await returning(desk, news=2)
    await back(an, TimedOut())
    await an.withdraw(0)
    await deliver_at(an, (11,))
    assert ["những ngày anh/chị nghỉ" in text for text in an.texts] == [False]
    assert await an.states() == [STALE, AGAIN]


async def test_nothing_is_left_where_all_are_withdrawn(desk: Desk) -> None:
    an = await returning(desk, news=2)
    await back(an, TimedOut())
    await an.withdraw(0)
    await an.withdraw(1)
    await deliver_at(an, (11,))
    assert an.texts == []
    assert (await an.whole()).state is STALE


async def test_a_colleague_adds_to_news_that_wait_for_another_try(desk: Desk) -> None:
    an = await returning(desk)
    await back(an, TimedOut())
    async with desk.database.write() as session:
        colleague = await speaker_by_id(session, an.colleague_id, now=desk.clock.now())
        assert colleague
        task, now = an.task_ids[1], desk.clock.now()
        await notes.comment(session, colleague, task, text="thêm một ý", now=now)
    await deliver_at(an, (11,))
    assert ["góp ý 1 của Bình / thêm một ý" in text for text in an.texts] == [True]


async def test_what_telegram_refuses_together_goes_one_by_one(desk: Desk) -> None:
    an = await returning(desk)
    await back(an, BadRequest("can't parse entities"), BadRequest("can't parse entities"))
    assert await an.states() == [FAILED, SENT, SENT]
    assert [an.seen(one) for one in range(3)] == [0, 1, 1]
    assert (await an.whole()).state is STALE


async def test_what_cannot_be_worded_is_set_aside_alone(desk: Desk) -> None:
    an = await returning(desk)
    async with desk.database.write() as session:
        row = await session.get_one(OutboxMessage, id_of((await an.rows())[1]))
        row.payload = UNSAYABLE
    await back(an)
    assert await an.states() == [SENT, FAILED, SENT]
    assert [an.seen(one) for one in range(3)] == [1, 0, 1]


async def test_what_is_no_news_any_more_is_not_noted_as_sent(desk: Desk) -> None:
    an = await returning(desk)
    async with desk.database.write() as session:
        gone = col(Assignment.task_id) == an.task_ids[2]
        await session.execute(delete(Assignment).where(gone))
    await back(an)
    assert await an.states() == [SENT, SENT, STALE]
    assert (await an.rows())[2].sent_at is None


async def test_they_wait_together_as_long_as_telegram_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    an = await returning(desk)
    await back(an, RetryAfter(timedelta(seconds=0)))
    await deliver_at(an, (11,))
    assert len(an.texts) == 1
    assert await an.states() == [SENT, SENT, SENT]


async def test_who_blocked_the_bot_gets_them_together_once_back(desk: Desk) -> None:
    an = await returning(desk)
    await back(an, Forbidden("Forbidden: bot was blocked by the user"))
    assert await an.states() == [MessageState.UNREACHABLE] * 3
    async with desk.database.write() as session:
        await reachable.back(session, an.chat_id, now=desk.clock.now())
    await deliver_at(an, (11,))
    assert len(an.texts) == 1
    assert await an.states() == [SENT, SENT, SENT]


@pytest.mark.parametrize("tried", [0, 1])
async def test_what_is_in_the_air_is_not_withdrawn(desk: Desk, tried: int) -> None:
    """As with a single message: else who has it is not told that it was taken back."""
    an = await returning(desk)
    could: list[bool] = []

    async def send(chat_id: int, answer: Answer) -> int:
        could.append(await an.withdraw(0))
        if len(could) <= tried:
            raise TimedOut
        return await desk.telegram.send(chat_id, answer)

    desk.delivery = Delivery(desk.database, desk.clock, send, Pace(QUICK))
    await deliver_at(an, (9, 11))
    assert could == [False] * (tried + 1)
    assert STALE not in await an.states()


async def test_they_go_alone_where_what_was_to_bring_them_has_ended(desk: Desk) -> None:
    """Somebody at the database, say, has ended it."""
    an = await returning(desk)
    await back(an, TimedOut())
    async with desk.database.write() as session:
        (await session.get_one(OutboxMessage, id_of(await an.whole()))).state = STALE
    desk.clock.move_to(at(20, 11))
    await desk.delivery.deliver_due()
    assert WAITING not in await an.states()
    assert [an.seen(one) for one in range(3)] == [1, 1, 1]

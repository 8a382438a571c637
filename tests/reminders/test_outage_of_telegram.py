"""Telegram answers badly or not at all: is it everybody's trouble, or one message's?"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle

import pytest
from sqlalchemy import select
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from bot.reminders.outage import Answers
from bot.reminders.refusals import TRIES
from bot.reminders.scheduler import plan_due
from bot.storage import OutboxMessage
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import Desk
from tests.reminders.test_delivery import planned, states
from tests.reminders.test_delivery_tries import news, tries

POISON = 1
BAD_GATEWAY = NetworkError("Bad Gateway")
MINUTE, HOUR, TWO_HOURS = timedelta(minutes=1), timedelta(hours=1), timedelta(hours=2)


class Line:
    """Answers whoever the test has it fail with an error, and counts the tries."""

    def __init__(self, desk: Desk, fails: Callable[[int], bool], error: TelegramError) -> None:
        self._desk, self._error = desk, error
        self.fails, self.tries = fails, Counter[int]()

    async def send(self, chat_id: int, answer: Answer) -> int:
        self.tries[chat_id] += 1
        if self.fails(chat_id):
            raise self._error
        return await self._desk.telegram.send(chat_id, answer)

    def delivery(self, answers: Answers | None = None) -> Delivery:
        return Delivery(self._desk.database, self._desk.clock, self.send, answers=answers)


async def go_on(desk: Desk, delivery: Delivery, *, until: timedelta = TWO_HOURS) -> None:
    """A look a minute."""
    end = desk.clock.now() + until
    while desk.clock.now() < end:
        await delivery.deliver_due()
        desk.clock.move_to(desk.clock.now() + MINUTE)


async def with_news(desk: Desk, *people: int) -> None:
    """Their morning message is out; news waits for each."""
    await planned(desk, *people)
    await desk.delivery.deliver_due()
    desk.telegram.sent.clear()
    await news(desk, *people, key="x")


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


async def test_two_hours_in_which_telegram_says_that_it_fails_lose_nothing(desk: Desk) -> None:
    await with_news(desk, 1, 2, 3)
    line = Line(desk, lambda _: True, BAD_GATEWAY)
    delivery = line.delivery(yes)
    await go_on(desk, delivery)
    assert Counter(await states(desk))[MessageState.WAITING] == 3
    line.fails = lambda _: False
    await go_on(desk, delivery, until=20 * MINUTE)
    assert sorted(chat for chat, _ in desk.telegram.sent) == [1, 2, 3]
    assert MessageState.FAILED not in await states(desk)


async def test_meanwhile_nobody_is_tried_more_than_a_few_times_an_hour(desk: Desk) -> None:
    await with_news(desk, 1, 2)
    line = Line(desk, lambda _: True, BAD_GATEWAY)
    await go_on(desk, line.delivery(yes), until=4 * TWO_HOURS)
    assert max(line.tries.values()) <= 4 + 4 * 8


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("Gateway Timeout (504)")])
async def test_what_telegram_may_have_brought_is_tried_so_often_and_no_more(
    desk: Desk, error: TelegramError
) -> None:
    """Telegram may act though it does not say so: each try may be a repeat."""
    await with_news(desk, 1, 2)
    line = Line(desk, lambda _: True, error)
    await go_on(desk, line.delivery(yes), until=4 * TWO_HOURS)
    assert line.tries == {1: TRIES, 2: TRIES}


async def test_a_morning_nobody_confirmed_is_not_made_anew_the_same_day(desk: Desk) -> None:
    await planned(desk, 1)
    line = Line(desk, lambda _: True, TimedOut())
    delivery = line.delivery(yes)
    await go_on(desk, delivery)
    await plan_due(desk.database, desk.clock)
    await go_on(desk, delivery)
    assert line.tries[1] == TRIES


async def test_failures_of_two_kinds_use_up_the_tries_of_one(desk: Desk) -> None:
    await with_news(desk, 1, 2)
    errors = cycle([TimedOut(), BAD_GATEWAY])
    tries = Counter[int]()

    async def send(chat_id: int, answer: Answer) -> int:
        error = next(errors)
        tries[chat_id] += isinstance(error, TimedOut)
        raise error

    await go_on(desk, Delivery(desk.database, desk.clock, send, answers=yes), until=24 * HOUR)
    assert 0 < max(tries.values()) <= TRIES


async def test_a_failure_of_last_week_says_nothing_of_today(desk: Desk) -> None:
    await with_news(desk, 1, 2)
    line = Line(desk, lambda chat: chat == 1, BAD_GATEWAY)
    delivery = line.delivery(yes)
    await go_on(desk, delivery, until=10 * MINUTE)  # it waits for another try
    line.fails = lambda _: True
    desk.clock.move_to(desk.clock.now() + timedelta(days=5))
    async with desk.database.write() as session:
        for waiting in await session.scalars(select(OutboxMessage)):
            waiting.due_at += timedelta(days=10)
    await news(desk, 2, key="y")
    line.tries.clear()
    await go_on(desk, delivery, until=2 * TWO_HOURS)
    assert line.tries[2] == TRIES


async def test_nothing_is_kept_of_what_is_not_tried_any_more(desk: Desk) -> None:
    await with_news(desk, 1, 2)
    line = Line(desk, lambda _: True, TimedOut())
    delivery = line.delivery(yes)
    await go_on(desk, delivery)
    assert not delivery._outage._in_vain


async def test_while_telegram_is_silent_no_message_is_used_to_look(desk: Desk) -> None:
    await with_news(desk, 1, 2)
    line = Line(desk, lambda _: True, TimedOut())
    await go_on(desk, line.delivery(no), until=4 * TWO_HOURS)
    assert max(line.tries.values()) == 1


async def test_one_that_fails_while_others_get_through_is_set_aside(desk: Desk) -> None:
    await with_news(desk, POISON, 2)
    line = Line(desk, lambda chat: chat == POISON, TimedOut())
    delivery = line.delivery(yes)
    for number in range(2 * TRIES):
        await news(desk, 2, key=str(number))
        await go_on(desk, delivery, until=30 * MINUTE)
    assert line.tries[POISON] == TRIES
    assert Counter(await states(desk))[MessageState.FAILED] == 1


async def test_one_alone_is_set_aside_where_telegram_answers_all_else(desk: Desk) -> None:
    await with_news(desk, POISON)
    line = Line(desk, lambda _: True, TimedOut())
    await go_on(desk, line.delivery(yes))
    assert line.tries[POISON] == TRIES
    assert (await states(desk))[-1] is MessageState.FAILED


async def test_one_alone_waits_where_telegram_answers_nothing(desk: Desk) -> None:
    await with_news(desk, 1)
    line, answered = Line(desk, lambda _: True, TimedOut()), [False]

    async def answers() -> bool:
        return answered[0]

    delivery = line.delivery(answers)
    await go_on(desk, delivery, until=2 * TWO_HOURS)
    line.fails, answered[0] = lambda _: False, True
    await go_on(desk, delivery, until=20 * MINUTE)
    assert len(desk.telegram.texts(1)) == 1
    assert MessageState.FAILED not in await states(desk)


async def test_an_outage_leaves_a_message_tries_of_its_own(desk: Desk) -> None:
    await with_news(desk, POISON, 2)
    line = Line(desk, lambda _: True, BAD_GATEWAY)
    delivery = line.delivery(yes)
    await go_on(desk, delivery)
    line.fails = lambda chat: chat == POISON
    for number in range(3):
        await news(desk, 2, key=str(number))
        await go_on(desk, delivery, until=17 * MINUTE)
    assert MessageState.FAILED not in await states(desk)


async def test_a_database_that_is_away_before_the_message_went_out_is_no_try(desk: Desk) -> None:
    await with_news(desk, 1)
    away = [DatabaseAway()]

    async def send(chat_id: int, answer: Answer) -> int:
        if away:
            raise away.pop()
        return await desk.telegram.send(chat_id, answer)

    delivery = Delivery(desk.database, desk.clock, send)
    with pytest.raises(DatabaseAway):
        await delivery.deliver_due()
    await delivery.deliver_due()  # unless another worker was quicker
    assert (await states(desk))[-1] is MessageState.SENT
    assert (await tries(desk))[-1] == (1, "sent", True)

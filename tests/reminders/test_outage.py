"""Telegram cannot be reached: nothing is lost, nothing counts as a try, and looks are rare."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import InvalidToken, NetworkError

from bot.domain import MessageState
from bot.messages.answer import Answer
from bot.reminders.delivery import Delivery
from tests.reminders.conftest import Desk, at
from tests.reminders.test_delivery import planned, states
from tests.reminders.test_delivery_tries import tries


def raised_from(cause: Exception) -> NetworkError:
    """What the library makes of a failing connection."""
    error = NetworkError(str(cause))
    error.__cause__ = cause
    return error


class Line:
    """Cut until the test mends it; counts the looks."""

    def __init__(self, desk: Desk, error: Exception) -> None:
        self._desk, self._error = desk, error
        self.is_cut, self.looks = True, 0

    async def send(self, chat_id: int, answer: Answer) -> int:
        if self.is_cut:
            self.looks += 1
            raise self._error
        return await self._desk.telegram.send(chat_id, answer)


@pytest.mark.parametrize(
    "error",
    [
        raised_from(httpx.ConnectError("refused")),
        raised_from(httpx.ConnectTimeout("no answer")),
        raised_from(httpx.ProxyError("no way out")),
        InvalidToken("a token of another bot"),
    ],
)
async def test_a_morning_without_telegram_loses_nothing(desk: Desk, error: Exception) -> None:
    await planned(desk, 1)
    line = Line(desk, error)
    delivery = Delivery(desk.database, desk.clock, line.send)
    for minute in range(0, 8 * 60, 20):
        desk.clock.move_to(at(17) + timedelta(minutes=minute))
        await delivery.deliver_due()
    line.is_cut = False
    desk.clock.move_to(at(17, 16, 1))
    assert await delivery.deliver_due() == 1
    (message,) = await desk.messages()
    assert (message.state, message.attempts) == (MessageState.SENT, 1)
    assert await tries(desk) == [(1, "sent", True)]


async def test_looks_grow_rare_and_stay_within_a_minute(desk: Desk) -> None:
    await planned(desk, 1)
    line = Line(desk, raised_from(httpx.ConnectError("refused")))
    delivery = Delivery(desk.database, desk.clock, line.send)
    moments = set()
    for second in (0, 0.5, 1, 2, 3, 6, 7, 14, 15, 30, 31, 62, 63, 122, 123, 182, 183):
        desk.clock.move_to(at(17) + timedelta(seconds=second))
        before = line.looks
        await delivery.deliver_due()
        if line.looks > before:
            moments.add(second)
    assert moments == {0, 1, 3, 7, 15, 31, 63, 123, 183}


async def test_after_an_outage_the_looks_are_close_again(desk: Desk) -> None:
    await planned(desk, 1, 2)
    desk.telegram.refusals[1] = [raised_from(httpx.ConnectError("refused")) for _ in range(3)]
    for second in (0, 1, 3, 7):
        desk.clock.move_to(at(17) + timedelta(seconds=second))
        await desk.delivery.deliver_due()
    assert await states(desk) == [MessageState.SENT, MessageState.SENT]
    assert not desk.delivery._outage.is_on


async def test_a_clock_that_is_set_back_holds_nothing_up(desk: Desk) -> None:
    await planned(desk, 1)
    line = Line(desk, raised_from(httpx.ConnectError("refused")))
    delivery = Delivery(desk.database, desk.clock, line.send)
    desk.clock.move_to(at(17, 9))
    assert await delivery.deliver_due() == 0
    line.is_cut = False
    desk.clock.move_to(at(17, 8, 30))
    assert await delivery.deliver_due() == 1

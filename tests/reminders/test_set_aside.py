"""What is set aside at last: what it told comes again once, and nothing goes round for ever."""

from datetime import date, timedelta

import pytest
from telegram.error import BadRequest, RetryAfter

from bot.domain import MessageState
from bot.reminders.refusals import FLOODS, flood_delay
from bot.storage import Person
from tests.reminders.conftest import Desk, at
from tests.reminders.test_delivery import planned

REFUSED = "can't parse entities"


async def test_a_morning_that_telegram_refused_is_told_the_next_day(desk: Desk) -> None:
    await planned(desk, 1)
    desk.telegram.refusals[1] = [BadRequest(REFUSED)]
    await desk.delivery.deliver_due()
    assert await desk.tick(at(20)) == 1
    assert "Việc 0" in desk.telegram.texts(1)[0]


async def test_a_morning_that_could_not_be_worded_is_told_the_next_day(desk: Desk) -> None:
    await planned(desk, 1)
    async with desk.database.write() as session:
        (await session.get_one(Person, 1)).roles = ["unheard of"]
    await desk.delivery.deliver_due()
    async with desk.database.write() as session:
        (await session.get_one(Person, 1)).roles = ["officer"]
    assert await desk.tick(at(20)) == 1
    assert "Việc 0" in desk.telegram.texts(1)[0]


async def test_what_is_refused_two_mornings_running_spoils_no_third(desk: Desk) -> None:
    person = await desk.person("An", telegram_id=1)
    await desk.task("odd", date(2024, 5, 27), person)  # a week after the first morning
    desk.telegram.refusals[1] = [BadRequest(REFUSED), BadRequest(REFUSED)]
    assert [await desk.tick(at(20)), await desk.tick(at(21))] == [0, 0]
    assert not desk.telegram.refusals[1]
    await desk.task("new", date(2024, 5, 29), person)
    assert await desk.tick(at(22)) == 1
    (text,) = desk.telegram.texts(1)
    assert "Việc new" in text
    assert "Việc odd" not in text


async def test_a_chat_that_always_has_to_wait_is_set_aside_at_last(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    monkeypatch.setattr("bot.reminders.refusals._LONGEST_DELAY", timedelta(0))
    await planned(desk, 1)
    desk.telegram.refusals[1] = [RetryAfter(timedelta(0)) for _ in range(FLOODS + 5)]
    for _ in range(FLOODS + 5):
        await desk.delivery.deliver_due()
    (message,) = await desk.messages()
    assert (message.state, message.outcome) == (MessageState.FAILED, "flood limit without end")
    assert len(desk.telegram.refusals[1]) == 5


def test_it_waits_as_told_at_first_and_hours_before_it_is_given_up() -> None:
    assert {flood_delay(floods) for floods in range(11)} == {0.0}
    assert 5 * 3600 < sum(flood_delay(floods) for floods in range(FLOODS)) < 7 * 3600

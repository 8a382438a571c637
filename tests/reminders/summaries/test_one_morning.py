"""Summaries of one morning are one message, led by the longest; none is lost with another."""

from datetime import date, time
from typing import Any

import pytest
from telegram.error import BadRequest

from bot.domain import MessageState
from bot.messages.actions import Action, ShowList
from bot.messages.answer import Answer
from bot.messages.summaries.values import Span
from bot.messages.taps.summaries import ShowPeriod
from bot.reminders.summaries import rendering
from bot.reminders.summaries.making import summary_of
from bot.reminders.summaries.pieces import WITHIN
from bot.storage import Organisation, OutboxMessage
from tests.reminders.conftest import Desk, at
from tests.reminders.summaries.conftest import DIRECTOR, LEAD, Round

JULY_FIRST = at(1, 7, 30, month=7)
"""A Monday: week, month and quarter."""
JUNE_THIRD = at(3, 7, 30, month=6)
"""A Monday: week and month."""


@pytest.fixture
async def july(desk: Desk, round_: Round) -> Round:
    """Just before the first of July, all that was due before sent."""
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.task("2", date(2024, 7, 3), unit=1)
    for instant in (JUNE_THIRD, at(10, 7, 30, month=6), at(17, 7, 30, month=6), at(24, 9, month=6)):
        await round_.tick(instant)
    desk.telegram.sent.clear()
    return round_


def to(desk: Desk, chat_id: int) -> list[Answer]:
    return [answer for chat, answer in desk.telegram.sent if chat == chat_id]


def acts(answer: Answer) -> list[Action]:
    return [one.action for row in answer.choices for one in row if one.action]


async def rows(desk: Desk, *spans: Span) -> list[OutboxMessage]:
    """Of these lengths, planned in July; the director's alone."""
    found = sorted(await desk.messages(), key=lambda one: one.kind)
    return [
        one
        for one in found
        if one.kind in spans
        and one.created_at >= JULY_FIRST.replace(hour=0)
        and ":office:" in one.dedupe_key
    ]


async def test_a_director_gets_one_message_with_the_others_behind_buttons(
    desk: Desk, july: Round
) -> None:
    await july.tick(JULY_FIRST)
    (one,) = to(desk, DIRECTOR)
    assert "Tổng hợp quý II/2024" in one.text
    offered = [act for act in acts(one) if isinstance(act, ShowPeriod)]
    assert offered == [
        ShowPeriod(Span.MONTH, date(2024, 6, 1), None),
        ShowPeriod(Span.WEEK, date(2024, 7, 1), None),
    ]


async def test_it_says_what_this_week_brings_with_the_way_there(desk: Desk, july: Round) -> None:
    await july.tick(JULY_FIRST)
    (one,) = to(desk, DIRECTOR)
    assert "Tuần này sẽ đến hạn: <b>1</b>" in one.text
    labels = [choice.label for row in one.choices for choice in row]
    assert "Tuần này (1)" in labels
    lists = [act for act in acts(one) if isinstance(act, ShowList)]
    assert any(act.filter.start == date(2024, 7, 1) for act in lists)


async def test_the_ledger_says_where_the_others_went(desk: Desk, july: Round) -> None:
    await july.tick(JULY_FIRST)
    month, week = await rows(desk, Span.MONTH, Span.WEEK)
    assert [(one.state, one.outcome) for one in (month, week)] == [(MessageState.SENT, WITHIN)] * 2
    assert month.sent_at == week.sent_at == JULY_FIRST


async def test_a_head_gets_the_week_alone(desk: Desk, july: Round) -> None:
    await july.tick(JULY_FIRST)
    (one,) = to(desk, LEAD)
    assert not [act for act in acts(one) if isinstance(act, ShowPeriod)]


async def test_what_cannot_be_worded_takes_the_others_not_with_it(
    desk: Desk, july: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*args: Any, **values: Any) -> Any:
        if args[3].span is Span.QUARTER:
            raise ZeroDivisionError
        return await summary_of(*args, **values)

    monkeypatch.setattr(rendering, "summary_of", broken)
    await july.tick(JULY_FIRST)
    await july.tick(at(1, 7, 35, month=7))
    said = "\n".join(july.texts(DIRECTOR))
    assert "Tổng hợp tháng 6/2024" in said
    assert "Tổng hợp tuần" in said


async def test_what_telegram_refuses_takes_the_others_not_with_it(desk: Desk, july: Round) -> None:
    desk.telegram.refusals[DIRECTOR] = [BadRequest("Bad Request: message is odd")]
    await july.tick(JULY_FIRST)
    await july.tick(at(1, 7, 35, month=7))
    said = "\n".join(july.texts(DIRECTOR))
    assert "Tổng hợp tháng 6/2024" in said
    assert "Tổng hợp tuần" in said


async def test_while_the_network_is_away_the_others_wait_for_it(desk: Desk, july: Round) -> None:
    desk.telegram.refusals[DIRECTOR] = [ConnectionError()]
    await july.tick(JULY_FIRST)
    assert to(desk, DIRECTOR) == []
    for minute in (31, 33, 40, 50):
        await july.tick(at(1, 7, minute, month=7))
    (one,) = to(desk, DIRECTOR)
    assert "Tổng hợp quý II/2024" in one.text


async def test_an_outage_brings_them_as_one_too(desk: Desk, july: Round) -> None:
    await july.tick(at(2, 9, month=7))
    (one,) = to(desk, DIRECTOR)
    assert "Tổng hợp quý II/2024" in one.text
    assert "gửi muộn" in one.text


async def test_hours_apart_of_one_morning_come_with_the_longest(desk: Desk, july: Round) -> None:
    await desk.set_policy(quarterly_hour="09:00")
    await july.tick(JULY_FIRST)
    assert [len(to(desk, DIRECTOR)), len(to(desk, LEAD))] == [0, 1]
    await july.tick(at(1, 9, month=7))
    (one,) = to(desk, DIRECTOR)
    assert len([act for act in acts(one) if isinstance(act, ShowPeriod)]) == 2


async def test_afternoon_and_morning_stay_apart(desk: Desk, july: Round) -> None:
    await desk.set_policy(quarterly_hour="15:00")
    await july.tick(JULY_FIRST)
    assert "Tổng hợp tháng 6/2024" in to(desk, DIRECTOR)[0].text
    await july.tick(at(1, 15, month=7))
    assert "Tổng hợp quý II/2024" in to(desk, DIRECTOR)[1].text


async def test_an_hour_changed_between_two_loses_none(desk: Desk, july: Round) -> None:
    await desk.set_policy(quarterly_hour="09:00")
    await july.tick(JULY_FIRST)
    async with desk.database.write() as session:
        office = await session.get_one(Organisation, 1)
        office.policy = {"quarterly_day": 5}
    await july.tick(at(1, 9, month=7))
    await july.tick(at(1, 9, 11, month=7))
    said = "\n".join(july.texts(DIRECTOR))
    assert "Tổng hợp tháng 6/2024" in said
    assert "Tổng hợp tuần" in said


async def test_the_day_and_hour_are_the_offices(desk: Desk, july: Round) -> None:
    await desk.set_policy(
        monthly_day=2, monthly_hour="10:00", quarterly_day=3, quarterly_hour="07:30"
    )
    await july.tick(JULY_FIRST)
    assert "Tổng hợp tuần" in to(desk, DIRECTOR)[0].text
    await july.tick(at(2, 9, 59, month=7))
    assert len(to(desk, DIRECTOR)) == 1
    await july.tick(at(2, 10, month=7))
    await july.tick(at(3, 7, 30, month=7))
    assert "Tổng hợp tháng 6/2024" in to(desk, DIRECTOR)[1].text
    assert "Tổng hợp quý II/2024" in to(desk, DIRECTOR)[2].text


async def test_switched_off_none_comes(desk: Desk, july: Round) -> None:
    await desk.set_policy(monthly_day=0, quarterly_day=0)
    await july.tick(JULY_FIRST)
    await july.tick(at(2, 9, month=7))
    (one,) = to(desk, DIRECTOR)
    assert "Tổng hợp tuần" in one.text


async def test_who_wants_no_weekly_one_gets_the_others_alone(desk: Desk, july: Round) -> None:
    director = next(one for one in await desk.messages() if ":office:" in one.dedupe_key).person_id
    await july.set(director or 0, weekly_summary=False, quiet_from=time(21), quiet_until=time(7))
    await july.tick(JULY_FIRST)
    (one,) = to(desk, DIRECTOR)
    offered = [act.span for act in acts(one) if isinstance(act, ShowPeriod)]
    assert offered == [Span.MONTH]

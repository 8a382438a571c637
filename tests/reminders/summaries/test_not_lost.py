"""A summary that could come with a longer one is never lost with it, nor told twice."""

from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import col

from bot.domain import MessageState
from bot.messages.summaries.values import Span
from bot.messages.taps.summaries import ShowPeriod
from bot.storage import OutboxMessage, summaries
from bot.storage.engine import DatabaseAway
from tests.reminders.conftest import Desk, at
from tests.reminders.summaries.conftest import DIRECTOR, Round
from tests.reminders.summaries.test_one_morning import acts, to

_HOURS = ((7, 30), (8, 0), (8, 2), (16, 30), (16, 32), (17, 30), (17, 32), (19, 0), (19, 1))


async def friday(desk: Desk, round_: Round, monthly_hour: str) -> int:
    """The week's on Fridays at 16:30; the month's on the same Friday, the seventh of June."""
    _, director = await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.set_policy(
        weekly_day=5,
        weekly_hour="16:30",
        quarterly_day=0,
        monthly_day=5,
        monthly_hour=monthly_hour,
    )
    for instant in (at(24, 16, 30), at(31, 16, 30), *(at(day, 9, month=6) for day in (3, 4, 5, 6))):
        await round_.tick(instant)
    desk.telegram.sent.clear()
    return director


async def all_of_june(round_: Round, *days: int) -> None:
    for day in days:
        for hour, minute in _HOURS:
            await round_.tick(at(day, hour, minute, month=6))


def titles(desk: Desk) -> list[str]:
    return [one.text.split(",")[0].removeprefix("<b>") for one in to(desk, DIRECTOR)]


async def test_a_month_late_in_the_evening_has_the_week_in_it(desk: Desk, round_: Round) -> None:
    await friday(desk, round_, "19:00")
    await all_of_june(round_, 7)
    assert titles(desk) == ["Tổng hợp tháng 5/2024"]
    assert [act.span for act in acts(to(desk, DIRECTOR)[0]) if isinstance(act, ShowPeriod)] == [
        Span.WEEK
    ]


async def test_a_week_does_not_wait_for_what_their_quiet_hours_put_off(
    desk: Desk, round_: Round
) -> None:
    director = await friday(desk, round_, "17:30")
    await round_.set(director, quiet_from=time(17), quiet_until=time(7))
    await all_of_june(round_, 7, 8, 9, 10, 11)
    assert titles(desk) == ["Tổng hợp tuần", "Tổng hợp tháng 5/2024"]
    assert "gửi muộn" not in to(desk, DIRECTOR)[1].text  # their own wish, no outage


async def test_what_leads_leaves_out_what_has_come_by_itself(desk: Desk, round_: Round) -> None:
    _, director = await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.set_policy(monthly_hour="09:00", quarterly_day=0)
    await round_.set(director, quiet_from=time(8, 30), quiet_until=time(7))
    await round_.tick(at(27, 8))
    desk.telegram.sent.clear()
    for day, hour, minute in ((3, 7, 30), (3, 9, 0), (4, 7, 0), (4, 8, 0)):
        await round_.tick(at(day, hour, minute, month=6))
    assert titles(desk) == ["Tổng hợp tuần", "Tổng hợp tháng 5/2024"]
    assert "Tổng hợp tuần" not in to(desk, DIRECTOR)[1].text


async def test_a_crash_while_they_are_planned_tells_none_twice(
    desk: Desk, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = summaries.keep_figures

    async def failing(session: Any, org_id: int, period: str, *rest: Any, now: datetime) -> None:
        if period.startswith("weekly"):
            raise DatabaseAway
        await keep(session, org_id, period, *rest, now=now)

    await round_.people()
    await desk.task("1", date(2024, 7, 10), unit=1)
    await desk.set_policy(monthly_day=2, quarterly_day=0)
    for instant in (at(4, 8, month=6), at(10, 8, month=6), at(17, 8, month=6), at(24, 9, month=6)):
        await round_.tick(instant)
    desk.telegram.sent.clear()
    monkeypatch.setattr(summaries, "keep_figures", failing)
    with pytest.raises(DatabaseAway):
        await round_.tick(at(3, 9, month=7))
    monkeypatch.undo()
    for minute in (1, 3, 20):
        await round_.tick(at(3, 9, minute, month=7))
    assert titles(desk) == ["Tổng hợp tháng 6/2024"]


async def november(desk: Desk, round_: Round) -> None:
    """The month's was missed on Friday the first; the bot is back on Sunday."""
    await round_.people()
    await desk.task("1", date(2024, 11, 20), unit=1)
    await desk.task("2", date(2024, 10, 20), unit=1)
    await desk.set_policy(quarterly_day=0)
    await round_.tick(at(1, 8, month=10))
    await round_.tick(at(28, 8, month=10))
    desk.telegram.sent.clear()
    await round_.tick(at(3, 9, month=11))


async def test_a_month_missed_on_friday_has_mondays_week_in_it(desk: Desk, round_: Round) -> None:
    await november(desk, round_)
    for hour, minute in ((7, 30), (7, 31), (8, 0), (8, 5), (9, 0)):
        await round_.tick(at(4, hour, minute, month=11))
    (one,) = to(desk, DIRECTOR)
    assert "Tổng hợp tháng 10/2024" in one.text
    assert "Tuần này sẽ đến hạn" in one.text


async def test_the_week_comes_alone_where_the_months_before_it_fails(
    desk: Desk, round_: Round
) -> None:
    await november(desk, round_)
    await round_.tick(at(4, 7, 30, month=11))
    async with desk.database.write() as session:
        await session.execute(
            update(OutboxMessage)
            .where(col(OutboxMessage.kind) == Span.MONTH)
            .values(state=MessageState.FAILED)
        )
    await round_.tick(at(4, 8, 5, month=11))
    assert titles(desk) == ["Tổng hợp tuần"]


@pytest.mark.parametrize(
    ("weekly_hour", "first", "expected"),
    [("19:00", (19, 0), 2), ("17:59", (18, 1), 2), ("19:00", (23, 59), 2), ("07:30", (20, 0), 2)],
)
async def test_a_fridays_comes_whatever_its_hour(
    desk: Desk, round_: Round, weekly_hour: str, first: tuple[int, int], expected: int
) -> None:
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    await desk.set_policy(weekly_day=5, weekly_hour=weekly_hour)
    assert await round_.tick(at(24, *first)) == expected
    assert await round_.tick(at(27, 9)) == 0

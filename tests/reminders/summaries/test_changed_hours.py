"""An office changes when its summaries come: nothing comes at once, nothing is lost."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.messages.taps.office_settings import PolicyField
from bot.services.office import policy
from bot.storage.people import speaker_by_id
from tests.reminders.conftest import Desk, at
from tests.reminders.summaries.conftest import DIRECTOR, Round

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
async def clerk(desk: Desk, round_: Round) -> int:
    """Who sets the office's policy; a director waits for summaries."""
    await round_.people()
    await desk.task("1", date(2024, 5, 10), unit=1)
    return await desk.person("Phạm Thu Hà", telegram_id=9, roles="office")


async def set_to(desk: Desk, clerk: int, field: PolicyField, said: str, now: datetime) -> None:
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, clerk, now=now)
        assert speaker
        await policy.change(session, speaker, field, said, now=now)


async def months(desk: Desk, round_: Round, *instants: datetime) -> list[date]:
    """The days on which the director got a month's."""
    found = []
    for instant in instants:
        desk.telegram.sent.clear()
        await round_.tick(instant)
        if any("Tổng hợp tháng" in said for said in round_.texts(DIRECTOR)):
            found.append(instant.astimezone(ZONE).date())
    return found


async def test_switched_on_it_begins_with_the_next(desk: Desk, round_: Round, clerk: int) -> None:
    await set_to(desk, clerk, PolicyField.MONTHLY, "không gửi", at(20))
    await months(desk, round_, at(3, 8, month=6), at(10, 8, month=6), at(17, 8, month=6))
    await set_to(desk, clerk, PolicyField.MONTHLY, "1 7:30", at(18, 10, month=6))
    assert await months(desk, round_, at(18, 10, 1, month=6), at(19, 9, month=6)) == []
    assert await months(desk, round_, at(1, 7, 30, month=7)) == [date(2024, 7, 1)]


async def test_moved_back_it_comes_once_more_on_the_day_of_before(
    desk: Desk, round_: Round, clerk: int
) -> None:
    await set_to(desk, clerk, PolicyField.MONTHLY, "5 7:30", at(20))
    await round_.tick(at(3, 8, month=6))
    await set_to(desk, clerk, PolicyField.MONTHLY, "1 7:30", at(4, 10, month=6))
    days = [at(day, 10, month=6) for day in (4, 5, 6, 7, 10)]
    assert await months(desk, round_, *days) == [date(2024, 6, 7)]
    assert await months(desk, round_, at(1, 7, 30, month=7)) == [date(2024, 7, 1)]


async def test_moved_on_after_it_came_it_does_not_come_again(
    desk: Desk, round_: Round, clerk: int
) -> None:
    assert await months(desk, round_, at(3, 8, month=6)) == [date(2024, 6, 3)]
    await set_to(desk, clerk, PolicyField.MONTHLY, "5 7:30", at(4, 10, month=6))
    assert await months(desk, round_, at(7, 8, month=6), at(10, 8, month=6)) == []


async def test_an_outage_after_a_change_is_still_said_to_be_one(
    desk: Desk, round_: Round, clerk: int
) -> None:
    await set_to(desk, clerk, PolicyField.MONTHLY, "2 7:30", at(20))
    assert await months(desk, round_, at(5, 9, month=6)) == [date(2024, 6, 5)]
    assert "gửi muộn vì bot gián đoạn" in round_.texts(DIRECTOR)[0]


async def test_a_weekday_moved_back_brings_this_weeks_on_the_day_of_before(
    desk: Desk, round_: Round, clerk: int
) -> None:
    await set_to(desk, clerk, PolicyField.WEEKLY, "thứ sáu 7h30", at(17, 9))
    await set_to(desk, clerk, PolicyField.WEEKLY, "thứ hai 7h30", at(22, 9))
    assert await round_.tick(at(22, 9, 1)) == 0
    assert await round_.tick(at(24, 7, 30)) == 2
    assert "gửi muộn" not in round_.texts(DIRECTOR)[0]

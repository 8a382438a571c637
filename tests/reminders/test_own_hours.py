"""Own hours, quiet, leave: nobody is missed, told twice or woken, walked minute by minute."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain import MessageState
from bot.messages.taps.office_settings import PolicyField
from bot.reminders.notices import Notice, tell
from bot.reminders.scheduler import plan_due
from bot.services import settings
from bot.services.office import policy
from bot.storage import Organisation, Person
from bot.storage.people import speaker_by_id
from tests.reminders.conftest import Desk, at

DUE = date(2024, 5, 24)  # told on 17, 21, 23 and 24 May
SOON = timedelta(minutes=1)


async def officer(desk: Desk, **values: Any) -> int:
    """Somebody with a task told of on the 17th, who has set these values."""
    person_id = await desk.person("An", telegram_id=1)
    await desk.task("1", DUE, person_id)
    async with desk.database.write() as session:
        person = await session.get_one(Person, person_id)
        for name, value in values.items():
            setattr(person, name, value)
    return person_id


async def choose(desk: Desk, person_id: int, instant: datetime, hour: time | None) -> None:
    """The person chooses an hour at an instant."""
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person_id)
        assert speaker is not None
        await settings.set_morning(session, speaker, hour, now=instant)


async def sent_at(desk: Desk, *instants: datetime) -> list[datetime]:
    """At which of these instants a message went out."""
    return [instant for instant in instants if await desk.tick(instant)]


async def tell_notice(desk: Desk, person_id: int, instant: datetime, *, urgent: bool) -> None:
    async with desk.database.write() as session:
        notice = Notice("dialogue-expired", {"dialogue": "hand_in", "number": "1"}, urgent=urgent)
        await tell(session, [person_id], notice, org_id=1, key=str(instant), now=instant)


@pytest.mark.parametrize("hour", [time(6, 30), time(7), time(8), time(9, 30), time(17)])
async def test_the_message_comes_at_ones_own_hour(desk: Desk, hour: time) -> None:
    await officer(desk, morning_at=hour)
    its = at(17, hour.hour, hour.minute)
    assert await sent_at(desk, its - SOON, its, its + SOON) == [its]
    assert not (await desk.messages())[0].late


async def test_everybody_has_their_own_hour_on_one_morning(desk: Desk) -> None:
    for telegram_id, hour in enumerate((time(7), None, time(9)), start=1):
        person = await desk.person(f"Người {telegram_id}", telegram_id=telegram_id)
        await desk.task(str(telegram_id), DUE, person)
        async with desk.database.write() as session:
            (await session.get_one(Person, person)).morning_at = hour
    told = {hour: await desk.tick(at(17, hour)) for hour in (6, 7, 8, 9, 10)}
    assert told == {6: 0, 7: 1, 8: 1, 9: 1, 10: 0}
    assert [chat for chat, _ in desk.telegram.sent] == [1, 2, 3]


@pytest.mark.parametrize(
    ("changed_at", "hour"),
    [
        (at(17, 7, 30), time(7)),
        (at(17, 7, 59), time(17)),
        (at(17, 7, 59), time(9)),
        (at(16, 20), time(8)),
    ],
)
async def test_on_the_day_of_the_change_the_old_hour_holds(
    desk: Desk, changed_at: datetime, hour: time
) -> None:
    person = await officer(desk)
    await desk.tick(changed_at - SOON)
    await choose(desk, person, changed_at, hour)
    walked = [
        changed_at,
        at(17, 7, 59),
        at(17, 8),
        at(17, 8, 1),
        at(17, 9),
        at(17, 17),
        at(17, 17, 30),
    ]
    assert await sent_at(desk, *sorted(set(walked))) == [at(17, 8)]


async def test_after_todays_message_a_later_hour_brings_no_second(desk: Desk) -> None:
    person = await officer(desk)
    assert await desk.tick(at(17, 8))
    await choose(desk, person, at(17, 8, 30), time(9))
    assert await sent_at(desk, at(17, 8, 31), at(17, 9), at(17, 9, 1), at(17, 17)) == []


async def test_from_the_next_day_the_new_hour_holds(desk: Desk) -> None:
    person = await officer(desk)
    await choose(desk, person, at(20, 7, 30), time(9))
    assert await sent_at(desk, at(21, 7), at(21, 8), at(21, 8, 59), at(21, 9)) == [at(21, 9)]


async def test_two_changes_on_one_day_keep_the_hour_that_held_before_both(desk: Desk) -> None:
    person = await officer(desk)
    await choose(desk, person, at(17, 7), time(6))
    await choose(desk, person, at(17, 7, 10), time(10))
    assert await sent_at(desk, at(17, 7, 30), at(17, 8), at(17, 10)) == [at(17, 8)]


async def test_the_office_hour_too_changes_on_the_next_day(desk: Desk) -> None:
    await officer(desk)
    office = await desk.person("Giang", telegram_id=9, roles="office")
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, office)
        assert speaker is not None
        await policy.change(session, speaker, PolicyField.MORNING, "9h30", now=at(17, 7, 30))
    assert await sent_at(desk, at(17, 7, 31), at(17, 8), at(17, 9, 30)) == [at(17, 8)]
    assert await sent_at(desk, at(21, 8), at(21, 9, 29), at(21, 9, 30)) == [at(21, 9, 30)]


async def test_more_days_before_bring_no_flood_on_the_day_of_the_change(desk: Desk) -> None:
    """A step that is new begins tomorrow; what is told already is not told again."""
    person = await officer(desk)
    await desk.task("2", date(2024, 5, 22), person)
    await desk.tick(at(17))
    office = await desk.person("Giang", telegram_id=9, roles="office")
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, office)
        assert speaker is not None
        await policy.change(session, speaker, PolicyField.DAYS, "10, 7, 4, 0", now=at(17, 10))
    assert await sent_at(desk, at(17, 10, 1), at(17, 11)) == []
    assert [day for day in (20, 21, 22, 23, 24) if await desk.tick(at(day))] == [20, 21, 22, 23, 24]
    # The 4 days before task 2 were over already, so the 1 day that they replace still holds for it.
    assert ["Việc 2" in text for text in desk.telegram.texts(1)[1:3]] == [False, True]
    assert "Việc 1" not in desk.telegram.texts(1)[2]


@pytest.mark.parametrize(
    ("begins", "ends", "comes"),
    [
        (time(22), time(6), at(17, 8)),
        (time(22), time(8), at(17, 8)),
        (time(22), time(8, 15), at(17, 8, 15)),
        (time(7), time(12), at(17, 12)),
        (time(9), time(12), at(17, 8)),
    ],
)
async def test_the_message_waits_until_the_quiet_hours_are_over(
    desk: Desk, begins: time, ends: time, comes: datetime
) -> None:
    await officer(desk, quiet_from=begins, quiet_until=ends)
    walked = {at(17, 6), at(17, 8) - SOON, at(17, 8), comes - SOON, comes, comes + SOON}
    assert await sent_at(desk, *sorted(walked)) == [comes]
    assert not (await desk.messages())[0].late


async def test_quiet_hours_set_after_planning_hold_the_message_back(desk: Desk) -> None:
    person = await officer(desk)
    desk.clock.move_to(at(17))
    await plan_due(desk.database, desk.clock)
    async with desk.database.write() as session:
        row = await session.get_one(Person, person)
        row.quiet_from, row.quiet_until = time(7), time(10)
    assert await sent_at(desk, at(17, 8, 1), at(17, 9, 59), at(17, 10)) == [at(17, 10)]


async def test_quiet_hours_taken_away_bring_the_message_at_once(desk: Desk) -> None:
    person = await officer(desk, quiet_from=time(7), quiet_until=time(12))
    assert await sent_at(desk, at(17, 8), at(17, 9)) == []
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person)
        assert speaker is not None
        await settings.set_quiet(session, speaker, begins=None, ends=None, now=at(17, 9, 30))
    assert await sent_at(desk, at(17, 9, 31), at(17, 12)) == [at(17, 9, 31)]


@pytest.mark.parametrize("urgent", [True, False])
async def test_a_notice_waits_for_the_end_of_quiet_hours(desk: Desk, urgent: bool) -> None:
    person = await desk.person("An", telegram_id=1)
    async with desk.database.write() as session:
        row = await session.get_one(Person, person)
        row.quiet_from, row.quiet_until = time(9), time(10, 30)
    await tell_notice(desk, person, at(17, 9), urgent=urgent)
    assert await sent_at(desk, at(17, 9), at(17, 10, 29), at(17, 10, 30)) == [at(17, 10, 30)]
    assert (await desk.messages())[0].attempts == 1


async def test_an_urgent_notice_comes_at_night_but_not_into_the_quiet(desk: Desk) -> None:
    person = await officer(desk, quiet_from=time(22), quiet_until=time(5))
    await tell_notice(desk, person, at(16, 21), urgent=True)
    assert await sent_at(desk, at(16, 21)) == [at(16, 21)]
    await tell_notice(desk, person, at(16, 23), urgent=True)
    assert await sent_at(desk, at(16, 23), at(17, 4, 59), at(17, 5)) == [at(17, 5)]


async def test_nothing_comes_during_leave_and_all_of_it_once_after(desk: Desk) -> None:
    person = await officer(desk, away_from=date(2024, 5, 16), away_until=date(2024, 5, 26))
    await desk.task("2", date(2024, 5, 20), person)
    await tell_notice(desk, person, at(20, 9), urgent=False)
    days = [at(day) for day in (16, 17, 20, 21, 22, 23, 24)]
    assert await sent_at(desk, *days) == []
    assert await desk.tick(at(27)) == 2
    (morning,) = [text for text in desk.telegram.texts(1) if "Việc 1" in text]
    assert "Việc 2" in morning
    assert "trong những ngày anh/chị nghỉ" in morning
    assert "muộn hơn thường lệ" not in morning
    assert await sent_at(desk, at(27, 9), at(28), at(29)) == []


async def test_a_deadline_of_a_long_leave_is_not_lost(desk: Desk) -> None:
    """It lies further back than a missed deadline is told of otherwise."""
    await officer(desk, away_from=date(2024, 5, 16), away_until=date(2024, 7, 14))
    assert await desk.tick(at(15, month=7)) == 1
    assert "quá hạn 52 ngày" in desk.telegram.texts(1)[0]
    assert await sent_at(desk, at(16, month=7), at(17, month=7)) == []


async def test_who_comes_back_early_is_told_the_same_day(desk: Desk) -> None:
    person = await officer(desk, away_from=date(2024, 5, 16), away_until=date(2024, 5, 31))
    assert await sent_at(desk, at(17), at(20)) == []
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person)
        assert speaker is not None
        await settings.set_leave(session, speaker, first=None, last=None, now=at(20, 9))
    assert await sent_at(desk, at(20, 9, 1), at(20, 9, 2)) == [at(20, 9, 1)]


async def test_leave_set_after_planning_holds_the_message_back(desk: Desk) -> None:
    person = await officer(desk)
    desk.clock.move_to(at(17))
    await plan_due(desk.database, desk.clock)
    async with desk.database.write() as session:
        speaker = await speaker_by_id(session, person)
        assert speaker is not None
        day = date(2024, 5, 17)
        await settings.set_leave(session, speaker, first=day, last=day, now=at(17, 8, 1))
    assert await sent_at(desk, at(17, 8, 1), at(17, 9), at(20)) == [at(20)]
    assert [row.state for row in await desk.messages()] == [
        MessageState.STALE,
        MessageState.SENT,
    ]


async def test_who_left_the_office_gets_nothing_that_waited(desk: Desk) -> None:
    person = await officer(desk)
    await tell_notice(desk, person, at(16, 20), urgent=False)
    async with desk.database.write() as session:
        (await session.get_one(Person, person)).active = False
    assert await desk.tick(at(17)) == 0
    (message,) = await desk.messages()
    assert (message.state, message.outcome) == (MessageState.STALE, "left")


async def test_an_hour_the_office_leaves_no_room_for_is_the_offices(desk: Desk) -> None:
    await officer(desk, morning_at=time(17, 30))
    async with desk.database.write() as session:
        (await session.get_one(Organisation, 1)).policy = {"evening": "17:00:00"}
    assert await sent_at(desk, at(17, 8), at(17, 17, 30)) == [at(17, 8)]

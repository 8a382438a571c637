"""Which steps are to be told, walked across each boundary."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain import Policy
from bot.reminders.rules import Step, due_between, is_late, is_open, steps, untold
from bot.workdays import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
POLICY, CALENDAR = Policy(), Calendar()


def days(due: date) -> list[tuple[int, date]]:
    return [(step.days_before, step.day) for step in steps(due, POLICY, CALENDAR)]


def test_a_date_is_told_seven_three_and_one_days_before_and_on_the_day() -> None:
    assert days(date(2024, 5, 24)) == [
        (7, date(2024, 5, 17)),
        (3, date(2024, 5, 21)),
        (1, date(2024, 5, 23)),
        (0, date(2024, 5, 24)),
    ]


def test_a_sunday_is_told_on_the_friday_before() -> None:
    assert days(date(2024, 6, 30))[-2:] == [(1, date(2024, 6, 28)), (0, date(2024, 6, 28))]


def test_a_date_in_tet_is_told_before_tet() -> None:
    assert {day for _, day in days(date(2026, 2, 18))[1:]} == {date(2026, 2, 13)}


def test_the_end_of_february_counts_a_leap_day() -> None:
    assert days(date(2024, 3, 1))[2] == (1, date(2024, 2, 29))


@pytest.mark.parametrize(
    ("instant", "goes"),
    [
        (datetime(2024, 5, 15, 0, 59, tzinfo=UTC), False),
        (datetime(2024, 5, 15, 1, 0, tzinfo=UTC), True),
        (datetime(2024, 5, 15, 10, 59, tzinfo=UTC), True),
        (datetime(2024, 5, 15, 11, 0, tzinfo=UTC), False),
        (datetime(2024, 5, 18, 2, 0, tzinfo=UTC), False),
        (datetime(2024, 4, 30, 2, 0, tzinfo=UTC), False),
        (datetime(2024, 5, 14, 18, 0, tzinfo=UTC), False),
    ],
)
def test_messages_go_on_working_days_from_eight_to_six(instant: datetime, goes: bool) -> None:
    assert is_open(instant, zone=ZONE, policy=POLICY, calendar=CALENDAR) is goes


@pytest.mark.parametrize(("minute", "late"), [(0, False), (30, False), (31, True)])
def test_half_an_hour_is_not_late_yet(minute: int, late: bool) -> None:
    now = datetime(2024, 5, 15, 1, minute, tzinfo=UTC)
    assert is_late(now, zone=ZONE, hour=time(8)) is late


def test_the_office_chooses_its_hour() -> None:
    early = Policy(morning=time(7, 0))
    now = datetime(2024, 5, 15, 0, 0, tzinfo=UTC)
    assert is_open(now, zone=ZONE, policy=early, calendar=CALENDAR)


STEPS = (Step(7, date(2024, 5, 17)), Step(3, date(2024, 5, 21)), Step(0, date(2024, 5, 24)))


@pytest.mark.parametrize(
    ("since", "today", "told", "due"),
    [
        (date(2024, 1, 1), date(2024, 5, 16), set(), []),
        (date(2024, 1, 1), date(2024, 5, 17), set(), [7]),
        (date(2024, 1, 1), date(2024, 5, 17), {7}, []),
        (date(2024, 1, 1), date(2024, 5, 22), set(), [7, 3]),
        (date(2024, 5, 20), date(2024, 5, 22), set(), [3]),
        (date(2024, 5, 22), date(2024, 5, 23), set(), []),
        (date(2024, 1, 1), date(2024, 5, 30), {7, 3}, [0]),
    ],
)
def test_a_step_is_told_once_from_its_day_on(
    since: date, today: date, told: set[int], due: list[int]
) -> None:
    found = untold(STEPS, told=frozenset(told), since=since, today=today, policy=POLICY)
    assert [step.days_before for step in found] == due


def closed(*, days: int) -> Calendar:
    """The office closes for so many days after 13 February 2026."""
    return Calendar(frozenset(date(2026, 2, 13) + timedelta(days=at) for at in range(1, days + 1)))


@pytest.mark.parametrize("calendar", [CALENDAR, closed(days=31), closed(days=62)])
def test_the_queried_days_are_those_of_todays_steps(calendar: Calendar) -> None:
    today = date(2026, 2, 13)
    first, last = due_between(today, POLICY, calendar)
    found = [
        due
        for due in (today + timedelta(days=at) for at in range(-20, 100))
        if any(step.day == today for step in steps(due, POLICY, calendar))
    ]
    assert first <= found[0]
    assert found[-1] == last

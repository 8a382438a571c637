"""Which steps are to be told, walked across each boundary."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain import Part, Policy
from bot.reminders.rules import (
    LEADING,
    PERIOD_BEGINS,
    Step,
    first_due,
    is_late,
    is_open,
    is_useful,
    last_due,
    period_begins,
    period_starts,
    steps,
)
from bot.workdays import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
POLICY, CALENDAR = Policy(), Calendar()


def days(due: date) -> list[tuple[int, date]]:
    """What comes before a date; what comes after it has tests of its own."""
    found = steps(due, POLICY, CALENDAR)
    return [(step.days_before, step.day) for step in found if step.days_before >= 0]


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


@pytest.mark.parametrize(
    ("count", "day", "due", "since", "useful"),
    [
        (7, date(2024, 5, 1), date(2024, 5, 20), date(2024, 5, 10), True),
        (7, date(2024, 5, 1), date(2024, 5, 10), date(2024, 5, 10), True),
        (7, date(2024, 5, 1), date(2024, 5, 9), date(2024, 5, 10), False),
        (-7, date(2024, 5, 10), date(2024, 5, 3), date(2024, 5, 10), True),
        (-7, date(2024, 5, 9), date(2024, 5, 2), date(2024, 5, 10), False),
        (PERIOD_BEGINS, date(2024, 5, 10), date(2024, 9, 30), date(2024, 5, 10), True),
        (PERIOD_BEGINS, date(2024, 5, 9), date(2024, 9, 30), date(2024, 5, 10), False),
    ],
)
def test_what_is_ahead_stays_useful_and_what_is_long_gone_does_not(
    count: int, day: date, due: date, since: date, useful: bool
) -> None:
    assert is_useful(Step(count, day), due, since=since) is useful


def closed(*, days: int) -> Calendar:
    """The office closes for so many days after 13 February 2026."""
    return Calendar(frozenset(date(2026, 2, 13) + timedelta(days=at) for at in range(1, days + 1)))


@pytest.mark.parametrize("calendar", [CALENDAR, closed(days=31), closed(days=62)])
def test_the_queried_days_are_those_of_todays_steps(calendar: Calendar) -> None:
    today = date(2026, 2, 13)
    found = [
        due
        for due in (today + timedelta(days=at) for at in range(-40, 100))
        if any(step.day == today for step in steps(due, POLICY, calendar))
    ]
    assert first_due(today, POLICY, calendar) <= found[0]
    assert found[-1] == last_due(today, POLICY, calendar)


@pytest.mark.parametrize("closed_for", [0, 9, 31])
def test_what_is_told_late_after_a_closure_is_queried_too(closed_for: int) -> None:
    calendar = closed(days=closed_for)
    today = calendar.add_workdays(date(2026, 2, 13), 1)
    found = [
        due
        for due in (today + timedelta(days=at) for at in range(-60, 10))
        if any(step.day == today for step in steps(due, POLICY, calendar))
    ]
    assert first_due(today, POLICY, calendar) <= found[0]


def told(due: date, *parts: Part, policy: Policy = POLICY) -> list[tuple[int, date]]:
    found = steps(due, policy, CALENDAR, parts=parts)
    return [(step.days_before, step.day) for step in found]


def test_who_leads_hears_after_the_date_too_on_working_days() -> None:
    assert told(date(2024, 5, 24), Part.LEAD)[4:] == [
        (-1, date(2024, 5, 27)),
        (-3, date(2024, 5, 27)),
        (-7, date(2024, 5, 31)),
    ]


def test_who_cooperates_hears_once_and_who_directs_of_what_is_late() -> None:
    assert told(date(2024, 5, 23), Part.COORDINATING) == [(3, date(2024, 5, 20))]
    assert told(date(2024, 5, 23), Part.DIRECTING) == [(-1, date(2024, 5, 24))]


def test_several_parts_of_one_person_are_one_series() -> None:
    both = told(date(2024, 5, 23), Part.LEAD, Part.COORDINATING, Part.DIRECTING)
    assert both == told(date(2024, 5, 23), Part.LEAD)


def test_an_office_that_wants_nothing_after_the_date_gets_nothing_after_it() -> None:
    policy = Policy(days_after=(), directing_after=())
    assert {count for count, _ in told(date(2024, 5, 23), *Part, policy=policy)} == {7, 3, 1, 0}


@pytest.mark.parametrize(
    ("start", "due", "day"),
    [
        (date(2024, 5, 1), date(2024, 5, 31), date(2024, 5, 2)),  # 1 May is a day off
        (date(2024, 2, 1), date(2024, 2, 29), date(2024, 2, 1)),
        (date(2025, 2, 1), date(2025, 2, 28), date(2025, 2, 3)),
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 1, 2)),
        (date(2024, 1, 1), date(2024, 12, 31), date(2024, 1, 2)),
        (date(2024, 9, 1), date(2024, 9, 30), date(2024, 9, 4)),  # 2 and 3 September are days off
    ],
)
def test_a_period_is_mentioned_on_its_first_working_day(start: date, due: date, day: date) -> None:
    begins = period_begins(start, due, None)
    assert steps(due, POLICY, CALENDAR, begins=begins)[0] == Step(PERIOD_BEGINS, day)
    first, last = period_starts(day, day, CALENDAR)
    assert first <= start <= last


@pytest.mark.parametrize(
    ("start", "due", "recurrence"),
    [
        (None, date(2024, 5, 31), None),
        (date(2024, 5, 11), date(2024, 5, 20), None),
        (date(2024, 5, 16), date(2024, 5, 31), None),
        (date(2024, 1, 1), date(2024, 5, 31), "FREQ=MONTHLY"),
    ],
)
def test_dates_short_windows_and_what_recurs_have_no_beginning(
    start: date | None, due: date, recurrence: str | None
) -> None:
    begins = period_begins(start, due, recurrence)
    found = steps(due, POLICY, CALENDAR, parts=LEADING, begins=begins)
    assert PERIOD_BEGINS not in {step.days_before for step in found}


def test_an_office_may_do_without_the_beginnings() -> None:
    policy = Policy(period_start=False)
    found = steps(date(2024, 5, 31), policy, CALENDAR, begins=date(2024, 5, 1))
    assert len(found) == len(policy.days_before) + len(policy.days_after)

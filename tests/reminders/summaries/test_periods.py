"""When summaries are due: rules of days, walked across their boundaries."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.domain import Policy
from bot.messages.summaries.values import Span
from bot.reminders.summaries.periods import moment_of, period_with, sent_around
from bot.workdays import Calendar
from tests.reminders.conftest import at

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def due_on(span: Span, day: date, *days_off: date, policy: Policy | None = None) -> date | None:
    """The day on which the summary of the period with this day is due."""
    moment = moment_of(
        period_with(span, day),
        zone=ZONE,
        policy=policy or Policy(),
        calendar=Calendar(frozenset(days_off)),
    )
    return moment.astimezone(ZONE).date() if moment else None


@pytest.mark.parametrize(
    ("span", "day", "first", "last"),
    [
        (Span.WEEK, date(2024, 5, 20), date(2024, 5, 20), date(2024, 5, 26)),
        (Span.WEEK, date(2024, 5, 26), date(2024, 5, 20), date(2024, 5, 26)),
        (Span.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (Span.MONTH, date(2024, 12, 1), date(2024, 12, 1), date(2024, 12, 31)),
        (Span.QUARTER, date(2024, 3, 31), date(2024, 1, 1), date(2024, 3, 31)),
        (Span.QUARTER, date(2024, 12, 31), date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_its_first_and_last_day(
    span: Span, day: date, first: date, last: date
) -> None:
    found = period_with(span, day)
    assert (found.first, found.last) == (first, last)


def test_the_period_before_goes_over_the_year() -> None:
    assert period_with(Span.QUARTER, date(2025, 1, 2)).before.first == date(2024, 10, 1)
    assert period_with(Span.MONTH, date(2025, 1, 2)).before.last == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("days_off", "expected"),
    [
        ((), 20),
        ((20,), 21),
        ((20, 21), 22),
        ((20, 21, 22, 23, 24), None),
    ],
)
def test_a_day_off_moves_a_weeks_within_it(days_off: tuple[int, ...], expected: int | None) -> None:
    off = [date(2024, 5, day) for day in days_off]
    found = due_on(Span.WEEK, date(2024, 5, 23), *off)
    assert found == (date(2024, 5, expected) if expected else None)


@pytest.mark.parametrize(
    ("weekly_day", "days_off", "expected"),
    [
        (6, (), 24),  # a Saturday: nobody works any more in that week
        (7, (), 24),
        (5, (24,), 23),
        (4, (23,), 24),
        (5, (23, 24), 22),
        (5, (20, 21, 22, 23, 24), None),
    ],
)
def test_where_its_week_has_no_working_day_left_the_one_before_is_taken(
    weekly_day: int, days_off: tuple[int, ...], expected: int | None
) -> None:
    off = [date(2024, 5, day) for day in days_off]
    found = due_on(Span.WEEK, date(2024, 5, 23), *off, policy=Policy(weekly_day=weekly_day))
    assert found == (date(2024, 5, expected) if expected else None)


def test_its_hour_is_the_offices() -> None:
    week = period_with(Span.WEEK, date(2024, 5, 20))
    moment = moment_of(week, zone=ZONE, policy=Policy(), calendar=Calendar())
    assert moment == at(20, 7, 30)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 5, 15), date(2024, 6, 3)),  # the first of June is a Saturday
        (date(2024, 4, 15), date(2024, 5, 2)),  # the first of May is a holiday
        (date(2024, 1, 15), date(2024, 2, 1)),
        (date(2024, 12, 15), date(2025, 1, 2)),
    ],
)
def test_a_months_is_due_on_the_first_working_day_after_it(day: date, expected: date) -> None:
    assert due_on(Span.MONTH, day) == expected


def test_a_quarters_is_due_on_the_first_working_day_after_it() -> None:
    assert due_on(Span.QUARTER, date(2024, 2, 1)) == date(2024, 4, 1)


def test_a_week_of_tet_has_none() -> None:
    assert due_on(Span.WEEK, date(2024, 2, 12)) == date(2024, 2, 15)
    assert due_on(Span.WEEK, date(2024, 2, 5)) == date(2024, 2, 5)


def test_each_day_has_a_week_a_month_and_a_quarter_behind_it() -> None:
    found = [(one.span, one.first) for one in sent_around(date(2024, 5, 20))]
    assert found == [
        (Span.WEEK, date(2024, 5, 20)),
        (Span.MONTH, date(2024, 4, 1)),
        (Span.QUARTER, date(2024, 1, 1)),
    ]

"""Working days of Vietnam with the office's own days over them."""

from datetime import date

import pytest

from bot.workdays import Calendar, calendar_of

PLAIN = Calendar()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 5, 15), True),
        (date(2024, 5, 18), False),  # Saturday
        (date(2024, 5, 19), False),  # Sunday
        (date(2024, 4, 30), False),  # Reunification Day
        (date(2024, 5, 1), False),  # Labour Day
        (date(2024, 4, 18), False),  # Hung Kings
        (date(2024, 9, 2), False),  # National Day
        (date(2024, 2, 8), False),  # 29 of the last month, before Tết
        (date(2024, 2, 14), False),  # fifth day of Tết
        (date(2024, 2, 15), True),
        (date(2026, 2, 17), False),  # first day of Tết
        (date(2026, 2, 24), True),
        (date(2024, 1, 1), False),
        (date(2024, 2, 29), True),
        (date(2024, 5, 4), True),  # worked for 29 April
    ],
)
def test_the_country_decides_first(day: date, worked: bool) -> None:
    assert PLAIN.is_workday(day) is worked


def test_a_swapped_saturday_is_worked_and_its_monday_free() -> None:
    office = calendar_of([], [(date(2024, 5, 4), date(2024, 4, 29))])
    assert office.is_workday(date(2024, 5, 4))
    assert not office.is_workday(date(2024, 4, 29))


def test_the_office_has_days_off_of_its_own() -> None:
    assert not calendar_of([date(2024, 5, 15)], []).is_workday(date(2024, 5, 15))


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2024, 5, 15), date(2024, 5, 15)),
        (date(2024, 5, 19), date(2024, 5, 17)),
        (date(2024, 2, 12), date(2024, 2, 7)),
        (date(2024, 1, 1), date(2023, 12, 29)),
    ],
)
def test_a_day_off_falls_back_on_the_working_day_before(day: date, before: date) -> None:
    assert PLAIN.workday_on_or_before(day) == before


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        (date(2024, 5, 15), 0, date(2024, 5, 15)),
        (date(2024, 5, 17), 1, date(2024, 5, 20)),
        (date(2024, 4, 26), 1, date(2024, 5, 2)),
        (date(2024, 2, 7), 3, date(2024, 2, 19)),
    ],
)
def test_working_days_are_counted_without_the_first(day: date, count: int, after: date) -> None:
    assert PLAIN.add_workdays(day, count) == after


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2024, 5, 17), date(2024, 5, 17)),
        (date(2024, 5, 18), date(2024, 5, 20)),
        (date(2024, 2, 8), date(2024, 2, 15)),
    ],
)
def test_a_day_off_goes_on_to_the_working_day_after(day: date, after: date) -> None:
    assert PLAIN.workday_on_or_after(day) == after

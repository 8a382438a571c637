"""Pure rules of the field."""

from datetime import date

import pytest

from bot.domain import next_occurrence

NEW_YEAR = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("rule", "after", "due"),
    [
        ("FREQ=MONTHLY", date(2024, 1, 15), date(2024, 1, 31)),
        ("FREQ=MONTHLY", date(2024, 1, 31), date(2024, 2, 29)),
        ("FREQ=MONTHLY;INTERVAL=3", date(2024, 2, 1), date(2024, 3, 31)),
        ("FREQ=MONTHLY;INTERVAL=3", date(2024, 3, 31), date(2024, 6, 30)),
        ("FREQ=MONTHLY;INTERVAL=6", date(2024, 2, 1), date(2024, 6, 30)),
        ("FREQ=MONTHLY;INTERVAL=24", date(2024, 2, 1), date(2024, 12, 31)),
        ("FREQ=YEARLY", date(2024, 2, 1), date(2024, 12, 31)),
        ("FREQ=YEARLY;BYMONTH=3", date(2024, 1, 1), date(2024, 3, 31)),
        ("FREQ=WEEKLY", date(2024, 5, 13), date(2024, 5, 17)),
        ("FREQ=WEEKLY;INTERVAL=2", date(2024, 1, 1), date(2024, 1, 5)),
        ("FREQ=DAILY", date(2024, 5, 13), date(2024, 5, 14)),
    ],
)
def test_a_rhythm_that_names_no_day_is_due_when_its_stretch_ends(
    rule: str, after: date, due: date
) -> None:
    assert next_occurrence(rule, start=NEW_YEAR, after=after) == due


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=20", date(2024, 2, 20)),
        ("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=10", date(2024, 4, 10)),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", date(2024, 4, 10)),
        ("FREQ=WEEKLY;BYDAY=MO", date(2024, 2, 5)),
    ],
)
def test_a_rhythm_with_a_day_keeps_it(rule: str, due: date) -> None:
    assert next_occurrence(rule, start=NEW_YEAR, after=date(2024, 2, 1)) == due


@pytest.mark.parametrize(
    ("rule", "after", "due"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2024, 1, 31), date(2024, 2, 29)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2024, 2, 29), date(2024, 3, 31)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2024, 3, 31), date(2024, 4, 30)),
        ("FREQ=MONTHLY;BYMONTHDAY=29", date(2024, 3, 1), date(2024, 3, 29)),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", date(2024, 2, 14), date(2024, 2, 15)),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30", date(2024, 2, 15), date(2024, 2, 29)),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=31", date(2024, 3, 31), date(2024, 6, 30)),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31", date(2024, 1, 31), date(2024, 4, 30)),
        ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=31", date(2024, 1, 1), date(2024, 9, 30)),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(rule: str, after: date, due: date) -> None:
    assert next_occurrence(rule, start=NEW_YEAR, after=after) == due


def test_a_month_of_28_days_has_its_last_day_then() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=30"
    start, after = date(2026, 1, 1), date(2026, 1, 30)
    assert next_occurrence(rule, start=start, after=after) == date(2026, 2, 28)


def test_a_rhythm_is_over_with_its_year() -> None:
    assert next_occurrence("FREQ=MONTHLY", start=NEW_YEAR, after=date(2024, 12, 31)) is None

"""A deadline somebody types: a plan's phrase or a day said from today."""

from datetime import date

import pytest

from bot.parsing.typed_deadlines import read_typed_deadline

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("trước 30/6", date(2024, 6, 30)),
        ("30/6", date(2024, 6, 30)),
        ("quý III", date(2024, 9, 30)),
        ("chậm nhất 15/7 nhé", date(2024, 7, 15)),
        ("thứ sáu tuần này", date(2024, 5, 17)),
        ("trước thứ sáu tuần này", date(2024, 5, 17)),
        ("mai", date(2024, 5, 16)),
        ("cuối tháng", date(2024, 5, 31)),
        ("5 ngày nữa", date(2024, 5, 20)),
        ("1/2/2025", date(2025, 2, 1)),
        ("30/4", date(2024, 4, 30)),
    ],
)
def test_the_last_day_is_read(text: str, day: date) -> None:
    assert read_typed_deadline(text, today=TODAY).last_day == day


@pytest.mark.parametrize("text", ["", "abc", "sớm nhất có thể", "khi nào rảnh", "<b>"])
def test_what_names_no_day_has_none(text: str) -> None:
    assert read_typed_deadline(text, today=TODAY).last_day is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sau 15 ngày kể từ khi có quyết định", 15),
        ("trong 5 ngày kể từ khi có văn bản", 5),
        ("khi có văn bản của tỉnh", 0),
    ],
)
def test_an_event_is_awaited(text: str, days: int) -> None:
    (one,) = read_typed_deadline(text, today=TODAY).milestones
    assert (one.due, one.offset_days) == (None, days)


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2024, 12, 20), 2025), (date(2024, 7, 15), 2024), (date(2024, 7, 17), 2025)],
)
def test_a_day_half_a_year_back_is_next_years(today: date, year: int) -> None:
    assert read_typed_deadline("15/1", today=today).last_day == date(year, 1, 15)


def test_a_day_its_month_does_not_have_is_doubtful() -> None:
    (doubt,) = read_typed_deadline("31/6", today=TODAY).doubts
    assert doubt.key == "impossible-day"


def test_strictly_before_is_the_day_before() -> None:
    found = read_typed_deadline("trước 30/6", today=TODAY, strict_before=True)
    assert found.last_day == date(2024, 6, 29)

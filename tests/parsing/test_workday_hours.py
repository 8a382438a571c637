"""Which working day of the next period, and at which hour."""

from datetime import time

import pytest

from bot.parsing.workday_hours import NEVER, read_workday_hour


@pytest.mark.parametrize(
    ("said", "place", "hour"),
    [
        ("ngày làm việc đầu tiên, 7h30", 1, time(7, 30)),
        ("ngày làm việc thứ nhất 8 giờ", 1, time(8)),
        ("ngày làm việc thứ 2, 8h", 2, time(8)),
        ("ngay lam viec thu hai luc 14h", 2, time(14)),
        ("ngày làm việc thứ 3 lúc 9 giờ rưỡi", 3, time(9, 30)),
        ("ngày làm việc 5, 16:00", 5, time(16)),
        ("ngày đầu tiên, 8h", 1, time(8)),
        ("2 lúc 8 giờ sáng", 2, time(8)),
        ("8h ngày làm việc thứ tư", 4, time(8)),
        ("1 7h30", 1, time(7, 30)),
        ("first working day, 8:00", 1, time(8)),
        ("working day 2, 8h", 2, time(8)),
        ("the 3rd working day 9h", 3, time(9)),
    ],
)
def test_a_working_day_and_an_hour_are_read(said: str, place: int, hour: time) -> None:
    assert read_workday_hour(said) == (place, hour)


@pytest.mark.parametrize("said", ["không gửi", "Không gửi ạ", "tắt", "thôi", "khong", "never"])
def test_never_is_read(said: str) -> None:
    assert read_workday_hour(said) == NEVER


@pytest.mark.parametrize(
    "said",
    ["thứ 2, 8h", "thứ 2 đầu tháng 8h", "mùng 5, 8h", "ngày 5 hàng tháng lúc 8h", "đầu tuần 8h"],
)
def test_weekdays_and_days_of_a_month_are_no_working_days(said: str) -> None:
    assert read_workday_hour(said) is None


@pytest.mark.parametrize(
    "said", ["8h", "thứ hai 8h", "ngày 5", "ngày 5/6 8h", "ngày 3 và 5, 8h", "đúng", "0 8h", ""]
)
def test_anything_else_is_not(said: str) -> None:
    assert read_workday_hour(said) is None

"""Hours as they are typed, and what is no hour."""

from datetime import time

import pytest

from bot.parsing.hours import read_hour, read_hours


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("7h30", time(7, 30)),
        ("7h", time(7)),
        ("7:05", time(7, 5)),
        ("07:30", time(7, 30)),
        ("7g30", time(7, 30)),
        ("7 giờ 30", time(7, 30)),
        ("7 giờ 30 phút", time(7, 30)),
        ("7 giờ rưỡi", time(7, 30)),
        ("7 gio ruoi sang", time(7, 30)),
        ("5 giờ chiều", time(17)),
        ("1h trưa", time(1)),
        ("9h tối", time(21)),
        ("12h đêm", time(0)),
        ("24h", time(0)),
        ("0h", time(0)),
        ("23h59", time(23, 59)),
        ("7", time(7)),
        ("lúc 7h30 ạ", time(7, 30)),
    ],
)
def test_an_hour_is_read(text: str, hour: time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25h",
        "7h60",
        "24h30",
        "sáng sớm",
        "7h và 8h",
        "30/4",
        "7.30.2024",
        "bảy giờ",
        "100",
        "-",
    ],
)
def test_what_is_no_single_hour_is_not_read(text: str) -> None:
    assert read_hour(text) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("từ 22h đến 6h30", (time(22), time(6, 30))),
        ("22:00-06:00", (time(22), time(6))),
        ("9 giờ tối - 5 giờ sáng", (time(21), time(5))),
        ("22h đến 25h", ()),
        ("yên lặng", ()),
    ],
)
def test_several_hours_are_read_in_order(text: str, hours: tuple[time, ...]) -> None:
    assert read_hours(text) == hours

"""Whom to press and when, in words."""

from datetime import UTC, date, datetime

import pytest

from bot.parsing.audiences import AudienceWords, read_audience
from bot.parsing.send_times import read_send_time
from bot.parsing.values import Period

TODAY = date(2024, 5, 15)
NOW = datetime(2024, 5, 15, 9, tzinfo=UTC)
MAY_13, MAY_19 = date(2024, 5, 13), date(2024, 5, 19)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tất cả", AudienceWords(everybody=True)),
        ("Toàn cơ quan", AudienceWords(everybody=True)),
        ("những người đang trễ hạn", AudienceWords(late=True)),
        ("quá hạn", AudienceWords(late=True)),
        ("các trưởng phòng", AudienceWords(role="lead")),
        ("lãnh đạo đơn vị", AudienceWords(role="lead")),
        ("chuyên viên", AudienceWords(role="officer")),
        ("có việc đến hạn tuần này", AudienceWords(due=Period(MAY_13, MAY_19))),
        ("việc đến hạn trước 30/6", AudienceWords(due=Period(None, date(2024, 6, 30)))),
        ("Phòng Nghiệp vụ, anh An", None),
        ("văn phòng", None),
        ("Trưởng phòng Nghiệp vụ", None),
        ("đến hạn", None),
    ],
)
def test_words_that_are_no_names(said: str, meant: AudienceWords | None) -> None:
    assert read_audience(said, today=TODAY) == meant


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("14h", (15, 14, 0)),
        ("8h", (16, 8, 0)),
        ("8", (16, 8, 0)),
        ("8h30 sáng mai", (16, 8, 30)),
        ("lúc 8 giờ 16/5", (16, 8, 0)),
        ("14:00 20/5/2024", (20, 14, 0)),
        ("thứ hai 9h", (20, 9, 0)),
        ("7 giờ rưỡi tối nay", (15, 19, 30)),
    ],
)
def test_an_hour_is_read_with_its_day(said: str, at: tuple[int, int, int]) -> None:
    day, hour, minute = at
    assert read_send_time(said, now=NOW) == datetime(2024, 5, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("said", ["mai", "20/5", "25h", "8h hoặc 9h", "lúc nào cũng được", ""])
def test_no_single_hour_is_none(said: str) -> None:
    assert read_send_time(said, now=NOW) is None

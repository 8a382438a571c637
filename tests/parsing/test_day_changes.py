"""Days an office takes off or works, and days somebody is on leave, as they are typed."""

from datetime import date

import pytest

from bot.parsing.day_changes import DayKind, read_day_change
from bot.parsing.day_ranges import read_days
from bot.parsing.policy_values import read_day_counts, read_weekday_hour, weekday_in
from bot.parsing.values import Period

APRIL = date(2026, 4, 1)
MAY = date(2024, 5, 15)


def days(*parts: int) -> Period:
    """From a day and month to a day and month of 2026."""
    first, month, last, of = parts if len(parts) == 4 else parts * 2
    return Period(date(2026, month, first), date(2026, of, last))


@pytest.mark.parametrize(
    ("text", "kind", "period", "instead_of", "weekday"),
    [
        ("nghỉ 30/4 - 3/5", DayKind.OFF, days(30, 4, 3, 5), None, None),
        ("nghi tu 27/4 den 30/4", DayKind.OFF, days(27, 4, 30, 4), None, None),
        ("nghỉ ngày 2/9", DayKind.OFF, days(2, 9), None, None),
        ("nghỉ thứ hai 4/5", DayKind.OFF, days(4, 5), None, 1),
        ("27/4", DayKind.OFF, days(27, 4), None, None),
        ("làm bù thứ bảy 9/5 thay 30/4", DayKind.WORK, days(9, 5), date(2026, 4, 30), 6),
        ("đi làm bù T7 9/5 thay cho 30/4", DayKind.WORK, days(9, 5), date(2026, 4, 30), 6),
        ("làm bù 9/5", DayKind.WORK, days(9, 5), None, None),
        ("làm 30/4", DayKind.WORK, days(30, 4), None, None),
        ("bỏ nghỉ 30/4 - 3/5", DayKind.DROP_OFF, days(30, 4, 3, 5), None, None),
        ("xoá làm bù 9/5", DayKind.DROP_WORK, days(9, 5), None, None),
    ],
)
def test_a_change_of_days_is_read(
    text: str, kind: DayKind, period: Period, instead_of: date | None, weekday: int | None
) -> None:
    found = read_day_change(text, today=APRIL)
    assert found is not None
    assert (found.kind, found.days, found.instead_of, found.weekday) == (
        kind,
        period,
        instead_of,
        weekday,
    )


@pytest.mark.parametrize(
    "text",
    ["", "nghỉ", "nghỉ 31/6", "làm bù", "làm bù 9/5 - 12/5", "làm bù 9/5 thay", "hôm nay trời đẹp"],
)
def test_what_is_no_change_of_days_is_not_read(text: str) -> None:
    assert read_day_change(text, today=APRIL) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("từ 20/5 đến 24/5", date(2024, 5, 20), date(2024, 5, 24)),
        ("em xin nghỉ phép từ 20/5 đến hết 24/5", date(2024, 5, 20), date(2024, 5, 24)),
        ("đến 24/5", date(2024, 5, 15), date(2024, 5, 24)),
        ("tuần sau", date(2024, 5, 20), date(2024, 5, 26)),
        ("mai", date(2024, 5, 16), date(2024, 5, 16)),
        ("30/12 - 3/1", date(2024, 12, 30), date(2025, 1, 3)),
        ("1/4/2024 - 5/4/2024", date(2024, 4, 1), date(2024, 4, 5)),
        ("6/5 - 10/5", date(2024, 5, 6), date(2024, 5, 10)),
    ],
)
def test_days_of_leave_are_read(text: str, first: date, last: date) -> None:
    assert read_days(text, today=MAY) == Period(first, last)


@pytest.mark.parametrize(("today", "year"), [(date(2024, 12, 20), 2025), (date(2024, 5, 15), 2024)])
def test_days_without_a_year_are_the_nearer_ones(today: date, year: int) -> None:
    assert read_days("2/1 - 5/1", today=today) == Period(date(year, 1, 2), date(year, 1, 5))


@pytest.mark.parametrize("text", ["", "nghỉ cho khoẻ", "7h30", "không"])
def test_what_names_no_days_is_not_read(text: str) -> None:
    assert read_days(text, today=MAY) is None


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("7, 3, 1, 0", (7, 3, 1, 0)),
        ("0 1 3 7 7", (7, 3, 1, 0)),
        ("trước 10, 5 ngày và đúng ngày hạn", (10, 5, 0)),
        ("đúng hạn", (0,)),
        ("7 tuần", (49,)),
        ("", None),
        ("12345", None),
        ("-3", None),
    ],
)
def test_counts_of_days_are_read(text: str, counts: tuple[int, ...] | None) -> None:
    assert read_day_counts(text) == counts


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("thứ hai", 1), ("Thứ 7", 6), ("t6", 5), ("CN", 7), ("chủ nhật", 7), ("thứ tám", None)],
)
def test_a_weekday_is_read(text: str, weekday: int | None) -> None:
    assert weekday_in(text) == weekday


@pytest.mark.parametrize("text", ["thứ sáu", "16h", "cuối tuần 16h", ""])
def test_a_weekday_and_its_hour_belong_together(text: str) -> None:
    assert read_weekday_hour(text) is None

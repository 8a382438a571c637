"""What an office types for how it reminds."""

import pytest

from bot.parsing.policy_values import (
    Side,
    read_day_counts,
    read_working_days,
    read_yes_or_no,
)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("7, 3, 1, 0", (7, 3, 1, 0)),
        ("1 3 7", (7, 3, 1)),
        ("7, 3 ngày và đúng ngày hạn", (7, 3, 0)),
        ("nhắc trước 3 ngày", (3,)),
        ("trước hạn 10 ngày, 5 ngày", (10, 5)),
        ("3, 3 và 3 ngày", (3,)),
        ("đúng ngày hạn", (0,)),
        ("không nhắc", ()),
        ("Không nhắc nữa.", ()),
        ("tắt", ()),
        ("never", ()),
        ("7, 3, 1 ạ", (7, 3, 1)),
        ("dạ 7, 3, 1", (7, 3, 1)),
        ("Dạ vâng, 7 3 1 nhé em.", (7, 3, 1)),
        ("7-3-1", (7, 3, 1)),
        ("7 – 3 – 1 – 0", (7, 3, 1, 0)),
        ("báo trước 3 ngày", (3,)),
        ("1 tuần", (7,)),
        ("trước 2 tuần, 1 tuần và 3 hôm", (14, 7, 3)),
        ("ba ngày", (3,)),
        ("một tuần", (7,)),
        ("một tuần, ba ngày và đúng ngày hạn", (7, 3, 0)),
        ("hai tuần trước hạn", (14,)),
        ("mười lăm, bảy, sáu ngày", (15, 7, 6)),
        ("mười ngày", (10,)),
        ("mot tuan, ba ngay", (7, 3)),
        ("Bảy ngày, năm ngày ạ", (7, 5)),
        ("hai mươi mốt ngày", (21,)),
        ("one week, three days", (7, 3)),
        ("dừng", ()),
        ("dừng nhắc ạ", ()),
        ("dạ thôi ạ", ()),
    ],
)
def test_days_before_a_due_date_are_read(said: str, counts: tuple[int, ...]) -> None:
    assert read_day_counts(said) == counts


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("1, 3 và 7 ngày", (1, 3, 7)),
        ("sau 7, 1 và 3 ngày", (1, 3, 7)),
        ("quá hạn 2 ngày", (2,)),
        ("trễ 1, 2 ngày", (1, 2)),
        ("3 days after", (3,)),
        ("khỏi nhắc", ()),
        ("sau 1 tuần ạ", (7,)),
        ("sau ba ngày, một tuần", (3, 7)),
        ("sau sáu ngày", (6,)),
        ("sau một ngày và sau bảy ngày", (1, 7)),
    ],
)
def test_days_after_a_due_date_are_read(said: str, counts: tuple[int, ...]) -> None:
    assert read_day_counts(said, Side.AFTER) == counts


@pytest.mark.parametrize(
    "said",
    [
        "",
        "vài tuần",
        "1 năm",
        "một năm",
        "năm năm",
        "mot nam",
        "trước hai năm",
        "mười năm ngày",
        "mấy ngày",
        "sau ba ngày",
        "-3",
        "10/5",
        "3-5",
        "1000",
        "7h30",
        "sau 3 ngày",
        "abc 3",
        "đúng",
        "đúng ạ",
        "ạ",
    ],
)
def test_what_names_no_days_before_is_not_guessed(said: str) -> None:
    assert read_day_counts(said) is None


@pytest.mark.parametrize("said", ["trước 3 ngày", "", "vài tuần", "vài ngày"])
def test_what_names_no_days_after_is_not_guessed(said: str) -> None:
    assert read_day_counts(said, Side.AFTER) is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("sau 5 ngày làm việc", 5),
        ("5", 5),
        ("quá hạn 3 ngày", 3),
        ("3 working days", 3),
        ("không báo", 0),
        ("không báo ai", 0),
        ("thôi", 0),
        ("5 hôm", 5),
        ("dạ 5 ngày ạ", 5),
        ("không ạ", 0),
        ("đúng", None),
        ("0", None),
        ("3, 5", None),
        ("trước 3 ngày", None),
        ("ba ngày", 3),
        ("sau ba ngày làm việc", 3),
        ("một tuần", 5),
        ("2 tuần làm việc", 10),
        ("mười ngày", 10),
        ("vài ngày", None),
        ("một năm", None),
        ("sau một năm", None),
        ("", None),
    ],
)
def test_working_days_until_somebody_above_hears(said: str, days: int | None) -> None:
    assert read_working_days(said) == days


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("có ạ", True),
        ("dạ có", True),
        ("vâng", True),
        ("ok", True),
        ("Đồng ý ạ", True),
        ("không ạ", False),
        ("dạ không cần", False),
        ("chưa rõ", None),
        ("dừng có", None),
    ],
)
def test_yes_and_no_are_read_with_polite_words(said: str, answer: bool | None) -> None:
    assert read_yes_or_no(said) is answer

"""Lists are never wider than what was asked: what a query cannot hold is not understood."""

from datetime import date

import pytest

from bot.parsing.queries import read_query
from bot.parsing.values import KnownNames, Query

TODAY = date(2024, 5, 15)


def read(text: str, *people: str) -> Query:
    names = KnownNames(people=dict.fromkeys(people, ()))
    return read_query(text, today=TODAY, year=2024, names=names)


@pytest.mark.parametrize(
    "text",
    [
        "việc của Nguyên và Liễu",
        "việc của em và chị Hà tuần này",
        "phòng kế toán và phòng đào tạo còn việc gì",
        "việc phối hợp của phòng em",
        "viec phong em phoi hop",
        "việc chưa giao cho ai",
        "việc nào chưa có người làm",
        "việc nào nhiều tiền nhất",
        "việc nào kinh phí lớn nhất của phòng em",
        "việc sếp giao",
    ],
)
def test_a_condition_is_not_dropped(text: str) -> None:
    assert str(read(text).intent) == "unknown"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("việc tháng 5 và tháng 6 của em", "list"),
        ("phòng nào nhiều việc trễ nhất", "stats"),
        ("việc giao cho phòng em tuần này", "list"),
        ("việc phải nộp chậm nhất 25/5", "list"),
        ("tìm quy chế phối hợp", "search"),
        ("phòng nào phối hợp việc 19", "detail"),
    ],
)
def test_what_is_no_condition_is_read_as_ever(text: str, intent: str) -> None:
    assert str(read(text).intent) == intent


def test_who_may_be_meant_by_a_word_for_oneself_is_asked_back() -> None:
    assert str(read("viec cua chau", "Phạm Minh Châu").intent) == "unknown"
    assert read("viec cua chau").owner == "me"
    assert read("việc của cháu", "Phạm Minh Châu").owner == "me"

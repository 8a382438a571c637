"""Milestones ticked in words."""

import pytest

from bot.parsing.milestone_words import Tick, read_tick


@pytest.mark.parametrize(
    ("said", "tick"),
    [
        ("tich moc 1 viec 23", Tick("23", 1, done=True)),
        ("tích mốc 1 việc 23", Tick("23", 1, done=True)),
        ("Đánh dấu mốc số 2 của việc 5 ạ", Tick("5", 2, done=True)),
        ("em xong mốc 2 việc số II.3 rồi", Tick("II.3", 2, done=True)),
        ("việc 23 xong mốc 2", Tick("23", 2, done=True)),
        ("mốc 1 việc 8 đã xong", Tick("8", 1, done=True)),
        ("bỏ tích mốc 1 việc 23", Tick("23", 1, done=False)),
        ("tick milestone 1 of task 23", Tick("23", 1, done=True)),
    ],
)
def test_a_tick_names_the_milestone_and_its_task(said: str, tick: Tick) -> None:
    assert read_tick(said) == tick


@pytest.mark.parametrize(
    "said",
    [
        "mốc 1 việc 23 là gì",
        "việc 23 có mấy mốc",
        "xong việc 23",
        "tích việc 23",
        "xong mốc 2",
        "mốc 1 việc 23 chưa xong",
        "báo cáo mốc 1 việc 23 xong chưa",
    ],
)
def test_anything_else_is_no_tick(said: str) -> None:
    assert read_tick(said) is None

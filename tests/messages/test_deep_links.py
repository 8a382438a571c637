"""Links into the private chat hold what they open, and nothing else reads as one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Figure, OwnerKind, TaskFilter
from bot.messages.actions import ShowList
from bot.messages.groups.deep_links import KeptQuestion, Opened, OpenedTask, link, payload, read
from bot.parsing.values import Status

LONGEST = TaskFilter(
    OwnerKind.UNIT,
    2**31 - 1,
    figure=Figure.AFTER_TIME,
    start=date(2024, 1, 1),
    end=date(2024, 12, 31),
)


@pytest.mark.parametrize(
    "opened",
    [
        ShowList(TaskFilter(OwnerKind.ALL)),
        ShowList(TaskFilter(OwnerKind.UNIT, 3, Status.OVERDUE), page=2),
        ShowList(TaskFilter(OwnerKind.DIRECTED)),
        ShowList(LONGEST, page=99999),
        KeptQuestion(2**31 - 1, 2**31 - 1),
        OpenedTask(2**31 - 1),
    ],
)
def test_a_link_opens_what_it_was_made_of(opened: Opened) -> None:
    assert read(payload(opened)) == opened
    assert len(payload(opened)) <= 64


def test_words_of_a_search_have_no_room() -> None:
    with pytest.raises(ValueError, match="xem"):
        payload(ShowList(TaskFilter(words="nhan hieu")))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "AbCdEf-123456_7",
        "xem-",
        "xem-a__-_0",
        "xem-u_q_-_0_",
        "hoi-1",
        "hoi-01_2",
        "hoi-0_1",
    ],
)
def test_what_was_never_made_is_no_link(text: str) -> None:
    assert read(text) is None


@given(st.text())
def test_nothing_makes_it_fail(text: str) -> None:
    read(text)
    read(f"xem-{text}")
    read(f"hoi-{text}")


def test_without_anything_it_is_the_chat() -> None:
    assert link("a_bot") == "https://t.me/a_bot"

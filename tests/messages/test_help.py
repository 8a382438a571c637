"""What the help shows as an example is understood when somebody types it."""

import re
from datetime import date

import pytest

from bot.domain import Role
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.start import help_text
from bot.parsing.boards import lead_screen
from bot.parsing.comment_words import read_comment
from bot.parsing.handovers import asks_to_hand_over
from bot.parsing.milestone_words import read_tick
from bot.parsing.queries import read_query
from bot.parsing.task_orders import read_task_order
from bot.parsing.values import Intent

TODAY = date(2024, 5, 15)
_LESS = re.compile(r"\([^)]*\)|^/.*")


def examples(language: str) -> list[str]:
    """Each sentence after a bullet; a command is none."""
    text = help_text(words_in(language), roles=frozenset(Role)).text
    lines = [line.strip(" •") for line in text.split("\n") if line.strip().startswith("•")]
    said = (_LESS.sub("", one).strip() for line in lines for one in line.split(" · "))
    return [one for one in said if one]


def is_understood(said: str) -> bool:
    if read_task_order(said) or read_comment(said) or read_tick(said) or lead_screen(said):
        return True
    if asks_to_hand_over(said):
        return True
    return read_query(said, today=TODAY, year=2024).intent is not Intent.UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_understood(language: str) -> None:
    found = examples(language)
    assert len(found) >= 12
    unread = [said for said in found if not is_understood(said)]
    assert [one for said in unread for one in said.split(", ") if not is_understood(one)] == []


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.LEAD, "giao việc 3 cho chị Hoa"),
        (Role.OFFICE, "huỷ việc 12 vì"),
        (Role.DIRECTOR, "việc tôi chỉ đạo"),
    ],
)
def test_examples_of_a_role_are_shown_to_that_role_alone(role: Role, said: str) -> None:
    words = words_in("vi")
    assert said in help_text(words, roles={role}).text
    assert said not in help_text(words, roles={Role.OFFICER}).text

"""Reviews of the real plans come to an end, whatever is chosen."""

from pathlib import Path

import pytest

from bot.plans.draft import read_plan
from bot.plans.review.changes import answered
from bot.plans.review.questions import questions
from bot.plans.review.sheet import write_draft
from bot.plans.review.sheet_back import corrected
from bot.plans.values import DraftPlan
from tests.plans.sheets import open_draft_file
from tests.real_plans import real_plans

_MOST = 200
"""Another year makes new questions; more than these would be a review without an end."""


def drafts() -> list[Path]:
    return sorted(real_plans().glob("*.txt"))


@pytest.mark.parametrize("place", range(5))
@pytest.mark.parametrize("choice", [0, -1])
def test_each_answer_settles_its_question_until_none_is_left(place: int, choice: int) -> None:
    draft = read_plan(drafts()[place])
    for _ in range(_MOST):
        asked = questions(draft)
        if not asked:
            break
        draft = answered(draft, asked[0], asked[0].readings[choice])
        assert asked[0].id not in {one.id for one in questions(draft)}
    assert questions(draft) == ()


@pytest.mark.parametrize("place", range(5))
def test_a_sheet_nobody_changed_is_the_draft(place: int) -> None:
    draft: DraftPlan = read_plan(drafts()[place])
    file = open_draft_file(write_draft(draft, say=lambda doubt: doubt.key, guide=["x"]))
    assert file is not None
    assert corrected(file) == draft

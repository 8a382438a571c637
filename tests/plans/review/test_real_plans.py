"""Reviews of the real plans come to an end, whatever is chosen."""

from functools import cache

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


FILES = (
    *("000_f16e394b373b4c86.txt", "001_ccaa3459958f884f.txt", "002_09dc5c72bf59a6fe.txt"),
    *("003_c2f9dbafb1e1196a.txt", "004_c9fe7b2844345c15.txt", "office/000_soc_trang.docx"),
    *("office/000_soc_trang.pdf", "office/000_soc_trang.xlsx", "office/004_quang_ngai.docx"),
    *("office/004_quang_ngai.pdf", "office/004_quang_ngai.xlsx", "office/bo_gddt_nhiem_vu.xlsx"),
    *("office/ha_noi_100_ngay.pdf", "office/ha_noi_kh38_phu_luc_1.xlsx"),
    "office/lam_dong_kiem_tra.docx",
)


@cache
def draft_in(name: str) -> DraftPlan:
    return read_plan(real_plans() / name)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("choice", [0, -1])
def test_each_answer_settles_its_question_until_none_is_left(name: str, choice: int) -> None:
    draft = draft_in(name)
    for _ in range(_MOST):
        asked = questions(draft)
        if not asked:
            break
        draft = answered(draft, asked[0], asked[0].readings[choice])
        assert asked[0].id not in {one.id for one in questions(draft)}
    assert questions(draft) == ()


@pytest.mark.parametrize("name", FILES)
def test_a_sheet_nobody_changed_is_the_draft(name: str) -> None:
    draft = draft_in(name)
    file = open_draft_file(write_draft(draft, say=lambda doubt: doubt.key, guide=["x"]))
    assert file is not None
    assert corrected(file) == draft

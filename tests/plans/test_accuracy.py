"""What is read of the real plans, against what a careful clerk reads in them."""

import shutil
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from bot.parsing.values import Milestone
from bot.plans.values import DraftItem, DraftPlan
from tests.plans.accuracy.fields import ASKED
from tests.plans.accuracy.gold import Expected, expected, gold_plans
from tests.plans.accuracy.score import ROWS, Score, form_of, score_draft, score_file
from tests.real_plans import real_plans

# A scan has a table row of its own, but slips of the eye are no aim to be held to.
FILES = [
    (plan.key, file)
    for plan in gold_plans().values()
    for file in plan.files
    if form_of(file) != "scan"
]
EACH_FILE = pytest.mark.parametrize(("key", "file"), FILES)


@cache
def score(key: str, file: str) -> Score:
    real_plans()
    if form_of(file) == "doc" and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not here")
    found = score_file(gold_plans()[key], file)
    assert not found.refused
    return found


@EACH_FILE
def test_ninety_nine_rows_of_a_hundred_are_read(key: str, file: str) -> None:
    found = score(key, file)
    assert found.counts[ROWS].share >= 0.99, found.differences[:10]


@EACH_FILE
def test_what_is_asked_of_a_row_is_right_in_ninety_nine_of_a_hundred(key: str, file: str) -> None:
    found = score(key, file)
    wrong = {name for name in ASKED if name != "due" and found.counts[name].share < 0.99}
    assert not wrong, found.differences[:10]


@EACH_FILE
def test_ninety_eight_due_dates_of_a_hundred_are_right(key: str, file: str) -> None:
    found = score(key, file)
    assert found.counts["due"].share >= 0.98, found.differences[:10]


@EACH_FILE
def test_nothing_is_invented(key: str, file: str) -> None:
    found = score(key, file)
    assert found.invented == 0, found.differences[:10]


@EACH_FILE
def test_what_a_plan_says_of_itself_is_known(key: str, file: str) -> None:
    found = score(key, file)
    assert [name for name, right in found.facts.items() if not right] == []


def test_the_expected_rows_are_as_many_as_the_offices_say() -> None:
    rows = {key: [item for item in plan.items if item.sure] for key, plan in gold_plans().items()}
    assert len(rows["000_soc_trang"]) == 80
    assert len(rows["003_bac_giang"]) == 32
    assert sum(len(item.dates[0]) for item in rows["003_bac_giang"]) == 46
    kinds = [item.kind for item in rows["004_quang_ngai"]]
    assert (kinds.count("indicator"), kinds.count("project")) == (15, 22)
    assert kinds.count("task") == 7 + 6 + 15 + 26 + 19 + 13 + 14


# The judge itself, on a plan that no office printed.

PRINTED = (
    {"number": "1", "content": "Mua ghế … họp lớn {7}", "lead": "Phòng Vật tư", "people": "Hạnh"},
    {"number": "2", "content": "Sơn lại cổng {3}", "lead": "Tổ Sửa chữa; ?Bảo vệ"},
)
DUE = Milestone(date(2030, 5, 1), date(2030, 5, 31))
READ = (
    DraftItem(
        kind="task",
        number="1",
        section="I. Việc chung",
        content="Mua ghế mới cho phòng họp lớn",
        timeline="Tháng 5",
        lead_units=("Phòng Vật tư",),
        lead_persons=("Hạnh",),
        milestones=(DUE,),
    ),
    DraftItem(
        kind="task",
        number="2",
        section="I. Việc chung",
        content="Sơn lại cổng",
        timeline="",
        lead_units=("Tổ sửa chữa",),
    ),
)


def wanted() -> list[Expected]:
    dates = ("2030-05-01..2030-05-31", "")
    rows = zip(PRINTED, dates, strict=True)
    return [expected({"kind": "task", "under": "Việc chung", **r, "dates": d}) for r, d in rows]


def judged(*items: DraftItem) -> Score:
    return score_draft(wanted(), DraftPlan("", "", 2030, items=items), form="txt")


def test_a_right_reading_has_every_field_right() -> None:
    found = judged(*READ)
    assert {count.right for count in found.counts.values()} == {2}
    assert (found.invented, found.differences) == (0, [])


def test_a_row_that_is_missing_counts_in_every_field() -> None:
    found = judged(READ[1])
    assert {count.right for count in found.counts.values()} == {1}
    assert [(one.row, one.field) for one in found.differences] == [("1 (1)", ROWS)]


def test_a_row_that_is_not_printed_is_invented() -> None:
    extra = replace(READ[1], number="3", content="Trồng thêm ba cây xoài sau nhà")
    found = judged(*READ, extra)
    assert (found.invented, found.counts[ROWS].right) == (1, 2)


def test_a_wrong_due_date_is_wrong_and_a_date_from_nowhere_is_invented() -> None:
    late = replace(DUE, due=date(2030, 6, 30))
    found = judged(replace(READ[0], milestones=(late,)), replace(READ[1], milestones=(DUE,)))
    assert (found.counts["due"].right, found.counts["due"].invented) == (0, 1)


def test_a_name_from_nowhere_is_invented_and_a_badly_cut_one_only_wrong() -> None:
    cut = judged(replace(READ[0], lead_units=("Phòng Vật tư và",)), READ[1])
    assert (cut.counts["lead"].right, cut.counts["lead"].invented) == (1, 0)
    made_up = judged(replace(READ[0], lead_units=("Phòng Vật tư", "Ban Lễ tân")), READ[1])
    assert (made_up.counts["lead"].right, made_up.counts["lead"].invented) == (1, 1)


def test_a_name_that_may_be_left_out_may_also_be_there() -> None:
    found = judged(READ[0], replace(READ[1], lead_units=("Tổ Sửa chữa", "Bảo vệ")))
    assert (found.counts["lead"].right, found.invented) == (2, 0)


def test_a_content_that_lost_its_end_is_wrong() -> None:
    found = judged(replace(READ[0], content="Mua ghế mới cho phòng"), READ[1])
    assert (found.counts[ROWS].right, found.counts["content"].right) == (2, 1)


def test_an_item_a_clerk_may_list_or_not_counts_neither_way() -> None:
    maybe = [replace(wanted()[0], sure=False), wanted()[1]]
    for items in (READ, READ[1:]):
        found = score_draft(maybe, DraftPlan("", "", 2030, items=items), form="txt")
        assert (found.counts[ROWS].right, found.counts[ROWS].of, found.invented) == (1, 1, 0)

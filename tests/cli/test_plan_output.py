from datetime import date
from io import StringIO

from rich.console import Console

from bot.cli.plan_output import plan_json, plan_table
from bot.parsing.values import Doubt, Milestone
from bot.plans.values import BudgetLine, DraftItem, DraftPlan

TASK = DraftItem(
    kind="task",
    number="7",
    section="Mục một",
    parent="việc lớn",
    content="họp [b]",
    timeline="Quý I",
    lead_units=("Văn phòng",),
    directed_by=("Trần Bình", "Giám đốc Sở"),
    milestones=(Milestone(start=date(2024, 1, 1), due=date(2024, 3, 31)),),
    doubts=(Doubt("no-lead"),),
)
INDICATOR = DraftItem(
    kind="indicator",
    number="1",
    section="",
    content="đề tài",
    timeline="",
    indicator_unit="Đề tài",
    indicator_target="22",
)
DRAFT = DraftPlan(
    "KẾ HOẠCH", "Sở A", 2024, "", (TASK, INDICATOR), (BudgetLine("I", "chi", 5),), (Doubt("x"),)
)
ITEM_KEYS = (
    "kind number section parent content timeline lead_units lead_persons directed_by "
    "coordinating_units expected_result budget_vnd indicator milestones due warnings"
)


def words(doubt: Doubt) -> str:
    return f"<{doubt.key}>"


def test_the_json_has_the_keys_that_outside_checks_know() -> None:
    found = plan_json(DRAFT, words)
    assert list(found) == ["title", "organisation", "year", "warnings", "items", "budget_lines"]
    assert [list(item) for item in found["items"]] == [ITEM_KEYS.split()] * 2


def test_values_are_plain_json() -> None:
    task, indicator = plan_json(DRAFT, words)["items"]
    assert (task["due"], task["directed_by"]) == ("2024-03-31", "Trần Bình, Giám đốc Sở")
    assert (task["parent"], indicator["parent"]) == ("việc lớn", "")
    assert (task["indicator"], task["warnings"]) == (None, ["<no-lead>"])
    assert (indicator["due"], indicator["indicator"]) == (None, {"unit": "Đề tài", "target": "22"})


def test_plan_warnings_and_budget_lines_are_there() -> None:
    found = plan_json(DRAFT, words)
    assert found["warnings"] == ["<x>"]
    assert found["budget_lines"] == [{"number": "I", "text": "chi", "amount_vnd": 5}]


def test_the_table_shows_sections_dates_and_why_a_row_is_doubtful() -> None:
    shown = StringIO()
    Console(width=100, file=shown).print(plan_table(DRAFT, words))
    for text in ("Mục một (1)", "31/03/2024", "<no-lead>", "họp [b]", "<x>"):
        assert text in shown.getvalue()

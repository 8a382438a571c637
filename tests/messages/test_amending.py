"""The difference in words: counts, pages of eight, old and new."""

from datetime import date

import pytest

from bot.messages.actions import Action, ShowTask
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.plans.amending import days, group_lines, group_page, summary
from bot.messages.text import MESSAGE_LIMIT
from bot.parsing.values import Milestone
from bot.plans.values import DraftItem
from bot.plans.versions.changes import Change as Changed
from bot.plans.versions.changes import DeadlineChange, Field, Group, KeptRow, OldRow, PlanDiff
from bot.plans.versions.diff import compare_rows

VI = words_in("vi")


def row(number: str, content: str, day: date | None = None, **fields: object) -> DraftItem:
    milestones = (Milestone(due=day),) if day else ()
    return DraftItem("task", number, "", content, "", milestones=milestones, **fields)  # type: ignore[arg-type] # each test names the fields it needs


def new_rows(count: int) -> PlanDiff:
    return compare_rows([], [row(str(n), f"Hội nghị <{n}> " + "dài " * 90) for n in range(count)])


def to_group(_group: Group, page: int) -> Action:
    return ShowTask(page + 1)


def labels(diff: PlanDiff, page: int) -> list[str]:
    shown = group_page(VI, diff, Group.NEW, page=page, open_group=to_group)
    return [choice.label for choices in shown.choices for choice in choices]


def test_equal_versions_are_said_to_be_equal() -> None:
    same = row("1", "Việc")
    assert "giống nhau: 1 việc" in summary(VI, compare_rows([OldRow(1, same)], [same])).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_has_its_name_and_its_button(language: str) -> None:
    diff = new_rows(3)
    shown = summary(words_in(language), diff, open_group=to_group)
    assert ": 3" in shown.text
    assert len(shown.choices) == len(list(diff.sizes())) == 1


def test_without_a_way_to_open_groups_there_are_no_buttons() -> None:
    assert summary(VI, new_rows(3)).choices == ()
    assert group_page(VI, new_rows(30), Group.NEW).choices == ()


def test_pages_hold_eight_rows_and_lead_on_and_back() -> None:
    diff = new_rows(20)
    assert labels(diff, 0) == ["Trang 2/3 ›"]
    assert labels(diff, 1) == ["‹ Trang trước", "Trang 3/3 ›"]
    assert labels(diff, 2) == ["‹ Trang trước"]
    assert group_page(VI, diff, Group.NEW).text.count("Hội nghị") == 8
    assert group_page(VI, diff, Group.NEW, page=2).text.count("Hội nghị") == 4


@pytest.mark.parametrize("page", [-1, 3, 999])
def test_a_page_that_is_not_there_is_the_first(page: int) -> None:
    diff = new_rows(20)
    assert group_page(VI, diff, Group.NEW, page=page) == group_page(VI, diff, Group.NEW)


def test_a_page_fits_a_message_and_is_escaped() -> None:
    text = group_page(VI, new_rows(8), Group.NEW).text
    assert len(text) < MESSAGE_LIMIT
    assert "&lt;0&gt;" in text


def test_a_moved_deadline_shows_old_granted_and_new() -> None:
    old = OldRow(1, row("1", "Việc", date(2026, 5, 20)), granted=date(2026, 6, 5))
    diff = compare_rows([old], [row("1", "Việc", date(2026, 5, 30))])
    (line,) = group_lines(VI, diff, Group.DEADLINE)
    assert "20/5/2026 (đã gia hạn đến 5/6/2026) → <b>30/5/2026</b>" in line


def test_what_waits_or_recurs_is_said_instead_of_a_day() -> None:
    moved = DeadlineChange(
        (Milestone(trigger="có kinh phí"),), (Milestone(recurrence="FREQ=MONTHLY"),)
    )
    kept = KeptRow(0, OldRow(1, row("1", "Việc")), row("1", "Việc"), (moved,))
    (line,) = group_lines(VI, PlanDiff(kept=(kept,)), Group.DEADLINE)
    assert "khi có kinh phí → <b>định kỳ</b>" in line


def test_the_time_phrase_goes_with_the_deadline_it_moves() -> None:
    phrase = Changed(Field.TIMELINE, ("Tháng 5",), ("Tháng 6",))
    moved = DeadlineChange((Milestone(due=date(2026, 5, 31)),), (Milestone(due=date(2026, 6, 30)),))
    item = row("1", "Việc")
    together = KeptRow(0, OldRow(1, item), item, (moved, phrase))
    assert together.groups == (Group.DEADLINE,)
    assert KeptRow(0, OldRow(1, item), item, (phrase,)).groups == (Group.OTHER,)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [one for one in Field if one is not Field.DEADLINE])
def test_every_field_has_its_name(language: str, field: Field) -> None:
    item = row("1", "Việc")
    kept = KeptRow(0, OldRow(1, item), item, (Changed(field, ("trước",), ()),))
    (group,) = kept.groups
    (line,) = group_lines(words_in(language), PlanDiff(kept=(kept,)), group)
    assert "trước → <b>" in line


def test_money_is_written_as_people_write_it() -> None:
    old, new = row("1", "Việc", budget_vnd=5_000_000), row("1", "Việc", budget_text="tự túc")
    (line,) = group_lines(VI, compare_rows([OldRow(1, old)], [new]), Group.OTHER)
    assert "5.000.000 đồng → <b>tự túc</b>" in line


def test_of_many_days_the_first_are_named() -> None:
    found = [date(2026, month, 1) for month in range(1, 13)]
    shown = days(VI, found, today=date(2026, 1, 1))
    assert shown.count(",") == 3
    assert shown.endswith("…")


@pytest.mark.parametrize(("count", "said"), [(1, "1 task,"), (2, "2 tasks,")])
def test_english_counts_one_as_one(count: int, said: str) -> None:
    rows = [row(str(n), f"Việc {n}") for n in range(count)]
    same = compare_rows([OldRow(n, one) for n, one in enumerate(rows)], rows)
    assert said in summary(words_in("en"), same).text

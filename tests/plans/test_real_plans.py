"""Plans of real offices: facts by row number, never their sentences."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bot.plans.draft import read_plan
from bot.plans.values import DraftItem, DraftPlan
from tests.plans.printed import doubt_keys
from tests.real_plans import real_plans

TEXT, WORD = "000_f16e394b373b4c86.txt", "office/000_soc_trang.docx"
STEPS_TEXT, BUDGET_TEXT = "003_c2f9dbafb1e1196a.txt", "002_09dc5c72bf59a6fe.txt"
OTHER_TEXT, OTHER_WORD = "004_c9fe7b2844345c15.txt", "office/004_quang_ngai.docx"
BOTH = pytest.mark.parametrize("name", [TEXT, WORD])

DUE = {
    (1, 29): "36",
    (1, 30): "13 14 15 32",
    (1, 31): "1",
    (2, 29): "16",
    (3, 30): "19 20 21 22 33 45",
    (3, 31): "17 18 23 42 43 44 46 47",
    (4, 11): "37",
    (4, 26): "38",
    (4, 30): "2 48 49",
    (5, 30): "27 34",
    (5, 31): "3 4 5 24 25 26 54 55",
    (6, 15): "50",
    (6, 30): "6 7 8 28 39 56 57 58 60 62 63",
    (7, 30): "52",
    (7, 31): "40 41 61 64",
    (9, 15): "53",
    (9, 30): "9 65 66 67 68 69",
    (10, 31): "75",
    (11, 30): "10 11 12 29 30 51 59",
    (12, 15): "79",
    (12, 31): "31 35 70 71 72 73 74 76 77 78 80",
}
LEAD_PERSONS = {
    ("Thuận",): "13 16 19 21 25 66",
    ("Thu",): "14",
    ("Kiều",): "15 17 20",
    ("Thư",): "22 32 33 34",
    ("Cuộc",): "24",
    ("Thuận", "Cuộc", "Kiều"): "26",
    ("Lê Trung Tâm", "Lữ Ngọc Lan Trinh"): "27",
    ("Huỳnh Thị Thanh Liễu",): "37 38 70 73 74",
    ("Lâm Thị Phú Nguyên",): "40 41 50 51 52 53 58 71 72",
    ("Lâm Thúy Trang",): "45 56 59 79",
    ("Bùi Minh Hoàng",): "57 77",
    ("Vũ Quan", "Huỳnh Phước Thành"): "60 65 78",
    ("Lâm Thị Phú Nguyễn",): "75",
}
LEAD_UNITS = {
    "Phòng Nghiệp vụ": "1 2 4 5 6 7 8 9 10 11 12 42 48 49 54 55 61 64",
    "Trung tâm TĐC": "3",
    "Văn phòng Sở": "13 14 16 17 19 21 28 32",
    "Văn phòng": "15 20 22 24 25 26 29 30 33 34 35 39 66",
    "Thanh tra Sở": "18 31 43 44 46 47 62 63 67 68 76 80",
    "Trung tâm Ứng dụng": "27",
    "Trung tâm ứng dụng": "69",
    "Trung tâm Ứng dụng Tiến bộ KH&CN": "23 78",
    "Trung tâm Ứng dụng Tiên bộ KH&CN": "60 65",
    "Chi cục TĐC": "36 37 38 40 41 45 50 51 52 53 56 57 58 59 70 71 72 73 74 75 77 79",
}
BUDGETS = {
    500_000_000: "2",
    30_000_000: "4 40",
    16_000_000: "9",
    50_000_000: "37",
    60_000_000: "38 57",
    70_000_000: "39",
    40_000_000: "41",
    50_217_500: "52",
    90_000_000: "54",
    200_000_000: "69",
    150_000_000: "70 71 73",
    120_000_000: "72",
    4_000_000: "75",
    30_288_500: "77",
}


@cache
def read(path: Path) -> DraftPlan:
    return read_plan(path)


def plan(name: str) -> DraftPlan:
    return read(real_plans() / name)


def by_number(name: str) -> dict[str, DraftItem]:
    return {item.number: item for item in plan(name).items}


def rows_with(key: str, items: Iterable[DraftItem]) -> list[str]:
    return [item.number for item in items if key in doubt_keys(item)]


@BOTH
def test_all_tasks_are_there_in_order(name: str) -> None:
    assert [item.number for item in plan(name).items] == [str(n) for n in range(1, 81)]
    assert len({item.section for item in plan(name).items}) == 5


@BOTH
def test_title_office_and_year_are_known(name: str) -> None:
    read_plan = plan(name)
    assert read_plan.year == 2024
    assert read_plan.title == "KẾ HOẠCH NHIỆM VỤ NĂM 2024"
    assert read_plan.organisation == "Sở Khoa học và Công nghệ tỉnh Sóc Trăng"
    assert (read_plan.document_number, read_plan.doubts) == ("", ())


@BOTH
def test_every_due_date_is_right(name: str) -> None:
    expected = {n: date(2024, *day) for day, numbers in DUE.items() for n in numbers.split()}
    assert {n: item.due for n, item in by_number(name).items()} == expected


@BOTH
def test_every_lead_unit_is_right(name: str) -> None:
    expected = {n: (unit,) for unit, numbers in LEAD_UNITS.items() for n in numbers.split()}
    assert {n: item.lead_units for n, item in by_number(name).items()} == expected


@BOTH
def test_every_lead_person_is_right(name: str) -> None:
    expected = {n: people for people, numbers in LEAD_PERSONS.items() for n in numbers.split()}
    found = {n: item.lead_persons for n, item in by_number(name).items() if item.lead_persons}
    assert found == expected


@BOTH
def test_every_budget_is_right_and_none_is_invented(name: str) -> None:
    expected = {n: amount for amount, numbers in BUDGETS.items() for n in numbers.split()}
    found = {n: item.budget_vnd for n, item in by_number(name).items() if item.budget_vnd}
    assert found == expected


@BOTH
def test_co_operating_units_and_their_people_are_told_apart(name: str) -> None:
    items = by_number(name)
    assert items["3"].coordinating_units == ("Chi cục TĐC", "Văn phòng Sở")
    assert len(items["1"].coordinating_units) == 1
    assert items["46"].coordinating_units == ("Trung tâm TĐC", "Phòng Cảnh sát kinh tế")
    for number in ("52", "57", "77"):
        assert items[number].coordinating_units == ("Chi cục TĐC",)
        assert items[number].coordinating_persons == ("Huỳnh Thị Thanh Liễu",)


def test_rows_broken_across_pages_are_whole() -> None:
    broken, whole = by_number(TEXT), by_number(WORD)
    for number in ("2", "53"):
        assert broken[number].timeline == whole[number].timeline
        assert broken[number].expected_result == whole[number].expected_result
        assert broken[number].budget_text == whole[number].budget_text


def test_text_and_word_give_the_same_plan() -> None:
    assert plan(TEXT).items == plan(WORD).items


@BOTH
def test_what_is_doubtful_is_marked_on_its_row(name: str) -> None:
    items = plan(name).items
    assert rows_with("possible-milestone", items) == ["2", "50", "59", "79"]
    assert rows_with("budget-repeats-content", items) == ["3", "53"]
    assert rows_with("similar-name", items) == ["14", "23", "60", "65", "75", "78"]
    assert not rows_with("no-lead", items)
    assert not rows_with("no-deadline", items)


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_another_office_with_other_columns_is_read_too(name: str) -> None:
    kinds = [item.kind for item in plan(name).items]
    assert (kinds.count("indicator"), kinds.count("project")) == (15, 22)
    assert kinds.count("task") == 7 + 6 + 15 + 26 + 19 + 13 + 14


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_the_period_of_a_heading_reaches_its_rows(name: str) -> None:
    ends = {"Quý I:": (3, 31), "Quý II:": (6, 30), "Quý III:": (9, 30), "Quý IV:": (12, 31)}
    for item in plan(name).items:
        end = next((day for quarter, day in ends.items() if quarter in item.section), None)
        if end and not item.note:
            assert item.due == date(2024, *end)


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_a_dated_note_wins_over_the_heading(name: str) -> None:
    noted = {item.note: item.due for item in plan(name).items if "Quý I:" in item.section}
    assert {due for note, due in noted.items() if "10/02" in note} == {date(2024, 2, 10)}
    assert noted["Thời hạn theo quy định của tỉnh"] == date(2024, 3, 31)


def test_another_office_reads_the_same_from_text_and_word() -> None:
    # Text does not print that a cell is merged, so what the row above gives is doubted there.
    printed = [
        replace(item, doubts=tuple(d for d in item.doubts if d.key != "lead-from-above"))
        for item in plan(OTHER_TEXT).items
    ]
    assert printed == list(plan(OTHER_WORD).items)


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_each_indicator_has_its_unit_and_target(name: str) -> None:
    items = [item for item in plan(name).items if item.kind == "indicator"]
    assert [item.indicator_target for item in items] == [
        *("22", "05", "17", "00", "40", "14", "02", "04", "30", "10.000", "650"),
        *("06", "12", "12", "12"),
    ]
    assert {item.indicator_unit for item in items[:4]} == {"Đề tài, dự án"}
    assert all(item.indicator_unit for item in items)


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_a_lead_printed_once_is_not_given_to_other_numbers(name: str) -> None:
    items = [item for item in plan(name).items if item.kind == "indicator"]
    assert [n for n, item in enumerate(items, 1) if item.lead_units] == [1, 5, 7, 8, 9, 10]


@pytest.mark.parametrize("name", [OTHER_TEXT, OTHER_WORD])
def test_a_row_without_number_shares_the_number_and_the_lead_above(name: str) -> None:
    rows = [item for item in plan(name).items if item.section.startswith("2. Chỉ tiêu phân khai")]
    assert [item.number for item in rows] == ["1", "2", "3", "4", "5", "5", "6"]
    assert rows[4].lead_units == rows[5].lead_units == ("Phòng QLCN&CN",)
    assert (rows[4].directed_by, rows[5].directed_by) == (("Trần Công Hòa",), ("Phan Văn Hiếu",))


def test_steps_stand_under_their_parents_with_their_milestones() -> None:
    items = plan(STEPS_TEXT).items
    numbers = ["1", *["2"] * 5, *["3"] * 3, "1", *["2.1"] * 6, *["2.2"] * 12, *["3"] * 4]
    assert [item.number for item in items] == numbers
    assert {item.section for item in items[:9]} == {"NHIỆM VỤ TRỌNG TÂM"}
    assert {item.section for item in items[9:]} == {"NHIỆM VỤ CHẤP THUẬN"}
    assert all(item.parent for item in items)
    assert len({item.parent for item in items}) == 8
    assert [len(item.milestones) for item in items] == [8] + [1] * 8 + [8] + [1] * 22


def test_two_steps_wait_for_an_event() -> None:
    waiting = [item for item in plan(STEPS_TEXT).items if item.due is None]
    assert [item.number for item in waiting] == ["3", "3"]
    assert all(item.milestones[0].trigger for item in waiting)


def test_steps_are_due_when_their_rows_say() -> None:
    months = [item.due.month for item in plan(STEPS_TEXT).items if item.due]
    assert months == [
        *(11, 4, 12, 12, 12, 12, 4, 5, 6, 12),
        *(4, 6, 8, 10, 11, 6),
        *(2, 5, 6, 7, 8, 10, 11, 11, 11, 11, 12, 8),
        *(6, 12),
    ]


def test_the_missing_header_and_the_other_year_are_reported_once() -> None:
    doubts = plan(STEPS_TEXT).doubts
    assert [doubt.key for doubt in doubts] == ["header-missing", "year-contradicts"]
    assert dict(doubts[1].values) == {"printed": "2024", "other": "2023"}


def test_both_budget_tables_are_read_and_their_sums_are_right() -> None:
    lines = plan(BUDGET_TEXT).budget_lines
    numbers = "I 1 2 3 4 II 1 2 3 4 - I 1 2 3 4 5 6 7 II III"
    assert " ".join(line.number or "-" for line in lines) == numbers
    assert lines[0].amount_vnd == sum(line.amount_vnd for line in lines[1:5]) == 31_347_000_000
    assert lines[5].amount_vnd == sum(line.amount_vnd for line in lines[6:10]) == 38_704_000_000
    assert lines[10].amount_vnd == 30_106_000_000
    assert "sum-differs" not in {doubt.key for doubt in plan(BUDGET_TEXT).doubts}

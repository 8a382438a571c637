"""The eighty time cells of a real plan: what each comes to, by the number of its task."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Milestone
from tests.parsing.said import spans
from tests.real_plans import real_plans

# Checked by hand against the printed plan: first day..due day of each milestone, or days awaited.
FACTS: dict[str, list[int]] = {
    "1-1..1-31": [1],
    "4-1..4-30": [2, 48, 49],
    "5-1..5-31": [3, 4, 5, 24, 25, 26, 54, 55],
    "6-21..6-30": [6],
    "6-1..6-30": [7, 8, 58, 60],
    "9-1..9-30": [9, 65],
    "11-1..11-30": [10, 11, 12, 29, 30],
    "..1-30": [13, 14, 15, 32],
    "..2-29": [16],
    "..2-29, 3-1..3-31": [17, 18],
    "..3-30": [19, 20, 21, 22, 33, 45],
    "3-1..3-31": [23, 42, 43, 44],
    "..5-30": [27, 34],
    "..6-30": [28, 39],
    "12-1..12-31": [31, 35, 78],
    "1-29..1-29": [36],
    "4-11..4-11": [37],
    "4-25..4-26": [38],
    "7-1..7-31": [40, 41, 64],
    "1-1..3-31": [46, 47],
    "..6-15": [50],
    "5-1..5-31, 5-1..7-31, 8-1..9-30, 10-1..11-30": [51],
    "5-1..5-31, 6-1..6-30, 7-30..7-30": [52],
    "4-1..4-30, 5-30..5-30, 6-1..7-31, 8-1..8-31, 9-15..9-15": [53],
    "..6-30, +15": [56],
    "5-1..6-30": [57],
    "6-1..11-30": [59],
    "5-1..5-31, 7-1..7-31": [61],
    "4-1..6-30": [62, 63],
    "7-1..9-30": [66, 67, 68, 69],
    "6-1..6-30, 7-1..11-30, 11-1..12-31": [70, 72, 74],
    "4-1..5-31, 6-1..11-30, 11-1..12-31": [71, 73],
    "10-1..10-31": [75],
    "11-1..12-31": [76, 77],
    "12-15..12-15": [79],
    "10-1..12-31": [80],
}
NUMBERS = [(number, fact) for fact, numbers in FACTS.items() for number in numbers]


@cache
def cells(folder: Path) -> dict[int, str]:
    """Each task's time cell; what a page break cut off is put back."""
    found: dict[int, str] = {}
    number = 0
    (file,) = folder.glob("000_*.txt")
    for line in file.read_text(encoding="utf-8").split("\n"):
        columns = line.split("\t")
        if len(columns) < 3:
            continue
        if printed := re.fullmatch(r"(\d+)\.", columns[0]):
            number = int(printed[1])
            found[number] = columns[2]
        elif not columns[0] and columns[2]:
            found[number] += "\n" + columns[2]
    return found


def fact(milestone: Milestone) -> str:
    if milestone.due is None:
        return f"+{milestone.offset_days}"
    start = f"{milestone.start:%-m-%-d}" if milestone.start else ""
    return f"{start}..{milestone.due:%-m-%-d}"


@pytest.mark.parametrize(("number", "wanted"), sorted(NUMBERS))
def test_a_real_cell_comes_to_its_dates(number: int, wanted: str) -> None:
    found = read_deadline(cells(real_plans())[number], year=2024).milestones
    assert ", ".join(fact(milestone) for milestone in found) == wanted


def test_all_cells_have_their_facts() -> None:
    assert sorted(cells(real_plans())) == sorted(number for number, _ in NUMBERS)


def test_only_the_days_that_do_not_exist_are_adjusted() -> None:
    found = {
        number: any(one.adjusted for one in read_deadline(cell, year=2024).milestones)
        for number, cell in cells(real_plans()).items()
    }
    assert {number for number, adjusted in found.items() if adjusted} == {16, 17, 18}


@pytest.mark.parametrize(
    ("phrase", "year", "wanted"),
    [
        ("Từ tháng 3/2017 đến năm 2018", 2017, ["2017-03-01 2018-12-31"]),
        ("Năm 2017 - 2018", 2017, ["2017-01-01 2018-12-31"]),
        ("Từ tháng 3 năm 2017 và thường xuyên", 2017, ["2017-03-01 2017-12-31"]),
        ("Từ 25/12/2016 đến 29/01/2017", 2017, ["2016-12-25 2017-01-29"]),
        ("Từ tháng 5/2017-12/2017", 2017, ["2017-05-01 2017-12-31"]),
        ("tháng 1 đến tháng 12 năm 2017", 2017, ["2017-01-01 2017-12-31"]),
        ("Trước 10/02/2026", 2026, ["None 2026-02-10"]),
        ("Trong tháng 01/2026", 2026, ["2026-01-01 2026-01-31"]),
        ("2026-03-31", 2026, ["2026-03-31 2026-03-31"]),
        ("Từ tháng 3 đến tháng 9/2026", 2026, ["2026-03-01 2026-09-30"]),
    ],
)
def test_phrases_of_other_offices_come_to_their_dates(
    phrase: str, year: int, wanted: list[str]
) -> None:
    assert [f"{start} {due}" for start, due in spans(phrase, year)] == wanted

"""The same milestones, however an office writes them: `tables/ways.tsv`."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.parsing.deadlines import read_deadline
from tests.parsing.tables.notation import meant, written_milestones

YEAR = 2024
TABLE = Path(__file__).parent / "tables" / "ways.tsv"


def ways() -> Iterator[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("# "))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield from ((meant(way), row["expected"]) for way in row["ways"].split(" | "))


def when(phrase: str) -> str:
    """The milestones without their actions."""
    found = read_deadline(phrase, year=YEAR).milestones
    return written_milestones(tuple(replace(one, text="") for one in found), YEAR)


@pytest.mark.parametrize(("phrase", "expected"), list(ways()))
def test_a_time_reads_the_same_in_all_its_ways(phrase: str, expected: str) -> None:
    assert when(phrase) == expected


@pytest.mark.parametrize(("phrase", "expected"), list(ways()))
def test_what_frames_a_time_changes_nothing(phrase: str, expected: str) -> None:
    frames = ["- {};", "{}.", "Thời gian thực hiện: {}", "Hoàn thành {}"]
    framed = [frame.format(phrase) for frame in frames]
    framed += [unicodedata.normalize("NFD", phrase)]
    # A line that begins with a capital is an item of its own.
    framed += [phrase.upper()] if "\n" not in phrase else []
    assert {text: when(text) for text in framed} == dict.fromkeys(framed, expected)

"""The words that say when are kept as they were written, and the rest is the action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import clean
from bot.parsing.values import Milestone
from tests.parsing.said import milestones
from tests.parsing.tables.notation import DeadlineRow, deadline_rows


@pytest.mark.parametrize(
    ("cell", "printed"),
    [
        ("Hoàn thành: trước 30/6", ["trước 30/6"]),
        ("Tháng 4/2024 (Trình văn bản)", ["Tháng 4/2024"]),
        ("Từ tháng 3 đến hết\ntháng 9: khảo sát", ["Từ tháng 3 đến hết tháng 9"]),
        ("Dự thảo: Quý I; trình: chậm nhất ngày 15/5", ["Quý I", "chậm nhất ngày 15/5"]),
        ("trước 15/3, 15/6", ["trước 15/3, 15/6", "trước 15/3, 15/6"]),
        ("Báo cáo trước ngày 20 hàng tháng", ["trước ngày 20 hàng tháng"]),
        ("Sau 15 ngày kể từ khi có Quyết định: trình", ["Sau 15 ngày kể từ khi có Quyết định"]),
        ("Tháng 6/2024 (cuối tháng)", ["Tháng 6/2024 (cuối tháng)"]),
        ("Tháng 6/2024 (cuối tháng; trình Sở)", ["Tháng 6/2024 (cuối tháng"]),
        ("Quý II (tháng 4: soạn; tháng 5: trình)", ["tháng 4", "tháng 5"]),
        ("[trước15/8]", ["trước 15/8"]),
    ],
)
def test_the_words_that_say_when_are_kept(cell: str, printed: list[str]) -> None:
    assert [one.printed for one in milestones(cell)] == printed


def solid(text: str) -> str:
    """The text without its blanks: line breaks and glued words put some in."""
    return "".join(clean(text).split())


@pytest.mark.parametrize("row", deadline_rows(), ids=lambda row: row.phrase)
def test_every_phrase_of_the_table_keeps_them(row: DeadlineRow) -> None:
    found = read_deadline(row.phrase, year=row.year).milestones
    for one in found:
        assert one.printed
        assert solid(one.printed) in solid(row.phrase)
        shared = [other.printed for other in found].count(one.printed) > 1
        assert shared or one.printed not in one.text


@given(st.lists(st.sampled_from(deadline_rows()), min_size=1, max_size=3))
def test_so_does_any_cell_made_of_several(rows: list[DeadlineRow]) -> None:
    cell = "; ".join(row.phrase for row in rows)
    for one in read_deadline(cell, year=2024).milestones:
        assert one.printed
        assert solid(one.printed) in solid(cell)


def test_how_a_time_is_written_does_not_make_it_another() -> None:
    assert Milestone(printed="tháng 5") == Milestone(printed="T5")

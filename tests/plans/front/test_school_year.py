from datetime import date

import pytest

from bot.plans.draft import draft_of
from bot.plans.forms.text.reader import read_text
from bot.plans.values import DraftItem
from tests.plans.printed import document

TITLE = "KẾ HOẠCH NĂM HỌC 2024-2025"


def item(time: str, title: str = TITLE) -> DraftItem:
    return draft_of(document(("1", "họp", time, "Tổ Văn"), title=title)).items[0]


@pytest.mark.parametrize(
    ("time", "start", "due"),
    [
        ("Tháng 8", date(2024, 8, 1), date(2024, 8, 31)),
        ("Tháng 12", date(2024, 12, 1), date(2024, 12, 31)),
        ("Tháng 1", date(2025, 1, 1), date(2025, 1, 31)),
        ("Tháng 7", date(2025, 7, 1), date(2025, 7, 31)),
        ("Tháng 11 - tháng 2", date(2024, 11, 1), date(2025, 2, 28)),
        ("Tháng 5/2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("15/7/2024", date(2024, 7, 15), date(2024, 7, 15)),
        ("Cả năm", date(2024, 8, 1), date(2025, 7, 31)),
    ],
)
def test_months_up_to_july_are_those_of_the_second_year(time: str, start: date, due: date) -> None:
    (milestone,) = item(time).milestones
    assert (milestone.start, milestone.due) == (start, due)


def test_the_second_year_is_no_other_year() -> None:
    assert [doubt.key for doubt in item("Tháng 5/2025").doubts] == []
    assert [doubt.key for doubt in item("Tháng 5/2027").doubts] == ["other-year"]


def test_a_calendar_year_keeps_its_months() -> None:
    assert item("Tháng 1", title="KẾ HOẠCH NĂM 2024").due == date(2024, 1, 31)


def test_sentences_are_dated_in_the_school_year_too() -> None:
    text = f"{TITLE}\nI. NHIỆM VỤ\n- Mở lớp bồi dưỡng, hoàn thành trong tháng 3."
    assert draft_of(read_text(text.encode())).items[0].due == date(2025, 3, 31)

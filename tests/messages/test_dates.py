"""Periods by their shortest name, as each language says them."""

from datetime import date

import pytest

from bot.messages import dates
from bot.messages.catalog import words_in


@pytest.mark.parametrize(
    ("start", "end", "vietnamese", "english"),
    [
        (date(2024, 6, 1), date(2024, 6, 30), "tháng 6/2024", "in June 2024"),
        (date(2024, 12, 1), date(2024, 12, 31), "tháng 12/2024", "in December 2024"),
        (date(2024, 4, 1), date(2024, 6, 30), "quý II/2024", "in quarter II/2024"),
        (date(2024, 2, 29), date(2024, 2, 29), "ngày 29/2/2024", "on 29/2/2024"),
    ],
)
def test_a_period_has_its_shortest_name(
    start: date, end: date, vietnamese: str, english: str
) -> None:
    assert dates.period(words_in("vi"), start, end) == vietnamese
    assert dates.period(words_in("en"), start, end) == english

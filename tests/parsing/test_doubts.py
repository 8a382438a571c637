"""Every doubt a time phrase can raise is worded, with its values, in every language."""

import pytest

from bot.messages.catalog import LANGUAGES, words_in
from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Doubt

PHRASES = {
    "impossible-day": "30/2",
    "impossible-date": "15/13",
    "lunar-date": "10/3 âm lịch",
    "other-year": "Tháng 5/2030",
    "backwards": "10/6/2024 - 10/5/2024",
    "no-date": "Theo quy định",
    "as-above": "-nt-",
    "cited-text": "theo Kế hoạch số 3/KH-UBND",
    "no-rhythm": "định kỳ",
}


def only_doubt(phrase: str) -> Doubt:
    (doubt,) = read_deadline(phrase, year=2024).doubts
    return doubt


@pytest.mark.parametrize(("key", "phrase"), PHRASES.items())
def test_a_doubtful_phrase_raises_its_doubt(key: str, phrase: str) -> None:
    assert only_doubt(phrase).key == key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phrase", PHRASES.values())
def test_a_doubt_is_a_sentence_that_shows_what_is_printed(phrase: str, language: str) -> None:
    doubt = only_doubt(phrase)
    sentence = words_in(language)(f"doubt-{doubt.key}", **dict(doubt.values))
    assert dict(doubt.values)["printed"] in sentence


def test_an_endless_cell_is_read_to_its_end() -> None:
    reading = read_deadline("trước 30/6; " * 5_000, year=2024)
    assert (len(reading.milestones), reading.doubts) == (5_000, ())

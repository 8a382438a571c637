"""Words that say some days are off, and words that only sound so."""

from datetime import date

import pytest

from bot.parsing.leave_words import tells_of_days_off

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    "said",
    [
        "mai nghỉ",
        "mai tôi nghỉ",
        "mai nghi nhe",
        "nghỉ ngày 29/5",
        "tôi nghỉ từ 3/6 đến 5/6",
        "cho em nghỉ ngày mai",
        "nghỉ phép tuần sau",
        "em xin nghỉ phép",
        "cơ quan nghỉ ngày 29/5",
        "nghỉ bù 2/5",
        "xin phép nghỉ chiều mai",
    ],
)
def test_days_off_are_told(said: str) -> None:
    assert tells_of_days_off(said, today=TODAY)


@pytest.mark.parametrize(
    "said",
    [
        "nghỉ",
        "ai nghỉ mai",
        "mai có nghỉ không",
        "chị Hoa nghỉ thai sản",
        "việc nghỉ lễ",
        "nghị quyết tháng 5",
        "đề nghị gia hạn việc 5 đến 15/6",
        "suy nghĩ tuần sau",
    ],
)
def test_other_words_are_left_to_others(said: str) -> None:
    assert not tells_of_days_off(said, today=TODAY)

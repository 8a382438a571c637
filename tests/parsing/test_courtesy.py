"""Thanks and the like are told from words that ask for something."""

import pytest

from bot.parsing.courtesy import is_courtesy


@pytest.mark.parametrize(
    "text",
    [
        "cảm ơn",
        "Cám ơn em nhiều nhé!",
        "ok",
        "okela",
        "Ok, cảm ơn bot 🙏",
        "thôi",
        "thôi không cần",
        "vâng ạ",
        "dạ được rồi",
        "biết rồi",
        "chào em",
        "thanks",
        "thank you very much",
    ],
)
def test_it_wants_nothing(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bla bla",
        "cảm ơn, còn việc tháng 6?",
        "ok việc số 2",
        "tốt nghiệp",
        "không phải tháng 5",
        "chào mừng ngày 2/9",
        "em",
        "rồi",
        "ok " * 30,
    ],
)
def test_it_wants_something_or_is_not_clear(text: str) -> None:
    assert not is_courtesy(text)

"""Asking for what one directs."""

import pytest

from bot.parsing.directing import asks_directed, is_nothing_else


@pytest.mark.parametrize(
    "text",
    [
        "việc tôi chỉ đạo",
        "viec toi chi dao",
        "các việc tôi đang chỉ đạo quá hạn",
        "việc do tôi trực tiếp chỉ đạo",
        "tôi đang chỉ đạo những việc nào",
        "việc chỉ đạo",
        "tasks I direct",
    ],
)
def test_what_one_directs_is_asked_for(text: str) -> None:
    assert asks_directed(text)


@pytest.mark.parametrize(
    "text",
    [
        "chỉ đạo",
        "việc thực hiện ý kiến chỉ đạo của UBND tỉnh",
        "việc anh Dũng chỉ đạo",
        "ban chỉ đạo họp khi nào",
        "tìm văn bản chỉ đạo mới",
    ],
)
def test_other_direction_is_not_meant(text: str) -> None:
    assert not asks_directed(text)


def test_words_beside_it_stay_a_search() -> None:
    assert is_nothing_else("việc tôi chỉ đạo")
    assert not is_nothing_else("việc nhãn hiệu tôi chỉ đạo")

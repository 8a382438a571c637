"""“Hoàn tác” in words: as many ways of saying it as there are, and what only sounds like it."""

import pytest

from bot.parsing.undo_words import says_undo


@pytest.mark.parametrize(
    "text",
    [
        "hoàn tác",
        "hoan tac",
        "Hoàn tác giúp em ạ",
        "cho em hoàn tác việc vừa rồi với",
        "quay lại việc vừa rồi",
        "huỷ thao tác vừa rồi",
        "hủy thao tác vừa rồi!",
        "bỏ thao tác vừa làm",
        "rút lại thao tác vừa xong nhé",
        "undo",
    ],
)
def test_taking_back_is_understood(text: str) -> None:
    assert says_undo(text)


@pytest.mark.parametrize(
    "text",
    [
        "huỷ",
        "huỷ việc 12",
        "quay lại",
        "quay lại danh sách",
        "việc vừa rồi",
        "xong việc vừa rồi",
        "hoàn tác việc 12",
        "hoàn thành",
        "tìm hoàn tác hồ sơ",
        "bỏ việc 3 vừa giao",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not says_undo(text)

"""A message is found by the words somebody saw."""

import pytest

from bot.messages.catalog import originals
from bot.messages.office.wording_search import keys_like


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("welcome", "welcome"),
        ("Chào anh/chị", "welcome"),
        ("chao anh chi Le Van An", "welcome"),
        ("Đã ghi danh: Lê Văn An.", "enrolled"),
        ("còn 3 ngày", "due-in"),
        ("<b>Kinh phí:</b> 5.000.000 đồng", "card-budget"),
        ("Không tìm thấy việc này", "error-task-not-found"),
        ("Bấm số để xem việc hoặc báo hoàn thành.\nXem tất cả việc chưa xong", "morning-hint"),
    ],
)
def test_the_message_meant_is_among_the_first(said: str, key: str) -> None:
    assert key in keys_like(said, originals("vi"), most=8)


def test_a_key_written_whole_is_that_one_alone() -> None:
    assert keys_like("enrol-yes", originals("vi"), most=8) == ["enrol-yes"]


@pytest.mark.parametrize("said", ["", "   ", "…", "zzz qqq", "<b></b>", "\u200b"])
def test_nothing_is_found_for_no_words_of_ours(said: str) -> None:
    assert keys_like(said, originals("vi"), most=8) == []


def test_no_more_are_given_than_asked_for() -> None:
    assert len(keys_like("việc", originals("vi"), most=8)) == 8

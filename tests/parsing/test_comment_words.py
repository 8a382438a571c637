"""Which words are a comment on a task, and which are not."""

import pytest

from bot.parsing.comment_words import CommentWords, read_comment


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("góp ý việc 22: Cần bổ sung số liệu", CommentWords("22", "Cần bổ sung số liệu")),
        ("gop y viec 22 : can sua muc 3", CommentWords("22", "can sua muc 3")),
        ("Em xin góp ý cho việc số PS1: rút gọn", CommentWords("PS1", "rút gọn")),
        ("ý kiến về việc II.3: chờ Sở", CommentWords("II.3", "chờ Sở")),
        ("comment on task 5: fine", CommentWords("5", "fine")),
    ],
)
def test_it_is_a_comment_on_the_task(said: str, read: CommentWords) -> None:
    assert read_comment(said) == read


@pytest.mark.parametrize(
    "said",
    [
        "góp ý việc 22",
        "góp ý việc 22:",
        "góp ý việc 22 thế nào",
        "xem góp ý việc 22: có gì",
        "chờ góp ý việc 22: chưa có",
        "tiến độ việc 22: đang góp ý",
        "việc 22: góp ý dự thảo",
        "góp ý dự thảo: việc 22",
        "",
    ],
)
def test_other_words_are_none(said: str) -> None:
    assert read_comment(said) is None

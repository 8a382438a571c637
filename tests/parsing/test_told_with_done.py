"""What of the words that finish a task is the beginning of its result."""

import pytest

from bot.parsing.told_with_done import told_with_done

TELLS = [
    ("xong việc 22 số 12/BC-DL ngày 15/5", "số 12/BC-DL ngày 15/5"),
    ("việc 22 hoàn thành số 12/BC-DL ngày 15/5", "số 12/BC-DL ngày 15/5"),
    ("việc 22 đã xong, số 12/BC-DL", "số 12/BC-DL"),
    ("nộp kết quả việc 22 số 12/BC-DL", "số 12/BC-DL"),
    ("xong việc 22 rồi ạ, đã gửi Sở Tài chính", "đã gửi Sở Tài chính"),
    ("Em đã hoàn thành việc PS1: đã trình", "đã trình"),
    ("xong 22. Báo cáo số 5", "Báo cáo số 5"),
    ("xong việc 22\nđã trình ký", "đã trình ký"),
]
TELLS_NOTHING = (
    "xong việc 22",
    "xong việc 22 rồi ạ",
    "xong việc 22 em ạ",
    "xong việc 22, xong",
    "xong việc 22, ạ",
    "xong việc 22, cảm ơn em",
    "xong việc 22 ngày 15/5",
    "xong việc 22 rồi anh Bình",
    "xong việc nộp báo cáo",
    "xong rồi, số 12/BC-DL",
    "gia hạn việc 22, chờ góp ý",
    "",
)


@pytest.mark.parametrize(("said", "told"), TELLS)
def test_the_rest_of_the_words_is_told(said: str, told: str) -> None:
    assert told_with_done(said) == told


@pytest.mark.parametrize("said", TELLS_NOTHING)
def test_other_words_tell_nothing(said: str) -> None:
    assert told_with_done(said) == ""

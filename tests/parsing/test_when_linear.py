"""A text ten times as long takes about ten times as long, whatever it is made of.

Processor time is compared, not the clock on the wall, each time the best of several; a reader that
takes the square of the length would need a hundred times as long.
"""

import time
from collections.abc import Callable

import pytest

from bot.parsing.text import words_of
from bot.parsing.when.citations import blank_citations
from bot.parsing.when.timed import doubts_of, find_timed, milestones_of

SHORT, LONG, AT_MOST = 4_000, 40_000, 40

PIECES = [
    *("tháng 5, ", "tháng 5 ", "tháng ", "5, ", "5/", "5.", "5-", "1/1, ", "15/5; ", "31/2 "),
    *("trước 30/6, ", "trước ", "từ ", "đến ", "đến hết ngày ", "từ 5 đến ", "quý I, ", "Quý I/"),
    *("hàng tháng ", "hàng tháng, ", "hàng tháng vào ", "mỗi ", "ngày 5 ", "ngày ", "thứ 2, "),
    *("cuối ", "cuối tháng ", "6 tháng đầu ", "năm 2024, ", "2024-", "20/KH-", "/a", "iso "),
    *("1.000", "9", "a", "(", "((tháng 5)", " ", "\n", "-", ":", "17h ", "Kế hoạch số 5 ", "·"),
    *("൦", "٣", "٣/٤ ", "5/5 hồ sơ ", "tháng 5, 3 tỉnh ", "10/3 âm lịch ", "sáng ", "gia hạn "),
    *("từ 1/1 đến 2/2, ", "15/5/2024 và ", "luật ", "quý, ", "tháng, ", "lần/", "2 lần/tháng "),
]


def read(text: str) -> None:
    words = words_of(text)
    folded = blank_citations(words.folded)
    for timed in find_timed(words, folded, year=2024):
        milestones_of(words, timed, year=2024, strict_before=False)
        list(doubts_of(words, timed, year=2024))


def best_time(act: Callable[[str], None], text: str, tries: int) -> float:
    times = []
    for _ in range(tries):
        start = time.process_time()
        act(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", PIECES)
def test_the_time_grows_with_the_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
    read(short)
    assert best_time(read, long, 2) <= AT_MOST * max(best_time(read, short, 5), 0.000_5)

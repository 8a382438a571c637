"""However long and strange a cell is, the time to read it grows no faster than its length."""

import gc
from time import process_time

import pytest

from bot.parsing.deadlines import read_deadline

SIZES = (2_000, 20_000, 200_000)
# Twice the length takes twice the time; what compares each part with each other takes four times
# as long, over a hundredfold length ten thousand times. Far between them nothing can flake.
MOST_TIMES_AS_LONG = 800

PIECES = [
    *("trước 30/6; ", "Tháng 5: soạn, gửi Sở trước ngày 20/5, ", "Khảo sát (tháng 3), "),
    *("sau khi a, ", "trước khi x, ", "theo kế hoạch số, ", "sau 5 ngày ", "kể từ ngày "),
    *("(", ")", "( ", "(tháng 5) ", "(tháng 5: a; tháng 6: b) ", "x (sau khi y) "),
    *(",", ";", "- ", ". - ", "và ", "1. ", "a) ", "tháng 5\n", "từ\n", "5 và ", "5/", "9"),
    *("hạn hoàn thành ", "thời gian thực hiện ", "năm 2024 ", "tháng ", "hàng tháng ", "a"),
    *("൦", "٣", "5/5 hồ sơ ", "tháng 5, 3 tỉnh; ", "10/3 âm lịch, "),
]


def seconds_to_read(text: str) -> float:
    gc.disable()
    try:
        start = process_time()
        read_deadline(text, year=2024)
        return process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    short, middle, long = (piece * (size // len(piece)) for size in SIZES)
    least = max(min(seconds_to_read(short) for _ in range(3)), 0.002)
    assert min(seconds_to_read(middle) for _ in range(2)) < least * MOST_TIMES_AS_LONG / 10
    assert seconds_to_read(long) < least * MOST_TIMES_AS_LONG

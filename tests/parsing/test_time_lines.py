"""The lines of a time cell: numbered items stand alone, a narrow column's breaks are healed."""

import pytest

from bot.parsing.cells.lines import on_own_lines, unwrapped
from bot.parsing.text import words_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. Khảo sát: tháng 3; 2. Trình: tháng 5", ["Khảo sát: tháng 3", "Trình: tháng 5"]),
        ("(1) Khảo sát: tháng 3; (2) Trình: tháng 5", ["Khảo sát: tháng 3", "Trình: tháng 5"]),
        ("01) Khảo sát 02) Trình", ["Khảo sát", "Trình"]),
        ("a) Khảo sát, b) Trình, c) Ký, d) Gửi", ["Khảo sát", "Trình", "Ký", "Gửi"]),
        ("a) Ký; b) Gửi; c) Lưu; d) Báo; đ) Nộp", ["Ký", "Gửi", "Lưu", "Báo", "Nộp"]),
        ("<p>Tháng 5</p><p>Tháng 6</p>", ["", "Tháng 5", "", "Tháng 6", ""]),
        ("Tháng 5<br/>Tháng <b>6</b>", ["Tháng 5", "Tháng 6"]),
    ],
)
def test_items_and_paragraphs_get_their_own_lines(text: str, lines: list[str]) -> None:
    assert on_own_lines(text).split("\n") == lines


@pytest.mark.parametrize(
    "text",
    [
        "1. Khảo sát tháng 3",
        "1. Khảo sát; 3. Trình",
        "2. Khảo sát; 3. Trình",
        "a) Khảo sát; c) Trình",
        "Tháng 1. Khảo sát; tháng 2. Trình",
        "tăng 5 < 10 và 12 > 7",
    ],
)
def test_what_is_not_counted_from_the_first_stays_one_line(text: str) -> None:
    assert on_own_lines(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("Từ tháng\n4 đến\ntháng 9", "Quý\nII", "quý\niv năm 2024", "Tháng 5/\n2024"),
        *("Từ 01/3 -\n30/4/2024", "trước\nngày 30/6", "trước ngày\n30/6", "Tháng 4,\n5 và 6"),
        *("Tháng 5\nđến tháng 7", "Quý II\nvà quý IV", "Tháng 9\nnăm 2024", "ngày 30\ntháng 6"),
        *("Tháng 6 (\ncuối tháng)", "sau khi\ncó ý kiến", "theo\nKế hoạch".lower()),
    ],
)
def test_a_break_within_what_is_said_is_a_blank(text: str) -> None:
    assert unwrapped(words_of(text)).printed == text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        *("Tháng 5\nTháng 6", "Tháng 5: soạn\ntháng 6: trình", "Tháng 5: soạn,\nTháng 6: trình"),
        *("hàng tháng\n5 đợt", "mỗi quý\n2 lần", "30/6\ntháng 7", "Quý I\n- Quý II"),
        *("Hàng năm\nQuý I", "Soạn thảo:\n- tháng 5", "Đợt 1\nĐợt 2"),
    ],
)
def test_a_break_between_two_things_said_stays(text: str) -> None:
    assert unwrapped(words_of(text)).printed == text

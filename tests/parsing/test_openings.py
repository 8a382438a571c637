"""What leads up to a request and what ends it politely changes nothing of what is asked."""

from datetime import date
from time import process_time

import pytest

from bot.parsing.queries import read_query
from bot.parsing.values import Intent, Query

OPENINGS = [
    *("Kính thưa quý anh chị, ", "Kính gửi phòng Hành chính, ", "Thưa anh Bình, ", "Dạ thưa sếp, "),
    *(
        "Dạ em chào anh chị, ",
        "chào cả nhà, ",
        "Anh ơi, ",
        "dạ bot ơi ",
        "Tôi xin hỏi lại cho rõ, ",
    ),
    *("Em ở bộ phận một cửa, ", "Em chào anh, em là Lan phòng Tổ chức, ", "Em mới vào cơ quan, "),
    *("nhờ chị xem giúp ", "kính nhờ anh chị kiểm tra giúp ", "anh chị vui lòng cho em hỏi "),
    *("phiền anh kiểm tra hộ tôi xem ", "em hỏi xíu, ", "Chúc anh chị ngày mới tốt lành, "),
]
CLOSINGS = [
    *(
        ", em cảm ơn",
        " ạ, em xin cảm ơn anh chị nhiều ạ",
        ", mong anh chị chấp thuận",
        " được không ạ",
    ),
    *(
        ", kính mong lãnh đạo xem xét",
        " nhé anh",
        ", tôi xin chân thành cảm ơn",
        ", được không anh chị",
    ),
]
REQUESTS = [
    *("việc quá hạn của phòng Kế toán", "tháng 6 phòng Nội vụ có việc gì", "việc 24 đến đâu rồi"),
    *("quý này ai chưa xong", "việc của chị Tư trong tháng tư", "gia hạn 24 đến 15/6"),
]
ASK_NOTHING = [
    *("Kính thưa quý anh chị", "xin chào anh chị", "em cảm ơn anh chị nhiều ạ", "dạ vâng ạ"),
    *("Chúc phòng Kế toán tuần mới làm việc hiệu quả", "ước gì tuần này hết việc sớm"),
    *("cảm ơn phòng Kế toán đã hỗ trợ trong tháng 4", "mong tuần sau bớt việc"),
    *("tuần này làm việc mệt quá", "xin lỗi anh chị em gửi nhầm", "không có gì đâu ạ"),
]
NAMED: list[tuple[str, str | None]] = [
    ("việc của anh Kiểm", "person:Kiểm"),
    ("chị Nhạc có việc gì", "person:Nhạc"),
    ("chị gửi em danh sách việc trễ", None),
    ("anh kiểm tra việc quá hạn", None),
    ("nhắc anh chị em nộp báo cáo", "all"),
    ("nhắc các anh chị phòng Kế toán nộp chứng từ", "unit:phòng Kế toán"),
    ("nhờ anh nhắc chị Hoa nộp hồ sơ", "person:Hoa"),
    ("đọc báo cáo tuần cho tôi", None),
]


def ask(text: str) -> Query:
    return read_query(text, today=date(2024, 5, 15), year=2024)


def meaning(text: str) -> tuple[object, ...]:
    asked = ask(text)
    return asked.intent, asked.owner, asked.status, asked.period, asked.number, asked.keywords


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("request_", REQUESTS)
def test_an_opening_changes_nothing(opening: str, request_: str) -> None:
    assert meaning(opening + request_) == meaning(request_)


@pytest.mark.parametrize("closing", CLOSINGS)
@pytest.mark.parametrize("request_", REQUESTS)
def test_a_closing_changes_nothing(closing: str, request_: str) -> None:
    assert meaning(request_ + closing) == meaning(request_)


@pytest.mark.parametrize("text", ASK_NOTHING)
def test_greetings_wishes_and_thanks_ask_for_nothing(text: str) -> None:
    assert ask(text).intent is Intent.UNKNOWN


@pytest.mark.parametrize(("text", "owner"), NAMED)
def test_a_title_before_a_verb_names_nobody(text: str, owner: str | None) -> None:
    assert ask(text).owner == owner


@pytest.mark.parametrize(
    "piece", ["mong ", "cảm ơn ", "dạ ", "em xin ", "anh chị ", "thưa a, ", "em ở ", "kính gửi x "]
)
def test_endless_politeness_takes_no_longer_than_its_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (400, 4000))
    ask(short)
    least = max(min(seconds(short) for _ in range(3)), 0.0005)
    assert seconds(long) < least * 60


def seconds(text: str) -> float:
    start = process_time()
    ask(text)
    return process_time() - start

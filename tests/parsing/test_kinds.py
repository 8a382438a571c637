"""Units of every sort of organisation, and the words that only look like one."""

from datetime import date

import pytest

from bot.parsing.owners.found import find_owner
from bot.parsing.queries import read_query
from bot.parsing.text import words_of
from bot.parsing.values import KnownNames, Query

TODAY = date(2024, 5, 15)


def read(text: str) -> Query:
    return read_query(text, today=TODAY, year=2024)


UNITS: list[tuple[str, list[str]]] = [
    ("unit:tổ Hóa", ["tổ Hóa tháng này có việc gì", "nhắc tổ Hóa nộp đề thi"]),
    ("unit:khoa Nội", ["khoa Nội còn mấy việc chưa xong", "giao khoa Nội trực lễ 2/9"]),
    ("unit:đội quản lý thị trường số 5", ["đội quản lý thị trường số 5 có việc gì tuần này"]),
    ("unit:phân xưởng 2", ["phân xưởng 2 có việc gì quá hạn", "việc của phân xưởng 2"]),
    ("unit:chi nhánh Vĩnh Phúc", ["chi nhánh Vĩnh Phúc còn gì chưa xong"]),
    ("unit:hội Nông dân", ["hội Nông dân còn việc gì", "việc quá hạn của hội Nông dân"]),
    ("unit:hạt kiểm lâm số 3", ["hạt kiểm lâm số 3 trễ việc nào"]),
    ("unit:UBND xã Tân Lập", ["UBND xã Tân Lập còn việc gì", "nhắc UBND xã Tân Lập nộp báo cáo"]),
    ("unit:huyện Ba Vì", ["nhắc huyện Ba Vì nộp số liệu"]),
    ("unit:nhà máy xử lý rác", ["nhà máy xử lý rác trễ bao nhiêu việc"]),
    ("unit:ban tuyen giao", ["ban tuyen giao con viec gi", "viec cua ban tuyen giao"]),
    ("unit:phòng hậu cần", ["task của phòng hậu cần", "phòng hậu cần phải nộp gì"]),
    ("unit:phong vat tu", ["phong vat tu tre viec nao", "nhac phong vat tu nop bao cao"]),
    ("unit:tổ bạn đọc", ["tuần tới tổ bạn đọc phải làm gì"]),
    ("unit:phong quan ly cong trinh", ["phong quan ly cong trinh con viec gi"]),
    ("unit:đội thi công", ["đôn đốc đội thi công hoàn trả mặt đường"]),
    ("all", ["toàn trường có việc gì", "cả công ty còn gì", "toàn chi cục còn việc gì"]),
    ("all", ["toan bo co quan con viec gi", "sở mình tháng này có việc gì", "cơ quan em còn gì"]),
    ("unit:phòng du lịch", ["ai chưa xong quý này, phòng du lịch", "phòng du lịch ai còn việc"]),
    ("unit:phòng kế toán", ["ai còn việc quá hạn ở phòng kế toán"]),
]


@pytest.mark.parametrize(
    ("unit", "text"), [(unit, text) for unit, texts in UNITS for text in texts]
)
def test_a_unit_is_told_by_its_kind(unit: str, text: str) -> None:
    assert read(text).owner == unit


@pytest.mark.parametrize(
    "text",
    [
        "bạn ơi tuần này có việc gì",
        "ban co viec gi tuan nay",
        "đổi giờ họp sang chiều mai",
        "hội trường tầng 3 ai đặt",
        "trường hợp này xử lý sao",
        "tìm hợp đồng với công ty An Bình",
        "việc của giám đốc giao",
        "mai công ty nghỉ lễ hả",
        "việc thu viện phí tháng 6",
    ],
)
def test_other_words_are_no_units(text: str) -> None:
    assert not (read(text).owner or "").startswith("unit:")


def test_who_hands_in_to_a_unit_may_be_anybody() -> None:
    words = words_of("ai chưa nộp báo cáo cho phòng kế hoạch")
    owner = find_owner(words, words.folded, KnownNames())
    assert owner is not None
    assert owner.name == "all"


def test_a_units_number_is_no_tasks() -> None:
    assert read("việc quá hạn của xí nghiệp nước số 2").number is None
    assert read("việc 12 của đội 3").number == "12"


def test_what_a_unit_is_named_by_asks_for_nothing() -> None:
    assert str(read("phòng thống kê có việc gì quá hạn").intent) == "list"
    assert str(read("phòng thống kê còn bao nhiêu việc").intent) == "stats"

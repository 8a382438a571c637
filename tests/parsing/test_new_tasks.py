"""A task that arises in one line: what each part of the words is, and what is no new task."""

from datetime import date

import pytest

from bot.parsing.new_tasks import NewTask, asks_to_add, names_in, read_new_task
from bot.parsing.values import KnownNames

TODAY = date(2024, 5, 15)
OFFICE = KnownNames(
    units={"Phòng Nghiệp vụ": (), "Thanh tra": (), "Văn phòng": ()},
    people={"Lê Văn An": (), "Trần Thị Bình": (), "Đỗ Thanh Hà": ()},
)
NGHIEP_VU, THANH_TRA = "unit:Phòng Nghiệp vụ", "unit:Thanh tra"
AN, BINH = "person:Lê Văn An", "person:Trần Thị Bình"


def read(text: str) -> NewTask:
    return read_new_task(text, today=TODAY, names=OFFICE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "giao P. Nghiệp vụ báo cáo PII trước 30/6",
            NewTask("báo cáo PII", (NGHIEP_VU,), when="trước 30/6"),
        ),
        (
            "giao chị Bình chuẩn bị hội nghị quý 3, phối hợp Thanh tra",
            NewTask("chuẩn bị hội nghị", (BINH,), (THANH_TRA,), when="quý 3"),
        ),
        (
            "giao báo cáo PII cho chị Bình trước 30/6, gấp",
            NewTask("báo cáo PII", (BINH,), when="trước 30/6", urgent=True),
        ),
        (
            "giao việc mới cho phòng Nghiệp vụ: báo cáo PII trước 30/6",
            NewTask("báo cáo PII", (NGHIEP_VU,), when="trước 30/6"),
        ),
        (
            "phân công Thanh tra kiểm tra đo lường thứ sáu tuần này",
            NewTask("kiểm tra đo lường", (THANH_TRA,), when="thứ sáu tuần này"),
        ),
        (
            "giao phòng Nghiệp vụ và Thanh tra tổng hợp số liệu quý II trước ngày 15/6",
            NewTask("tổng hợp số liệu quý II", (NGHIEP_VU, THANH_TRA), when="trước ngày 15/6"),
        ),
        (
            "giao P. Nghiệp vụ báo cáo 6 tháng trước 30/6",
            NewTask("báo cáo 6 tháng", (NGHIEP_VU,), when="trước 30/6"),
        ),
        (
            "giao anh An, trước 30/6 nộp hồ sơ; kết quả: hồ sơ được ký, phối hợp Thanh tra",
            NewTask("nộp hồ sơ", (AN,), (THANH_TRA,), when="trước 30/6", expected="hồ sơ được ký"),
        ),
        (
            "assign An to prepare the report by 30/6",
            NewTask("prepare the report", (AN,), when="by 30/6"),
        ),
        ("giao chị Bình", NewTask("", (BINH,))),
        ("báo cáo PII", NewTask("báo cáo PII")),
    ],
)
def test_each_part_is_found(text: str, expected: NewTask) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "content", "when"),
    [
        ("giao An báo cáo quý 2", "báo cáo quý 2", "quý 2"),
        ("giao An báo cáo tuần này", "báo cáo tuần này", "tuần này"),
        ("giao An soạn kế hoạch tháng 6, khẩn", "soạn kế hoạch tháng 6", "tháng 6"),
        ("giao An báo cáo trước thứ sáu", "báo cáo", "trước thứ sáu"),
    ],
)
def test_the_period_of_a_document_is_its_name_too(text: str, content: str, when: str) -> None:
    found = read(text)
    assert (found.content, found.when) == (content, when)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("giao An phối hợp với Thanh tra kiểm tra", "phối hợp với Thanh tra kiểm tra"),
        ("giao An họp tỉnh, phối hợp các sở", "họp tỉnh, phối hợp các sở"),
        ("giao An gặp gỡ doanh nghiệp", "gặp gỡ doanh nghiệp"),
        ("giao An lập báo cáo tháng 5 của phòng", "lập báo cáo tháng 5 của phòng"),
        ("giao An tra cứu kết quả năm trước của tỉnh", "tra cứu kết quả năm trước của tỉnh"),
    ],
)
def test_words_of_the_content_are_left_alone(text: str, content: str) -> None:
    found = read(text)
    assert (found.content, found.helps, found.urgent) == (content, (), False)


def test_who_helps_from_outside_stays_as_typed() -> None:
    found = read("giao An họp tỉnh, phối hợp Thanh tra, Sở Công Thương và chị Hà trước 30/6")
    assert found.helps == (THANH_TRA, "Sở Công Thương", "person:Đỗ Thanh Hà")
    assert found.when == "trước 30/6"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("thêm việc", ""),
        ("Thêm nhiệm vụ phát sinh", ""),
        ("thêm một việc mới", ""),
        ("thêm việc báo cáo PII", "báo cáo PII"),
        ("tạo việc: giao An họp tỉnh", "giao An họp tỉnh"),
        ("add a task", ""),
    ],
)
def test_words_that_add_a_task(text: str, rest: str) -> None:
    assert asks_to_add(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "có thêm việc nào không",
        "thêm việc gì nữa",
        "thêm việc không?",
        "thêm việc vào danh sách",
        "thêm việc 24",
        "thêm người",
        "việc phát sinh",
        "tìm thêm việc",
        "xem thêm",
    ],
)
def test_words_that_add_none(text: str) -> None:
    assert asks_to_add(text) is None


def test_a_unit_whose_name_is_a_list_is_one_name() -> None:
    office = KnownNames(units={"Phòng Hành chính, Quản trị": (), "Thanh tra": ()})
    assert names_in("phòng hành chính, quản trị", office) == ("unit:Phòng Hành chính, Quản trị",)
    assert names_in("Thanh tra; Sở Y tế", office) == ("unit:Thanh tra", "Sở Y tế")

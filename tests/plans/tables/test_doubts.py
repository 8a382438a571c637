from bot.plans.forms.text.reader import read_text
from bot.plans.tables.doubts import table_doubts
from bot.plans.tables.healing import task_tables
from tests.plans.printed import HEADER, lines

TASK = ("1", "Họp", "Quý I", "Văn phòng")


def doubts(*rows: tuple[str, ...], over: str = "") -> list[tuple[str, dict[str, str]]]:
    (table,) = task_tables(read_text(f"{over}\n\n{lines(*rows)}".encode()))
    return [(doubt.key, dict(doubt.values)) for doubt in table_doubts(table)]


def test_a_whole_table_has_none() -> None:
    assert doubts(HEADER, TASK) == []


def test_an_unknown_column_is_named_if_anything_stands_in_it() -> None:
    header = (*HEADER, "Mã hồ sơ")
    assert doubts(header, (*TASK, "A-01")) == [("unknown-column", {"printed": "Mã hồ sơ"})]
    assert doubts(header, (*TASK, "")) == []


def test_what_the_table_has_no_column_for_is_asked_once() -> None:
    rows = (("STT", "Nội dung", "Sản phẩm"), ("1", "Họp", "Biên bản"), ("2", "Ký", "Công văn"))
    assert doubts(*rows) == [
        ("no-leads-printed", {"count": "2"}),
        ("no-dates-printed", {"count": "2"}),
    ]
    assert [key for key, _ in doubts(*rows, over="I. Hoàn thành trong Quý II")] == [
        "no-leads-printed"
    ]


def test_a_table_without_header_says_so() -> None:
    rows = [
        (str(n), f"Tổ chức hội nghị chuyên đề số {n} của ngành", f"Tháng {n}", "Phòng Đào tạo")
        for n in range(1, 5)
    ]
    assert doubts(*rows, over="I. Hội nghị") == [("header-missing", {"heading": "I. Hội nghị"})]


def test_a_wrong_sum_is_reported_with_both_amounts() -> None:
    rows = (("STT", "Nội dung chi", "Số tiền (đồng)"), ("1", "Điện", "2.000"), ("2", "Xe", "3.000"))
    assert doubts(*rows, ("", "Tổng cộng", "6.000")) == [
        ("sum-differs", {"printed": "6.000", "other": "5.000", "heading": "Tổng cộng"})
    ]


def test_a_sum_under_tasks_is_checked_where_every_task_has_an_amount() -> None:
    header = (*HEADER, "Kinh phí (đồng)")
    rows = ((*TASK, "2.000"), ("2", "Ký", "Quý II", "Văn phòng", "3.000"))
    assert doubts(header, *rows, ("", "Tổng cộng", "", "", "5.000")) == []
    assert [key for key, _ in doubts(header, *rows, ("", "Tổng cộng", "", "", "6.000"))] == [
        "sum-differs"
    ]

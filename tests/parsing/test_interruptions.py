"""What is asked in the middle of a report, and what only looks like it; today is 15 May 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.interruptions import surely_asks


def asks(text: str) -> bool:
    return surely_asks(text, today=date(2024, 5, 15), year=2024)


@pytest.mark.parametrize(
    "text",
    [
        *("tiếp", "trang sau", "cái thứ 2", "the second one", "xem trang 3"),
        *("còn tháng sau?", "thế tháng này", "chỉ việc quá hạn", "tất cả", "what about next month"),
        *("của phòng tôi thì sao", "còn chị Hà?", "bao nhiêu việc?"),
        *("ai chưa xong", "quý này ai chưa xong", "phòng nào chậm", "who is late"),
        *("bao nhiêu việc quá hạn", "thanh tra còn mấy việc", "how many overdue"),
        *("tìm kế hoạch iso", "tim ke hoach iso", "tra cứu công văn 123"),
        *("việc của tôi tháng 5", "em còn việc gì", "việc của em chưa xong"),
    ],
)
def test_a_question_is_answered(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        *("đã nộp báo cáo", "Đã hoàn thành", "xong rồi ạ", "thế là xong", "việc của tôi đã xong"),
        *("Kế hoạch ISO năm 2024", "Báo cáo quý 2", "123/KH-SKHCN ngày 15/5/2024", "Tháng 5", "24"),
        *("còn thiếu chữ ký", "còn chờ ký tháng 6", "còn 2 việc chưa xong", "Còn vướng mắc"),
        *("rồi tháng 6 nộp", "còn lại chuyển quý sau", "còn một số đơn vị chưa gửi"),
        *("các phòng chưa có ý kiến", "mọi người thống nhất", "ai cũng đã nộp", "còn văn phòng"),
        *("Tổng hợp ý kiến các phòng", "của phòng Kế hoạch", "Tìm kiếm đối tác đã ký", "quá hạn"),
        *("Số lượng hồ sơ 24", "đạt 60%", "chưa có kết quả", "vậy là đủ", "danh sách kèm theo", ""),
        "việc của tôi tháng 5 còn chờ ý kiến của các đơn vị có liên quan trong toàn ngành",
    ],
)
def test_a_report_is_taken_as_one(text: str) -> None:
    assert not asks(text)


@given(st.text(max_size=200))
def test_any_text_at_all_is_one_or_the_other(text: str) -> None:
    assert asks(text) in (True, False)

"""What an action may wait for, and what only sounds like it."""

import pytest

from bot.parsing.cells.triggers import Kind, trigger_at
from bot.parsing.text import words_of
from tests.parsing.said import day, doubt_keys, milestones

OPENING = [
    ("sau khi có ý kiến", Kind.AFTER, "có ý kiến", 0),
    ("kể từ ngày Quyết định có hiệu lực", Kind.AFTER, "Quyết định có hiệu lực", 0),
    ("từ khi được giao vốn", Kind.AFTER, "được giao vốn", 0),
    ("Sau Đại hội Đảng bộ tỉnh", Kind.AFTER, "Đại hội Đảng bộ tỉnh", 0),
    ("05 (năm) ngày làm việc kể từ ngày nhận hồ sơ", Kind.AFTER, "nhận hồ sơ", 5),
    ("không quá mười lăm ngày kể từ khi nhận hồ sơ", Kind.AFTER, "nhận hồ sơ", 15),
    ("trong 48 giờ sau khi có kết luận", Kind.AFTER, "có kết luận", 2),
    ("Sau khi được phê duyệt, trong vòng 10 ngày công bố", Kind.AFTER, "được phê duyệt", 10),
    ("sau kỳ họp thứ 8, HĐND khóa XII", Kind.AFTER, "kỳ họp thứ 8, HĐND khóa XII", 0),
    ("sau khi Luật (sửa đổi) được thông qua", Kind.AFTER, "Luật (sửa đổi) được thông qua", 0),
    ("30 ngày trước khi kết thúc nhiệm vụ", Kind.AFTER, "kết thúc nhiệm vụ", -30),
    ("trước ngày khai mạc 15 ngày", Kind.BEFORE, "khai mạc", -15),
    ("trước khi trình HĐND", Kind.BEFORE, "trước khi trình HĐND", None),
    ("trước mùa mưa", Kind.BEFORE, "trước mùa mưa", None),
    ("dịp Tết Nguyên đán", Kind.BEFORE, "Tết Nguyên đán", None),
    ("theo Kế hoạch số 3/KH-UBND", Kind.CITED, "Kế hoạch số 3/KH-UBND", None),
    ("theo hướng dẫn của Bộ", Kind.CITED, "hướng dẫn của Bộ", None),
]


@pytest.mark.parametrize(("clause", "kind", "event", "offset"), OPENING)
def test_a_clause_may_open_with_an_event(
    clause: str, kind: Kind, event: str, offset: int | None
) -> None:
    found = trigger_at(words_of(clause), 0)
    assert found
    assert (found.kind, found.event, found.offset_days) == (kind, event, offset)


@pytest.mark.parametrize(
    "clause",
    [
        *("khi có phát sinh", "Khi phát sinh", "khi cần", "khi cần thiết", "khi có nhu cầu"),
        *("sau 5 ngày làm việc", "sau đó", "Sáu đơn vị", "Sâu bệnh hại", "Khí tượng thủy văn"),
        *("từ ngày ban hành trở đi", "theo tiến độ", "theo yêu cầu của tỉnh", "theo chỉ đạo"),
        *("theo kế hoạch", "trước đây", "trong vòng 10 ngày", "tại đơn vị", "trình Sở"),
    ],
)
def test_what_names_no_event_is_none(clause: str) -> None:
    assert trigger_at(words_of(clause), 0) is None


@pytest.mark.parametrize(
    "cell", ["Khi có phát sinh", "khi cần", "Theo tiến độ của Bộ", "theo yêu cầu của UBND tỉnh"]
)
def test_a_cell_that_names_no_event_is_doubtful(cell: str) -> None:
    assert (milestones(cell), doubt_keys(cell)) == ((), ["no-date"])


@pytest.mark.parametrize(
    ("cell", "action", "event"),
    [
        ("Sau khi được duyệt: công bố", "công bố", "được duyệt"),
        ("Sau khi Sở ban hành Kế hoạch, tổ chức họp", "tổ chức họp", "Sở ban hành Kế hoạch"),
        ("Trong 10 ngày sau khi được phê duyệt tổ chức họp", "tổ chức họp", "được phê duyệt"),
        ("Trình UBND, sau khi có ý kiến của Sở", "Trình UBND", "có ý kiến của Sở"),
        ("Trình UBND\nsau khi có ý kiến của Sở", "Trình UBND", "có ý kiến của Sở"),
        ("Trình UBND (sau khi có ý kiến)", "Trình UBND", "có ý kiến"),
        ("Trình chậm nhất sau 5 ngày kể từ ngày họp", "Trình", "họp"),
        ("Thẩm định trong 15 ngày khi có đủ hồ sơ", "Thẩm định", "có đủ hồ sơ"),
    ],
)
def test_the_rest_of_the_clause_is_what_waits(cell: str, action: str, event: str) -> None:
    (found,) = milestones(cell)
    assert (found.text, found.trigger) == (action, event)


@pytest.mark.parametrize(
    ("cell", "due", "action"),
    [
        ("Sau khi được duyệt, công bố trong tháng 8", "8-31", "Sau khi được duyệt, công bố"),
        ("Tháng 6, sau khi có ý kiến của Sở", "6-30", "sau khi có ý kiến của Sở"),
        ("Quý III sau khi Luật được thông qua", "9-30", "sau khi Luật được thông qua"),
        ("Từ khi được giao vốn đến hết quý III", "9-30", "Từ khi được giao vốn"),
        ("Từ ngày ký đến 31/12", "12-31", "Từ ngày ký"),
        ("Trình sau khi có ý kiến, chậm nhất 30/9", "9-30", "Trình sau khi có ý kiến"),
        ("10 ngày sau 15/6/2024", "6-25", ""),
    ],
)
def test_an_event_beside_its_own_time_is_a_remark(cell: str, due: str, action: str) -> None:
    (found,) = milestones(cell)
    assert (found.due, found.text, found.trigger) == (day(due), action, None)


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Tháng 3: trình; sau khi được duyệt: công bố; tháng 12: tổng kết", 3),
        ("Tháng 3 trình, sau khi được duyệt tổ chức công bố, tháng 12 tổng kết", 3),
        ("Trình trước 30/6, tổ chức thực hiện sau khi được phê duyệt", 2),
        ("Tháng 5 hoặc sau khi được phê duyệt", 2),
        ("Khi có văn bản của Bộ; chậm nhất 30/6", 2),
    ],
)
def test_events_and_times_stand_side_by_side(cell: str, texts: int) -> None:
    found = milestones(cell)
    assert len(found) == texts
    assert sum(one.trigger is not None for one in found) == 1

"""Whether a question about everybody asks who."""

import pytest

from bot.parsing.grouping import Grouping, grouping_of


@pytest.mark.parametrize(
    ("text", "by"),
    [
        *((text, Grouping.PERSON) for text in ("ai chưa xong quý này", "ai cham", "who is late")),
        *((text, Grouping.PERSON) for text in ("những ai trễ hạn", "người nào chưa nộp")),
        *((text, Grouping.PERSON) for text in ("từng người còn bao nhiêu việc", "AI CHƯA XONG")),
        *((text, Grouping.UNIT) for text in ("phòng nào chậm", "phong nao con viec")),
        *((text, Grouping.UNIT) for text in ("các phòng còn bao nhiêu việc", "đơn vị nào trễ")),
        *((text, None) for text in ("tất cả việc quá hạn", "việc toàn sở", "việc của tôi")),
        *((text, None) for text in ("ứng dụng AI trong quản lý", "việc của phòng kế hoạch", "")),
    ],
)
def test_a_question_may_want_names(text: str, by: Grouping | None) -> None:
    assert grouping_of(text) is by

"""What asks for a list or a task and says nothing besides; today is 15 May 2024."""

from datetime import date

import pytest

from bot.parsing.bare_questions import is_bare_question
from bot.parsing.interruptions import surely_asks

TODAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    "text",
    [
        *("viec nao qua han", "việc nào quá hạn?", "việc quá hạn", "viec qua han", "Việc quá hạn."),
        *("viec cua phong", "việc của phòng tôi", "việc của phòng Kế hoạch", "việc của chị Hà"),
        *("việc 22", "viec 22", "PS1", "ps1", "việc PS1", "nhiệm vụ số 22", "cho em xem việc 22"),
        *("việc tháng này", "tháng này có việc gì", "việc nào chưa xong", "việc quá hạn tháng 5"),
        *("overdue tasks", "task 22", "which tasks are overdue", "my tasks"),
    ],
)
def test_a_list_or_a_task_named_alone_is_a_question(text: str) -> None:
    assert is_bare_question(text, today=TODAY, year=2024)
    assert surely_asks(text, today=TODAY, year=2024)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "22",
            "việc",
            "có việc",
            "quá hạn",
            "việc chưa xong",
            "việc đang làm",
            "việc này quá hạn",
        ),
        *("việc 22 đang chờ", "việc 22 xong", "việc 22 quá hạn", "anh xem lại việc 22 giúp em"),
        *("việc quá hạn do chờ công văn", "đề nghị rà lại việc quá hạn", "ai chưa xong"),
        *("việc của phòng đang chờ ý kiến", "công việc của phòng nhiều quá", "làm việc với phòng"),
    ],
)
def test_a_sentence_that_mentions_one_is_none(text: str) -> None:
    assert not is_bare_question(text, today=TODAY, year=2024)

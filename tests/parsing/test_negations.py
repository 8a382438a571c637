"""What a question leaves out is never listed: such words are not understood."""

from datetime import date

import pytest

from bot.parsing.guesses import guess
from bot.parsing.queries import read_query
from bot.parsing.values import Intent, KnownNames, Period, Query, Status

TODAY = date(2024, 5, 15)
NAMES = KnownNames(units={"Phòng Nghiệp vụ": ()}, people={"Lê Thị Hà": ()})


def read(text: str) -> Query:
    return read_query(text, today=TODAY, year=2024, names=NAMES)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "việc không phải của tôi",
            "viec khong phai cua toi",
            "bao nhiêu việc không phải của tôi",
        ),
        *("việc chưa quá hạn", "việc không bị trễ hạn", "viec chua cham", "tasks not overdue"),
        *("trừ việc đã xong", "bỏ qua việc đã hoàn thành", "việc tháng 5 không tính việc đã xong"),
        *("không phải tháng 5", "tất cả việc trừ tháng 5", "việc ngoài tháng 5", "not mine"),
        *("không phải của phòng nghiệp vụ", "các việc ngoài phòng nghiệp vụ", "trừ của chị Hà"),
        *("việc toàn sở trừ phòng nghiệp vụ", "tổng hợp quý 2 không kể phòng nghiệp vụ"),
        *("ngoại trừ việc của tôi", "all tasks except mine", "trừ việc về chuyển đổi số"),
        *(
            "tasks that are not late",
            "việc nào không thuộc phòng nghiệp vụ",
            "loại bỏ việc đã xong",
        ),
    ],
)
def test_what_is_left_out_is_not_listed(text: str) -> None:
    assert read(text).intent is Intent.UNKNOWN


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        *(
            (text, Intent.LIST)
            for text in (
                *("có việc nào quá hạn không", "việc quá hạn chưa", "không ai chậm à"),
                *("việc của tôi tháng 5 phải không", "tôi không biết việc của tôi tháng 5"),
                *("em chưa xem việc của em", "việc chưa xong", "việc không xong", "tasks not done"),
                *("ngoài ra còn việc gì", "không còn việc quá hạn à", "loại việc quá hạn"),
                *("việc chưa đến hạn", "which tasks are not finished", "việc của tôi không quên"),
            )
        ),
        ("phòng em còn bao nhiêu việc chưa xong, quá hạn", Intent.STATS),
        *(
            (text, Intent.SEARCH)
            for text in (
                *("việc đối ngoại tháng 5", "viec doi ngoai thang 5", "việc khấu trừ tháng 5"),
                *("viec hop tac nuoc ngoai thang 5", "việc trụ sở của phòng nghiệp vụ"),
            )
        ),
    ],
)
def test_what_only_sounds_like_it_is_read(text: str, intent: Intent) -> None:
    assert read(text).intent is intent


@pytest.mark.parametrize("text", ["chưa quá hạn", "không phải tháng 5", "trừ việc đã xong"])
def test_what_is_left_out_was_not_understood_either(text: str) -> None:
    said = guess(text, today=TODAY, year=2024, names=NAMES).understood
    assert (said.owner, said.status, said.period, said.words) == (None, None, None, None)


def test_the_rest_leads_to_everybodys_list() -> None:
    made = guess("không phải của tôi tháng 5", today=TODAY, year=2024, names=NAMES)
    may = Period(date(2024, 5, 1), date(2024, 5, 31))
    assert [(one.owner, one.status, one.period) for one in made.readings] == [("all", None, may)]


def test_a_state_that_is_not_left_out_stays() -> None:
    made = guess("quá hạn không phải của tôi", today=TODAY, year=2024, names=NAMES)
    assert (made.understood.owner, made.understood.status) == (None, Status.OVERDUE)

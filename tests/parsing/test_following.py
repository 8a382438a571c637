"""Words that go on from the list shown last, with a fixed today: Wednesday 15 May 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.parsing.following import continued, sounds_following
from bot.parsing.grouping import grouping_of
from bot.parsing.queries import read_query
from bot.parsing.values import Intent, KnownNames, Period, Query, Status
from tests.parsing.said import Span, day

TODAY = date(2024, 5, 15)
NAMES = KnownNames(
    units={"Phòng Kế hoạch": ("KH",), "Chi cục Thủy lợi": ("CCTL",), "Thanh tra": ()},
    people={"Trần Văn Bình": (), "Lê Thị Hà": (), "Nguyễn Yến Nhi": ()},
)
PARTICLES = KnownNames(
    units=NAMES.units,
    people=dict.fromkeys(
        (
            *("Phạm Mai Chi", "Ngô Mai", "Lê Tuấn Anh", "Bùi Văn Em", "Đinh Thị Nhi"),
            *("Nguyễn Thu Hà", "Trần Hà", "Vũ Văn Năm"),
        ),
        (),
    ),
)
"""An office whose people are called as sentences end."""
MAY = Period(date(2024, 5, 1), date(2024, 5, 31))
UNIT = "unit:Phòng Kế hoạch"
OVERDUE_IN_MAY = Query("", Intent.LIST, owner=UNIT, status=Status.OVERDUE, period=MAY)
MY_TASKS = Query("", Intent.LIST, owner="me")


def go_on(text: str, earlier: Query = OVERDUE_IN_MAY) -> Query | None:
    return continued(text, earlier, today=TODAY, year=2024, names=NAMES)


def span(text: Span) -> Period:
    return Period(day(text[0]), day(text[1]))


PERIODS: list[tuple[Span, list[str]]] = [
    (("6-1", "6-30"), ["còn tháng sau?", "con thang sau", "tháng sau thì sao", "tháng 6"]),
    (("6-1", "6-30"), ["thế còn tháng sau thì sao ạ?", "vậy tháng 6", "dạ thế tháng sau nhỉ"]),
    (("6-1", "6-30"), ["what about next month?", "how about june", "and next month?"]),
    (("5-13", "5-19"), ["thế tuần này", "the tuan nay", "tuần này thì thế nào", "còn tuần này"]),
    (("4-1", "6-30"), ["quý này thì sao", "quy nay thi sao", "còn quý 2?", "chỉ quý này thôi"]),
    (("5-21", "5-31"), ["còn cuối tháng?", "vậy còn cuối tháng 5"]),
    (("5-15", "5-15"), ["hôm nay thôi", "chi hom nay thoi"]),
]


@pytest.mark.parametrize(
    ("text", "when"), [(text, when) for when, all_ in PERIODS for text in all_]
)
def test_another_period_keeps_owner_and_state(text: str, when: Span) -> None:
    further = go_on(text)
    assert further
    assert (further.owner, further.status, further.period) == (UNIT, Status.OVERDUE, span(when))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        *((text, "person:Lê Thị Hà") for text in ("của chị Hà", "chị Hà thì sao", "còn Hà?")),
        *((text, "person:Lê Thị Hà") for text in ("thế còn của chị Hà nhé", "how about Hà")),
        *((text, "person:Nguyễn Yến Nhi") for text in ("của Nhi", "cua Nhi thi sao")),
        *((text, "unit:Thanh tra") for text in ("thanh tra thì sao", "còn thanh tra", "thanh tra")),
        ("của phòng tôi thì sao", "unit:phòng tôi"),
        ("cua phong toi thi sao", "unit:phong toi"),
        *((text, "me") for text in ("của tôi thì sao", "của tôi", "thế còn của em ạ")),
        *(
            (text, "all")
            for text in ("toàn sở thì sao", "của tất cả các phòng", "cả cơ quan thì sao")
        ),
    ],
)
def test_another_owner_keeps_state_and_period(text: str, owner: str) -> None:
    further = go_on(text)
    assert further
    assert (further.owner, further.status, further.period) == (owner, Status.OVERDUE, MAY)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(
            (text, Status.OPEN)
            for text in ("chưa xong thôi", "chua xong thoi", "chỉ việc chưa xong")
        ),
        *((text, Status.DONE) for text in ("việc đã xong thì sao", "đã xong thì sao", "only done")),
        *(
            (text, Status.OVERDUE)
            for text in ("chỉ việc quá hạn", "chi viec qua han", "only overdue")
        ),
        *((text, Status.OVERDUE) for text in ("lọc việc trễ hạn", "chỉ xem việc quá hạn thôi ạ")),
    ],
)
def test_a_state_narrows_the_list(text: str, status: Status) -> None:
    further = go_on(text)
    assert further
    assert (further.intent, further.owner, further.status) == (Intent.LIST, UNIT, status)
    assert further.period == MAY


@pytest.mark.parametrize(
    "text",
    [
        *("tất cả", "tat ca", "tất cả đi ạ", "xem tất cả", "xem hết đi", "liệt kê tất cả việc"),
        *("all of them", "show all", "show all tasks"),
    ],
)
def test_all_takes_one_condition_off_at_a_time(text: str) -> None:
    all_of_may = go_on(text)
    assert all_of_may
    assert (all_of_may.owner, all_of_may.status, all_of_may.period) == (UNIT, None, MAY)
    all_year = go_on(text, all_of_may)
    assert all_year
    assert (all_year.owner, all_year.period) == (UNIT, None)


@pytest.mark.parametrize(
    "text",
    [
        "bao nhiêu việc?",
        "bao nhieu viec",
        "mấy việc",
        "có bao nhiêu",
        "bao nhiêu tất cả",
        "có tất cả bao nhiêu việc",
        "how many?",
    ],
)
def test_a_count_is_of_the_list_shown(text: str) -> None:
    further = go_on(text)
    assert further
    assert (further.intent, further.owner, further.period) == (Intent.STATS, UNIT, MAY)


@pytest.mark.parametrize(
    ("shown", "text", "when"),
    [
        (("6-1", "6-30"), "còn tháng sau?", ("7-1", "7-31")),
        (("6-1", "6-30"), "tháng sau thì sao", ("7-1", "7-31")),
        (("6-1", "6-30"), "what about next month?", ("7-1", "7-31")),
        (("6-1", "6-30"), "thế tháng sau nữa", ("7-1", "7-31")),
        (("7-1", "7-31"), "thế tháng sau nữa", ("8-1", "8-31")),
        (("7-1", "7-31"), "còn tháng sau?", ("8-1", "8-31")),
        (("3-1", "3-31"), "còn tháng trước?", ("2-1", "2-29")),
        (("7-1", "9-30"), "còn quý sau", ("10-1", "12-31")),
        (("7-1", "9-30"), "còn tháng sau", ("6-1", "6-30")),
        (("6-1", "6-30"), "còn tháng trước?", ("4-1", "4-30")),
        (("4-1", "4-30"), "còn tháng trước?", ("3-1", "3-31")),
        (("5-20", "5-26"), "tuần sau thì sao", ("5-27", "6-2")),
        (("5-13", "5-19"), "thế tuần này", ("5-13", "5-19")),
        (("6-1", "6-30"), "còn tháng 6?", ("6-1", "6-30")),
    ],
)
def test_the_next_month_of_the_next_month_is_the_one_after_it(
    shown: Span, text: str, when: Span
) -> None:
    further = go_on(text, Query("", Intent.LIST, owner="me", period=span(shown)))
    assert further
    assert further.period == span(when)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (("6-1", "6-30"), "tháng sau"),
        (("5-16", "5-16"), "ngày mai"),
        (("5-16", "5-16"), "còn ngày mai?"),
        (("5-20", "5-26"), "tuần sau"),
        (("5-13", "5-19"), "thế tuần này"),
    ],
)
def test_said_again_it_means_the_same_days(shown: Span, text: str) -> None:
    further = go_on(text, Query("", Intent.LIST, owner="me", period=span(shown)))
    assert further
    assert further.period == span(shown)


@pytest.mark.parametrize(
    ("text", "first_and_last"),
    [
        ("còn tháng sau", ("2024-06-01", "2024-06-30")),
        ("what about last month", ("2024-04-01", "2024-04-30")),
        ("thế quý sau", ("2024-07-01", "2024-09-30")),
        ("còn tháng này", ("2026-11-01", "2026-11-30")),
        ("tháng sau", ("2026-12-01", "2026-12-31")),
        ("còn năm ngoái", ("2025-01-01", "2025-12-31")),
    ],
)
def test_in_a_plan_of_another_year_one_goes_on_from_the_month_shown(
    text: str, first_and_last: tuple[str, str]
) -> None:
    today = date(2026, 11, 21)
    further = continued(text, OVERDUE_IN_MAY, today=today, year=2024, names=NAMES)
    assert further
    assert further.period == Period(*map(date.fromisoformat, first_and_last))


def test_a_whole_year_of_the_past_has_no_month_beside_it() -> None:
    year = Query("", Intent.LIST, owner="me", period=Period(date(2024, 1, 1), date(2024, 12, 31)))
    further = continued("còn tháng sau", year, today=date(2026, 11, 21), year=2024)
    assert further
    assert further.period == Period(date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        *(
            (text, "Phạm Mai Chi")
            for text in (
                *("của Mai Chi thì sao", "của chị Chi thì sao", "còn chị Chi", "thế chị Chi"),
                *("còn Chi", "còn Chi?", "của Chi", "cua chi Chi", "cua mai chi", "cua chi chi"),
                *("của chị Chi nhé chị", "Mai Chi", "chị Chi ạ", "CÒN CHỊ CHI", "Của Chi"),
                *("việc của Chi thì sao", "trong đó của Chi", "how about Chi"),
            )
        ),
        *(
            (text, "Lê Tuấn Anh")
            for text in (
                *("của anh Anh", "của Anh thì sao", "còn anh Anh", "cua anh anh", "của Tuấn Anh"),
                *("thế còn Tuấn Anh", "cua tuan anh", "còn Tuấn Anh anh ơi"),
            )
        ),
        *(
            (text, "Đinh Thị Nhi")
            for text in ("thế Nhi", "chị Nhi thì sao", "của em Nhi", "còn Nhi nhỉ", "the nhi a")
        ),
        *((text, "Bùi Văn Em") for text in ("của Em thì sao", "còn anh Em", "của anh Em ạ")),
        *((text, "Ngô Mai") for text in ("còn Mai", "của chị Mai", "của Mai nhé em")),
        *((text, "Hà") for text in ("còn Hà?", "của Hà", "của chị Hà nhỉ", "còn chị Hà chị ơi")),
        *((text, "Vũ Văn Năm") for text in ("anh Năm thì sao", "của Năm")),
        *((text, "Lan") for text in ("còn Lan?", "Lan thì sao", "còn chị Lan")),
    ],
)
def test_a_name_is_never_taken_for_courtesy(text: str, owner: str) -> None:
    further = continued(text, OVERDUE_IN_MAY, today=TODAY, year=2024, names=PARTICLES)
    assert further
    assert (further.owner, further.period) == (f"person:{owner}", MAY)


@pytest.mark.parametrize(
    ("text", "owner", "status", "when"),
    [
        ("của Chi tháng 6 thì sao", "Phạm Mai Chi", Status.OVERDUE, ("6-1", "6-30")),
        ("còn Nhi chưa xong", "Đinh Thị Nhi", Status.OPEN, ("5-1", "5-31")),
        ("thế anh Anh tháng 4", "Lê Tuấn Anh", Status.OVERDUE, ("4-1", "4-30")),
    ],
)
def test_a_name_may_come_with_a_time_or_a_state(
    text: str, owner: str, status: Status, when: Span
) -> None:
    further = continued(text, OVERDUE_IN_MAY, today=TODAY, year=2024, names=PARTICLES)
    assert further
    assert (further.owner, further.status) == (f"person:{owner}", status)
    assert further.period == span(when)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        *((text, UNIT) for text in ("còn tháng sau anh", "còn tháng sau chị ơi", "tháng 6 nhé em")),
        *((text, UNIT) for text in ("con thang 6 chi a", "tháng sau nhỉ", "thế năm nay")),
        *((text, "me") for text in ("của em", "của chị", "còn em", "của tôi anh ạ", "cua em nhe")),
        ("của phòng tôi em nhé", "unit:phòng tôi"),
    ],
)
def test_courtesy_is_never_taken_for_a_name(text: str, owner: str) -> None:
    further = continued(text, OVERDUE_IN_MAY, today=TODAY, year=2024, names=PARTICLES)
    assert further
    assert further.owner == owner


@pytest.mark.parametrize(
    "text", ["của anh", "cua chi", "cua anh thi sao", "vậy anh nhé", "thế nhỉ"]
)
def test_what_may_be_oneself_or_somebody_is_left_to_be_asked_back(text: str) -> None:
    assert continued(text, OVERDUE_IN_MAY, today=TODAY, year=2024, names=PARTICLES) is None


@pytest.mark.parametrize(
    "text",
    [
        *("không phải tháng 5", "không phải của phòng kế hoạch", "chưa quá hạn", "trừ tháng 5"),
        *("còn trừ việc đã xong", "không phải của tôi", "không tính việc quá hạn", "not mine"),
        *("của tất cả trừ phòng kế hoạch", "thế không thuộc thanh tra", "chỉ việc không quá hạn"),
    ],
)
def test_what_is_left_out_is_no_part(text: str) -> None:
    assert go_on(text) is None


@pytest.mark.parametrize(
    "text", ["ai làm", "ai phụ trách", "thế phòng nào", "phòng nào", "ai?", "who?"]
)
def test_who_is_asked_of_the_list_shown(text: str) -> None:
    further = go_on(text)
    assert further
    assert (further.intent, further.owner, further.period) == (Intent.LIST, UNIT, MAY)
    assert grouping_of(further.text)


@pytest.mark.parametrize(
    ("text", "intent", "status"),
    [
        ("thế ai chưa xong", Intent.LIST, Status.OPEN),
        ("trong đó ai chưa xong", Intent.LIST, Status.OPEN),
        ("trong số đó bao nhiêu việc đã xong", Intent.STATS, Status.DONE),
        ("còn bao nhiêu việc quá hạn trong đó", Intent.STATS, Status.OVERDUE),
        ("how many of them are done", Intent.STATS, Status.DONE),
        ("how many of them", Intent.STATS, Status.OVERDUE),
        ("bao nhiêu việc đã xong thì sao", Intent.STATS, Status.DONE),
    ],
)
def test_a_full_question_goes_on_where_it_says_so(
    text: str, intent: Intent, status: Status
) -> None:
    further = go_on(text)
    assert further
    assert (further.intent, further.owner, further.status) == (intent, UNIT, status)


def test_a_count_of_some_state_stands_alone() -> None:
    assert go_on("bao nhiêu việc quá hạn") is None
    found = Query("", Intent.LIST, owner="me", keywords="iso")
    counted = go_on("bao nhiêu việc?", found)
    assert counted
    assert counted.keywords == "iso"


def test_a_search_is_narrowed_too() -> None:
    found = Query("", Intent.LIST, owner="all", keywords="iso")
    further = go_on("còn tháng sau?", found)
    assert further
    assert (further.keywords, further.period) == ("iso", span(("6-1", "6-30")))


ALONE = [
    *("việc của tôi tháng 6", "viec cua toi thang 6", "việc tháng 6", "việc quá hạn"),
    *("việc của phòng kế hoạch tháng 6", "tôi còn bao nhiêu việc", "em còn việc gì"),
    *("thanh tra còn bao nhiêu việc quá hạn", "tháng này có việc gì", "việc số 3", "24"),
    *("xong việc 24", "gia hạn 24 đến 15/6", "tìm kế hoạch iso", "báo cáo tuần", "trợ giúp"),
    *("việc 24 thì sao", "thế nào", "thế à", "vậy thôi", "ok", "cảm ơn", "còn gì nữa không"),
    *("", "🙂", "?", "asdf qwer", "nhắc phòng kế hoạch nộp trước thứ sáu"),
    *("còn bao nhiêu việc quá hạn", "còn bao nhiêu việc", "có mấy việc chưa xong", "ai chưa xong"),
    *("ai làm việc 3", "hết", "hết rồi", "còn chờ ký", "mọi người thống nhất", "còn ISO"),
    *("tổng hợp ý kiến các phòng", "quý này ai chậm", "còn một số đơn vị chưa gửi"),
]


@pytest.mark.parametrize("text", ALONE)
def test_what_stands_alone_is_not_continued(text: str) -> None:
    assert go_on(text) is None


@pytest.mark.parametrize("text", ["tháng 6", "quá hạn", "thanh tra", "thanh tra tháng 6"])
def test_a_bare_part_replaces_only_one_of_its_kind(text: str) -> None:
    assert go_on(text, MY_TASKS) is None


@pytest.mark.parametrize(
    "text", [text for _, all_ in PERIODS for text in all_] + ["của chị Hà", "tất cả", "mấy việc"]
)
def test_what_is_continued_sounds_like_it(text: str) -> None:
    assert sounds_following(text)


@given(st.text(max_size=200))
def test_any_text_at_all_is_continued_or_not(text: str) -> None:
    for further in (go_on(text), go_on(text, MY_TASKS)):
        assert further is None or further.text == text


@pytest.mark.parametrize(
    "text", ["còn " * 1024, "thì sao " * 512, "tháng sau " * 400, "của " * 1000]
)
def test_a_long_text_is_no_continuation(text: str) -> None:
    assert go_on(text) is None


def test_what_was_asked_first_is_not_needed_in_full() -> None:
    """A list opened by a button goes on as one asked for in words does."""
    asked = read_query("việc của phòng kế hoạch tháng 5", today=TODAY, year=2024, names=NAMES)
    by_button = Query("", Intent.LIST, owner=UNIT, period=MAY)
    by_words, by_tap = go_on("còn tháng sau?", asked), go_on("còn tháng sau?", by_button)
    assert by_words == by_tap

"""Officers' words, with a fixed today: Wednesday 15 May 2024."""

from datetime import date

import pytest

from bot.parsing.queries import read_query
from bot.parsing.values import Intent, KnownNames, Period, Query
from tests.parsing.said import Span, day

TODAY = date(2024, 5, 15)
NAMES = KnownNames(
    units={"Phòng Kế hoạch": ("KH",), "Chi cục Thủy lợi": ("CCTL",), "Phòng Đo lường": ()},
    people={"Trần Văn Bình": (), "Lê Thị Hà": (), "Đỗ Thanh Bình": ()},
)


def ask(text: str, names: KnownNames = NAMES, year: int = 2024) -> Query:
    return read_query(text, today=TODAY, year=year, names=names)


def period(span: Span) -> Period:
    return Period(day(span[0]), day(span[1]))


PERIODS: list[tuple[Span, list[str]]] = [
    (("5-1", "5-31"), ["việc tháng 5", "viec thang 5", "t5", "T5 có gì", "thg 5", "tháng năm"]),
    (
        ("5-1", "5-31"),
        ["việc tháng này", "cv thang 05", "viec thnag 5", "việc thangs 5", "tasks in may"],
    ),
    (("4-1", "4-30"), ["tháng tư", "thang 4", "việc t4", "T4", "tháng trước", "last month"]),
    (("6-1", "6-30"), ["tháng sau có gì", "việc tháng sáu", "thang toi", "next month"]),
    (("4-1", "6-30"), ["quý 2", "q2", "quý II", "quy ii", "quý này"]),
    (("1-1", "6-30"), ["6 tháng đầu năm", "nửa đầu năm"]),
    (("5-13", "5-19"), ["tuần này", "viec tuan nay", "this week"]),
    (("5-20", "5-26"), ["tuần sau", "tuan toi có gì", "next week"]),
    (("5-15", "5-15"), ["hôm nay", "hom nay co gi", "việc ngày 15", "thứ tư", "today"]),
    (("5-16", "5-16"), ["ngày mai", "mai có gì", "thứ năm", "thu nam co viec gi", "tomorrow"]),
    (("5-17", "5-17"), ["thứ sáu tuần này", "thứ 6", "ngày kia", "friday"]),
    (
        ("5-20", "5-20"),
        ["t2 tuần sau", "thứ hai tuần tới", "thứ 2", "việc 20/5", "ngày 20 tháng 5"],
    ),
    (("5-15", "5-18"), ["3 ngày tới", "việc 3 ngày tới"]),
    (("5-21", "5-31"), ["cuối tháng", "cuối tháng này", "cuối tháng 5"]),
    (("10-1", "12-31"), ["cuối năm", "quý IV"]),
    (("5-1", "5-15"), ["từ 1/5 đến 15/5", "việc từ ngày 1 đến ngày 15/5"]),
    (("5-15", "6-30"), ["từ nay đến 30/6", "việc từ hôm nay đến 30/6"]),
    (
        (None, "6-30"),
        ["việc trước 30/6", "đến hết tháng 6", "trước tháng 7", "tasks before june 30"],
    ),
    (("2025-5-1", "2025-5-31"), ["việc tháng 5/2025", "việc tháng 5 năm sau"]),
    (("2023-12-1", "2023-12-31"), ["việc 12/2023"]),
]


@pytest.mark.parametrize(
    ("text", "span"), [(text, span) for span, all_ in PERIODS for text in all_]
)
def test_a_question_is_about_its_period(text: str, span: Span) -> None:
    query = ask(text)
    assert (query.intent, query.period) == (Intent.LIST, period(span))


def test_a_month_is_the_plans_whatever_the_year_now() -> None:
    assert ask("việc tháng 5", year=2026).period == Period(date(2026, 5, 1), date(2026, 5, 31))
    assert ask("tuần này", year=2026).period == period(("5-13", "5-19"))


def test_weeks_and_months_cross_the_new_year() -> None:
    new_years_eve = read_query("tuần này", today=date(2024, 12, 31), year=2024)
    assert new_years_eve.period == Period(date(2024, 12, 30), date(2025, 1, 5))
    following = read_query("tháng sau", today=date(2024, 12, 31), year=2024)
    assert following.period == Period(date(2025, 1, 1), date(2025, 1, 31))


OWNERS = [
    ("việc của tôi", "me"),
    ("viec cua toi thang 5", "me"),
    ("t5 em có viec gi", "me"),
    ("vieejc cuar tooi", "me"),
    ("công việc hôm nay của mình", "me"),
    ("my tasks", "me"),
    ("quý này ai chưa xong", "all"),
    ("phòng nào chậm", "all"),
    ("việc của phòng kế hoạch", "unit:Phòng Kế hoạch"),
    ("phong ke hoach thang 5", "unit:Phòng Kế hoạch"),
    ("chi cuc thuy loi con viec gi", "unit:Chi cục Thủy lợi"),
    ("việc phòng đo lường tháng 5", "unit:Phòng Đo lường"),
    ("việc của CCTL", "unit:Chi cục Thủy lợi"),
    ("việc của anh Bình", "person:Bình"),
    ("việc của Văn Bình", "person:Trần Văn Bình"),
    ("việc của chị Hà", "person:Lê Thị Hà"),
    ("Hà tháng 5 có việc gì", "person:Lê Thị Hà"),
    ("việc của phòng tôi", "unit:phòng tôi"),
    ("việc tháng tới", None),
    ("việc quá hạn", None),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_a_question_is_about_somebodys_work(text: str, owner: str | None) -> None:
    query = ask(text)
    assert (query.intent, query.owner) == (Intent.LIST, owner)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("việc của phòng Thanh toán số", "unit:phòng Thanh toán số"),
        ("phòng Tổ chức cán bộ còn bao nhiêu việc", "unit:phòng Tổ chức cán bộ"),
        ("việc của anh Tuấn tháng 5", "person:Tuấn"),
        ("việc của QLKH", "unit:QLKH"),
        ("Tuấn còn việc gì", "person:Tuấn"),
    ],
)
def test_an_unknown_name_is_kept_as_it_was_typed(text: str, owner: str) -> None:
    assert ask(text, KnownNames()).owner == owner


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "overdue") for text in ("việc quá hạn", "viec qh", "ai trễ hạn", "overdue tasks")),
        *((text, "open") for text in ("việc chưa xong", "em còn việc gì", "việc đang làm")),
        *((text, "done") for text in ("việc đã xong", "việc đã hoàn thành tháng 4", "done tasks")),
        *((text, None) for text in ("việc tháng 5", "việc phải hoàn thành trước 30/6")),
        *((text, None) for text in ("việc sắp đến hạn", "việc đến hạn tuần này")),
    ],
)
def test_a_question_may_name_a_state(text: str, status: str | None) -> None:
    assert ask(text).status == status


NUMBERED = [
    (Intent.DETAIL, "24", ["việc số 24", "việc 24", "24", "#24", "task 24", "việc 24 xong chưa"]),
    (Intent.DETAIL, "24", ["nhiệm vụ số 24.", "chi tiết việc 24", "việc 24 hạn khi nào"]),
    (Intent.DETAIL, "2.1", ["việc 2.1", "2.1"]),
    (Intent.DETAIL, "II.3", ["việc II.3"]),
    (
        Intent.DONE,
        "24",
        ["xong việc 24", "đã hoàn thành việc số 24 rồi ạ", "done 24", "việc 24 xong rồi"],
    ),
    (Intent.DONE, None, ["Báo kết quả", "bao ket qua", "xong việc"]),
    (Intent.ATTACH, "24", ["gửi file việc 24", "đính kèm văn bản cho việc 24"]),
    (
        Intent.PROGRESS,
        "24",
        ["cập nhật việc 24 50%", "việc 24 đang làm", "tiến độ việc 24 đạt 60%"],
    ),
    (Intent.ASSIGN, "24", ["giao việc 24 cho chị Hà", "phân công việc 24 cho phòng kế hoạch"]),
    (Intent.EXTEND, "24", ["gia hạn 24 đến 15/6 vì chờ góp ý", "xin lùi hạn việc 24"]),
]


@pytest.mark.parametrize(
    ("text", "intent", "number"),
    [(text, intent, number) for intent, number, all_ in NUMBERED for text in all_],
)
def test_a_number_is_a_task(text: str, intent: Intent, number: str | None) -> None:
    query = ask(text)
    assert (query.intent, query.number) == (intent, number)


def test_an_extension_says_until_when_and_why() -> None:
    query = ask("gia hạn 24 đến 15/6 vì chờ góp ý")
    assert (query.period, query.keywords) == (period((None, "6-15")), "chờ góp ý")


def test_an_assignment_says_to_whom() -> None:
    assert ask("giao việc 24 cho chị Hà phòng kế hoạch").owner == "person:Lê Thị Hà"


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("tìm kế hoạch iso", "kế hoạch iso"),
        ("tim do luong", "do luong"),
        ("việc về sở hữu trí tuệ", "sở hữu trí tuệ"),
        ("tra cứu truyền thông nhé", "truyền thông"),
        ("tìm kế hoạch số 32/KH-UBND ngày 22/02/2024", "kế hoạch số 32/KH-UBND ngày 22/02/2024"),
        ("kế hoạch iso đâu rồi", "kế hoạch iso"),
        ("search ISO 9001", "ISO 9001"),
    ],
)
def test_a_search_keeps_its_words_and_reads_no_date_out_of_a_name(text: str, keywords: str) -> None:
    query = ask(text, KnownNames())
    assert (query.intent, query.keywords, query.period) == (Intent.SEARCH, keywords, None)


def test_a_search_may_name_a_period_beside_its_words() -> None:
    query = ask("việc ISO tháng 5", KnownNames())
    assert (query.intent, query.keywords) == (Intent.SEARCH, "ISO")
    assert query.period == period(("5-1", "5-31"))


def test_counting_is_of_somebodys_work_in_a_state() -> None:
    query = ask("phòng kế hoạch còn bao nhiêu việc quá hạn")
    assert (query.intent, query.owner) == (Intent.STATS, "unit:Phòng Kế hoạch")
    assert query.status == "overdue"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("báo cáo tuần", ("5-13", "5-19")),
        ("báo cáo tháng", ("5-1", "5-31")),
        ("tổng hợp quý I", ("1-1", "3-31")),
        ("weekly report", ("5-13", "5-19")),
        ("báo cáo tuần: phòng kế hoạch", ("5-13", "5-19")),
        ("báo cáo tháng; phòng em", ("5-1", "5-31")),
    ],
)
def test_a_summary_is_of_a_period(text: str, span: Span) -> None:
    query = ask(text)
    assert (query.intent, query.period) == (Intent.SUMMARY, period(span))


@pytest.mark.parametrize(
    ("text", "owner", "keywords"),
    [
        ("nhắc phòng Kế hoạch nộp trước thứ sáu", "unit:Phòng Kế hoạch", "nộp trước thứ sáu"),
        ("nhắc CCTL nộp báo cáo", "unit:Chi cục Thủy lợi", "nộp báo cáo"),
        ("đôn đốc các đơn vị quá hạn", "all", None),
        ("thông báo cho toàn sở họp", "all", "họp"),
    ],
)
def test_a_reminder_to_others_is_a_broadcast(text: str, owner: str, keywords: str | None) -> None:
    query = ask(text)
    assert (query.intent, query.owner, query.keywords) == (Intent.BROADCAST, owner, keywords)


@pytest.mark.parametrize(
    "text", ["trợ giúp", "help", "/help", "tro giup", "bot làm được gì", "menu"]
)
def test_help_is_help(text: str) -> None:
    assert ask(text).intent == Intent.HELP


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "asdf qwer", "xin chào", "cảm ơn", "ok", "trời hôm nay đẹp quá", "123456"),
        *("việc tháng 13", "thứ tám", "😀", "tôi", "?"),
    ],
)
def test_what_cannot_be_read_is_unknown(text: str) -> None:
    assert ask(text).intent == Intent.UNKNOWN


@pytest.mark.parametrize(
    "polite", ["cho em hỏi {} ạ", "giúp mình xem {} với", "{} nhé", "{}???", "  {}  "]
)
def test_polite_words_change_nothing(polite: str) -> None:
    plain, asked = ask("việc tháng 5"), ask(polite.format("việc tháng 5"))
    assert (asked.intent, asked.period, asked.status) == (plain.intent, plain.period, None)


def test_the_text_is_kept_as_typed() -> None:
    assert ask("Việc  của tôi ").text == "Việc  của tôi "

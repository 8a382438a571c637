"""Periods said from where one stands: each rule with what it reads and what it must leave alone.

Today is Wednesday 15 May 2024.
"""

from datetime import date

import pytest

from bot.parsing.moments import english, relative
from bot.parsing.moments.moment import find_moment
from bot.parsing.moments.spoken import Grammar, Said
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import Period
from tests.parsing.said import Span, day

TODAY = date(2024, 5, 15)
RULES = (*relative.RULES, *english.RULES)


def period_of(text: str, today: date = TODAY, year: int = 2024) -> Period | None:
    words = words_as_meant(text)
    moment = find_moment(words, words.folded, today=today, year=year)
    return moment.period if moment else None


def on(one: str) -> Span:
    return one, one


READ: dict[str, list[tuple[str, Span]]] = {
    "near_day": [
        *(("hôm nay", on("5-15")), ("hom nay", on("5-15")), ("chiều nay", on("5-15"))),
        *(("mai", on("5-16")), ("ngày mai", on("5-16")), ("sáng mai", on("5-16"))),
        *(("ngày kia", on("5-17")), ("mốt", on("5-17")), ("hôm qua", on("5-14"))),
        *(("hôm kia", on("5-13")), ("VIỆC CỦA TÔI MAI", on("5-16"))),
    ],
    "evening": [("tối nay", on("5-15")), ("toi nay", on("5-15")), ("tối mai", on("5-16"))],
    "weekdays": [
        ("từ thứ hai đến thứ sáu tuần sau", ("5-20", "5-24")),
        ("thứ hai - thứ tư tuần này", ("5-13", "5-15")),
    ],
    "short_weekdays": [
        ("t2-t6 tuần sau", ("5-20", "5-24")),
        ("t2 đến cn tuần này", ("5-13", "5-19")),
    ],
    "weekday": [
        *(("thứ sáu tuần này", on("5-17")), ("thứ năm tuần sau", on("5-23"))),
        *(("thứ ba tới", on("5-21")), ("thứ tư tới", on("5-22")), ("thứ tư này", on("5-15"))),
        *(("thứ sáu vừa rồi", on("5-10")), ("cn tuần sau", on("5-26"))),
    ],
    "bare_weekdays": [("từ thứ hai đến thứ sáu", ("5-20", "5-24"))],
    "bare_weekday": [
        *(("thứ năm", on("5-16")), ("thu 5", on("5-16")), ("thứ tư", on("5-15"))),
        *(("thứ bảy", on("5-18")), ("chủ nhật", on("5-19")), ("thứ hai", on("5-20"))),
        *(("thứ sáu tôi có việc gì", on("5-17")), ("thu sau toi co viec gi", on("5-17"))),
        ("trước thứ sáu", (None, "5-17")),
    ],
    "short_weekday": [("t5 tuần sau", on("5-23")), ("t2 tuan toi", on("5-20"))],
    "to_date": [
        ("từ đầu năm đến nay", ("1-1", "5-15")),
        ("từ đầu tháng", ("5-1", "5-15")),
        ("từ đầu tuần tới giờ", ("5-13", "5-15")),
    ],
    "now": [
        ("từ nay đến 30/6", ("5-15", "6-30")),
        ("từ giờ đến hết tuần sau", ("5-15", "5-26")),
        ("từ tháng 3 đến nay", ("3-1", "5-15")),
        ("từ 1/4 tới nay", ("4-1", "5-15")),
    ],
    "which": [
        *(("tuần này", ("5-13", "5-19")), ("tuần sau nữa", ("5-27", "6-2"))),
        *(("tháng sau", ("6-1", "6-30")), ("thang sau", ("6-1", "6-30"))),
        *(("tháng trước nữa", ("3-1", "3-31")), ("quý vừa rồi", ("1-1", "3-31"))),
        *(("quý sau", ("7-1", "9-30")), ("trước tuần sau", (None, "5-19"))),
        ("tuần này và tuần sau", ("5-13", "5-26")),
    ],
    "part_of_which": [
        *(("tuần đầu tháng sau", ("6-1", "6-7")), ("10 ngày đầu tháng này", ("5-1", "5-10"))),
        ("nửa đầu tháng này", ("5-1", "5-15")),
        ("từ ngày 1 đến ngày 10 tháng sau", ("6-1", "6-10")),
        *(("15 tháng sau", on("6-15")), ("5 tháng này", on("5-5"))),
    ],
    "part_of_this": [("ngày cuối tháng", on("5-31")), ("tuần đầu tháng", ("5-1", "5-7"))],
    "edge": [
        *(("cuối tháng này", ("5-21", "5-31")), ("giữa tháng sau", ("6-11", "6-20"))),
        *(("đầu tuần sau", ("5-20", "5-21")), ("cuối quý sau", ("9-1", "9-30"))),
        ("cuối ngày", on("5-15")),
        ("từ nay đến cuối tuần", ("5-15", "5-19")),
    ],
    "year_end": [("đến hết năm", (None, "12-31")), ("từ nay tới hết năm", ("5-15", "12-31"))],
    "edge_of_this": [("cuối tháng tôi có gì", ("5-21", "5-31")), ("cuối quý", ("6-1", "6-30"))],
    "from_next": [("sang tuần", ("5-20", "5-26")), ("sang năm", ("2025-1-1", "2025-12-31"))],
    "current": [
        *(("trong tuần", ("5-13", "5-19")), ("hết tháng", (None, "5-31"))),
        ("từ mai đến hết tuần", ("5-16", "5-19")),
    ],
    "half": [("nửa tháng tới", ("5-15", "5-30")), ("nửa năm qua", ("2023-11-15", "5-15"))],
    "span": [
        *(("3 ngày tới", ("5-15", "5-18")), ("24 giờ tới", ("5-15", "5-16"))),
        *(("48h tới", ("5-15", "5-17")), ("2 tiếng tới", on("5-15"))),
        *(("hai tuần tới", ("5-15", "5-29")), ("mấy ngày tới", ("5-15", "5-18"))),
        *(("3 tháng qua", ("2-15", "5-15")), ("mười lăm ngày tới", ("5-15", "5-30"))),
    ],
    "until_now": [("mấy hôm nay", ("5-12", "5-15")), ("3 ngày nay", ("5-12", "5-15"))],
    "ago": [
        *(("3 ngày trước", on("5-12")), ("2 tuần trước", ("4-29", "5-5"))),
        ("2 tháng trước", ("3-1", "3-31")),
    ],
    "ahead": [
        *(("5 ngày nữa", on("5-20")), ("hai tuần nữa", ("5-27", "6-2"))),
        *(("mấy hôm nữa", ("5-15", "5-18")), ("1 tháng nữa", ("6-1", "6-30"))),
        ("24h nữa", on("5-16")),
    ],
    "ago_from_here": [
        *(("cách đây 5 ngày", on("5-10")), ("cách nay 2 tuần", ("4-29", "5-5"))),
        ("cách đây khoảng 3 hôm", on("5-12")),
    ],
    "within": [("trong 10 ngày", ("5-15", "5-25")), ("trong vòng 2 tuần tới", ("5-15", "5-29"))],
    "days": [("từ ngày 10 đến ngày 20", ("5-10", "5-20")), ("ngày 10-12", ("5-10", "5-12"))],
    "day": [
        *(("ngày 20", on("5-20")), ("ngày 10 tới", on("6-10"))),
        ("trước ngày 20", (None, "5-20")),
    ],
    "day_of_sun": [("20 tây", on("5-20"))],
    "english_near_day": [("tomorrow", on("5-16")), ("the day after tomorrow", on("5-17"))],
    "whole": [("last quarter", ("1-1", "3-31")), ("next week", ("5-20", "5-26"))],
    "weekend": [("this weekend", ("5-17", "5-19"))],
    "english_weekdays": [
        ("from monday to friday", ("5-20", "5-24")),
        ("monday to wednesday next week", ("5-20", "5-22")),
    ],
    "english_weekday": [("by friday", (None, "5-17")), ("tuesday next week", on("5-21"))],
    "english_quarter": [("first quarter", ("1-1", "3-31"))],
    "english_edge": [("end of month", ("5-21", "5-31")), ("end of next month", ("6-21", "6-30"))],
    "short_edge": [("eom", ("5-21", "5-31"))],
    "part_of_month": [("mid june", ("6-11", "6-20")), ("until the end of june", (None, "6-30"))],
    "english_span": [("next 3 days", ("5-15", "5-18")), ("last two weeks", ("5-1", "5-15"))],
    "english_ago": [("3 days ago", on("5-12")), ("two weeks ago", ("4-29", "5-5"))],
    "english_to_date": [("year to date", ("1-1", "5-15"))],
    "month_first": [
        *(("june 15", on("6-15")), ("june 15-20", ("6-15", "6-20"))),
        *(("between may 1 and may 15", ("5-1", "5-15")), ("before june 30", (None, "6-30"))),
    ],
    "days_first": [
        *(("from 3 to 10 june", ("6-3", "6-10")), ("3-10 June", ("6-3", "6-10"))),
        ("from the 3rd to the 10th of june", ("6-3", "6-10")),
    ],
    "day_first": [("the 15th of june", on("6-15")), ("15th of June 2025", on("2025-6-15"))],
    "whole_month": [("in may", ("5-1", "5-31"))],
    "full_month": [("june", ("6-1", "6-30"))],
    "ordinal": [("by the 20th", (None, "5-20"))],
}
LEFT: dict[str, list[str]] = {
    "near_day": ["việc của chị Mai", "việc của chị mai", "Mai Anh có việc gì", "việc một", "sáng"],
    "evening": ["tôi này", "của tôi qua"],
    "weekdays": ["thứ tự đến thứ tự"],
    "short_weekdays": ["t2-t6", "t1-t6 tuần sau"],
    "weekday": ["lần thứ hai tuần sau", "thư ba tuần sau"],
    "bare_weekdays": ["lần thứ hai đến lần thứ ba"],
    "bare_weekday": ["thứ tự ưu tiên", "lần thứ hai", "chị Thu Hai", "thứ tám", "thứ nhất"],
    "short_weekday": ["t9 tuần sau", "bt5 tuần sau"],
    "to_date": ["từ đầu tháng sau", "từ đầu"],
    "now": ["này", "nay", "giờ", "việc nay"],
    "which": ["tháng sáu", "tuần tôi", "quy trình", "Tuấn sau"],
    "part_of_which": ["nửa đầu tháng tôi", "tuần 9 tháng sau"],
    "part_of_this": ["tuần cuối tháng 6", "cuối tháng", "nửa đầu tháng tám"],
    "edge": ["cuối tháng tôi", "đầu mục", "giữa kỳ"],
    "year_end": ["hết năm việc", "đến hết năm nay", "năm"],
    "edge_of_this": ["cuối tháng 5", "đầu quý II", "đầu quỹ"],
    "from_next": ["sang tháng 6", "sàng tuần", "sang phòng"],
    "current": ["trong tháng 6", "hết hạn", "ca trực"],
    "half": ["nửa tháng", "nửa tháng tôi", "nửa đầu năm"],
    "ahead": ["thêm 5 ngày nữa", "nữa", "5 việc nữa", "anh Ba ngày nữa"],
    "ago_from_here": ["cách 5 ngày", "cách làm", "cách đây"],
    "span": ["5 ngày nữa", "5 ngày", "việc 5 tới", "anh Ba ngày tới", "kế hoạch 5 năm tới"],
    "until_now": ["3 tuần này", "thêm 3 ngày nay"],
    "ago": ["3 ngày trước 30/6", "thêm 2 tuần trước"],
    "within": ["trong 10 việc", "trong 3 ngày qua", "trong phòng 3"],
    "days": ["ngày 20 đến ngày 10", "ngày 10 đến ngày 20/6"],
    "day": ["ngày 32", "ngày 20/6", "ngày 20 tháng 6", "ngày đầu"],
    "day_of_sun": ["20 tây ninh", "tây"],
    "english_near_day": ["day by day", "yesterdays"],
    "whole": ["last task", "this one", "next weeks"],
    "weekend": ["end", "the end"],
    "english_weekdays": ["monday", "mon to fri"],
    "english_weekday": ["mondays", "sun"],
    "english_quarter": ["first report", "a quarter"],
    "english_edge": ["end of report", "start month"],
    "short_edge": ["eo", "eox"],
    "part_of_month": ["late report", "mid", "early mayor"],
    "english_span": ["next days", "the next 3 tasks"],
    "english_ago": ["3 tasks ago", "days ago"],
    "english_to_date": ["year to dates", "date"],
    "month_first": ["june 31", "may anh", "mar 0"],
    "days_first": ["3 to 10", "from 3 june", "31 to 32 june"],
    "day_first": ["15 juniors", "32 june"],
    "whole_month": ["may", "in mayor"],
    "full_month": ["junes", "june 31"],
    "ordinal": ["20 th", "45th"],
}


NAMES = [rule.name for rule in RULES]


def test_every_rule_has_phrases_that_match_and_phrases_that_must_not() -> None:
    assert sorted(NAMES) == sorted(READ) == sorted(LEFT)


@pytest.mark.parametrize(
    ("text", "span"), [(text, span) for rows in READ.values() for text, span in rows]
)
def test_a_phrase_means_its_days(text: str, span: Span) -> None:
    assert period_of(text) == Period(day(span[0]), day(span[1]))


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_reads_its_phrases_and_leaves_the_others(name: str) -> None:
    grammar = Grammar.of([RULES[NAMES.index(name)]])

    def found(text: str) -> bool:
        words = words_as_meant(text)
        return any(grammar.mentions(Said(words, TODAY, 2024), words.folded))

    assert [text for text, _ in READ[name] if not found(text)] == []
    assert [text for text in LEFT[name] if found(text)] == []


OTHERS: list[tuple[str, Span]] = [
    # Years from where one stands, beside months and quarters.
    *(("năm nay", ("1-1", "12-31")), ("năm ngoái", ("2023-1-1", "2023-12-31"))),
    *(("tháng 12 năm ngoái", ("2023-12-1", "2023-12-31")), ("tháng năm năm nay", ("5-1", "5-31"))),
    *(
        ("quý 4 năm trước", ("2023-10-1", "2023-12-31")),
        ("cuối năm ngoái", ("2023-10-1", "2023-12-31")),
    ),
    *(("6 tháng đầu năm sau", ("2025-1-1", "2025-6-30")), ("tháng năm này", ("5-1", "5-31"))),
    # Ranges and limits.
    *(("giữa 1/5 và 15/5", ("5-1", "5-15")), ("giữa ngày 1/5 và ngày 15/5", ("5-1", "5-15"))),
    *(("từ ngày 1 đến ngày 15/6", ("6-1", "6-15")), ("từ 20/5 đến cuối tháng", ("5-20", "5-31"))),
    *(
        ("hạn 15/6", on("6-15")),
        ("đến hạn trước 15/6", (None, "6-15")),
        ("sau 30/6", ("7-1", "12-31")),
    ),
    # A weekday beside its date is that date.
    *(("thứ sáu 24/5", on("5-24")), ("thứ 6, ngày 24/5", on("5-24"))),
    ("họp thứ sáu", on("5-17")),
    # Months and weekdays by the same number; June and next month.
    *(("t5", ("5-1", "5-31")), ("tháng năm", ("5-1", "5-31")), ("tháng tư", ("4-1", "4-30"))),
    *(("tháng sáu", ("6-1", "6-30")), ("việc của anh Sáu tháng sáu", ("6-1", "6-30"))),
    *(("cuối tháng vì chờ góp ý", ("5-21", "5-31")), ("nửa cuối tháng 5", ("5-16", "5-31"))),
    # Voice typing.
    *(("hai mươi tháng năm", on("5-20")), ("ngày mười lăm tháng sáu", on("6-15"))),
    ("in 3 days", ("5-15", "5-18")),
    ("in the next 24 hours", ("5-15", "5-16")),
    # The first days of a month are days like others; the month may be said once.
    *(("mùng 5", on("5-5")), ("mùng 5 tháng sau", on("6-5"))),
    ("từ mùng 1 tới mùng 10 tháng 6", ("6-1", "6-10")),
    *(("mùng 5 đến 12 tháng sau", ("6-5", "6-12")), ("từ 1 đến 10 tháng này", ("5-1", "5-10"))),
    # Up to now.
    *(("từ đầu tháng rồi", ("5-1", "5-15")), ("từ đầu năm tới giờ rồi", ("1-1", "5-15"))),
    ("từ đầu tháng trước đến nay", ("4-1", "5-15")),
    # A person whose name is a number, beside a month.
    *(("anh sau thang sau", ("6-1", "6-30")), ("viec cua anh tu thang tu", ("4-1", "4-30"))),
    ("gửi anh từ tháng 4 đến tháng 6", ("4-1", "6-30")),
    # “Tôi” is not “tới”, nor “sở” “số”.
    *(
        ("6 tháng cuối năm tôi có gì", ("7-1", "12-31")),
        ("toàn sở 9 tháng đầu năm", ("1-1", "9-30")),
    ),
]
NO_PERIODS = [
    *("gia hạn thêm 5 ngày", "gia hạn thêm 2 tuần nữa", "kế hoạch 5 năm", "việc của anh Nam"),
    *("tìm báo cáo tổng kết năm 2023", "tìm kế hoạch năm 2024", "sắp đến hạn", "việc anh Năm này"),
    *("tìm kế hoạch số 32/KH-UBND ngày 22/02/2024", "thứ tự ưu tiên", "tư vấn", "trước đây"),
    *("tìm quy hoạch tỉnh thời kỳ 2021-2030", "tìm đề án giai đoạn 2021 - 2025"),
]


@pytest.mark.parametrize(("text", "span"), OTHERS)
def test_rules_together_mean_their_days(text: str, span: Span) -> None:
    assert period_of(text) == Period(day(span[0]), day(span[1]))


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_names_no_period_gets_none(text: str) -> None:
    assert period_of(text) is None


def test_years_count_from_today_and_bare_months_from_the_plan() -> None:
    new_years_eve = date(2024, 12, 31)
    assert period_of("năm nay", new_years_eve, 2025) == Period(date(2024, 1, 1), new_years_eve)
    assert period_of("tháng 12 năm nay", new_years_eve, 2025) == Period(
        date(2024, 12, 1), new_years_eve
    )
    assert period_of("tháng 12", new_years_eve, 2025) == Period(
        date(2025, 12, 1), date(2025, 12, 31)
    )


def test_days_are_counted_across_the_new_year_and_the_leap_day() -> None:
    assert period_of("3 ngày tới", date(2024, 12, 30)) == Period(
        date(2024, 12, 30), date(2025, 1, 2)
    )
    assert period_of("ngày mai", date(2024, 2, 28)) == Period(date(2024, 2, 29), date(2024, 2, 29))
    assert period_of("3 tháng tới", date(2024, 11, 30)) == Period(
        date(2024, 11, 30), date(2025, 2, 28)
    )


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["hôm qua", "mai", "tuần trước", "tuần sau", "99 tháng tới", "năm sau"]
)
def test_no_day_lies_beyond_the_calendar(text: str, today: date) -> None:
    period = period_of(text, today)
    assert period is None or (period.start or today) <= (period.end or today)

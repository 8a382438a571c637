"""Each rule of days, months, quarters and years: what it reads, and what it must leave alone.

Days are written month first, as in "5-1..5-31"; a year stands before them where the text says one.
"""

import re

import pytest

from bot.parsing.text import Words, words_of
from bot.parsing.when.mentions import RULES, Mention, Rule, find_mentions

YEAR = 2024
READS: dict[str, dict[str, str]] = {
    "iso": {"2024-01-29": "2024 1-29", "2024/1/5": "2024 1-5", "2024-01-29 08:00": "2024 1-29"},
    "slashed_day": {
        "30/6": "6-30",
        "ngày 30 / 6": "6-30",
        "30/6/2024": "2024 6-30",
        "30/6/24": "2024 6-30",
        "30/6-2024": "2024 6-30",
        "30/6 năm 2025": "2025 6-30",
        "mùng 5/3": "3-5",
        "28/6 (thứ sáu)": "6-28",
        "20/5 đến 25": "5-20..5-25",
        "20/5-25": "5-20..5-25",
        "20/5 đến hết ngày 25": "5-20..5-25",
        "20/5 đến cuối tháng": "5-20..5-31",
    },
    "full_day": {"30.6.2024": "2024 6-30", "30-06-2024": "2024 6-30", "30. 6. 2024": "2024 6-30"},
    "day_to_day": {
        "ngày 5 tháng 3 đến ngày 12": "3-5..3-12",
        "20 tháng năm - 25": "5-20..5-25",
    },
    "days": {
        "25, 26/4/2024": "2024 4-25..4-26",
        "25-26 tháng 4": "4-25..4-26",
        "15 và 16/5": "5-15..5-16",
        "từ ngày 25 đến hết ngày 5/6": "5-25..6-5",
        "28, 29, 30, 31, 02/01/2025": "2024 12-28..1-2",
        "20-25.5": "5-20..5-25",
        "mùng 1 đến mùng 5 tháng giêng": "1-1..1-5",
    },
    "day_and_month": {
        "5 tháng 3": "3-5",
        "ngày 05 tháng 03 năm 2025": "2025 3-5",
        "ngày 5, tháng ba": "3-5",
        "ngày 5 của tháng 3": "3-5",
        "30/tháng 6/2024": "2024 6-30",
        "5thang3": "3-5",
    },
    "spelled_day": {
        "ngày mười lăm tháng ba": "3-15",
        "ngày ba mươi mốt tháng mười hai": "12-31",
        "ngày hai mươi tháng 11 năm 2025": "2025 11-20",
        "mùng năm tháng giêng": "1-5",
        "ngày tư tháng 3": "3-4",
        "ngày mùng sáu tháng tư": "4-6",
        "ngày ba mươi mốt tháng 3": "3-31",
    },
    "day_after_limit": {"ngày 5-3": "3-5", "trước 30.6": "6-30", "từ 5-3": "3-5"},
    "bare_day": {"30.6": "6-30", "20-5": "5-20", "1.6-15.6": "6-1, 6-15"},
    "part_of_month": {
        "đầu tháng 6": "6-1..6-10",
        "giữa T6": "6-11..6-20",
        "cuối tháng sáu/2025": "2025 6-21..6-31",
        "nửa cuối của tháng 6": "6-16..6-31",
        "trung tuần tháng 6": "6-11..6-20",
        "tuần cuối cùng của tháng 6": "6--7..6-31",
        "ngày làm việc cuối cùng của tháng 6": "6-31",
        "ngày đầu tháng 6": "6-1",
        "Ngay đầu tháng 6": "6-1..6-10",
        "những ngày đầu tháng 6": "6-1..6-10",
    },
    "parts_of_month": {"đầu đến giữa tháng 6": "6-1..6-20", "giữa - cuối tháng 6": "6-11..6-31"},
    "days_of_month": {
        "10 ngày đầu tháng 6": "6-1..6-10",
        "2 tuần cuối tháng 6/2024": "2024 6--14..6-31",
        "hai tuần đầu tháng 6": "6-1..6-14",
        "30 ngày cuối tháng 2": "2--29..2-31",
        "31 ngày cuối tháng 4": "4--30..4-31",
        "5 tuần đầu tháng 4": "4-1..4-30",
    },
    "week_of_month": {
        "tuần 3 tháng 5": "5-15..5-21",
        "tuần thứ hai của tháng 5": "5-8..5-14",
        "tuần 2, 3 tháng 5": "5-8..5-21",
        "Tuần 01/tháng 6": "6-1..6-7",
    },
    "part_of_quarter": {
        "đầu quý II": "4-1..4-31",
        "giữa quý 2": "5-1..5-31",
        "cuối quý IV/2025": "2025 12-1..12-31",
    },
    "parts_of_quarter": {"đầu - giữa quý II": "4-1..5-31", "giữa đến cuối quý II": "5-1..6-31"},
    "half_of_quarter": {"nửa đầu quý II": "4-1..5-15", "nửa cuối quý II": "5-16..6-31"},
    "counted_of_quarter": {
        "tháng cuối cùng của quý II": "6-1..6-31",
        "hai tháng đầu quý II": "4-1..5-31",
        "tuần cuối quý II": "6--7..6-31",
        "10 ngày đầu quý III/2025": "2025 7-1..7-10",
    },
    "nth_of_quarter": {"tháng thứ hai của quý II": "5-1..5-31", "tháng thứ 3 quý I": "3-1..3-31"},
    "part_of_year": {
        "đầu năm": "1-1..3-31",
        "cuối năm 2025": "2025 10-1..12-31",
        "những tháng cuối năm": "10-1..12-31",
    },
    "half_of_year": {
        "nửa đầu năm": "1-1..6-31",
        "nửa năm cuối": "7-1..12-31",
        "một nửa đầu năm 2025": "2025 1-1..6-31",
    },
    "counted_of_year": {
        "6 tháng đầu năm": "1-1..6-31",
        "sáu tháng cuối năm 2025": "2025 7-1..12-31",
        "hai quý đầu năm": "1-1..6-31",
        "3 tháng cuối năm": "10-1..12-31",
        "tuần cuối năm": "12--7..12-31",
    },
    "first_half": {"6 tháng cuối": "7-1..12-31", "09 tháng đầu": "1-1..9-31"},
    "first_months": {
        "9 tháng năm 2025": "2025 1-1..9-31",
        "9 tháng": "1-1..9-31",
        "12 tháng": "1-1..12-31",
    },
    "all_quarters": {"cả 4 quý": "1-1..12-31", "bốn quý": "1-1..12-31", "04 quý/năm": "1-1..12-31"},
    "bare_months": {
        "6/2024": "2024 6-1..6-31",
        "06.2025": "2025 6-1..6-31",
        "4, 5/2024": "2024 4-1..5-31",
        "5-7/2024": "2024 5-1..7-31",
    },
    "months": {
        "tháng 5": "5-1..5-31",
        "T5": "5-1..5-31",
        "tháng: 12": "12-1..12-31",
        "tháng 5/24": "2024 5-1..5-31",
        "Tháng 4/5/6": "4-1..6-31",
        "tháng 12, 01/2025": "2024 12-1..1-31",
        "thảng 5": "5-1..5-31",
        "tháng mười một năm sau": "2025 11-1..11-31",
        "tháng năm": "5-1..5-31",
        "Tháng 4, 5 và 6/2025": "2025 4-1..6-31",
    },
    "quarters": {
        "Quý II": "4-1..6-31",
        "QuýIII/2025": "2025 7-1..9-31",
        "quý tư": "10-1..12-31",
        "Q.2": "4-1..6-31",
        "Quý: II": "4-1..6-31",
        "Quý I/II": "1-1..6-31",
        "quý 3 + 4": "7-1..12-31",
        "Quý lll": "7-1..9-31",
        "quý thứ 2": "4-1..6-31",
        "qúy II (2024)": "2024 4-1..6-31",
    },
    "no_quarter": {
        "Quý 5/2024": "2024 0-1..0-31",
        "quý: 6": "0-1..0-31",
        "QUÝ VI": "0-1..0-31",
    },
    "whole_year": {
        "cả năm": "1-1..12-31",
        "trong năm 2025": "2025 1-1..12-31",
        "thường xuyên, liên tục": "1-1..12-31",
        "toàn bộ năm": "1-1..12-31",
    },
    "years": {"năm 2025": "2025 1-1..12-31"},
    "bare_year": {"2025": "2025 1-1..12-31"},
}
LEAVES: dict[str, list[str]] = {
    "iso": ["2024-2025", "12024-01-29", "ISO 2024"],
    "slashed_day": [
        "30/6/20245",
        "1/2%",
        "5/KH",
        "6/2024",
        "24/7/365/1",
        "8/12 chỉ tiêu",
        "5/5 hồ sơ",
        "7/9 thôn",
    ],
    "full_day": ["1.234.567", "30.6-2024", "1.2.3"],
    "day_to_day": ["ngày 5 tháng 3 đến 12 đơn vị", "ngày 15 tháng 3 đến 12"],
    "days": ["8 giờ 30, 15/6", "5, 6 lớp", "25, 26", "10-15.5 tỷ", "4, 5/2024", "5-7/năm"],
    "day_and_month": [
        "9 tháng năm 2025",
        "5 tháng",
        "6 tháng đầu năm",
        "ngày 5 từ tháng 3",
        "3 tháng/lần",
    ],
    "spelled_day": [
        *("ngày tháng năm", "ngày tám", "những ngày tháng ba", "ngay từ tháng 4", "toán ba T5"),
        *("ngay sau tháng 5", "các ngày từ tháng 3", "ngay tu thang 4", "ngay sau thang 5"),
        *("Triển khai ngay từ tháng 1/2026", "ngày tứ tháng 4", "ngay sáu tháng đầu năm"),
    ],
    "day_after_limit": ["trước 5.000", "từ 5-7/2024", "đến 2-3 đơn vị", "ngày 15-20"],
    "bare_day": ["15.5 triệu", "1.2", "10-12", "15-10 người"],
    "part_of_month": [
        "đầu tư tháng 6",
        "cuối tháng",
        "bắt đầu tháng 6",
        "đầu các tháng",
        "đậu tháng 6",
    ],
    "parts_of_month": ["từ đầu đến cuối", "đầu đến giữa năm"],
    "days_of_month": ["10 ngày tháng 6", "giữa 10 ngày", "5 ngày đầu"],
    "week_of_month": ["tuần 6 tháng 5", "tuần sau tháng 5", "3 tuần tháng 5"],
    "part_of_quarter": ["đầu quỹ II", "cuối quý", "cuối quý V"],
    "parts_of_quarter": ["giữa quý II", "đầu - giữa quý"],
    "half_of_quarter": ["nửa quý II", "nửa đầu tháng 6"],
    "counted_of_quarter": ["4 tháng đầu quý II", "tháng cuối quý"],
    "nth_of_quarter": ["tháng thứ 4 quý I", "tháng thứ hai"],
    "part_of_year": ["đầu tháng năm", "cuối ngày", "bắt đầu năm 2024"],
    "half_of_year": ["nửa năm", "nửa đầu tháng 5"],
    "counted_of_year": ["tháng sau đầu năm", "6 tháng sau"],
    "first_half": ["6 tháng", "6 tháng đầu tư"],
    "first_months": ["3 tháng/lần", "6 tháng một lần", "5 tháng", "9 tháng 10", "6 tháng kể từ"],
    "all_quarters": ["4 quý/lần", "4 quỹ", "4 quyển", "3 quý"],
    "bare_months": ["5/20245", "13", "4, 5", "ĐT.05/2026", "BM-03/2026"],
    "months": [
        "báo cáo tháng: 15/7",
        "họp tháng: 4 cuộc",
        "tháng",
        "các tháng năm 2024",
        "tháng từ",
        "thang may",
        "tháng này",
    ],
    "quarters": ["quỹ I", "quý khách", "quyền 1", "quy định 2", "quý V", "q5"],
    "no_quarter": ["Quý II", "quỹ 5", "báo cáo quý 15/4", "quý 5 đơn vị", "quy 10.000 đồng"],
    "whole_year": [
        "quyết toán năm",
        "dự toán năm 2025",
        "vùng trồng năm 2024",
        "bất thường xuyên",
        "năm",
        "trong",
    ],
    "years": ["năm 20245", "năm 5", "nam 2024/25"],
    "bare_year": ["2024/05", "2024.5", "20245", "3000"],
}


def said(mention: Mention) -> str:
    first, last = ("-".join(map(str, day)) for day in (mention.first, mention.last))
    days = first if first == last else f"{first}..{last}"
    return f"{mention.year} {days}" if mention.year else days


def deciding(words: Words, mention: Mention) -> str:
    """The first rule of all that fits there, wherever it says it opens."""
    fitting = (rule for rule in RULES if built(rule, words, mention.at) == mention)
    return next(fitting).name


def built(rule: Rule, words: Words, at: int) -> Mention | None:
    found = re.compile(rf"(?:{rule.pattern})(?![a-z])").match(words.folded, at)
    return rule.build(found, words, YEAR) if found else None


def mentions_in(phrase: str) -> list[tuple[str, str]]:
    """What is read in a phrase, each with the rule that read it."""
    words = words_of(phrase)
    found = find_mentions(words, words.folded, year=YEAR)
    return [(said(mention), deciding(words, mention)) for mention in found]


@pytest.mark.parametrize("rules", [READS, LEAVES], ids=["reads", "leaves"])
def test_every_rule_has_its_examples(rules: dict[str, object]) -> None:
    assert [name for name, examples in rules.items() if examples] == [rule.name for rule in RULES]


@pytest.mark.parametrize(
    ("rule", "phrase", "days"),
    [(rule, phrase, days) for rule, table in READS.items() for phrase, days in table.items()],
)
def test_a_rule_reads_what_is_written_for_it(rule: str, phrase: str, days: str) -> None:
    assert mentions_in(phrase) == [(each, rule) for each in days.split(", ")]


@pytest.mark.parametrize(
    ("rule", "phrase"), [(rule, phrase) for rule, phrases in LEAVES.items() for phrase in phrases]
)
def test_a_rule_leaves_alone_what_only_looks_so(rule: str, phrase: str) -> None:
    assert rule not in [name for _, name in mentions_in(phrase)]

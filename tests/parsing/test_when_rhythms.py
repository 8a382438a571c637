"""Each rule of rhythms: the iCalendar rule it comes to, and what it must leave alone."""

import re

import pytest

from bot.parsing.text import Words, words_of
from bot.parsing.when.recurrences import find_rhythms
from bot.parsing.when.rhythm_rules import RULES, RhythmRule

LAST_MONTHS = "FREQ=MONTHLY;BYMONTH=3,6,9,12"
READS: dict[str, dict[str, str | None]] = {
    "day_of_month_of_quarter": {
        "ngày 15 tháng cuối quý": f"{LAST_MONTHS};BYMONTHDAY=15",
        "ngày 15 của tháng cuối cùng mỗi quý": f"{LAST_MONTHS};BYMONTHDAY=15",
        "ngày 5 tháng đầu quý sau": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5",
        "ngày 20 của tháng thứ hai hàng quý": "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=20",
    },
    "day_each_quarter": {"ngày 10 hàng quý": f"{LAST_MONTHS};BYMONTHDAY=10"},
    "each_quarter_day_of_month": {
        "hàng quý, trước ngày 15 của tháng cuối quý": f"{LAST_MONTHS};BYMONTHDAY=15",
    },
    "each_quarter_day": {"hàng quý vào ngày 10": f"{LAST_MONTHS};BYMONTHDAY=10"},
    "days_each_month": {
        "ngày 20 hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=20",
        "20 hằng tháng": "FREQ=MONTHLY;BYMONTHDAY=20",
        "mùng 5 của mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=5",
        "ngày 15 và ngày 30 hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=15,30",
        "ngày 1 đến ngày 5 hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=5",
    },
    "day_of_listed_months": {
        "ngày 20 các tháng 3, 6, 9": "FREQ=MONTHLY;BYMONTH=3,6,9;BYMONTHDAY=20",
    },
    "day_of_other_month": {
        "ngày 10 tháng sau": "FREQ=MONTHLY;BYMONTHDAY=10",
        "ngày 5 của các tháng": "FREQ=MONTHLY;BYMONTHDAY=5",
    },
    "each_month_day": {
        "hàng tháng, trước ngày 20": "FREQ=MONTHLY;BYMONTHDAY=20",
        "mỗi tháng vào ngày 15 và 30": "FREQ=MONTHLY;BYMONTHDAY=15,30",
        "hàng tháng (ngày 20)": "FREQ=MONTHLY;BYMONTHDAY=20",
    },
    "edge_of_each": {
        "cuối mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "đầu mỗi quý": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1",
        "cuối các quý": f"{LAST_MONTHS};BYMONTHDAY=-1",
    },
    "last_day_of": {
        "ngày cuối cùng của tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "ngày làm việc cuối cùng của tuần": "FREQ=WEEKLY;BYDAY=FR",
    },
    "day_of_the_month": {
        "ngày 20 của tháng": "FREQ=MONTHLY;BYMONTHDAY=20",
        "ngày 20 của tháng báo cáo": "FREQ=MONTHLY;BYMONTHDAY=20",
        "ngày 5 của tháng phát sinh số liệu": "FREQ=MONTHLY;BYMONTHDAY=5",
    },
    "week_of_each": {
        "tuần thứ 2 hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=14",
        "tuần đầu tiên của mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=7",
        "tuần cuối hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "tuần 1 và tuần 3 hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=7,21",
        "tuần 2 - 3 các tháng": "FREQ=MONTHLY;BYMONTHDAY=21",
        "tuần thứ năm mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "tuần đầu mỗi quý": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7",
        "tuần cuối hàng năm": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
    },
    "each_month_week": {
        "hàng tháng, vào tuần thứ 2": "FREQ=MONTHLY;BYMONTHDAY=14",
        "mỗi tháng (tuần đầu)": "FREQ=MONTHLY;BYMONTHDAY=7",
    },
    "days_at_side_of_each": {
        "5 ngày đầu mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=5",
        "hai tuần đầu hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=14",
        "10 ngày cuối các quý": f"{LAST_MONTHS};BYMONTHDAY=-1",
    },
    "part_of_each": {
        "giữa mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=20",
        "nửa đầu hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=15",
        "hạ tuần mỗi tháng": "FREQ=MONTHLY;BYMONTHDAY=-1",
    },
    "work_of_month": {
        "báo cáo tháng: trước ngày 20": "FREQ=MONTHLY;BYMONTHDAY=20",
        "số liệu tháng (ngày 5 và 20)": "FREQ=MONTHLY;BYMONTHDAY=5,20",
        "báo cáo tháng chậm nhất ngày 5": "FREQ=MONTHLY;BYMONTHDAY=5",
    },
    "work_of_quarter": {"báo cáo quý: trước ngày 15": f"{LAST_MONTHS};BYMONTHDAY=15"},
    "work_of_week": {"báo cáo tuần: thứ sáu": "FREQ=WEEKLY;BYDAY=FR"},
    "all_of_them": {
        "các quý trong năm": "FREQ=MONTHLY;INTERVAL=3",
        "từng tháng": "FREQ=MONTHLY",
        "theo quý": "FREQ=MONTHLY;INTERVAL=3",
    },
    "edge_said_twice": {"cuối tháng hàng tháng": "FREQ=MONTHLY;BYMONTHDAY=-1"},
    "month_of_each_quarter": {
        "tháng cuối mỗi quý": LAST_MONTHS,
        "tháng đầu quý": "FREQ=MONTHLY;INTERVAL=3",
    },
    "weekday_of_month": {
        "thứ hai đầu tiên hàng tháng": "FREQ=MONTHLY;BYDAY=1MO",
        "thứ 6 tuần cuối mỗi tháng": "FREQ=MONTHLY;BYDAY=-1FR",
        "thứ 6 tuần thứ 2 hàng tháng": "FREQ=MONTHLY;BYDAY=2FR",
    },
    "weekday": {
        "thứ sáu hàng tuần": "FREQ=WEEKLY;BYDAY=FR",
        "chủ nhật mỗi tuần": "FREQ=WEEKLY;BYDAY=SU",
        "thứ 2, 4 và thứ 6 hàng tuần": "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    },
    "each_weekday": {"hàng tuần, vào thứ năm": "FREQ=WEEKLY;BYDAY=TH"},
    "once_in": {
        "3 tháng/lần": "FREQ=MONTHLY;INTERVAL=3",
        "hai tuần một lần": "FREQ=WEEKLY;INTERVAL=2",
        "mỗi quý một lần": "FREQ=MONTHLY;INTERVAL=3",
        "nửa năm một lần": "FREQ=MONTHLY;INTERVAL=6",
        "5 năm/lần": "FREQ=YEARLY;INTERVAL=5",
    },
    "times_after": {
        "mỗi năm hai lần": "FREQ=MONTHLY;INTERVAL=6",
        "một năm 4 lần": "FREQ=MONTHLY;INTERVAL=3",
    },
    "times_in": {
        "2 lần/năm": "FREQ=MONTHLY;INTERVAL=6",
        "một lần trong quý": "FREQ=MONTHLY;INTERVAL=3",
        "12 lần/năm": "FREQ=MONTHLY",
        "02 lần/tháng": "FREQ=WEEKLY;INTERVAL=2",
    },
    "each": {
        "hàng tháng": "FREQ=MONTHLY",
        "HẰNG NĂM": "FREQ=YEARLY",
        "định kỳ 06 tháng": "FREQ=MONTHLY;INTERVAL=6",
        "hàng tháng, quý, năm": "FREQ=MONTHLY",
        "hàng ngày": "FREQ=DAILY",
        "theo định kỳ quý, năm": "FREQ=MONTHLY;INTERVAL=3",
    },
    "units_listed": {"quý, 6 tháng, năm": "FREQ=MONTHLY;INTERVAL=3"},
    "of_every_year": {"thường niên": "FREQ=YEARLY"},
    "unsaid": {"định kỳ": None},
}
LEAVES: dict[str, list[str]] = {
    "day_of_month_of_quarter": ["ngày 15 tháng cuối quý II", "ngày 15 tháng 6"],
    "day_each_quarter": ["ngày 10 quý II", "ngày 10 hàng tháng"],
    "each_quarter_day_of_month": ["hàng quý", "hàng quý trước ngày 15"],
    "each_quarter_day": ["hàng quý vào ngày 15/3", "hàng quý"],
    "days_each_month": ["ngày 20 tháng 5", "ngày 20 hàng năm"],
    "day_of_listed_months": ["ngày 20 các tháng", "ngày 20 tháng 3, 6"],
    "day_of_other_month": ["ngày 10 tháng sáu", "ngày 10 tháng 6"],
    "each_month_day": ["hàng tháng, trước ngày 20/6", "hàng tháng"],
    "edge_of_each": ["cuối tháng", "cuối các tháng 3, 6", "cuối năm"],
    "last_day_of": ["ngày cuối cùng của tháng 6", "ngày cuối năm nay", "10 ngày cuối quý II"],
    "day_of_the_month": ["ngày 20 tháng 5", "20 tháng", "ngày 20 của tháng Giêng"],
    "week_of_each": ["tuần 2 tháng 5", "tuần thứ hai", "1 tuần 2 lần", "tuần tra hàng tháng"],
    "each_month_week": ["hàng tháng, 2 tuần", "hàng tháng (tuần 2 tháng 5)"],
    "days_at_side_of_each": ["5 ngày đầu tháng 6", "10 ngày cuối quý II"],
    "part_of_each": ["giữa tháng 6", "giữa hai đơn vị", "nửa đầu năm"],
    "work_of_month": ["trong tháng: ngày 20", "tháng 5: ngày 20", "báo cáo tháng trước, ngày 20/5"],
    "work_of_quarter": ["đóng quỹ: ngày 5", "trong quý: ngày 15", "quý II: ngày 15/6"],
    "work_of_week": ["trong tuần: thứ sáu", "tuần 2: thứ sáu"],
    "all_of_them": ["các tháng 4, 5", "theo quý II", "từng đơn vị"],
    "edge_said_twice": ["cuối tháng 6 hàng năm", "cuối tháng"],
    "month_of_each_quarter": ["tháng cuối quý II", "tháng cuối năm"],
    "weekday_of_month": ["thứ hai hàng tháng", "thứ hai đầu tiên của tháng 5"],
    "weekday": ["thứ sáu tuần này", "thứ sáu", "thứ 2 hàng tháng"],
    "each_weekday": ["hàng tuần", "hàng tuần, 5 buổi"],
    "once_in": ["3 tháng", "lần một", "tháng 3 lần này"],
    "times_after": ["năm 2 lần", "mỗi đơn vị 2 lần"],
    "times_in": ["2 lần", "lần 2/2024", "lần thứ hai trong hội nghị"],
    "each": ["mới tháng 5", "hạng năm", "hàng hoá", "mỗi 5/2024"],
    "units_listed": ["quý, đơn vị", "tháng 5, quý II"],
    "of_every_year": ["thường xuyên", "thường trực"],
    "unsaid": ["định kỳ hàng tháng", "định hướng"],
}


def deciding(words: Words, at: int) -> str:
    """The first rule of all that fits there, wherever it says it opens."""
    return next(rule for rule in RULES if fits(rule, words, at)).name


def fits(rule: RhythmRule, words: Words, at: int) -> bool:
    pattern = re.compile(rule.pattern)
    if "at" in pattern.groupindex:
        return any(found.start("at") == at for found in pattern.finditer(words.folded))
    return pattern.match(words.folded, at) is not None


def rhythms_in(phrase: str) -> list[tuple[str | None, str]]:
    words = words_of(phrase)
    found = find_rhythms(words, words.folded)
    return [(rhythm.rule, deciding(words, rhythm.at)) for rhythm in found]


@pytest.mark.parametrize("rules", [READS, LEAVES], ids=["reads", "leaves"])
def test_every_rule_has_its_examples(rules: dict[str, object]) -> None:
    assert [name for name, examples in rules.items() if examples] == [rule.name for rule in RULES]


@pytest.mark.parametrize(
    ("name", "phrase", "rule"),
    [(name, phrase, rule) for name, table in READS.items() for phrase, rule in table.items()],
)
def test_a_rule_reads_what_is_written_for_it(name: str, phrase: str, rule: str | None) -> None:
    assert rhythms_in(phrase) == [(rule, name)]


@pytest.mark.parametrize(
    ("name", "phrase"), [(name, phrase) for name, phrases in LEAVES.items() for phrase in phrases]
)
def test_a_rule_leaves_alone_what_only_looks_so(name: str, phrase: str) -> None:
    assert name not in [found for _, found in rhythms_in(phrase)]


@pytest.mark.parametrize(
    "phrase",
    ["ngày 35 hàng tháng", "ngày 0 mỗi tháng", "ngày 15, 32 hàng tháng", "ngày 40 tháng cuối quý"],
)
def test_a_day_no_month_has_is_no_rhythm(phrase: str) -> None:
    words = words_of(phrase)
    (rhythm,) = find_rhythms(words, words.folded)
    assert (rhythm.rule, rhythm.exists) == (None, False)


@pytest.mark.parametrize(
    "phrase",
    [
        *("mỗi quy trình", "Mỗi quỹ một lần", "hàng quy chuẩn", "moi quy dinh", "theo quy chế"),
        *("các quy định", "mới tháng 5", "từng quỹ", "lan toả mỗi nám", "tùng tháng"),
    ],
)
def test_words_that_only_look_alike_are_no_rhythm(phrase: str) -> None:
    assert rhythms_in(phrase) == []


@pytest.mark.parametrize("phrase", ["Định kỳ theo quy định", "dinh ky theo quy che"])
def test_a_rule_of_others_does_not_say_how_often(phrase: str) -> None:
    words = words_of(phrase)
    assert [rhythm.rule for rhythm in find_rhythms(words, words.folded)] == [None]

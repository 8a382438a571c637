"""The rules that read rhythms, on text without diacritics, each to its iCalendar rule.

rhythm := (hang | moi | dinh ky) unit[, unit]*        the shortest unit counts
        | N unit / lan | N lan / unit | moi unit N lan | thuong nien
        | ngay D[, D] (hang | moi) thang | (hang | moi) thang ... ngay D[, D]
        | [ngay D] thang (dau | giua | cuoi) (hang | moi) quy | ngay D (hang | moi) quy
        | [ngay] (dau | cuoi) (hang | moi) (thang | quy | nam | tuan)
        | thu N[, N] (hang | moi) tuan | thu N (dau | cuoi | tuan N) (hang | moi) thang
        | part (hang | moi) (thang | quy | nam) | (hang | moi) thang ... tuan N
        | work (thang | quy): ngay D | work tuan: thu N             "báo cáo tháng: trước ngày 20"
part   := tuan [thu] N | [N] (ngay | tuan) (dau | cuoi) | nua (dau | cuoi) | trung tuan ...
unit   := [N] (ngay | tuan | thang | quy | nam)

What names a part of a month is due on the last day of that part.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from bot.parsing.when import rhythm_days
from bot.parsing.when.printed import NGAY
from bot.parsing.when.rhythm_units import NUMBER, UNIT, once_in_shortest, times_in
from bot.parsing.when.rhythm_words import (
    BETWEEN,
    CLAUSE_END,
    DAY,
    EACH,
    EDGE_OF,
    LED,
    LISTED_DAYS,
    LISTED_WEEKDAYS,
    MONTH_OF_QUARTER,
    MORE_WEEKS,
    NAMES_MONTH,
    NEXT,
    NTH,
    OF_ALL,
    OF_EACH,
    ONCE,
    WEEK,
    WEEKDAY,
    WORK,
)

Build = Callable[["re.Match[str]"], str | None]


class RhythmRule(NamedTuple):
    """One way to say how often; `opens` names the kinds of words it may begin with.

    What stands before a group named `at` only tells what unit is meant, and is no part of it.
    """

    name: str
    opens: str
    pattern: str
    build: Build


def _every(found: "re.Match[str]") -> str:
    return once_in_shortest(found[1])


def _times_in(found: "re.Match[str]") -> str:
    return times_in(found[2], found[1])


def _times_after(found: "re.Match[str]") -> str:
    return times_in(found[1], found[2])


def _yearly(_found: "re.Match[str]") -> str:
    return "FREQ=YEARLY"


def _unsaid(_found: "re.Match[str]") -> None:
    return None


RULES: Final = (
    RhythmRule(
        "day_of_month_of_quarter",
        "number",
        rf"{DAY}\s*(?:/|cua)?\s*(?:cua\s+)?{MONTH_OF_QUARTER}\s+"
        rf"{OF_EACH}quy(?!\s*[\di]){NEXT}",
        rhythm_days.quarterly_day,
    ),
    RhythmRule(
        "day_each_quarter",
        "number",
        rf"{DAY}\s*(?:cua\s+)?{EACH}\s+quy\b",
        rhythm_days.quarterly_last_month_day,
    ),
    RhythmRule(
        "each_quarter_day_of_month",
        "each",
        rf"{EACH}\s+quy{BETWEEN}{DAY}\s+(?:cua\s+)?{MONTH_OF_QUARTER}"
        rf"(?:\s+(?:cua\s+)?quy)?{NEXT}",
        rhythm_days.quarterly_day,
    ),
    RhythmRule(
        "each_quarter_day",
        "each",
        rf"{EACH}\s+quy{BETWEEN}ngay\s*(\d{{1,2}})(?!\s*/|\d|\s+(?:cua\s+)?thang)",
        rhythm_days.quarterly_last_month_day,
    ),
    RhythmRule(
        "days_each_month",
        "number",
        rf"{NGAY}{LISTED_DAYS}\s*(?:/\s*)?(?:cua\s+)?{EACH}\s+thang\b",
        rhythm_days.monthly,
    ),
    RhythmRule(
        "day_of_listed_months",
        "number",
        rf"{DAY}\s+(?:cua\s+)?(?:cac|nhung)\s+thang\s+(\d{{1,2}}(?:\s*(?:,|va)\s*\d{{1,2}}){{1,11}})"
        r"(?![\d/])",
        rhythm_days.in_listed_months,
    ),
    RhythmRule(
        "day_of_other_month",
        "number",
        rf"ngay\s*{LISTED_DAYS}\s+(?:cua\s+)?(?:cac\s+thang|thang\s+(?:sau|tiep theo|ke tiep"
        r"|lien ke)(?:\s+(?:sau\s+)?(?:thang|ky)\s+bao cao)?)\b",
        rhythm_days.monthly,
    ),
    RhythmRule(
        "each_month_day",
        "each",
        rf"{EACH}\s+thang{BETWEEN}(?:tu\s+)?ngay\s*{LISTED_DAYS}(?!\s*/|\d|\s+thang\s+\d|\.\d)",
        rhythm_days.monthly,
    ),
    RhythmRule(
        "edge_of_each",
        "edge",
        rf"(?:ngay\s+)?(dau|cuoi)\s+(?:cung\s+)?(?:cua\s+)?(?:{EACH}|cac|tung)\s+"
        r"(thang|quy|nam|tuan)\b(?!\s*\d)",
        rhythm_days.edge,
    ),
    RhythmRule(
        "last_day_of",
        "edge",
        rf"ngay\s+(?:lam\s+viec\s+)?{EDGE_OF}{OF_EACH}(thang|quy|nam|tuan)"
        r"(?!\s*[\divxl]|\s+(?:nay|sau))",
        rhythm_days.edge,
    ),
    RhythmRule(
        "day_of_the_month",
        "number",
        rf"ngay\s*(\d{{1,2}})\s+(?:(?:cua\s+)?thang(?:\s+bao cao)?"
        rf"|cua\s+thang\s+(?!{NAMES_MONTH})[a-z]+(?:\s+[a-z]+){{0,3}}){CLAUSE_END}",
        rhythm_days.monthly,
    ),
    RhythmRule(
        "week_of_each",
        "unit",
        rf"{WEEK}{MORE_WEEKS}{OF_ALL}(thang|quy|nam)\b(?!\s*\d)",
        rhythm_days.week,
    ),
    RhythmRule(
        "each_month_week",
        "each",
        rf"{EACH}\s+thang{BETWEEN}{WEEK}{MORE_WEEKS}(?!\s+(?:cua\s+)?(?:thang|quy|nam)\b)",
        rhythm_days.week,
    ),
    RhythmRule(
        "days_at_side_of_each",
        "number count",
        rf"({NUMBER})\s*(ngay|tuan)\s+(dau|cuoi)(?:\s+(?:tien|cung))?{OF_ALL}(thang|quy|nam)\b"
        r"(?!\s*\d)",
        rhythm_days.days_at_side,
    ),
    RhythmRule(
        "part_of_each",
        "part",
        rf"(nua (?:dau|cuoi|sau)|(?:thuong|trung|ha) tuan|giua){OF_ALL}(thang)\b(?!\s*\d)",
        rhythm_days.part,
    ),
    RhythmRule(
        "work_of_month",
        "unit",
        rf"{WORK}thang{LED}(?P<at>ngay\s*{LISTED_DAYS}){CLAUSE_END}",
        rhythm_days.of_work,
    ),
    RhythmRule(
        "work_of_quarter",
        "unit",
        rf"{WORK}quy{LED}(?P<at>ngay\s*(\d{{1,2}})){CLAUSE_END}",
        rhythm_days.of_work_by_quarter,
    ),
    RhythmRule(
        "work_of_week",
        "unit",
        rf"{WORK}tuan{LED}(?P<at>{LISTED_WEEKDAYS}){CLAUSE_END}",
        rhythm_days.weekly,
    ),
    RhythmRule(
        "all_of_them",
        "listed",
        r"(?:cac|tung|nhung|theo)\s+(thang|quy|tuan)"
        rf"(?:\s+(?:trong|cua)\s+nam\b(?!\s*\d)|{CLAUSE_END})",
        _every,
    ),
    RhythmRule(
        "edge_said_twice",
        "edge",
        rf"(?:ngay\s+)?(dau|cuoi)\s+(?:thang|quy|nam|tuan)\s+{EACH}\s+(thang|quy|nam|tuan)\b",
        rhythm_days.edge,
    ),
    RhythmRule(
        "month_of_each_quarter",
        "unit",
        rf"{MONTH_OF_QUARTER}\s+{OF_EACH}quy(?!\s*[\divl])",
        rhythm_days.quarterly_month,
    ),
    RhythmRule(
        "weekday_of_month",
        "weekday",
        rf"({WEEKDAY})\s+(?:cua\s+)?(?:(?:tuan\s+)?(dau|cuoi)(?:\s+(?:tien|cung))?"
        rf"|tuan\s+(?:thu\s+)?({NTH}))\s+(?:cua\s+)?(?:thang\s+)?{EACH}\s+thang\b",
        rhythm_days.weekday_of_month,
    ),
    RhythmRule(
        "weekday",
        "weekday",
        rf"{LISTED_WEEKDAYS}\s+(?:cua\s+)?{EACH}\s+tuan\b",
        rhythm_days.weekly,
    ),
    RhythmRule(
        "each_weekday", "each", rf"{EACH}\s+tuan{BETWEEN}{LISTED_WEEKDAYS}\b", rhythm_days.weekly
    ),
    RhythmRule("once_in", "each number count unit", rf"(?:{EACH}\s+)?({UNIT}){ONCE}", _every),
    RhythmRule(
        "times_after",
        "each number count",
        rf"(?:moi\s+|(?=(?:0?1|mot)\s))({UNIT})\s+(?:la\s+)?({NUMBER})\s+lan\b",
        _times_after,
    ),
    RhythmRule(
        "times_in",
        "number count",
        rf"({NUMBER})\s*lan\s*(?:/|trong|mot|moi)\s*(?:mot\s+|moi\s+)?({UNIT})\b",
        _times_in,
    ),
    RhythmRule(
        "each",
        "each",
        rf"{EACH}\s+({UNIT}(?:\s*(?:,|/|va|-|&|hoac)\s*(?:{EACH}\s+)?{UNIT}(?!\s*\d))*)"
        r"(?!\s*[/\d])\b",
        _every,
    ),
    RhythmRule(
        "units_listed",
        "unit",
        r"((?<!\d )(?<!\d)(?:thang|quy)(?:\s*,\s*(?:quy|0?6 thang|0?9 thang|nam))+"
        r"(?:\s*(?:va|,)\s*nam)?(?!\s*\d))",
        _every,
    ),
    RhythmRule("of_every_year", "always", r"thuong nien\b", _yearly),
    RhythmRule("unsaid", "each", r"dinh ky", _unsaid),
)

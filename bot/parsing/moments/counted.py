"""Spans counted from today: "3 ngày tới", "trong 10 ngày", "2 tuần trước", "từ đầu năm".

    span  := N (gio | ngay | tuan | thang | quy) (toi | sau | qua | gan day ...)
           | trong [vong] N (gio | ngay | tuan | thang) [toi | nua] | N (ngay | hom) nay
           | nua (thang | nam) (toi | qua)
           | tu dau (tuan | thang | quy | nam) [den nay]
    ago   := N (ngay | tuan | thang | quy) truoc | cach (day | nay) N (ngay | tuan | thang | quy)
    ahead := N (gio | ngay | tuan | thang | quy) nua
    N     := figures | mot ... muoi | vai | may | it | nhung | cac

Today is included. "Trước" means ago, "nữa" so far ahead, and each names one whole day, week or
month. "Thêm 5 ngày nữa" counts from a due date, not from today, and is left. Hours are read as the
days they fill.
"""

import re
from datetime import date, timedelta

from bot.parsing.moments.spoken import (
    NOT_NAMED,
    NOW,
    WHICH,
    Rule,
    Said,
    is_a_name,
    is_said_of_oneself,
)
from bot.parsing.moments.stretches import Days, moved, one_day, whole
from bot.parsing.vocabulary import COUNTED
from bot.parsing.when.mentions import Unit

_VAGUE = {"vai": 3, "may": 3, "it": 3, "nhung": 3, "cac": 3}
_COUNTS = COUNTED | _VAGUE
_COUNT = rf"(?<!them )(?<!thu )(?<!thang )(?<!quy )(\d{{1,3}}|{'|'.join(_COUNTS)})"
_FIRST_OF_COUNTS = " ".join(("1", *_COUNTS))
_COUNTED_SPELLED = (
    *("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"),
    *("vài", "mấy", "ít", "những", "các"),
)
_HOURS = frozenset(("gio", "tieng", "h"))
_BACK = frozenset({"qua", "vua qua", "vua roi", "gan day", "gan nhat", "truoc day"})


def _span(found: "re.Match[str]", said: Said) -> Days | None:
    at = found.start(3)
    if said.words.lower.startswith("sáu", at) or is_said_of_oneself(said, at):
        return None
    sign = -1 if found[3] in _BACK else 1
    return _counted(found, said, sign)


def _within(found: "re.Match[str]", said: Said) -> Days | None:
    return _counted(found, said, 1)


def _counted(found: "re.Match[str]", said: Said, sign: int) -> Days | None:
    count = _count(found, said)
    return _between(said.today, moved(found[2], sign * count, said.today)) if count else None


def _until_now(found: "re.Match[str]", said: Said) -> Days | None:
    return _counted(found, said, -1)


def _half(found: "re.Match[str]", said: Said) -> Days | None:
    if is_said_of_oneself(said, found.start(2)):
        return None
    sign = -1 if found[2] in _BACK else 1
    months = moved("thang", 6 * sign, said.today)
    return _between(
        said.today, months if found[1] == "nam" else said.today + timedelta(days=15 * sign)
    )


def _ago(found: "re.Match[str]", said: Said) -> Days | None:
    count = _count(found, said)
    return whole(found[2], -count, said.today) if count else None


def _ahead(found: "re.Match[str]", said: Said) -> Days | None:
    """“5 ngày nữa” is that day; “mấy ngày nữa” may be any of them."""
    if found[1] in _VAGUE:
        return _counted(found, said, 1)
    count = _count(found, said)
    if count and found[2] in _HOURS:
        return one_day(moved(found[2], count, said.today))
    return whole(found[2], count, said.today) if count else None


def _count(found: "re.Match[str]", said: Said) -> int | None:
    """The number; "sau ngày", "máy" and somebody called Ba are none."""
    if found[1].isdigit():
        return int(found[1])
    if is_a_name(said.words, found.start(1)):
        return None
    return _COUNTS[found[1]] if said.spelled(*found.span(1), *_COUNTED_SPELLED) else None


def _between(today: date, other: date) -> Days:
    return Unit.PART, min(today, other), max(today, other)


def _to_date(found: "re.Match[str]", said: Said) -> Days:
    _, first, _ = whole(found[1], 0, said.today)
    return Unit.DAY, first, said.today


RULES = (
    Rule(
        "to_date",
        "ke tu",
        rf"(?:ke )?tu dau (tuan|thang|quy|nam)(?: nay)?(?: (?:cho )?(?:den|toi) {NOW})?(?: roi)?"
        rf"(?! (?:cho )?(?:den|toi)\b)(?! {WHICH}){NOT_NAMED}",
        _to_date,
    ),
    Rule("half", "nua", r"nua (thang|nam) (toi|nua|qua|vua qua)", _half),
    Rule(
        "span",
        _FIRST_OF_COUNTS,
        rf"{_COUNT} ?(ngay|hom|bua|tuan|thang|quy|gio|tieng|h) (toi|sap toi|tiep theo|ke tiep|sau"
        r"|qua|vua qua|vua roi|gan day|gan nhat|truoc day)",
        _span,
    ),
    Rule("until_now", _FIRST_OF_COUNTS, rf"{_COUNT} (ngay|hom|bua) nay", _until_now),
    Rule(
        "ago",
        _FIRST_OF_COUNTS,
        rf"{_COUNT} (ngay|hom|bua|tuan|thang|quy) truoc(?!\s*(?:\d|ngay\b|khi\b|thu\b))",
        _ago,
    ),
    Rule(
        "ahead",
        _FIRST_OF_COUNTS,
        rf"{_COUNT} ?(ngay|hom|bua|tuan|thang|quy|gio|tieng|h) nua",
        _ahead,
    ),
    Rule(
        "ago_from_here",
        "cach",
        rf"cach (?:day|nay|hom nay)(?: khoang| chung| tam)? {_COUNT} (ngay|hom|bua|tuan|thang|quy)"
        "(?: truoc)?",
        _ago,
    ),
    Rule(
        "within",
        "trong noi",
        rf"(?:trong|trong vong|noi) {_COUNT} ?(ngay|tuan|thang|gio|tieng|h)"
        "(?: (?:toi|nua|sap toi|tiep theo|ke tiep))?(?! (?:qua|vua|gan|truoc|dau|cuoi|lam viec))",
        _within,
    ),
)

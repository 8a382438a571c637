"""Days as people say them from where they stand: "hôm nay", "tháng sau", "ngày 20".

    day      := hom nay | mai | ngay kia | hom qua ... | see weekdays.py
              | ngay D [toi] | D tay | ngay D (- | den) [ngay] D
    stretch  := (tuan | thang | quy) which | (trong | het) (ngay | tuan | thang | quy)
              | (dau | giua | cuoi) (ngay | tuan | thang | quy) [which]
              | (nua dau | tuan cuoi | N ngay dau ...) thang [which] | [ngay] D thang which
    span     := see counted.py
    now      := (tu | den) (nay | gio)
    which    := nay | sau | toi | truoc | qua | roi | vua qua | tiep theo | sau nua ...

What looks like one of these but is a name or another word by its marks is left: "chị Mai", "tháng
sáu", "tuần tôi".
"""

import re
from datetime import timedelta

from bot.parsing.moments.counted import RULES as COUNTED_RULES
from bot.parsing.moments.spoken import (
    NOT_NAMED,
    NOW,
    WHICH,
    Rule,
    Said,
    is_a_name,
    is_said_of_oneself,
    shift_of,
)
from bot.parsing.moments.stretches import Days, edge, month_of, moved, one_day, whole
from bot.parsing.moments.weekdays import RULES as WEEKDAY_RULES
from bot.parsing.text import words_of
from bot.parsing.when.mentions import Unit, find_mentions

_DAY_OF_MONTH = r"(\d{1,2})(?!\d)"
_NO_MONTH = (
    r"(?!\s*(?:\d|/|[-.,]\s*\d|thang\b|t\d)"
    r"|\s*(?:den|toi|va|-|,)\s*(?:ngay\s*)?\d{1,2}\s*(?:/|-\d|thang\b|\.\d|t\d))"
)
_LONG_PARTS = (
    r"(?:nua|tuan|ngay|\d{1,2} ngay) (?:dau|cuoi|giua)(?: tien| cung)?|nua sau|thuong tuan"
    r"|trung tuan|ha tuan|tuan (?:thu )?(?:\d|nhat|mot|hai|ba|tu|nam)"
)
# "15 tháng sau" is a day, "3 tháng sau" a span; "5 tháng này" can only be a day.
_PARTS = (
    rf"(?:{_LONG_PARTS}|dau|giua|cuoi|(?:1[3-9]|2\d|3[01])|\d{{1,2}}(?= thang nay)"
    r"|(?:ngay )?\d{1,2}\s*(?:-|den|toi)(?: het)?\s*(?:ngay )?\d{1,2}"
    r"|ngay \d{1,2}(?:\s*va\s*(?:ngay )?\d{1,2})?)"
)


def _near_day(found: "re.Match[str]", said: Said) -> Days | None:
    named = found[0]
    if named == "mot" and not said.words.lower.startswith("mốt", found.start()):
        return None
    if named == "mai" and is_a_name(said.words, found.start()):
        return None
    if named.endswith("mot") and said.words.lower.endswith("một", 0, found.end()):
        return None
    if named == "hom kia":
        return one_day(said.today - timedelta(days=2))
    shift = {"mai": 1, "kia": 2, "mot": 2, "qua": -1}.get(named.rsplit(" ", 1)[-1], 0)
    return one_day(said.today + timedelta(days=shift))


def _this_evening(found: "re.Match[str]", said: Said) -> Days | None:
    """“Tối nay”; "của tôi nay" is somebody's, and "từ 1/5 tới nay" a limit."""
    at = found.start()
    until = said.words.folded.rfind("tu ", max(0, at - 40), at) >= 0
    if until or said.words.folded.endswith("cua ", 0, at) or not said.spelled(at, at + 3, "tối"):
        return None
    return one_day(said.today + timedelta(days={"nay": 0, "mai": 1, "qua": -1}[found[1]]))


def _now(_found: "re.Match[str]", said: Said) -> Days:
    return one_day(said.today)


def _which(found: "re.Match[str]", said: Said) -> Days | None:
    at = found.start(2)
    if said.words.lower.startswith("sáu", at) or is_said_of_oneself(said, at):
        return None
    return whole(found[1], shift_of(found[2]), said.today) if _is_unit(found, 1, said) else None


def _is_unit(found: "re.Match[str]", group: int, said: Said) -> bool:
    return said.spelled(*found.span(group), "quý", "quí", "qúy", "tuần", "tháng", "ngày", "năm")


def _next(found: "re.Match[str]", said: Said) -> Days | None:
    at = found.start()
    return whole(found[1], 1, said.today) if said.spelled(at, at + 4, "sang") else None


def _current(found: "re.Match[str]", said: Said) -> Days | None:
    return whole(found[1], 0, said.today) if _is_unit(found, 1, said) else None


def _edge(found: "re.Match[str]", said: Said) -> Days | None:
    part, unit, which = found[1], found[2], found[3]
    if not _is_unit(found, 2, said) or (which and is_said_of_oneself(said, found.start(3))):
        return None
    if said.words.printed.startswith(" VI", found.end()):
        return None
    if unit == "ngay":
        return one_day(said.today)
    return edge(part, unit, shift_of(which or None), said.today)


def _part_of_which(found: "re.Match[str]", said: Said) -> Days | None:
    """The rules for months in figures read "tuần đầu tháng 6", so they read this month's too."""
    if is_said_of_oneself(said, found.start(2)):
        return None
    _, first, last = whole("thang", shift_of(found[2] or None), said.today)
    words = words_of(f"{found[1]} thang {first.month}/{first.year}")
    mention = next(iter(find_mentions(words, words.folded, year=first.year)), None)
    if mention is None or not mention.exists or mention.end - mention.at < len(words.folded):
        return None
    start, end = (
        first.replace(day=min(day, last.day) if day > 0 else last.day + 1 + day)
        for _, day in (mention.first, mention.last)
    )
    return mention.unit, start, end


def _day(found: "re.Match[str]", said: Said) -> Days:
    day = said.today.replace(day=int(found[1]))
    if found[2] == "toi" and day < said.today:
        day = moved("thang", 1, day)
    return one_day(day)


def _days(found: "re.Match[str]", said: Said) -> Days | None:
    last_of_month = month_of(said.today)[1].day
    first, last = int(found[1]), min(int(found[2]), last_of_month)
    if not 1 <= first <= last:
        return None
    return Unit.DAY, said.today.replace(day=first), said.today.replace(day=last)


RULES = (
    Rule(
        "near_day",
        "sang trua chieu dem ngay hom bua mai mot",
        "(?:(?:sang|trua|chieu|dem|ngay|hom|bua) (?:nay|mai|qua)|mai|mot"
        "|ngay (?:hom nay|kia|mot)|hom kia)",
        _near_day,
    ),
    Rule("evening", "toi", "toi (nay|mai|qua)", _this_evening),
    *WEEKDAY_RULES,
    *COUNTED_RULES,
    Rule("now", "nay gio bay hom hien", rf"(?:(?<=tu )|(?<=den )|(?<=toi )){NOW}", _now),
    Rule("which", "tuan thang quy", rf"(tuan|thang|quy) {WHICH}", _which),
    Rule(
        "part_of_which",
        "nua tuan ngay thuong trung ha dau giua cuoi 1",
        rf"({_PARTS})(?: cua| trong)? thang {WHICH}",
        _part_of_which,
    ),
    Rule(
        "part_of_this",
        "nua tuan ngay thuong trung ha 1",
        rf"({_LONG_PARTS})(?: cua| trong)? thang(){NOT_NAMED}",
        _part_of_which,
    ),
    Rule(
        "edge",
        "dau giua cuoi",
        rf"(dau|giua|cuoi)(?: cua)? (thang|quy|tuan|ngay)(?: {WHICH})?{NOT_NAMED}",
        _edge,
    ),
    Rule(
        "edge_of_this",
        "dau giua cuoi",
        rf"(dau|giua|cuoi)(?: cua)? (thang|quy|tuan)(){NOT_NAMED}",
        _edge,
    ),
    Rule("from_next", "sang", rf"sang (tuan|thang|quy|nam)(?! {WHICH}){NOT_NAMED}", _next),
    Rule(
        "current",
        "tuan thang quy ngay",
        rf"(?:(?<=trong )|(?<=het )|(?<=ca )|(?<=noi ))(tuan|thang|quy|ngay)"
        rf"(?! (?:hom|mai|kia|{WHICH}\b)){NOT_NAMED}",
        _current,
    ),
    Rule(
        "year_end", "nam", rf"(?:(?<=den het )|(?<=toi het ))(nam)(?! {WHICH}){NOT_NAMED}", _current
    ),
    Rule(
        "days",
        "ngay",
        rf"ngay {_DAY_OF_MONTH}\s*(?:-|den(?: het)?|toi)\s*(?:ngay )?{_DAY_OF_MONTH}"
        rf"{_NO_MONTH}",
        _days,
    ),
    Rule(
        "day",
        "ngay hom",
        rf"(?:ngay|hom) {_DAY_OF_MONTH}(?: (toi|nay)(?! (?:het )?(?:ngay )?\d))?{_NO_MONTH}",
        _day,
    ),
    Rule("day_of_sun", "1", rf"{_DAY_OF_MONTH} tay()(?! (?:thang|nguyen|bac|nam|ninh|ho))", _day),
)

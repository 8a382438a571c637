"""Rhythms of a plan ("hàng tháng", "ngày 20 hàng tháng", "6 tháng/lần") as iCalendar rules.

rhythm := (hang | moi | dinh ky) unit[, unit]*        the shortest unit counts
        | N unit / lan | N lan / unit
        | ngay D (hang | moi) thang | (hang | moi) thang ... ngay D
        | ngay D thang (dau | cuoi) (hang | moi) quy
        | (dau | cuoi) (hang | moi) (thang | quy | nam)
        | thu N (hang | moi) tuan
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.parsing.text import Words


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Where a text says it recurs, and the RRULE; no rule where it does not say how often."""

    at: int
    end: int
    rule: str | None
    yearly: bool = False


_EACH = r"(?:hang|moi|dinh ky(?:\s+(?:hang|moi|theo|vao))?)"
_WEEKDAYS = {
    "2": "MO",
    "3": "TU",
    "4": "WE",
    "5": "TH",
    "6": "FR",
    "7": "SA",
    "hai": "MO",
    "ba": "TU",
    "tu": "WE",
    "nam": "TH",
    "sau": "FR",
    "bay": "SA",
}
_MONTHS_OF_QUARTER = {"dau": "1,4,7,10", "giua": "2,5,8,11", "cuoi": "3,6,9,12"}
_RULES_BY_UNIT = {
    "ngay": "FREQ=DAILY",
    "tuan": "FREQ=WEEKLY",
    "thang": "FREQ=MONTHLY",
    "quy": "FREQ=MONTHLY;INTERVAL=3",
    "nam": "FREQ=YEARLY",
}
_UNIT = r"(?:(?:\d{1,2}|mot|hai|ba|sau|nua)\s+)?(?:ngay|tuan|thang|quy|nam)"
_DAY = r"(?:ngay\s*)?(\d{1,2})"
_DAYS = r"(?:ngay\s*)?(\d{1,2}(?:\s*(?:,|va|-|den)\s*(?:ngay\s*)?\d{1,2}){0,30})"
_BETWEEN = r"[\s,:(]*(?:(?:vao|truoc|cham nhat|la|den|trong|cua|bao cao|gui|nop|xong|han)\s+)*"


def _days_of(text: str) -> str:
    numbers = [str(int(number)) for number in re.findall(r"\d+", text)]
    return numbers[-1] if re.search(r"-|\bden\b", text) else ",".join(numbers)


def _monthly(found: "re.Match[str]") -> str:
    return f"FREQ=MONTHLY;BYMONTHDAY={_days_of(found[1])}"


def _quarterly_day(found: "re.Match[str]") -> str:
    return f"FREQ=MONTHLY;BYMONTH={_MONTHS_OF_QUARTER[found[2]]};BYMONTHDAY={int(found[1])}"


def _quarterly_last_month_day(found: "re.Match[str]") -> str:
    return f"FREQ=MONTHLY;BYMONTH={_MONTHS_OF_QUARTER['cuoi']};BYMONTHDAY={int(found[1])}"


def _edge(found: "re.Match[str]") -> str:
    edge, unit = found[1], found[2]
    day = 1 if edge == "dau" else -1
    if unit == "thang":
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    if unit == "quy":
        return f"FREQ=MONTHLY;BYMONTH={_MONTHS_OF_QUARTER[edge]};BYMONTHDAY={day}"
    if unit == "tuan":
        return f"FREQ=WEEKLY;BYDAY={'MO' if edge == 'dau' else 'FR'}"
    return f"FREQ=YEARLY;BYMONTH={1 if edge == 'dau' else 12};BYMONTHDAY={day}"


def _weekly(found: "re.Match[str]") -> str:
    day = _WEEKDAYS.get(found[1] or "", "SU")
    return f"FREQ=WEEKLY;BYDAY={day}"


def _every(found: "re.Match[str]") -> str:
    return min((_unit_rule(unit) for unit in re.findall(_UNIT, found[1])), key=_length)


_NUMBER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "sau": 6}


def _unit_rule(unit: str, times: int = 1) -> str:
    *count, name = unit.split()
    if count == ["nua"]:
        return _spaced("thang", 6) if name == "nam" else _spaced("tuan", 2)
    number = (_NUMBER_WORDS.get(count[0]) or int(count[0])) if count else 1
    return _spaced(name, max(number, 1), times)


def _spaced(name: str, number: int, times: int = 1) -> str:
    months = {"thang": 1, "quy": 3, "nam": 12}.get(name, 0) * number
    if not months:
        rule = _RULES_BY_UNIT[name]
        return f"{rule};INTERVAL={number}" if number > 1 else rule
    if times > 1:
        months = months // times
    if months == 0:
        return "FREQ=WEEKLY;INTERVAL=2" if times == 2 else "FREQ=WEEKLY"
    if months % 12 == 0:
        return "FREQ=YEARLY" + (f";INTERVAL={months // 12}" if months > 12 else "")
    return "FREQ=MONTHLY" + (f";INTERVAL={months}" if months > 1 else "")


def _length(rule: str) -> int:
    days = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}[
        rule.split(";", maxsplit=1)[0][5:]
    ]
    interval = re.search(r"INTERVAL=(\d+)", rule)
    return days * (int(interval[1]) if interval else 1)


def _times_in(found: "re.Match[str]") -> str:
    times = _NUMBER_WORDS.get(found[1]) or int(found[1])
    return _unit_rule(found[2].strip(), max(times, 1))


def _times_after(found: "re.Match[str]") -> str:
    times = _NUMBER_WORDS.get(found[2]) or int(found[2])
    return _unit_rule(found[1].strip(), max(times, 1))


def _once_in(found: "re.Match[str]") -> str:
    return _unit_rule(found[1].strip())


def _unsaid(_found: "re.Match[str]") -> None:
    return None


_COUNT = r"(0?\d|mot|hai|ba|sau)"
_ONCE = r"(?:\s*/\s*|\s+)(?:(?:0?1|mot)\s*)?lan\b"
_RULES: tuple[tuple[str, Callable[["re.Match[str]"], str | None]], ...] = (
    (
        rf"{_DAY}\s*(?:/|cua)?\s*(?:cua\s+)?thang\s+(dau|giua|cuoi)\s+(?:cua\s+)?(?:{_EACH}\s+"
        r"|cac\s+)?quy(?!\s*[\di])",
        _quarterly_day,
    ),
    (rf"{_DAY}\s*(?:cua\s+)?{_EACH}\s+quy\b", _quarterly_last_month_day),
    (
        rf"{_EACH}\s+quy{_BETWEEN}{_DAY}\s+(?:cua\s+)?thang\s+(dau|giua|cuoi)(?:\s+(?:cua\s+)?quy)?",
        _quarterly_day,
    ),
    (
        rf"{_EACH}\s+quy{_BETWEEN}ngay\s*(\d{{1,2}})(?!\s*/|\d|\s+(?:cua\s+)?thang)",
        _quarterly_last_month_day,
    ),
    (rf"{_DAYS}\s*(?:/\s*)?(?:cua\s+)?{_EACH}\s+thang\b", _monthly),
    (
        r"ngay\s*(\d{1,2})\s+(?:cua\s+)?(?:cac\s+thang|thang\s+(?:sau|tiep theo|ke tiep"
        r"|lien ke))\b",
        _monthly,
    ),
    (rf"{_EACH}\s+thang{_BETWEEN}ngay\s*(\d{{1,2}})(?!\s*/|\d|\s+thang\s+\d|\.\d)", _monthly),
    (
        rf"(?:ngay\s+)?(dau|cuoi)\s+(?:cung\s+)?(?:cua\s+)?(?:{_EACH})\s+(thang|quy|nam|tuan)\b",
        _edge,
    ),
    (
        r"ngay\s+(?:lam\s+viec\s+)?(dau|cuoi)(?:\s+(?:tien|cung))?\s+(?:cua\s+)?(thang"
        r"|quy|nam|tuan)(?!\s*[\divxl]|\s+(?:nay|sau))",
        _edge,
    ),
    (r"ngay\s*(\d{1,2})\s+(?:cua\s+)?thang(?=\s*(?:$|[;,.)\n]))", _monthly),
    (
        r"(?:cac|tung|nhung)\s+((?:thang|quy|tuan))(?:\s+trong\s+nam\b|(?=\s*(?:$|[;,.)\n])))",
        _every,
    ),
    (rf"(?:ngay\s+)?(dau|cuoi)\s+(?:thang|quy|nam|tuan)\s+{_EACH}\s+(thang|quy|nam|tuan)\b", _edge),
    (
        rf"(?:(?:thu\s+([2-7]|hai|ba|tu|nam|sau|bay))|chu nhat)\s+(?:cua\s+)?{_EACH}\s+tuan\b",
        _weekly,
    ),
    (
        rf"{_EACH}\s+tuan{_BETWEEN}(?:(?:thu\s+([2-7]|hai|ba|tu|nam|sau|bay))|chu nhat)\b",
        _weekly,
    ),
    (rf"(?:{_EACH}\s+)?({_UNIT}){_ONCE}", _once_in),
    (rf"moi\s+({_UNIT})\s+(?:la\s+)?{_COUNT}\s+lan\b", _times_after),
    (rf"{_COUNT}\s*lan\s*(?:/|trong|mot|moi)\s*(?:mot\s+|moi\s+)?({_UNIT})", _times_in),
    (
        rf"{_EACH}\s+((?:{_UNIT})(?:\s*(?:,|/|va|-|&|hoac)\s*(?:{_EACH}\s+)?{_UNIT}(?![\s]*[\d]))*)(?!\s*[/\d])\b",
        _every,
    ),
    (
        r"((?<!\d )(?<!\d)(?:thang|quy)(?:\s*,\s*(?:quy|6 thang|06 thang|9 thang"
        r"|09 thang|nam))+(?:\s*(?:va|,)\s*nam)?(?!\s*\d))",
        _every,
    ),
    (r"dinh ky", _unsaid),
)
_COMPILED = tuple((re.compile(rf"(?<![a-z0-9/])(?:{pattern})"), rule) for pattern, rule in _RULES)
_OTHER_WORDS = re.compile(r"tháng sáu|\b(?:mới|mời|hạng|hãng)\b")
_MAYBE = re.compile(
    r"\b(?:hang|moi|dinh ky|lan|thang (?:sau|tiep|ke|lien|dau|giua|cuoi)|(?:cac"
    r"|tung|nhung) |quy,|thang,|ngay \d{1,2} (?:cua )?thang|ngay (?:lam viec )?(?:dau"
    "|cuoi))"
)


def find_rhythms(words: Words, folded: str) -> Iterator[Rhythm]:
    """The rhythms in text order; at one place the first rule that fits wins."""
    at = 0
    while _MAYBE.search(folded, at) and (found := _next(folded, at)):
        match, rule = found
        at = match.end()
        if _OTHER_WORDS.search(words.lower, match.start(), at):
            continue
        text = rule(match)
        closed = at + ("(" in match[0] and folded.startswith(")", at))
        yield Rhythm(match.start(), closed, text, yearly=text == "FREQ=YEARLY")


def _next(
    folded: str, at: int
) -> tuple["re.Match[str]", Callable[["re.Match[str]"], str | None]] | None:
    matches = [
        (found, rule) for pattern, rule in _COMPILED if (found := pattern.search(folded, at))
    ]
    return min(matches, key=lambda pair: pair[0].start(), default=None)

"""How often, as iCalendar rules: once in so many units, so many times in one."""

import re
from typing import Final

from bot.parsing.when.lengths import DAYS_IN
from bot.parsing.when.numbers import number_in

_RULES_BY_UNIT = {"ngay": "FREQ=DAILY", "tuan": "FREQ=WEEKLY"}
_MONTHS_IN = {"thang": 1, "quy": 3, "nam": 12}
NUMBER: Final = r"(?:\d{1,2}|mot|hai|ba|bon|sau)"
UNIT: Final = rf"(?:(?:{NUMBER}|nua)\s+)?(?:ngay|tuan|thang|quy|nam)"
_EACH_UNIT = re.compile(UNIT)


def once_in_shortest(folded: str) -> str:
    """The rule of what happens once in the shortest of the units a text names.

    >>> once_in_shortest("quy, 6 thang, nam"), once_in_shortest("2 tuan")
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=WEEKLY;INTERVAL=2')
    """
    units = [_unit_of(text) for text in _EACH_UNIT.findall(folded)]
    return _spaced(*min(units, key=lambda unit: unit[0] * DAYS_IN[unit[1]]))


def times_in(unit: str, said: str) -> str:
    """The rule of what happens so many times in a unit, spaced evenly in whole months or weeks.

    >>> times_in("nam", "hai"), times_in("quy", "3"), times_in("thang", "2")
    ('FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY', 'FREQ=WEEKLY;INTERVAL=2')
    """
    times = max(number_in(said), 1)
    number, name = _unit_of(unit)
    if name in _RULES_BY_UNIT:
        return _spaced(number, name)
    months = _MONTHS_IN[name] * number // times
    return _spaced(months or (0.5 if times == 2 else 0), "thang")


def _unit_of(text: str) -> tuple[float, str]:
    *count, name = text.split()
    if count == ["nua"]:
        return 0.5, name
    number = number_in(count[0]) if count else 1
    return max(number, 1), name


def _spaced(number: float, name: str) -> str:
    """The rule of what happens once in so many units; a part of a month is told in weeks."""
    if name in _RULES_BY_UNIT:
        return _with_interval(_RULES_BY_UNIT[name], int(number))
    months = _MONTHS_IN[name] * number
    if months < 1:
        return _with_interval("FREQ=WEEKLY", 2 if months == 0.5 else 1)
    if months % 12 == 0:
        return _with_interval("FREQ=YEARLY", int(months) // 12)
    return _with_interval("FREQ=MONTHLY", int(months))


def _with_interval(rule: str, number: int) -> str:
    return f"{rule};INTERVAL={number}" if number > 1 else rule

"""A day its month does not have: the month's last one was taken, and the answer says so."""

import re
from datetime import date

from bot.domain import Speaker
from bot.parsing.guesses import moved_in
from bot.services.asking.wishes import (
    Ambiguous,
    NotUnderstood,
    NotYet,
    OpensList,
    WantsCount,
    WantsGroups,
    WantsList,
    WantsSummary,
    Wish,
)

_DAY_AND_MONTH = re.compile(
    r"(?<!\d)(?=(?P<whole>(?P<day>\d{1,2})\D{1,9}(?P<month>\d{1,2})(?!\d)))"
)


def moved_day(speaker: Speaker, text: str, wish: Wish, *, today: date) -> tuple[str, date] | None:
    """The day as it was typed and the one taken for it, where the wish is about certain days."""
    return moved_in_words(speaker, text, today=today) if _has_days(wish) else None


def moved_in_words(speaker: Speaker, text: str, *, today: date) -> tuple[str, date] | None:
    """The same of words that are known to name a day."""
    moved = moved_in(text, year=speaker.plan_year or today.year)
    return (_day_of(*moved), moved[1]) if moved else None


def _day_of(printed: str, taken: date) -> str:
    """The day alone, of a stretch: "31/6" of "2 đến 31/6"; in words it is shown whole."""
    found = (
        one["whole"]
        for one in _DAY_AND_MONTH.finditer(printed)
        if int(one["month"]) == taken.month and int(one["day"]) > taken.day
    )
    return next(found, printed)


def _has_days(wish: Wish) -> bool:
    match wish:
        case WantsList() | WantsCount() | WantsGroups() | WantsSummary():
            return wish.filter.has_period
        case Ambiguous():
            return any(wanted.has_period for _, wanted in wish.choices)
        case NotYet():
            return wish.period is not None
        case NotUnderstood():
            return any(
                isinstance(one, OpensList) and one.filter.has_period for one in wish.readings
            )
        case _:
            return False

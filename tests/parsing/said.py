"""Short forms in which the tables of this folder say what they expect."""

from collections.abc import Sequence
from datetime import date

from bot.parsing.deadlines import read_deadline
from bot.parsing.values import Milestone

YEAR = 2024
Span = tuple[str | None, str | None]


def day(text: str | None) -> date | None:
    """“5-31” is in the plan's year, “2025-1-5” says its own."""
    if text is None:
        return None
    *year, month, number = (int(part) for part in text.split("-"))
    return date(year[0] if year else YEAR, month, number)


def spans(phrase: str, year: int = YEAR) -> list[tuple[date | None, date | None]]:
    return [(one.start, one.due) for one in milestones(phrase, year)]


def milestones(phrase: str, year: int = YEAR) -> tuple[Milestone, ...]:
    return read_deadline(phrase, year=year).milestones


def expected(wanted: Sequence[Span]) -> list[tuple[date | None, date | None]]:
    return [(day(start), day(due)) for start, due in wanted]


def doubt_keys(phrase: str, year: int = YEAR) -> list[str]:
    return [doubt.key for doubt in read_deadline(phrase, year=year).doubts]

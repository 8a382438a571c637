"""The tables of phrases in this folder, and the short notation of what they mean.

    milestones := "-" | milestone (" | " milestone)*
    milestone  := (days | awaited) [" = " action]
    days       := [day ".."] day | ".." day | day ".."   followed by "!" (no such day) or a rule
    awaited    := ("ngay" | [-]N " ngày" [" làm việc"]) " sau <" event ">" | "theo <" text ">"
    day        := D/M in the plan's year | D/M/Y
    rule       := " FREQ=" …, as iCalendar has it

A phrase may open with `{nfd}` (marks as characters of their own) or `{wide}` (full-width digits):
such forms look like any other in an editor and would be lost at the first careless saving.
`\\n` is a line break. A milestone with no action has none; of one after a `~` a part is enough. Two
columns may follow: the keys of the doubts, and the words each milestone was read from, both with
" | " between them and "-" for none. Kinds of questions: `said` in full, `typed` in a hurry,
`english`, `twofold` (a word that means two things), `no task`.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.parsing.values import Intent, Milestone, Period, Query, Status

_FOLDER = Path(__file__).parent
_NONE = "-"
_WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)}
_AWAITED = re.compile(
    r"(?:(?P<cited>theo)|(?:ngay|(?P<days>-?\d+) ngày(?P<working> làm việc)?) sau) <(?P<event>.*)>"
)


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """A time phrase, and the milestones it should give."""

    kind: str
    year: int
    phrase: str
    milestones: tuple[Milestone, ...]
    doubts: tuple[str, ...] | None = None
    printed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as typed, and the query it should give."""

    kind: str
    today: date
    year: int
    query: Query
    loose: bool = False
    """Its keywords can be cut in more than one way."""


@cache
def deadline_rows() -> tuple[DeadlineRow, ...]:
    return tuple(
        DeadlineRow(
            row["kind"],
            int(row["year"]),
            meant(row["phrase"]),
            _milestones(row),
            _listed(row["doubts"]),
            _listed(row["printed"]),
        )
        for row in _rows("deadlines.tsv")
    )


def _listed(written: str | None) -> tuple[str, ...] | None:
    """What a column lists; None where the row is too short to have it."""
    if not written:
        return None
    return () if written == _NONE else tuple(written.split(" | "))


@cache
def question_rows() -> tuple[QuestionRow, ...]:
    return tuple(_question(row) for row in _rows("queries.tsv"))


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Lines without those that are empty or begin with a # and a space."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("# "))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def meant(phrase: str) -> str:
    """The phrase in the form its mark says.

    >>> len(meant("{nfd}quý I")) - len(meant("quý I")), meant("{wide}30/6")
    (1, '３０/６')
    """
    if phrase.startswith("{nfd}"):
        return unicodedata.normalize("NFD", meant(phrase.removeprefix("{nfd}")))
    if phrase.startswith("{wide}"):
        return meant(phrase.removeprefix("{wide}")).translate(_WIDE)
    return phrase.replace("\\n", "\n")


def _milestones(row: dict[str, str]) -> tuple[Milestone, ...]:
    if row["expected"] == _NONE:
        return ()
    return tuple(milestone_of(one, int(row["year"])) for one in row["expected"].split(" | "))


def milestone_of(written: str, year: int) -> Milestone:
    """The milestone of its notation.

    >>> milestone_of("..28/2! = báo cáo", 2025).due
    datetime.date(2025, 2, 28)
    >>> milestone_of("10 ngày làm việc sau <nhận hồ sơ>", 2025).offset_days
    10
    """
    when, _, action = written.partition(" = ")
    if awaited := _AWAITED.fullmatch(when):
        days = None if awaited["cited"] else int(awaited["days"] or 0)
        working = awaited["working"] is not None
        return Milestone(text=action, trigger=awaited["event"], offset_days=days, working=working)
    days_only, _, rule = when.partition(" ")
    period = _period(days_only.removesuffix("!"), year)
    return Milestone(
        start=period.start,
        due=period.end,
        text=action,
        adjusted=days_only.endswith("!"),
        recurrence=rule or None,
    )


def _period(written: str, year: int) -> Period:
    first, dots, last = written.partition("..")
    if not dots:
        return Period(_day(first, year), _day(first, year))
    return Period(_day(first, year) if first else None, _day(last, year) if last else None)


def _day(written: str, year: int) -> date:
    number, month, *own_year = (int(part) for part in written.split("/"))
    return date(own_year[0] if own_year else year, month, number)


def _question(row: dict[str, str]) -> QuestionRow:
    year = int(row["year"])
    told = {name: value if value != _NONE else None for name, value in row.items()}
    status, period, keywords = told["status"], told["period"], told["keywords"]
    query = Query(
        text=meant(row["question"]),
        intent=Intent(row["intent"]),
        owner=told["owner"],
        status=Status(status) if status else None,
        period=_period(period, year) if period else None,
        number=told["number"],
        keywords=keywords.removeprefix("~") if keywords else None,
    )
    loose = bool(keywords and keywords.startswith("~"))
    return QuestionRow(row["kind"], date.fromisoformat(row["today"]), year, query, loose)


def written_milestone(one: Milestone, year: int) -> str:
    """The notation of a milestone.

    >>> written_milestone(milestone_of("1/5..31/5 = họp", 2024), 2024)
    '1/5..31/5 = họp'
    """
    action = f" = {one.text}" if one.text else ""
    if one.trigger is not None:
        return f"{_written_wait(one)} <{one.trigger}>{action}"
    adjusted = "!" if one.adjusted else ""
    rule = f" {one.recurrence}" if one.recurrence else ""
    return f"{written_period(Period(one.start, one.due), year)}{adjusted}{rule}{action}"


def _written_wait(one: Milestone) -> str:
    if one.offset_days is None:
        return "theo"
    days = f"{one.offset_days} ngày" if one.offset_days else "ngay"
    return f"{days} làm việc sau" if one.working else f"{days} sau"


def written_milestones(found: tuple[Milestone, ...], year: int) -> str:
    return " | ".join(written_milestone(one, year) for one in found) or _NONE


def written_period(period: Period | None, year: int) -> str:
    if period is None:
        return _NONE
    start, end = _written_day(period.start, year), _written_day(period.end, year)
    return start if start == end else f"{start}..{end}"


def _written_day(day: date | None, year: int) -> str:
    if day is None:
        return ""
    return f"{day.day}/{day.month}" + (f"/{day.year}" if day.year != year else "")

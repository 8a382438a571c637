"""The dates of a row: from its time cell, its dated note, or the heading it stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import fold
from bot.parsing.values import Doubt, Milestone

_NOTHING = re.compile(r"[\s\-–./]*")
_DEADLINE_NOTE = re.compile(
    r"^(trong |truoc |den |het |tu |cham nhat|han |thoi |xong |hoan thanh|ngay |thang |quy |\d)"
    r"|\b(thoi han|han chot|han nop|hoan thanh truoc|trinh truoc|xong truoc|cham nhat)\b"
)
# "Nhiệm vụ … năm 2024" only says which year's tasks these are.
_WHOLE_YEAR = re.compile(
    r"\b(hoan thanh|thuc hien|trien khai)\b.{0,12}\bnam\b|\bca nam\b|\bthuong xuyen\b|\btrong nam\b"
)
_SHORTEST_PERIOD = 8
_YEAR_LONG = 360

_NUMERIC = r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,2}([.-])\d{1,2}\1\d{4}"
_WRITTEN = r"\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
_OF_YEAR = r"(?:\s?/\s?\d{4}|\s+năm\s+\d{4})?"
_DATE = re.compile(
    r"(?<![\w/.-])(?:(?:trước|đến|chậm nhất|hết|trong|hạn|từ)\s+)?"
    rf"(?:ngày\s+{_WRITTEN}|(?:ngày\s+)?(?:{_NUMERIC})"
    rf"|tháng\s+\d{{1,2}}{_OF_YEAR}|quý\s+(?:IV|I{{1,3}}|[1-4]){_OF_YEAR})(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
# A cited text and its day, such as a decision's number with "ngày 05 tháng 3 năm 2014".
_CITED_DAY = rf"(?:\s+ngày\s+(?:{_WRITTEN}|\d{{1,2}}/\d{{1,2}}/\d{{4}}))?"
_CITATION = re.compile(
    rf"\bsố\s*:?\s*\d\S*{_CITED_DAY}|\d+/(?:\d{{4}}/)?[A-ZĐ]{{2,}}[\w&-]*{_CITED_DAY}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RowDates:
    timeline: str = ""
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def row_dates(timeline: str, *, note: str, sections: Sequence[str], year: int) -> RowDates:
    """The row's own phrase first, then a dated note, then the innermost heading with a period."""
    own = "" if _NOTHING.fullmatch(timeline) else timeline
    reading = read_deadline(own, year=year)
    if reading.milestones:
        return RowDates(own, reading.milestones, reading.doubts)
    if noted := _noted(note, year):
        return RowDates(own or note, noted, reading.doubts)
    if own:
        return RowDates(own, (), reading.doubts)
    for heading in reversed(sections):
        if period := section_period(heading, year):
            return RowDates("", period)
    return RowDates()


def _noted(note: str, year: int) -> tuple[Milestone, ...]:
    if not _DEADLINE_NOTE.search(fold(note)):
        return ()
    milestones = read_deadline(note, year=year).milestones
    return milestones if any(milestone.due for milestone in milestones) else ()


def section_period(heading: str, year: int) -> tuple[Milestone, ...]:
    """The period in which a heading's tasks are to be done; most headings name none."""
    milestones = read_deadline(_CITATION.sub(" ", heading), year=year).milestones
    return tuple(
        replace(milestone, text="", trigger=None)
        for milestone in milestones
        if _is_period(milestone, heading)
    )


def _is_period(milestone: Milestone, heading: str) -> bool:
    if not milestone.start or not milestone.due:
        return False
    days = (milestone.due - milestone.start).days
    if days >= _YEAR_LONG:
        return bool(_WHOLE_YEAR.search(fold(heading)))
    return days >= _SHORTEST_PERIOD


def possible_milestones(text: str) -> Iterator[Doubt]:
    """Dates outside the time column: shown to the reviewer, never taken for deadlines."""
    cited = _CITATION.sub(lambda found: " " * len(found[0]), text)
    for found in _DATE.finditer(cited):
        yield Doubt("possible-milestone", (("printed", " ".join(found[0].split())),))

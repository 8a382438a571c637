"""The dates of a row: from its time cell, its dated note, or the heading it stands under."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.parsing.deadlines import read_deadline
from bot.parsing.text import fold
from bot.parsing.values import Doubt, Milestone
from bot.plans.tables.numbering import split_mark

_NOTHING = re.compile(r"[\s\-–./]*")
_DEADLINE_NOTE = re.compile(
    r"^(trong |truoc |den |het |tu |cham nhat|han |thoi |xong |hoan thanh|ngay |thang |quy |\d)"
    r"|\b(thoi han|han chot|han nop|hoan thanh truoc|trinh truoc|xong truoc|cham nhat)\b"
)
_SAID_DEADLINE = re.compile(
    r"\b(?:thời (?:hạn|gian) hoàn thành|hạn chót|hoàn thành trước|xong trước|chậm nhất)\b",
    re.IGNORECASE,
)
# A line of its own that only says when: "b) Thời gian hoàn thành: Tháng 11/2024".
_DEADLINE_SENTENCE = re.compile(
    r"^(\(?[a-z0-9]{1,3}[).]\s*|[-+*]\s*)?(thoi gian|thoi han|han)\b[^:]{0,50}:[^:]{0,80}$"
)
# "Nhiệm vụ … năm 2024" only says which year's tasks these are.
_WHOLE_YEAR = re.compile(
    r"\b(hoan thanh|thuc hien|trien khai)\b.{0,12}\bnam\b|\bca nam\b|\bthuong xuyen\b|\btrong nam\b"
)
# Nothing but a period: "Trong quý II/2024", "Từ 01/3 đến hết tháng 6".
_BARE_PERIOD = (
    r"(?=.*(?:\d|\b(?:iv|i{1,3})\b))"
    r"(?:(?:trong|tu|den|het|truoc|ngay|tuan|thang|quy|nam|dau|cuoi|giua|nua|va|hoc ky|dot|lan"
    r"|iv|i{1,3}|v)\b|[\d\s/.,;:()–-])+"
)
_PERIOD_ALONE = re.compile(_BARE_PERIOD)
_PERIOD_AT_END = re.compile(
    rf"(?:[:(–-]|^(?:cac |nhung )?(?:nhiem vu|cong viec|cong tac|viec|noi dung|ke hoach"
    rf"|chuong trinh)\b[^:]{{0,30}}?)\s*\b{_BARE_PERIOD}$"
)
# A month that is followed by other words may be a name: "Tháng 3 Thanh niên".
_DONE_IN_PERIOD = re.compile(
    r"\b(?:hoan thanh|trong|thuc hien|trien khai|xong|thoi gian|thoi han|truoc|han)\b.{0,25}?"
    r"(?:\b(?:thang|quy) (?:\d{1,2}|iv|i{1,3})\b(?:/\d{4})?|\b\d{1,2} thang\b|\d/\d{1,2}\b)"
    r"(?= *(?:$|[^\w\s]|nam\b|dau\b|cuoi\b|va\b|den\b|hoan\b|thuc\b|trien\b|xong\b|gom\b))"
)
_COMMEMORATED = re.compile(r"\b(ky niem|cach mang thang|chao mung)\b")
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


def row_dates(
    timeline: str, *, note: str, sections: Sequence[str], year: int, parent: str = ""
) -> RowDates:
    """The row's own phrase, else a dated note, a deadline of its parent, a heading's period."""
    own = "" if _NOTHING.fullmatch(timeline) else timeline
    reading = read_deadline(own, year=year)
    if reading.milestones:
        return RowDates(own, reading.milestones, reading.doubts)
    if noted := _noted(note, year):
        return RowDates(own or note, noted, reading.doubts)
    if own:
        return RowDates(own, (), reading.doubts)
    if inherited := _deadline_within(parent, year):
        return RowDates("", inherited)
    for heading in reversed(sections):
        if period := section_period(heading, year):
            return RowDates("", period)
    return RowDates()


def _noted(note: str, year: int) -> tuple[Milestone, ...]:
    if not _DEADLINE_NOTE.search(fold(note)):
        return ()
    milestones = read_deadline(note, year=year).milestones
    return milestones if any(milestone.due for milestone in milestones) else ()


def _deadline_within(text: str, year: int) -> tuple[Milestone, ...]:
    """The deadline a sentence ends with: "…. Thời gian hoàn thành: tháng 11"."""
    found = _SAID_DEADLINE.search(text)
    milestones = read_deadline(text[found.start() :], year=year).milestones if found else ()
    return tuple(replace(one, text="") for one in milestones if one.due)


def with_steps(dates: RowDates, steps: str, *, year: int) -> RowDates:
    """Several dated actions beside a time that spans them are the milestones.

    What the time leaves over after the last of them stays a milestone of its own.
    """
    actions = [one for one in read_deadline(steps, year=year).milestones if one.due and one.text]
    if len(actions) < 2 or not _span(dates.milestones, actions):
        return dates
    last = max(one.due for one in actions if one.due)
    rest = tuple(one for one in dates.milestones if one.due and one.due > last)
    return replace(dates, milestones=(*actions, *rest))


def _span(spanning: Sequence[Milestone], actions: Sequence[Milestone]) -> bool:
    """The time cell names one window, or none, and every action falls into it."""
    if not spanning:
        return True
    window = spanning[0]
    if len(spanning) > 1 or window.recurrence or window.due is None:
        return False
    return all(
        one.due <= window.due and (not window.start or one.due >= window.start)
        for one in actions
        if one.due
    )


def other_years(texts: Iterable[str], *, year: int) -> Iterator[Doubt]:
    """Deadlines of sentences outside the tables that name another year than the plan's."""
    found = {
        milestone.due.year
        for text in texts
        if _DEADLINE_SENTENCE.search(fold(text))
        for milestone in read_deadline(text, year=year).milestones
        if milestone.due
    }
    for other in sorted(found - {year}):
        yield Doubt("year-contradicts", (("printed", str(year)), ("other", str(other))))


def section_period(heading: str, year: int) -> tuple[Milestone, ...]:
    """The period in which a heading's tasks are to be done; most headings name none."""
    if not _speaks_of_period(heading):
        return ()
    milestones = read_deadline(_CITATION.sub(" ", heading), year=year).milestones
    return tuple(
        replace(milestone, text="", trigger=None)
        for milestone in milestones
        if _is_period(milestone, heading)
    )


def _speaks_of_period(heading: str) -> bool:
    """It is a period, ends with one, or says that its tasks are done in one."""
    folded = fold(split_mark(heading)[1]).strip()
    if _COMMEMORATED.search(folded):
        return False
    if _PERIOD_ALONE.fullmatch(folded) or _PERIOD_AT_END.search(folded):
        return True
    return bool(_DONE_IN_PERIOD.search(folded) or _WHOLE_YEAR.search(folded))


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
